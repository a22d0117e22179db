package org.carrel.hub.adapter.mqtt;

import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;

/** What a hub hears. */
public final class Subscriptions {
    /** MQTT 5, section 4.8.2: of all that subscribe to the same filter under one name, one gets each message. */
    private static final String SHARED = "$share/hubs/";

    private Subscriptions() {}

    /**
     * @param amongSeveral whether other hubs work on the same database. Events and questions then go to one of them each; of births, deaths,
     *     reports and figures every hub hears, since each keeps its own memory of who is there
     */
    public static List<String> filters(boolean amongSeveral) {
        List<String> filters = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            boolean shared = amongSeveral && forOneHub(channel);
            switch (channel.direction()) {
                case TO_HUB -> filters.add((shared ? SHARED : "") + Address.everyDevice(channel));
                case TO_DEVICE -> {
                    // The hub's own.
                }
            }
        }
        return filters;
    }

    private static boolean forOneHub(Channel channel) {
        return channel == Channel.EVENT || channel == Channel.ASK;
    }
}
