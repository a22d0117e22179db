package org.carrel.device.link.mqtt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.carrel.contract.id.Bytes;
import org.carrel.device.link.mqtt.ReasonPolicy.Ending;
import org.carrel.device.port.HubLink.Publication;
import org.carrel.device.port.HubLinkInput;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, with a Paho client of its own that is thrown away with it. Ends once, for the first reason that anybody notices;
 * after that nothing of it is told any more. Paho's threads only leave notices here.
 */
final class PahoConnection {
    private static final Logger LOG = LoggerFactory.getLogger(PahoConnection.class);

    private final MqttSettings settings;
    private final long session;
    private final Consumer<Notice> notices;
    private final Runnable changed;
    private final HubSocket socket;
    private final LineWatch watch;
    private final LinkPing ping;
    private final MqttAsyncClient client;

    /**
     * Guards what follows up to the blank line; nobody waits for anything else while holding it. Paho's locks may be taken inside,
     * so {@link LinkPing}, which Paho calls under those, stays away from it.
     */
    private final ReentrantLock lock = new ReentrantLock();

    private Stage stage = Stage.CONNECTING;
    private Ending ending = Ending.network("not ended");
    private PublishWindow window = new PublishWindow(1, 0);
    /** QoS 1 messages that came in and that the agent has not yet taken. */
    private int owed;
    /** The same at QoS 0. */
    private int offered;

    private final List<Notice> heldBack = new ArrayList<>();

    private volatile boolean spent;
    private volatile boolean leaving;
    private volatile BrokerLimits limits = BrokerLimits.standard();

    enum Stage {
        CONNECTING,
        CONNECTED,
        SUBSCRIBED,
        /** Told to the agent. */
        OPEN,
        ENDED
    }

    /**
     * @param notices takes what is to be told; must return at once
     * @param changed called when the stage has changed or there is a new deadline; must return at once and take no lock
     */
    PahoConnection(
            MqttSettings settings, Encryption encryption, long session, Consumer<Notice> notices, Runnable changed)
            throws MqttException {
        this.settings = settings;
        this.session = session;
        this.notices = notices;
        this.changed = changed;
        this.socket = new HubSocket(encryption, settings.limits().packetBytes(), new Line());
        this.watch = new LineWatch(settings.deadlines(), System.nanoTime());
        this.ping = new LinkPing(watch::keepAlive, changed);
        this.client = new MqttAsyncClient(
                Terms.brokerUri(settings), settings.address().login(), new MemoryPersistence(), ping, null);
        client.setManualAcks(true);
        client.setCallback(new Callbacks(this::arrived, this::end));
    }

    /** Begins to connect; the stage tells how far that gets. */
    void connect(Bytes lastWill) {
        try {
            client.connect(
                    Terms.connect(settings, lastWill, socket), null, then("CONNECT", _ -> reach(Stage.CONNECTED)));
        } catch (MqttException | RuntimeException refused) {
            end(Ending.network("cannot connect: " + refused.getMessage()));
        }
    }

    /** Subscribes to everything that is for this device. Only in stage CONNECTED. */
    void subscribe() {
        try {
            client.subscribe(
                    Terms.subscriptions(settings.address()),
                    null,
                    then("SUBSCRIBE", this::granted),
                    new MqttProperties());
        } catch (MqttException | RuntimeException refused) {
            end(Ending.network("cannot subscribe: " + refused.getMessage()));
        }
    }

    private void granted(IMqttToken token) {
        int[] codes = token.getReasonCodes();
        Terms.objection(codes == null ? new int[0] : codes).ifPresentOrElse(this::end, () -> reach(Stage.SUBSCRIBED));
    }

    /** Tells the agent, and then whatever came in before; false when the connection has ended meanwhile. */
    boolean open() {
        return lockedGet(() -> {
            if (stage == Stage.SUBSCRIBED) {
                stage = Stage.OPEN;
                tell(new HubLinkInput.Connected(session));
                heldBack.forEach(notices);
                heldBack.clear();
            }
            return stage == Stage.OPEN;
        });
    }

