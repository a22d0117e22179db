package org.carrel.hub.adapter.mqtt;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.net.SocketFactory;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** A device as the broker sees one: another maker's client, so that the hub's own cannot agree with its own mistakes. */
public final class TestDevice implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int NO_ANSWER = -1;

    private final MqttAsyncClient client;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

    public record Heard(String topic, Bytes payload, boolean retained, Bytes correlation) {}

    public record Will(String topic, String payload) {}

    private TestDevice(MqttAsyncClient client) {
        this.client = client;
    }

    public static TestDevice connect(int port, Address address, String password) throws MqttException {
        return connect(port, address.login(), address.login(), password, List.of());
    }

    /** @param wills none or one */
    public static TestDevice connect(int port, String clientId, String user, String password, List<Will> wills)
            throws MqttException {
        return connect(port, clientId, user, password, wills, options -> {});
    }

    /** Over TLS, by a certificate and no password. */
    public static TestDevice connect(int port, String clientId, TestIdentity identity) throws MqttException {
        TestDevice device =
                new TestDevice(new MqttAsyncClient("ssl://127.0.0.1:" + port, clientId, new MemoryPersistence()));
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(clientId);
        options.setCleanStart(true);
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval(10);
        options.setSocketFactory(identity.sockets());
        device.client.setCallback(device.new Listening());
        device.client.connect(options).waitForCompletion(PATIENCE_MILLIS);
        return device;
    }

    /** With a session that outlives the connection and a will that waits a second, as devices have them. */
    public static TestDevice connectAsDevicesDo(int port, Address address, String password, Will will)
            throws MqttException {
        return connect(port, address.login(), address.login(), password, List.of(will), options -> {
            options.setCleanStart(false);
            options.setSessionExpiryInterval(86_400L);
            MqttProperties waiting = new MqttProperties();
            waiting.setWillDelayInterval(1L);
            options.setWillMessageProperties(waiting);
        });
    }

    private static TestDevice connect(
            int port,
            String clientId,
            String user,
            String password,
            List<Will> wills,
            Consumer<MqttConnectionOptions> more)
            throws MqttException {
        TestDevice device =
                new TestDevice(new MqttAsyncClient("tcp://127.0.0.1:" + port, clientId, new MemoryPersistence()));
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(user);
        options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        options.setCleanStart(true);
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval(10);
        options.setSocketFactory(new Undelayed());
        wills.forEach(will -> options.setWill(
                will.topic(), new MqttMessage(will.payload().getBytes(StandardCharsets.UTF_8), 1, true, null)));
        more.accept(options);
        device.client.setCallback(device.new Listening());
        device.client.connect(options).waitForCompletion(PATIENCE_MILLIS);
        return device;
    }

    /** @return the reason code of each filter */
    public List<Integer> subscribe(String... filters) throws MqttException {
        MqttSubscription[] wanted = Arrays.stream(filters)
                .map(filter -> new MqttSubscription(filter, 1))
                .toArray(MqttSubscription[]::new);
        IMqttToken token = client.subscribe(wanted);
        try {
            token.waitForCompletion(PATIENCE_MILLIS);
        } catch (MqttException refused) {
            // Told by the reason codes.
        }
        return codes(token);
    }

    public List<Integer> subscribe(Address address, Channel channel) throws MqttException {
        return subscribe(address.topic(channel));
    }

    /** @return the reason code, below 0 when the broker gave none */
    public int publish(String topic, Bytes payload, boolean retained) throws MqttException {
        return publish(topic, payload, retained, Bytes.EMPTY);
    }

    public int publish(String topic, Bytes payload, boolean retained, Bytes correlation) throws MqttException {
        MqttProperties properties = new MqttProperties();
        if (correlation.length() > 0) {
            properties.setCorrelationData(correlation.toArray());
        }
        IMqttToken token = client.publish(topic, new MqttMessage(payload.toArray(), 1, retained, properties));
        try {
            token.waitForCompletion(PATIENCE_MILLIS);
        } catch (MqttException refused) {
            // Told by the reason codes.
        }
        return codes(token).stream().findFirst().orElse(NO_ANSWER);
    }

    /** The next message, waiting for it. */
    public Heard next() throws InterruptedException {
        Heard next = heard.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (next == null) {
            throw new AssertionError("nothing arrived within " + PATIENCE_MILLIS + " ms");
        }
        return next;
    }

    /** The next message, if it comes in time. */
    public Optional<Heard> poll(Duration patience) throws InterruptedException {
        return Optional.ofNullable(heard.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    public boolean heardNothing() {
        return heard.isEmpty();
    }

    public boolean connected() {
        return client.isConnected();
    }

    /** Goes without a word, so that the broker publishes the will. */
    public void vanish() throws MqttException {
        client.disconnectForcibly(0, 1, false);
        client.close();
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            client.disconnect().waitForCompletion(PATIENCE_MILLIS);
        }
        client.close();
    }

    private static List<Integer> codes(IMqttToken token) {
        int[] codes = token.getReasonCodes();
        return codes == null ? List.of() : IntStream.of(codes).boxed().toList();
    }

    private final class Listening implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            byte[] correlation = message.getProperties() == null
                    ? null
                    : message.getProperties().getCorrelationData();
            heard.add(new Heard(
                    topic,
                    Bytes.of(message.getPayload()),
                    message.isRetained(),
                    correlation == null ? Bytes.EMPTY : Bytes.of(correlation)));
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            // Asked for by connected().
        }

        @Override
        public void mqttErrorOccurred(MqttException exception) {
            // Shows as a missing message.
        }

        @Override
        public void deliveryComplete(IMqttToken token) {
            // Waited for by publish().
        }

        @Override
        public void connectComplete(boolean reconnect, String uri) {
            // Waited for by connect().
        }

        @Override
        public void authPacketArrived(int reason, MqttProperties properties) {
            throw new AssertionError("no AUTH expected");
        }
    }

    /** Sockets that send at once: without it each acknowledged message takes 40 ms more. */
    private static final class Undelayed extends SocketFactory {
        @Override
        public Socket createSocket() throws java.io.IOException {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) throws java.io.IOException {
            return new Socket(host, port);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws java.io.IOException {
            return new Socket(host, port, local, localPort);
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws java.io.IOException {
            return new Socket(host, port);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
                throws java.io.IOException {
            return new Socket(host, port, local, localPort);
        }
    }
}
