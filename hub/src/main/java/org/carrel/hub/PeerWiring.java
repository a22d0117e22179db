package org.carrel.hub;

import java.time.Duration;
import org.carrel.hub.adapter.mqtt.link.BrokerLink;
import org.carrel.hub.adapter.sql.PostgresDatabase;
import org.carrel.hub.adapter.sql.PostgresPeers;
import org.carrel.hub.duty.Duties;
import org.carrel.hub.duty.Duty;
import org.carrel.hub.runtime.DeviceLanes;
import org.carrel.hub.runtime.Round;

/** What a hub does because others may work on the same database. */
final class PeerWiring {
    /** The looking itself waits for news; this is how often a server is tried that cannot be reached. */
    private static final Round.Pace PACE = new Round.Pace(Duration.ofMillis(100), Duration.ofMillis(100));

    /** Busy hubs commit all the time, and the hours hardly ever change. */
    private static final Round.Pace HOURS = new Round.Pace(Duration.ofSeconds(1), Duration.ofSeconds(10));

    private PeerWiring() {}

    static PostgresPeers peers(PostgresDatabase database, DeviceLanes lanes, Runnable committed) {
        return new PostgresPeers(
                database,
                duty -> switch (duty) {
                    case ROUNDS -> true;
                    case SPEAKING -> lanes.connectedToBroker();
                },
                committed,
                System::nanoTime);
    }

    /** Looks at the others again and again; while the database cannot be reached this hub is not among those that share the devices. */
    static Round round(PostgresPeers peers, BrokerLink link) {
        return new Round("hub-peers", PACE, () -> {
            try {
                peers.look();
            } finally {
                link.wanted(peers.reachable());
            }
        });
    }

    /** Another hub may have changed when the branches are open. */
    static Round hours(HubCore core) {
        return new Round("hub-hours", HOURS, core::rereadHours);
    }

    static Runnable on(Duties duties, Duty duty, Runnable work) {
        return () -> {
            if (duties.mine(duty)) {
                work.run();
            }
        };
    }
}
