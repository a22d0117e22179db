package org.carrel.device.link.mqtt;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.HubLink.Publication;
import org.carrel.device.port.HubLinkInput;
import org.carrel.sim.broker.ConnAck;
import org.carrel.sim.broker.Octets;
import org.carrel.sim.broker.Packet;
import org.carrel.sim.broker.PacketType;
import org.carrel.sim.broker.Properties;
import org.carrel.sim.broker.Rule;
import org.carrel.sim.broker.Rule.Act;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Goal: closing says goodbye where somebody listens, and ends in bounded time where nobody does. */
@Execution(ExecutionMode.CONCURRENT)
class ClosingTest {
    /** Close deadline of the bench is one second; twice that and slack for a busy machine. */
    private static final Duration BOUND = Duration.ofSeconds(10);

    @Test
    void goodbyeReplacesTheLastWill() {
        try (LinkBench bench = new LinkBench().connected()) {
            String state = bench.address.topic(Channel.STATE);
            bench.link.publish(new Publication(
                    1, state, Bytes.of(Octets.utf8("stopped").toArray()), 1, true, Bytes.EMPTY, Duration.ZERO));
            bench.link.close();
            assertEquals(List.of(new HubLinkInput.Delivered(1)), bench.told(HubLinkInput.Delivered.class));
            await().until(() -> bench.closedConnections() == 1);
            assertEquals(List.of(new Packet.Disconnect(0)), bench.broker.received(Packet.Disconnect.class));
            assertEquals(
                    "stopped", bench.broker.retained(state).getFirst().payload().text());
            await().until(() -> bench.pahoThreads().isEmpty());
        }
    }

    @Test
    void nothingIsToldAfterwards() {
        try (LinkBench bench = new LinkBench().connected()) {
            bench.link.close();
            int told = bench.inputs.size();
            bench.broker.halt(true);
            bench.publish(1, "too late");
            bench.link.close();
            assertEquals(told, bench.inputs.size());
        }
    }

    @Test
    void brokerIsFrozen() {
        try (LinkBench bench = new LinkBench().connected()) {
            bench.broker.freeze();
            bench.publish(1, "never acknowledged");
            assertTimeoutPreemptively(BOUND, bench.link::close);
            await().until(() -> bench.pahoThreads().isEmpty());
        }
    }

    @Test
    void stillConnecting() {
        try (LinkBench bench = new LinkBench()) {
            bench.broker.add(Rule.outgoing(PacketType.CONNACK, new Act.Swallow()));
            bench.start();
            await().until(() -> bench.broker.connections() == 1);
            assertTimeoutPreemptively(BOUND, bench.link::close);
            await().until(() -> bench.pahoThreads().isEmpty());
        }
    }

    @Test
    void waitingForTheNextAttempt() {
        try (LinkBench bench = new LinkBench()) {
            bench.broker.add(Rule.incoming(
                    PacketType.CONNECT,
                    new Act.AnswerAndClose(_ -> List.of(new ConnAck(false, 0x87, Properties.NONE)))));
            bench.start();
            bench.awaitFirst(HubLinkInput.Disconnected.class);
            assertTimeoutPreemptively(BOUND, bench.link::close);
        }
    }

    @Test
    void agentNeverTakesAnything() {
        try (LinkBench bench = new LinkBench()) {
            CountDownLatch never = new CountDownLatch(1);
            bench.agent = _ -> InboundTest.awaitQuietly(never);
            bench.start();
            await().until(() -> !bench.inputs.isEmpty());
            assertTimeoutPreemptively(BOUND, bench.link::close);
        }
    }

    @Test
    void neverStarted() {
        try (LinkBench bench = new LinkBench()) {
            assertTimeoutPreemptively(BOUND, bench.link::close);
        }
    }
}
