package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.hub.adapter.mqtt.TestHub;
import org.carrel.hub.adapter.mqtt.link.BrokerLink;
import org.carrel.hub.adapter.sql.PostgresAddress;
import org.carrel.hub.adapter.sql.PostgresDatabase;
import org.carrel.hub.adapter.sql.PostgresPeers;
import org.carrel.hub.runtime.Round;
import org.carrel.sim.broker.BrokerSettings;
import org.carrel.sim.link.TcpBroker;
import org.junit.jupiter.api.Test;

/**
 * Goal: a hub that cannot work is not among those that share the work. Method: a real server that lets nobody in for a while, a
 * broker, one hub's line and its round; the round's clock is put forward, so that nobody waits for the seconds of trust.
 */
class PeerWiringTest {
    @Test
    void aHubWithoutItsDatabaseLeavesTheBrokerAndComesBackWithIt() throws Exception {
        TestPostgres server = TestPostgres.shared();
        PostgresAddress address = server.freshAddress();
        AtomicLong ahead = new AtomicLong();
        try (TcpBroker broker = TcpBroker.start(BrokerSettings.standard());
                TestHub hub = new TestHub(broker.port(), "", List.of(Address.everyDevice(Channel.ASK)));
                PostgresDatabase database = PostgresDatabase.open(address, "postgres");
                PostgresPeers peers =
                        new PostgresPeers(database, _ -> true, () -> {}, () -> System.nanoTime() + ahead.get());
                Round _ = PeerWiring.round(peers, (BrokerLink) hub.line()).start()) {
            assertEquals("connected", hub.nextTurn());
            server.shut(address);
            ahead.set(TimeUnit.SECONDS.toNanos(4));
            assertNotEquals("connected", hub.nextTurn(), "it leaves");
            server.open(address);
            assertEquals("connected", hub.nextTurn(), "and works again");
        }
    }
}
