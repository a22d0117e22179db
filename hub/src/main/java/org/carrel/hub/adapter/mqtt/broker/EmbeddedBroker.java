package org.carrel.hub.adapter.mqtt.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.carrel.contract.topic.Address;

/**
 * An MQTT 5 broker in the hub's process: Artemis with a journal in the data folder, one login and one room per device. Its own
 * threads are named after Artemis; ours never run in it.
 */
public final class EmbeddedBroker implements AutoCloseable {
    /** Name and client id under which the hub itself connects. */
    public static final String HUB_LOGIN = Porter.HUB_LOGIN;

    /** What waits for one subscriber at most; beyond it the oldest goes. What must not be lost is in the device's own outbox. */
    private static final long WAITING_MAX = 10_000;

    /**
     * So many messages a queue makes room for at a time. Artemis' own 8,192 are 32 KB for each of a device's queues, which are empty
     * nearly always.
     */
    private static final int QUEUE_STEP = 32;

    /** The devices' door, by Artemis' name for it. */
    private static final String DEVICES = "mqtt";

    private static final String HUB = "hub";

    private static final int PACKET_BYTES_MAX = 1 << 20;
    private static final int RECEIVE_MAX = 100;

    private static final int JOURNAL_FILE_BYTES = 2 << 20;

    /** How long a write waits for company before it is forced to the medium. */
    private static final int JOURNAL_GATHER_NANOS = 100_000;

    private final ActiveMQServer server;
    private final Doorway doorway;

    private EmbeddedBroker(ActiveMQServer server, Doorway doorway) {
        this.server = server;
        this.doorway = doorway;
    }

    /** @param host address to listen on; {@code 127.0.0.1} keeps it to this machine */
    public record Doorway(String host, int port) {}

    /**
     * Starts and listens.
     *
     * @param hubSecret with which {@link #HUB_LOGIN} connects, at {@link #hubPort}
     * @throws BrokerFailure when it cannot, such as when the port is taken
     */
    public static EmbeddedBroker start(Path folder, Doorway doorway, String hubSecret, DeviceLogins logins) {
        try {
            ActiveMQServer server =
                    new ActiveMQServerImpl(configuration(folder, doorway, logins), new Porter(hubSecret, logins));
            server.getServiceRegistry().addIncomingInterceptor(new OwnWillOnly());
            EmbeddedBroker broker = new EmbeddedBroker(server, doorway);
            server.start();
            if (broker.port() < 1) {
                // Artemis itself only logs it.
                broker.close();
                throw new BrokerFailure("the broker cannot listen at " + doorway.host() + ":" + doorway.port()
                        + "; set mqtt.port to a free one");
            }
            return broker;
        } catch (BrokerFailure refused) {
            throw refused;
        } catch (Exception failure) {
            throw new BrokerFailure("the broker does not start: " + failure.getMessage(), failure);
        }
    }