    /** Sends, lets wait or refuses; the agent is told of the outcome unless the connection ends first. */
    void publish(Publication publication) {
        long size = Outgoing.sizeMax(publication);
        long allowed = Math.min(limits.packetBytes(), settings.limits().packetBytes());
        locked(() -> {
            if (stage != Stage.OPEN) {
                tell(Outgoing.refused(publication, false, "not connected"));
            } else if (size > allowed) {
                tell(Outgoing.refused(publication, true, size + " bytes, the broker takes " + allowed));
            } else {
                switch (window.offer(publication)) {
                    case SEND -> send(publication);
                    case WAIT -> {}
                    case REFUSE -> tell(Outgoing.refused(publication, false, "too many messages wait"));
                }
            }
        });
    }

    private void send(Publication publication) {
        long number = window.sending(System.nanoTime());
        try {
            client.publish(publication.topic(), Outgoing.message(publication), null, new Sent(publication, number));
        } catch (IllegalArgumentException impossible) {
            window.done(number);
            tell(Outgoing.refused(publication, true, "cannot be sent: " + impossible.getMessage()));
        } catch (MqttException | RuntimeException refused) {
            window.done(number);
            tell(Outgoing.refused(publication, false, "cannot be sent: " + refused.getMessage()));
        }
    }

    /** Frees a message's place and sends those that waited for it. */
    void settled(long number) {
        locked(() -> {
            window.done(number);
            while (stage == Stage.OPEN && window.mayTakeNext()) {
                send(window.takeNext());
            }
            if (leaving) {
                changed.run();
            }
        });
    }

    /** A message came in; called by Paho, must not wait. */
    private void arrived(String topic, MqttMessage message) {
        if (topic.isEmpty() || message.getQos() > 1) {
            end(Ending.network("broker sent what was not asked for: QoS " + message.getQos()));
            return;
        }
        byte[] correlation = message.getProperties().getCorrelationData();
        HubLinkInput.Arrived input = new HubLinkInput.Arrived(
                topic, Bytes.of(message.getPayload()), correlation == null ? Bytes.EMPTY : Bytes.of(correlation));
        int packetId = message.getQos() == 0 ? 0 : message.getId();
        int most = settings.limits().receiveMaximum();
        locked(() -> {
            if (packetId > 0 && owed >= most) {
                end(Ending.network("broker sent more than the receive maximum of " + most));
            } else if (packetId > 0 || offered < most) {
                owed += packetId > 0 ? 1 : 0;
                offered += packetId > 0 ? 0 : 1;
                Notice notice = new Notice.Arrival(this, packetId, input);
                switch (stage) {
                    case CONNECTING, CONNECTED, SUBSCRIBED -> heldBack.add(notice);
                    case OPEN -> notices.accept(notice);
                    case ENDED -> {}
                }
            }
        });
    }

    /** The agent has a message: acknowledges it; in vain when the connection has ended, and then the broker sends it again. */
    void taken(int packetId) {
        boolean acknowledge = lockedGet(() -> {
            owed -= packetId > 0 ? 1 : 0;
            offered -= packetId > 0 ? 0 : 1;
            return packetId > 0 && stage == Stage.OPEN;
        });
        if (acknowledge) {
            try {
                client.messageArrivedComplete(packetId, 1);
            } catch (MqttException | RuntimeException broken) {
                end(Ending.network("cannot acknowledge: " + broken.getMessage()));
            }
        }
    }

    /** The next time at which {@link #tick} may have something to do; monotonic nanoseconds. */
    long nextTick(long now) {
        return Math.min(ping.due(), watch.nextLook(now, lockedGet(() -> window.oldest())));
    }

    /** Pings when it is time to, and ends the connection when the broker has been silent or owing for too long. */
    void tick(long now) {
        ping.tick(now);
        watch.verdict(now, lockedGet(() -> window.oldest())).ifPresent(this::end);
    }

