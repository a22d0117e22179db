package org.carrel.hub.adapter.mqtt.broker;

import java.util.Set;
import java.util.TreeSet;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.carrel.contract.topic.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Spares the journal what it need not keep. An event lies in its device's outbox until the hub has committed it, an
 * acknowledgement is said again with the next one, a board within seconds, and nobody waits for an answer across a restart of the broker; a write to
 * the medium for each would only make a patron wait. Retained messages and commands are journaled.
 */
final class KeptInMemory implements ActiveMQServerPlugin {
    private final Set<String> lastLevels = new TreeSet<>();

    KeptInMemory() {
        for (Channel channel : Channel.values()) {
            switch (channel) {
                case EVENT, ACKNOWLEDGEMENT, ASK, ANSWER, TELEMETRY, REPORT, BOARD -> lastLevels.add(channel.suffix());
                case STATE, COMMAND, ROSTER, CONFIG_DESIRED, CONFIG_REPORTED -> {
                    // Journaled: it would be missed after a restart.
                }
            }
        }
    }

    @Override
    public void beforeSend(
            ServerSession session,
            @Nullable Transaction transaction,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue) {
        String address = message.getAddress();
        if (lastLevels.contains(address.substring(address.lastIndexOf('.') + 1))) {
            message.setDurable(false);
        }
    }
}
