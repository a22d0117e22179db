package org.carrel.sim.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carrel.sim.broker.Rule.Act;
import org.carrel.sim.broker.ScriptedBroker.Effect;
import org.junit.jupiter.api.Test;

/** Goal: each kind of misbehaviour does to the bytes what its name says, to the chosen packets and no others. */
class ScriptedBrokerTest {
    private static final Octets CONNECT = PacketCodec.encode(Connect.plain("shelf", true, 0, Properties.NONE));
    private static final Octets PING = PacketCodec.encode(new Packet.Ping(PacketType.PINGREQ));
    private static final Octets PONG = PacketCodec.encode(new Packet.Ping(PacketType.PINGRESP));

    private final List<Seen> record = new ArrayList<>();
    private final ScriptedBroker broker =
            new ScriptedBroker(new Broker(BrokerSettings.standard(), Doorman.OPEN), record::add);
    private long now = 1;

    @Test
    void withoutRulesItIsHonest() {
        int connection = connected();
        assertEquals(List.of(new Effect.Write(connection, PONG)), ping(connection));
    }

    @Test
    void swallowsOnlyWhatItIsToldToAndOnlyThatOften() {
        broker.add(
                Rule.outgoing(PacketType.PINGRESP, new Act.Swallow()).after(1).times(1));
        int connection = connected();
        assertEquals(1, ping(connection).size());
        assertEquals(0, ping(connection).size());
        assertEquals(1, ping(connection).size());
    }

    @Test
    void aRuleForOneConnectionLeavesTheOthersAlone() {
        broker.add(Rule.outgoing(PacketType.PINGRESP, new Act.Swallow()).onConnection(2));
        int first = connected();
        int second = connected();
        assertEquals(0, ping(second).size());
        assertEquals(1, ping(first).size());
    }

    @Test
    void delaysAndRepeats() {
        broker.add(Rule.outgoing(PacketType.PINGRESP, new Act.Delay(Duration.ofSeconds(1)))
                .times(1));
        broker.add(Rule.incoming(PacketType.PINGREQ, new Act.Repeat(2)).after(1));
        int connection = connected();
        assertEquals(0, ping(connection).size());
        assertEquals(now + 1_000_000_000, broker.nextDeadline());
        now = broker.nextDeadline();
        assertEquals(List.of(new Effect.Write(connection, PONG)), broker.wake(now));
        assertEquals(2, ping(connection).size());
    }

    @Test
    void answersInTheBrokersPlaceAndCloses() {
        broker.add(Rule.incoming(
                PacketType.CONNECT, new Act.AnswerAndClose(_ -> List.of(new ConnAck(false, 0x89, Properties.NONE)))));
        int connection = broker.opened(now);
        List<Effect> effects = broker.received(connection, CONNECT.toArray(), now);
        assertEquals(
                Octets.hex("20 03 00 89 00"),
                assertInstanceOf(Effect.Write.class, effects.getFirst()).bytes());
        assertEquals(new Effect.Close(connection), effects.getLast());
        assertEquals(List.of(), ping(connection));
    }

    @Test
    void uttersRubbishAndResets() {
        broker.add(Rule.incoming(PacketType.PINGREQ, new Act.Utter(Octets.hex("00 00")))
                .times(1));
        broker.add(Rule.incoming(PacketType.PINGREQ, new Act.Reset()).after(0));
        int connection = connected();
        assertEquals(List.of(new Effect.Write(connection, Octets.hex("00 00"))), ping(connection));
    }

    @Test
    void resetsAndClosesAfter() {
        broker.add(Rule.incoming(PacketType.PINGREQ, new Act.Reset()).onConnection(1));
        broker.add(Rule.outgoing(PacketType.PINGRESP, new Act.CloseAfter()));
        int first = connected();
        assertEquals(List.of(new Effect.Reset(first)), ping(first));
        int second = connected();
        assertEquals(List.of(new Effect.Write(second, PONG), new Effect.Close(second)), ping(second));
    }

    @Test
    void whatIsNoPacketIsRecordedAndAnsweredWithAReason() {
        int connection = connected();
        List<Effect> effects =
                broker.received(connection, Octets.hex("30 04 00 01 2B 00").toArray(), now);
        assertEquals(
                Octets.hex("E0 02 90 00"),
                assertInstanceOf(Effect.Write.class, effects.getFirst()).bytes());
        assertEquals(
                1,
                record.stream()
                        .filter(seen -> seen.what() instanceof Seen.What.Malformed)
                        .count());
    }

    private int connected() {
        int connection = broker.opened(now);
        Connect connect = Connect.plain("shelf-" + connection, true, 0, Properties.NONE);
        broker.received(connection, PacketCodec.encode(connect).toArray(), now);
        return connection;
    }

    private List<Effect> ping(int connection) {
        return broker.received(connection, PING.toArray(), now);
    }
}