    /** Makes {@link #idle} worth waiting for. */
    void wind() {
        leaving = true;
    }

    /** Says goodbye, so that the broker forgets the last will. The end follows when that was sent. */
    void leave() {
        try {
            client.disconnect(0, null, null, 0, new MqttProperties());
        } catch (MqttException | RuntimeException alreadyGone) {
            end(Ending.network("closed"));
        }
    }

    /** Ends the connection unless it has ended. */
    void end(Ending why) {
        locked(() -> {
            if (stage != Stage.ENDED) {
                stage = Stage.ENDED;
                ending = why;
                heldBack.clear();
                changed.run();
            }
        });
    }

    /** Gets rid of the client: without its socket its threads end by themselves. */
    void destroy() {
        end(Ending.network("closed"));
        try {
            socket.abandon();
        } catch (IOException alreadyBroken) {
            LOG.debug("closing the line: {}", alreadyBroken.toString());
        }
    }

    Stage stage() {
        return lockedGet(() -> stage);
    }

    /** Why it ended; only of use in stage ENDED. */
    Ending ending() {
        return lockedGet(() -> ending);
    }

    /** Whether the broker may have seen the session number. */
    boolean spent() {
        return spent;
    }

    /** Whether nothing of ours is under way or waits. */
    boolean idle() {
        return lockedGet(() -> window.idle());
    }

    private void reach(Stage next) {
        locked(() -> {
            if (stage != Stage.ENDED) {
                stage = next;
                changed.run();
            }
        });
    }

    private void tell(HubLinkInput input) {
        notices.accept(new Notice.Tell(input));
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private <T> T lockedGet(Supplier<T> value) {
        lock.lock();
        try {
            return value.get();
        } finally {
            lock.unlock();
        }
    }

    private MqttActionListener then(String what, Consumer<IMqttToken> success) {
        return new MqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
                success.accept(token);
            }

            @Override
            public void onFailure(IMqttToken token, Throwable why) {
                end(Ending.network(what + " failed: " + why.getMessage()));
            }
        };
    }

    /** Waits for a message's PUBACK, or at QoS 0 for its having been written. */
    private final class Sent implements MqttActionListener {
        private final Publication publication;
        private final long number;

        Sent(Publication publication, long number) {
            this.publication = publication;
            this.number = number;
        }

        @Override
        public void onSuccess(IMqttToken token) {
            int[] codes = token.getReasonCodes();
            int code = codes == null || codes.length == 0 ? 0 : codes[0];
            locked(() -> {
                if (stage == Stage.OPEN) {
                    notices.accept(
                            new Notice.Outcome(PahoConnection.this, number, Outgoing.outcome(publication, code)));
                }
            });
        }

        /** Only ever with the connection, whose end answers for every message under way. */
        @Override
        public void onFailure(IMqttToken token, Throwable why) {
            LOG.debug("message {} went down with its connection", publication.token());
        }
    }

    /** What the socket notices. */
    private final class Line implements LineEvents {
        @Override
        public void connected() {
            spent = true;
        }

        @Override
        public void heard() {
            watch.heard(System.nanoTime());
        }

        @Override
        public void connAck(int reason, BrokerLimits told) {
            Optional<Ending> objection = Terms.objection(reason, told);
            objection.ifPresent(PahoConnection.this::end);
            if (objection.isEmpty()) {
                limits = told;
                watch.impose(told.keepAliveSeconds());
                MqttSettings.Limits ours = settings.limits();
                int size = Math.min(ours.window(), Math.max(1, told.receiveMaximum() - 1));
                locked(() -> window = new PublishWindow(size, ours.waiting()));
            }
        }

        @Override
        public void disconnect(int reason) {
            end(ReasonPolicy.ending("DISCONNECT", reason));
        }

        @Override
        public void ended(String detail) {
            end(Ending.network(detail));
        }

        @Override
        public void closed() {
            watch.closed(System.nanoTime());
            changed.run();
        }
    }
}