    private static Configuration configuration(Path folder, Doorway doorway, DeviceLogins logins) throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        // No cache of who was let in: a revoked device must not slip through it.
        configuration
                .setName("carrel")
                .setSecurityEnabled(true)
                .setAuthenticationCacheSize(0)
                .setJMXManagementEnabled(false)
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setJournalFileSize(JOURNAL_FILE_BYTES)
                .setJournalMinFiles(2)
                .setJournalPoolFiles(4)
                .setJournalBufferTimeout_NIO(JOURNAL_GATHER_NANOS)
                .setThreadPoolMaxSize(8)
                .setScheduledThreadPoolMaxSize(2)
                .setMaxDiskUsage(-1)
                .setGlobalMaxSize(32L << 20)
                .setMessageExpiryScanPeriod(5_000)
                .setMqttSessionScanInterval(1_000)
                .setCriticalAnalyzer(false)
                .setAddressQueueScanPeriod(30_000);
        configuration.addAddressSetting(
                "#",
                new AddressSettings()
                        .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
                        .setDefaultRingSize(WAITING_MAX)
                        .setInitialQueueBufferSize(QUEUE_STEP)
                        .setAutoDeleteAddresses(true)
                        .setMaxDeliveryAttempts(-1));
        configuration.registerBrokerPlugin(new KeptInMemory());
        configuration.addAcceptorConfiguration(acceptor(DEVICES, doorway.host(), doorway.port(), encryption(logins)));
        // The hub's own line stays inside this machine and is not worth a cipher; its secret is of this start alone.
        configuration.addAcceptorConfiguration(acceptor(HUB, "127.0.0.1", 0, Map.of()));
        return configuration;
    }

    private static TransportConfiguration acceptor(String name, String host, int port, Map<String, Object> encryption) {
        Map<String, Object> transport = new TreeMap<>(encryption);
        transport.put(TransportConstants.HOST_PROP_NAME, host);
        transport.put(TransportConstants.PORT_PROP_NAME, port);
        transport.put(TransportConstants.PROTOCOLS_PROP_NAME, "MQTT");
        transport.put(TransportConstants.TCP_NODELAY_PROPNAME, true);
        transport.put(TransportConstants.USE_EPOLL_PROP_NAME, false);
        transport.put(TransportConstants.USE_KQUEUE_PROP_NAME, false);
        transport.put(TransportConstants.REMOTING_THREADS_PROPNAME, name.equals(DEVICES) ? 2 : 1);
        Map<String, Object> protocol = new TreeMap<>();
        protocol.put("topicAliasMaximum", 0);
        protocol.put("receiveMaximum", RECEIVE_MAX);
        protocol.put("maximumPacketSize", PACKET_BYTES_MAX);
        protocol.put("defaultMqttSessionExpiryInterval", 0);
        protocol.put("closeMqttConnectionOnPublishAuthorizationFailure", false);
        return new TransportConfiguration(NettyAcceptorFactory.class.getName(), transport, name, protocol);
    }

    private static Map<String, Object> encryption(DeviceLogins logins) {
        return switch (logins) {
            case DeviceLogins.ByPassword _ -> Map.of();
            case DeviceLogins.ByCertificate(Path keyStore, String password, DeviceLogins.Register _) ->
                Map.of(
                        TransportConstants.SSL_ENABLED_PROP_NAME,
                        true,
                        TransportConstants.KEYSTORE_TYPE_PROP_NAME,
                        "PKCS12",
                        TransportConstants.KEYSTORE_PATH_PROP_NAME,
                        keyStore.toString(),
                        TransportConstants.KEYSTORE_PASSWORD_PROP_NAME,
                        password,
                        TransportConstants.TRUSTSTORE_TYPE_PROP_NAME,
                        "PKCS12",
                        TransportConstants.TRUSTSTORE_PATH_PROP_NAME,
                        keyStore.toString(),
                        TransportConstants.TRUSTSTORE_PASSWORD_PROP_NAME,
                        password,
                        TransportConstants.NEED_CLIENT_AUTH_PROP_NAME,
                        true,
                        TransportConstants.ENABLED_PROTOCOLS_PROP_NAME,
                        "TLSv1.3,TLSv1.2");
        };
    }

    /** Where it listens; the port is the real one although 0 was asked for. */
    public Doorway doorway() {
        return new Doorway(doorway.host(), port());
    }

    private int port() {
        return server.getRemotingService().getAcceptor(DEVICES).getActualPort();
    }

    /** Where the hub itself connects, on the loopback address. */
    public int hubPort() {
        return server.getRemotingService().getAcceptor(HUB).getActualPort();
    }

    /** Devices that are connected, in no order. */
    public List<Address> connected() {
        return server.getRemotingService().getConnections().stream()
                .flatMap(connection -> Optional.ofNullable(connection.getClientID()).stream())
                .flatMap(login -> Rooms.device(login).stream())
                .toList();
    }

    /** Ends the device's connections, such as after its credentials were revoked; it may come again with valid ones. */
    public void disconnect(Address device) {
        for (RemotingConnection connection : server.getRemotingService().getConnections()) {
            if (device.login().equals(connection.getClientID())) {
                connection.disconnect(false);
            }
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failure) {
            throw new BrokerFailure("the broker does not stop: " + failure.getMessage(), failure);
        }
    }
}
