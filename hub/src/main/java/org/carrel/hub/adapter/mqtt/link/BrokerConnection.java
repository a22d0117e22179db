package org.carrel.hub.adapter.mqtt.link;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.BinaryProperty;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.adapter.mqtt.BrokerLine;
import org.carrel.hub.adapter.mqtt.BrokerLine.Arrival;
import org.carrel.hub.adapter.mqtt.BrokerLine.Publication;

/**
 * One connection to the broker, used once: CONNECT, SUBSCRIBE, then messages both ways until it breaks. Lives on its event
 * thread alone. Quality 1 in both directions; receipts are given by whoever handled the message.
 */
final class BrokerConnection extends SimpleChannelInboundHandler<MqttMessage> {
    /** What the broker may send before the first of it was handled. */
    static final int UNHANDLED_MAX = 512;

    /** Our own window; never above what the broker allows. */
    private static final int IN_FLIGHT_MAX = 128;

    /** What may wait for room in the window. */
    private static final int WAITING_MAX = 20_000;

    private static final int OPEN_SECONDS_MAX = 10;
    private static final int KEEP_ALIVE_SECONDS = 15;
    private static final int PACKET_ID_MAX = 65_535;
    private static final int PACKET_BYTES_MAX = 1 << 20;
    private static final int REFUSED_FROM = 0x80;

    private final BrokerLogin login;
    private final List<String> filters;
    private final Owner owner;
    private final Map<Integer, Waiting> inFlight = new TreeMap<>();
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private int window = IN_FLIGHT_MAX;
    private int lastPacketId;
    private Optional<ScheduledFuture<?>> lifeChecks = Optional.empty();
    private boolean open;
    private boolean heard;
    private String ending = "the broker closed the connection";

    /** Hears of the connection on its event thread. */
    interface Owner {
        void opened(BrokerConnection connection, ChannelHandlerContext context);

        void arrived(Arrival arrival);

        void ended(String reason);
    }

    private record Waiting(Publication publication, BrokerLine.End end) {}

    BrokerConnection(BrokerLogin login, List<String> filters, Owner owner) {
        this.login = login;
        this.filters = List.copyOf(filters);
        this.owner = owner;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        MqttProperties properties = new MqttProperties();
        properties.add(new IntegerProperty(MqttPropertyType.RECEIVE_MAXIMUM.value(), UNHANDLED_MAX));
        properties.add(new IntegerProperty(MqttPropertyType.MAXIMUM_PACKET_SIZE.value(), PACKET_BYTES_MAX));
        send(
                context,
                MqttMessageBuilders.connect()
                        .protocolVersion(MqttVersion.MQTT_5)
                        .clientId(login.clientId())
                        .username(login.user())
                        .password(login.password().getBytes(StandardCharsets.UTF_8))
                        .hasUser(true)
                        .hasPassword(true)
                        .cleanSession(true)
                        .keepAlive(KEEP_ALIVE_SECONDS)
                        .properties(properties)
                        .build());
        var _ = context.executor()
                .schedule(
                        () -> {
                            if (!open) {
                                end(context, "the broker did not answer within " + OPEN_SECONDS_MAX + " s");
                            }
                        },
                        OPEN_SECONDS_MAX,
                        TimeUnit.SECONDS);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, MqttMessage message) {
        heard = true;
        if (message.decoderResult().isFailure()) {
            end(context, "the broker sent what is not MQTT");
            return;
        }
        switch (message.fixedHeader().messageType()) {
            case CONNACK -> connected(context, (MqttConnAckMessage) message);
            case SUBACK -> subscribed(context, (MqttSubAckMessage) message);
            case PUBLISH -> arrived(context, (MqttPublishMessage) message);
            case PUBACK -> published(context, message);
            case DISCONNECT -> end(context, "the broker ended the session, " + reason(message));
            case PINGRESP -> {
                // It lives; noted above.
            }
            case CONNECT, PUBREC, PUBREL, PUBCOMP, SUBSCRIBE, UNSUBSCRIBE, UNSUBACK, PINGREQ, AUTH ->
                end(
                        context,
                        "the broker sent an unexpected " + message.fixedHeader().messageType());
        }
    }

    private void connected(ChannelHandlerContext context, MqttConnAckMessage answer) {
        int code = answer.variableHeader().connectReturnCode().byteValue() & 0xFF;
        if (code != 0) {
            end(context, "the broker refused the hub's login, code 0x" + Integer.toHexString(code));
            return;
        }
        if (answer.variableHeader().properties().getProperty(MqttPropertyType.RECEIVE_MAXIMUM.value())
                instanceof IntegerProperty allowed) {
            window = Math.min(IN_FLIGHT_MAX, allowed.value());
        }
        MqttMessageBuilders.SubscribeBuilder subscribe =
                MqttMessageBuilders.subscribe().messageId(nextPacketId()).properties(MqttProperties.NO_PROPERTIES);
        filters.forEach(filter -> subscribe.addSubscription(MqttQoS.AT_LEAST_ONCE, filter));
        send(context, subscribe.build());
    }

    private void subscribed(ChannelHandlerContext context, MqttSubAckMessage answer) {
        if (answer.payload().reasonCodes().stream().anyMatch(code -> code >= REFUSED_FROM)) {
            end(context, "the broker does not let the hub hear the devices; check its access list");
            return;
        }
        open = true;
        lifeChecks = Optional.of(context.executor()
                .scheduleAtFixedRate(
                        () -> checkLife(context), KEEP_ALIVE_SECONDS, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS));
        owner.opened(this, context);
    }

