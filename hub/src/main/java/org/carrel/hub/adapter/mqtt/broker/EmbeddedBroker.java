package org.carrel.hub.adapter.mqtt.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
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
     * @param hubSecret with which {@link #HUB_LOGIN} connects
     * @throws BrokerFailure when it cannot, such as when the port is taken
     */
    public static EmbeddedBroker start(Path folder, Doorway doorway, String hubSecret, DeviceLogins logins) {
        try {
            ActiveMQServer server =
                    new ActiveMQServerImpl(configuration(folder, doorway), new Porter(hubSecret, logins));
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

    private static Configuration configuration(Path folder, Doorway doorway) throws Exception {
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
        return configuration.addAcceptorConfiguration("mqtt", acceptor(doorway));
    }

    private static String acceptor(Doorway doorway) {
        return "tcp://" + doorway.host() + ":" + doorway.port()
                + "?protocols=MQTT;tcpNoDelay=true;useEpoll=false;useKQueue=false;remotingThreads=2"
                + ";topicAliasMaximum=0;receiveMaximum=" + RECEIVE_MAX + ";maximumPacketSize=" + PACKET_BYTES_MAX
                + ";defaultMqttSessionExpiryInterval=0;closeMqttConnectionOnPublishAuthorizationFailure=false";
    }

    /** Where it listens; the port is the real one although 0 was asked for. */
    public Doorway doorway() {
        return new Doorway(doorway.host(), port());
    }

    private int port() {
        return server.getRemotingService().getAcceptor("mqtt").getActualPort();
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
