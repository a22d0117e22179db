package org.carrel.hub.adapter.mqtt.broker;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.activemq.artemis.core.security.CheckType;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;

/**
 * What one device may do at the broker: publish on its own channels to the hub, subscribe to its own channels from the hub,
 * each by its full name. Artemis writes topic levels with dots between and a subscription as {@code address::queue}.
 */
final class Rooms {
    private final String login;
    private final Set<String> toHub = new TreeSet<>();
    private final Set<String> toDevice = new TreeSet<>();

    Rooms(Address device) {
        this.login = device.login();
        for (Channel channel : Channel.values()) {
            String name = device.topic(channel).replace('/', '.');
            switch (channel.direction()) {
                case TO_HUB -> toHub.add(name);
                case TO_DEVICE -> toDevice.add(name);
            }
        }
    }

    /** Takes a login apart; empty when it is no device's. */
    static Optional<Address> device(String login) {
        int dot = login.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Address(new SiteId(login.substring(0, dot)), new DeviceId(login.substring(dot + 1))));
        } catch (IllegalArgumentException notALogin) {
            return Optional.empty();
        }
    }

    boolean allows(CheckType check, String target) {
        int separator = target.indexOf("::");
        String address = separator < 0 ? target : target.substring(0, separator);
        boolean ownQueue = separator < 0 || target.startsWith(login + ".", separator + 2);
        return switch (check) {
            case SEND -> toHub.contains(address);
            case CREATE_ADDRESS -> toHub.contains(address) || toDevice.contains(address);
            case CONSUME,
                    CREATE_DURABLE_QUEUE,
                    CREATE_NON_DURABLE_QUEUE,
                    DELETE_DURABLE_QUEUE,
                    DELETE_NON_DURABLE_QUEUE -> ownQueue && toDevice.contains(address);
            case DELETE_ADDRESS, MANAGE, BROWSE, VIEW, EDIT -> false;
        };
    }
}
