package org.carrel.hub.adapter.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.carrel.hub.duty.Duties;
import org.carrel.hub.duty.Duty;
import org.carrel.hub.transaction.StoreException;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * This hub among those that share its database: hears of their commits, and has the duties that it holds by locks of a session of its
 * own. The server ends a session that has been silent for {@value PostgresDatabase#WATCHER_SECONDS} s, and with it the locks; this side
 * trusts a lock only for {@link #TRUSTED} after the server's last word. So a hub that stops, hangs or is cut off has given up its
 * duties before another gets them. {@link #look} is for one thread, the rest for any.
 */
public final class PostgresPeers implements Duties, AutoCloseable {
    /** The first half of the locks' keys; any number will do. */
    private static final int LOCKS = 0x6361_7272;

    private static final Duration TRUSTED = Duration.ofSeconds(4);
    private static final int LISTEN_MILLIS = 400;

    private final PostgresDatabase database;
    private final Predicate<Duty> able;
    private final Runnable committed;
    private final LongSupplier nanos;
    private Optional<Connection> session = Optional.empty();
    private volatile Held held;

    /** @param confirmed when the server was asked that said so, by the monotonic clock */
    private record Held(Set<Duty> duties, long confirmed) {}

    /**
     * @param able which duties this hub could do now
     * @param committed told when another hub has committed something, and when that may have been missed
     * @param nanos a monotonic clock
     */
    public PostgresPeers(PostgresDatabase database, Predicate<Duty> able, Runnable committed, LongSupplier nanos) {
        this.database = database;
        this.able = able;
        this.committed = committed;
        this.nanos = nanos;
        // The database was opened a moment ago.
        this.held = new Held(EnumSet.noneOf(Duty.class), nanos.getAsLong());
    }

    @Override
    public boolean mine(Duty duty) {
        Held now = held;
        return now.duties().contains(duty) && trusted(now);
    }

    /** Whether the server has answered a moment ago. */
    public boolean reachable() {
        return trusted(held);
    }

    private boolean trusted(Held now) {
        return nanos.getAsLong() - now.confirmed() < TRUSTED.toNanos();
    }

    /**
     * Waits a moment for others' commits, takes duties that are free and gives up those that this hub cannot do. To be called again and again.
     *
     * @throws StoreException when the server cannot be reached; no duty is this hub's then
     */
    public void look() {
        boolean anew = session.isEmpty();
        Connection watching = session.orElseGet(database::watcher);
        session = Optional.of(watching);
        try {
            boolean news = heardOfOthers(watching);
            hold(watching);
            if (news || anew) {
                committed.run();
            }
        } catch (SQLException failure) {
            giveUp();
            throw SqlFailure.of(failure, "watch the other hubs");
        }
    }

    private boolean heardOfOthers(Connection watching) throws SQLException {
        boolean others = false;
        for (PGNotification each : watching.unwrap(PGConnection.class).getNotifications(LISTEN_MILLIS)) {
            others |= !each.getParameter().equals(database.name());
        }
        return others;
    }

    private void hold(Connection watching) throws SQLException {
        Set<Duty> duties = EnumSet.noneOf(Duty.class);
        duties.addAll(held.duties());
        long asked = nanos.getAsLong();
        try (Statement statement = watching.createStatement()) {
            for (Duty duty : Duty.values()) {
                String key = "(" + LOCKS + ", " + number(duty) + ")";
                if (able.test(duty) && !duties.contains(duty)) {
                    if (says(statement, "SELECT pg_try_advisory_lock" + key)) {
                        duties.add(duty);
                    }
                } else if (!able.test(duty) && duties.remove(duty)) {
                    // Nothing is done any more before another may begin.
                    held = new Held(EnumSet.copyOf(duties), held.confirmed());
                    says(statement, "SELECT pg_advisory_unlock" + key);
                }
            }
            says(statement, "SELECT true");
        }
        held = new Held(duties, asked);
    }

    private static int number(Duty duty) {
        return switch (duty) {
            case ROUNDS -> 1;
            case SPEAKING -> 2;
        };
    }

    private static boolean says(Statement statement, String query) throws SQLException {
        try (ResultSet answer = statement.executeQuery(query)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private void giveUp() {
        held = new Held(EnumSet.noneOf(Duty.class), held.confirmed());
        Optional<Connection> lost = session;
        session = Optional.empty();
        lost.ifPresent(connection -> {
            try {
                database.release(connection);
            } catch (StoreException broken) {
                // It was broken already; the server lets go of it by itself.
            }
        });
    }

    /** Leaves its duties to the others at once. When nobody looks any more. */
    @Override
    public void close() {
        giveUp();
    }
}