    /** A ping each period; silence over a whole period after a ping means that the line is dead. */
    private void checkLife(ChannelHandlerContext context) {
        if (!heard) {
            end(context, "the broker has been silent for " + KEEP_ALIVE_SECONDS + " s");
            return;
        }
        heard = false;
        send(
                context,
                new MqttMessage(new MqttFixedHeader(MqttMessageType.PINGREQ, false, MqttQoS.AT_MOST_ONCE, false, 0)));
    }

    private void arrived(ChannelHandlerContext context, MqttPublishMessage message) {
        int packetId = message.variableHeader().packetId();
        int qos = message.fixedHeader().qosLevel().value();
        Runnable receipt =
                qos == 0 ? () -> {} : () -> context.executor().execute(() -> send(context, receipt(packetId)));
        owner.arrived(new Arrival(
                message.variableHeader().topicName(),
                Bytes.of(ByteBufUtil.getBytes(message.payload())),
                qos,
                message.fixedHeader().isRetain(),
                correlation(message),
                receipt));
    }

    private static Bytes correlation(MqttPublishMessage message) {
        return message.variableHeader().properties().getProperty(MqttPropertyType.CORRELATION_DATA.value())
                        instanceof BinaryProperty data
                ? Bytes.of(data.value())
                : Bytes.EMPTY;
    }

    private static MqttMessage receipt(int packetId) {
        return new MqttMessage(
                new MqttFixedHeader(MqttMessageType.PUBACK, false, MqttQoS.AT_MOST_ONCE, false, 0),
                new MqttPubReplyMessageVariableHeader(
                        packetId, MqttPubReplyMessageVariableHeader.REASON_CODE_OK, MqttProperties.NO_PROPERTIES));
    }

    /** On the event thread. */
    void publish(ChannelHandlerContext context, Publication publication, BrokerLine.End end) {
        if (!open || waiting.size() >= WAITING_MAX) {
            end.published(false);
        } else if (publication.qos() == 0) {
            context.writeAndFlush(encoded(publication, 0)).addListener(written -> end.published(written.isSuccess()));
        } else {
            waiting.addLast(new Waiting(publication, end));
            fillWindow(context);
        }
    }

    private void fillWindow(ChannelHandlerContext context) {
        while (inFlight.size() < window && !waiting.isEmpty()) {
            Waiting next = waiting.removeFirst();
            int packetId = nextPacketId();
            inFlight.put(packetId, next);
            var _ = context.write(encoded(next.publication(), packetId));
        }
        context.flush();
    }

    private void published(ChannelHandlerContext context, MqttMessage message) {
        Waiting done = inFlight.remove(((MqttMessageIdVariableHeader) message.variableHeader()).messageId());
        if (done != null) {
            boolean accepted = !(message.variableHeader() instanceof MqttPubReplyMessageVariableHeader reply)
                    || (reply.reasonCode() & 0xFF) < REFUSED_FROM;
            done.end().published(accepted);
        }
        fillWindow(context);
    }

    private static MqttPublishMessage encoded(Publication publication, int packetId) {
        MqttProperties properties = new MqttProperties();
        if (publication.correlation().length() > 0) {
            properties.add(new BinaryProperty(
                    MqttPropertyType.CORRELATION_DATA.value(),
                    publication.correlation().toArray()));
        }
        if (publication.expiry().isPositive()) {
            int seconds = (int)
                    Math.min(Integer.MAX_VALUE, Math.max(1, publication.expiry().toSeconds()));
            properties.add(new IntegerProperty(MqttPropertyType.PUBLICATION_EXPIRY_INTERVAL.value(), seconds));
        }
        ByteBuf payload = Unpooled.wrappedBuffer(publication.payload().toArray());
        return MqttMessageBuilders.publish()
                .topicName(publication.topic())
                .qos(MqttQoS.valueOf(publication.qos()))
                .retained(publication.retain())
                .messageId(packetId)
                .properties(properties)
                .payload(payload)
                .build();
    }

    private int nextPacketId() {
        do {
            lastPacketId = lastPacketId % PACKET_ID_MAX + 1;
        } while (inFlight.containsKey(lastPacketId));
        return lastPacketId;
    }

    /** Says goodbye and closes. On the event thread. */
    void leave(ChannelHandlerContext context) {
        ending = "the hub took its leave";
        context.writeAndFlush(MqttMessageBuilders.disconnect().build()).addListener(ChannelFutureListener.CLOSE);
    }

    private void end(ChannelHandlerContext context, String reason) {
        ending = reason;
        var _ = context.close();
    }

    /** A write that fails ends the connection: {@link #channelInactive} tells the rest. */
    private static void send(ChannelHandlerContext context, MqttMessage message) {
        var _ = context.writeAndFlush(message);
    }

    private static String reason(MqttMessage message) {
        return message.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header
                ? "code 0x" + Integer.toHexString(header.reasonCode() & 0xFF)
                : "without a code";
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        open = false;
        lifeChecks.ifPresent(checks -> checks.cancel(false));
        inFlight.values().forEach(lost -> lost.end().published(false));
        inFlight.clear();
        waiting.forEach(lost -> lost.end().published(false));
        waiting.clear();
        owner.ended(ending);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        end(context, "the line to the broker failed: " + cause.getMessage());
    }
}
