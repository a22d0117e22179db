package org.carrel.hub.adapter.sql;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.carrel.hub.TestPostgres;
import org.carrel.hub.duty.Duty;
import org.carrel.hub.transaction.StoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Goal: of two hubs on one database exactly one has a duty, also after one of them has lost the server, has hung or has gone; and each hears
 * of the other's commits. Method: both on a real server, each looked at by hand, with a clock moved by hand.
 */
class PostgresPeersTest {
    private static final Set<Duty> EVERYTHING = EnumSet.allOf(Duty.class);

    private final TestPostgres server = TestPostgres.shared();
    private final PostgresAddress address = server.freshAddress();
    private final Hub one = new Hub();
    private final Hub other = new Hub();
    private long nanos;

    /** One hub's side of it. */
    private final class Hub {
        private final PostgresDatabase database = PostgresDatabase.open(address, "postgres");
        private final SqlStore<Sql> store = new SqlStore<>(database, sql -> sql, () -> {});
        private final EnumSet<Duty> able = EnumSet.allOf(Duty.class);
        private final AtomicInteger news = new AtomicInteger();
        private final PostgresPeers peers =
                new PostgresPeers(database, able::contains, news::incrementAndGet, () -> nanos);

        Set<Duty> duties() {
            Set<Duty> mine = EnumSet.noneOf(Duty.class);
            for (Duty duty : Duty.values()) {
                if (peers.mine(duty)) {
                    mine.add(duty);
                }
            }
            return mine;
        }
    }

    @AfterEach
    void close() {
        one.peers.close();
        other.peers.close();
        one.store.close();
        other.store.close();
    }

    @Test
    void whoComesFirstHasEveryDutyUntilItGoes() {
        one.peers.look();
        other.peers.look();
        assertEquals(EVERYTHING, one.duties());
        assertEquals(Set.of(), other.duties());
        one.peers.close();
        assertEquals(Set.of(), one.duties());
        other.peers.look();
        assertEquals(EVERYTHING, other.duties());
    }

    @Test
    void whoCannotSpeakLeavesItToTheOther() {
        one.peers.look();
        one.able.remove(Duty.SPEAKING);
        one.peers.look();
        other.peers.look();
        assertEquals(Set.of(Duty.ROUNDS), one.duties());
        assertEquals(Set.of(Duty.SPEAKING), other.duties());
        one.able.add(Duty.SPEAKING);
        one.peers.look();
        assertEquals(Set.of(Duty.ROUNDS), one.duties(), "what the other has it keeps");
    }

    @Test
    void whoHangsTrustsNoDutyLongerThanTheServerDoes() {
        one.peers.look();
        nanos += Duration.ofSeconds(PostgresDatabase.WATCHER_SECONDS)
                .minusMillis(1)
                .toNanos();
        assertEquals(Set.of(), one.duties());
        assertFalse(one.peers.reachable());
        one.peers.look();
        assertEquals(EVERYTHING, one.duties());
        assertTrue(one.peers.reachable());
    }

    @Test
    void theServerGivesTheDutiesOfWhoHangsToTheOther() {
        one.peers.look();
        other.peers.look();
        await().atMost(Duration.ofSeconds(2L * PostgresDatabase.WATCHER_SECONDS))
                .until(() -> {
                    other.peers.look();
                    return other.duties().equals(EVERYTHING);
                });
        assertThrows(StoreException.class, one.peers::look);
        one.peers.look();
        assertEquals(Set.of(), one.duties());
    }

    @Test
    void whoIsPutOutByTheServerComesBackWithoutWhatAnotherTook() {
        one.peers.look();
        other.peers.look();
        server.putAllOut();
        assertThrows(StoreException.class, one.peers::look);
        assertEquals(Set.of(), one.duties());
        assertThrows(StoreException.class, other.peers::look);
        other.peers.look();
        one.peers.look();
        assertEquals(EVERYTHING, other.duties());
        assertEquals(Set.of(), one.duties());
    }

    @Test
    void eachHearsOfTheOthersCommitsAndNotOfItsOwn() {
        one.peers.look();
        other.peers.look();
        int oneBefore = one.news.get();
        int otherBefore = other.news.get();
        one.store.run(sql -> sql.next("n"));
        one.peers.look();
        other.peers.look();
        assertEquals(oneBefore, one.news.get());
        assertEquals(otherBefore + 1, other.news.get());
    }
}
