package org.carrel.sim.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.carrel.sim.broker.Broker.Effect;
import org.junit.jupiter.api.Test;

/** Goal: by itself the broker is a strict one, so that a test's client cannot pass by its leniency. Driven packet by packet. */
class BrokerTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String STATE = "carrel/v1/main/shelf-1/state";

    private final Broker broker = new Broker(BrokerSettings.standard(), Doorman.OPEN);
    private long now = 5 * SECOND;

    @Test
    void aMessageReachesTheSubscriberAndIsAcknowledged() {
        connect(1, "hub");
        subscribe(1, "carrel/v1/+/+/state", 1);
        connect(2, "shelf");
        List<Effect> effects = publish(2, STATE, 1, "here");
        Publish arrived = only(effects, 1, Publish.class);
        assertEquals("here", arrived.payload().text());
        assertEquals(1, arrived.qos());
        assertEquals(0, only(effects, 2, Packet.Ack.class).reason());
    }

    @Test
    void nobodyListeningIsSaidInThePuback() {
        connect(1, "shelf");
        Packet.Ack ack = only(publish(1, STATE, 1, "here"), 1, Packet.Ack.class);
        assertEquals(ReasonCode.NO_MATCHING_SUBSCRIBERS, ack.reason());
    }

    @Test
    void firstPacketMustBeConnectAndTheSecondMustNot() {
        assertEquals(List.of(new Effect.Close(1)), broker.received(1, new Packet.Ping(PacketType.PINGREQ), now));
        connect(2, "shelf");
        List<Effect> effects = broker.received(2, Connect.plain("shelf", true, 0, Properties.NONE), now);
        assertEquals(
                ReasonCode.PROTOCOL_ERROR,
                only(effects, 2, Packet.Disconnect.class).reason());
        assertTrue(effects.contains(new Effect.Close(2)));
    }

    @Test
    void retainedMessageGreetsTheNextSubscriberAndAnEmptyOneRemovesIt() {
        connect(1, "shelf");
        broker.received(1, new Publish(STATE, 1, true, false, 1, Properties.NONE, Octets.utf8("alive")), now);
        connect(2, "hub");
        Publish greeting = only(subscribe(2, "carrel/#", 1), 2, Publish.class);
        assertTrue(greeting.retain());
        broker.received(1, new Publish(STATE, 1, true, false, 2, Properties.NONE, Octets.NONE), now);
        connect(3, "other");
        assertEquals(List.of(), sent(subscribe(3, "carrel/#", 1), 3, Publish.class));
    }

    @Test
    void willIsSaidOnAbruptCloseAndNotAfterGoodbye() {
        connect(1, "hub");
        subscribe(1, "carrel/#", 1);
        connectWithWill(2, "shelf", 0);
        assertEquals(
                "lost", only(broker.closed(2, now), 1, Publish.class).payload().text());
        connectWithWill(3, "shelf", 0);
        broker.received(3, new Packet.Disconnect(0), now);
        assertEquals(List.of(), broker.closed(3, now));
    }

    @Test
    void willWaitsForItsDelayAndIsNotSaidWhenTheClientComesBack() {
        connect(1, "hub");
        subscribe(1, "carrel/#", 1);
        connectWithWill(2, "shelf", 10);
        assertEquals(List.of(), broker.closed(2, now));
        assertEquals(now + 10 * SECOND, broker.nextDeadline());
        connectWithWill(3, "shelf", 10);
        broker.closed(3, now);
        now = broker.nextDeadline();
        assertEquals(1, sent(broker.wake(now), 1, Publish.class).size());
    }

    @Test
    void silenceLongerThanOneAndAHalfKeepAlivesEndsTheConnection() {
        connect(1, "shelf");
        broker.received(1, new Packet.Ping(PacketType.PINGREQ), now += 10 * SECOND);
        assertEquals(now + 15 * SECOND, broker.nextDeadline());
        assertEquals(List.of(), broker.wake(now + 15 * SECOND - 1));
        List<Effect> effects = broker.wake(now + 15 * SECOND);
        assertEquals(
                ReasonCode.KEEP_ALIVE_TIMEOUT,
                only(effects, 1, Packet.Disconnect.class).reason());
    }

    @Test
    void sessionKeepsQosOneForAnAbsentClientAndSendsWhatWasNotAcknowledgedAgain() {
        connect(1, "shelf");
        subscribe(1, "command", 1);
        Publish first = only(broker.publish(Message.of("command", "1"), now), 1, Publish.class);
        broker.closed(1, now);
        broker.publish(Message.of("command", "2"), now);
        broker.publish(Message.of("command", "lost").atQos(0), now);
        List<Effect> effects = connect(2, "shelf");
        assertTrue(only(effects, 2, ConnAck.class).sessionPresent());
        List<Publish> again = sent(effects, 2, Publish.class);
        assertEquals(
                List.of("1", "2"),
                again.stream().map(each -> each.payload().text()).toList());
        assertTrue(again.getFirst().duplicate());
        assertEquals(first.packetId(), again.getFirst().packetId());
    }

    @Test
    void sessionEndsWhenItsTimeIsOver() {
        connect(1, "shelf");
        subscribe(1, "command", 1);
        broker.closed(1, now);
        broker.wake(now += 3600 * SECOND);
        assertEquals(false, only(connect(2, "shelf"), 2, ConnAck.class).sessionPresent());
    }

    @Test
    void cleanStartForgets() {
        connect(1, "shelf");
        subscribe(1, "command", 1);
        broker.closed(1, now);
        broker.received(2, Connect.plain("shelf", true, 10, lasting()), now);
        assertEquals(List.of(), broker.publish(Message.of("command", "1"), now));
    }

    @Test
    void secondConnectionOfOneClientTakesTheFirstOver() {
        connect(1, "shelf");
        List<Effect> effects = connect(2, "shelf");
        assertEquals(
                ReasonCode.SESSION_TAKEN_OVER,
                only(effects, 1, Packet.Disconnect.class).reason());
        assertTrue(effects.contains(new Effect.Close(1)));
        assertEquals(0, only(effects, 2, ConnAck.class).reason());
    }

    @Test
    void clientsReceiveMaximumIsKept() {
        Properties narrow = lasting().with(PropertyId.RECEIVE_MAXIMUM, 2);
        broker.received(1, Connect.plain("shelf", false, 10, narrow), now);
        subscribe(1, "command", 1);
        List<Publish> sent = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            sent.addAll(sent(broker.publish(Message.of("command", "" + number), now), 1, Publish.class));
        }
        assertEquals(2, sent.size());
        Packet ack = new Packet.Ack(PacketType.PUBACK, sent.getFirst().packetId(), 0);
        assertEquals(
                "2",
                only(broker.received(1, ack, now), 1, Publish.class).payload().text());
    }

    @Test
    void messageExpiryCountsDownAndDrops() {
        connect(1, "shelf");
        subscribe(1, "command", 1);
        connect(2, "hub");
        broker.closed(1, now);
        Properties minute = Properties.NONE.with(PropertyId.MESSAGE_EXPIRY_INTERVAL, 60);
        Properties second = Properties.NONE.with(PropertyId.MESSAGE_EXPIRY_INTERVAL, 1);
        broker.received(2, new Publish("command", 1, false, false, 1, minute, Octets.utf8("kept")), now);
        broker.received(2, new Publish("command", 1, false, false, 2, second, Octets.utf8("gone")), now);
        now += 3 * SECOND;
        Publish kept = only(connect(3, "shelf"), 3, Publish.class);
        assertEquals(
                57, kept.properties().number(PropertyId.MESSAGE_EXPIRY_INTERVAL).orElseThrow());
    }

    @Test
    void correlationDataAndResponseTopicTravel() {
        connect(1, "hub");
        subscribe(1, "ask", 1);
        connect(2, "shelf");
        Properties asking = Properties.NONE
                .with(PropertyId.RESPONSE_TOPIC, "answer")
                .with(PropertyId.CORRELATION_DATA, Octets.hex("01 02"));
        Publish ask = new Publish("ask", 1, false, false, 1, asking, Octets.utf8("who"));
        assertEquals(
                asking, only(broker.received(2, ask, now), 1, Publish.class).properties());
    }

    @Test
    void topicAliasWorksWhereOfferedAndEndsTheConnectionWhereNot() {
        Broker offering = new Broker(BrokerSettings.standard().withTopicAliasMaximum(1), Doorman.OPEN);
        Properties alias = Properties.NONE.with(PropertyId.TOPIC_ALIAS, 1);
        Publish full = new Publish("t", 1, false, false, 1, alias, Octets.NONE);
        Publish brief = new Publish("", 1, false, false, 2, alias, Octets.NONE);
        offering.received(1, Connect.plain("shelf", false, 10, lasting()), now);
        offering.received(1, full, now);
        assertEquals(
                2, only(offering.received(1, brief, now), 1, Packet.Ack.class).packetId());
        connect(1, "shelf");
        assertEquals(
                ReasonCode.TOPIC_ALIAS_INVALID,
                only(broker.received(1, full, now), 1, Packet.Disconnect.class).reason());
    }

    @Test
    void higherQualityThanOfferedIsRefused() {
        connect(1, "shelf");
        Packet.Grants grants = only(subscribe(1, "a", 2), 1, Packet.Grants.class);
        assertEquals(List.of(1), grants.reasons());
        Publish exactlyOnce = new Publish("a", 2, false, false, 1, Properties.NONE, Octets.NONE);
        assertEquals(
                ReasonCode.QOS_NOT_SUPPORTED,
                only(broker.received(1, exactlyOnce, now), 1, Packet.Disconnect.class)
                        .reason());
    }

    @Test
    void doormanDecides() {
        Broker guarded = new Broker(BrokerSettings.standard(), new Doorman() {
            @Override
            public int login(Connect connect) {
                return connect.clientId().equals("stranger") ? ReasonCode.NOT_AUTHORIZED : 0;
            }

            @Override
            public boolean mayPublish(String clientId, String topic) {
                return topic.startsWith(clientId);
            }

            @Override
            public boolean maySubscribe(String clientId, String filter) {
                return filter.startsWith(clientId);
            }
        });
        List<Effect> refused = guarded.received(1, Connect.plain("stranger", true, 0, Properties.NONE), now);
        assertEquals(ReasonCode.NOT_AUTHORIZED, only(refused, 1, ConnAck.class).reason());
        guarded.received(2, Connect.plain("shelf", true, 0, Properties.NONE), now);
        Publish foreign = new Publish("hub/x", 1, false, false, 1, Properties.NONE, Octets.NONE);
        assertEquals(
                ReasonCode.NOT_AUTHORIZED,
                only(guarded.received(2, foreign, now), 2, Packet.Ack.class).reason());
        Subscribe both = new Subscribe(
                2, Properties.NONE, List.of(new Subscribe.Request("shelf/#", 1), new Subscribe.Request("#", 1)));
        assertEquals(
                List.of(1, ReasonCode.NOT_AUTHORIZED),
                only(guarded.received(2, both, now), 2, Packet.Grants.class).reasons());
    }

    private List<Effect> connect(int connection, String clientId) {
        return broker.received(connection, Connect.plain(clientId, false, 10, lasting()), now);
    }

    private void connectWithWill(int connection, String clientId, long delaySeconds) {
        Properties delay = Properties.NONE.with(PropertyId.WILL_DELAY_INTERVAL, delaySeconds);
        broker.received(
                connection,
                new Connect(
                        clientId,
                        false,
                        10,
                        lasting(),
                        new Connect.LastWill.Message(STATE, 1, true, delay, Octets.utf8("lost")),
                        new Connect.UserName.None(),
                        new Connect.Password.None()),
                now);
    }

    private static Properties lasting() {
        return Properties.NONE.with(PropertyId.SESSION_EXPIRY_INTERVAL, 3600);
    }

    private List<Effect> subscribe(int connection, String filter, int qos) {
        Subscribe subscribe = new Subscribe(1, Properties.NONE, List.of(new Subscribe.Request(filter, qos)));
        return broker.received(connection, subscribe, now);
    }

    private List<Effect> publish(int connection, String topic, int qos, String text) {
        Publish publish = new Publish(topic, qos, false, false, 9, Properties.NONE, Octets.utf8(text));
        return broker.received(connection, publish, now);
    }

    private static <P extends Packet> List<P> sent(List<Effect> effects, int connection, Class<P> type) {
        List<P> found = new ArrayList<>();
        for (Effect effect : effects) {
            if (effect instanceof Effect.Send(int to, Packet packet) && to == connection && type.isInstance(packet)) {
                found.add(type.cast(packet));
            }
        }
        return found;
    }

    private static <P extends Packet> P only(List<Effect> effects, int connection, Class<P> type) {
        List<P> found = sent(effects, connection, type);
        assertEquals(1, found.size(), () -> "in " + effects);
        return assertInstanceOf(type, found.getFirst());
    }
}
