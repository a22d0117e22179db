package org.carrel.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.carrel.hub.access.Lockout;
import org.carrel.hub.adapter.mqtt.Conversation;
import org.carrel.hub.adapter.mqtt.LookingAhead;
import org.carrel.hub.adapter.sql.SqlDatabase;
import org.carrel.hub.adapter.sql.SqlStore;
import org.carrel.hub.fleet.Comings;
import org.carrel.hub.fleet.Figures;
import org.carrel.hub.fleet.FleetMemory;
import org.carrel.hub.fleet.Listening;
import org.carrel.hub.fleet.Oddities;
import org.carrel.hub.ils.CardWatch;
import org.carrel.hub.kiosk.delegation.AskedAhead;
import org.carrel.hub.notice.NoticeChannel;
import org.carrel.hub.store.CardChecking;
import org.carrel.hub.store.NoticeDispatch;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub without its doors: store, rules and the conversation with devices, no thread, no broker, no HTTP. Production puts
 * {@link HubWiring} around it; a simulation calls it with messages of its own broker and a clock of its own.
 */
public final class HubCore implements AutoCloseable {
    /** As long as a program may send a request again and be answered as before. */
    private static final Duration ANSWERS_KEPT = Duration.ofDays(1);

    private static final Logger log = LoggerFactory.getLogger(HubCore.class);
    private static final int CATCH_UP_LOT = 2_000;

    private final SqlStore<Services> store;
    private final FleetMemory memory;
    private final Conversation conversation;
    private final NoticeDispatch notices;
    private final Lockout lockout = new Lockout();

    /**
     * @param silence after which a device that tells figures regularly is lost
     * @param channels by which notices leave
     * @param ids gives a fresh key each time, safe from any thread
     * @param committed told after each commit; must only pass the word on
     * @param beside an existing library system, by the store; none for a hub that is the library's only system
     */
    public record Parts(
            SqlDatabase database,
            HubSettings settings,
            Duration silence,
            List<NoticeChannel> channels,
            Supplier<String> ids,
            Runnable committed,
            List<Function<Transactor<Services>, Beside>> beside) {
        public Parts {
            channels = List.copyOf(channels);
            beside = List.copyOf(beside);
        }

        /** Of a hub that is the library's only system. */
        public Parts(
                SqlDatabase database,
                HubSettings settings,
                Duration silence,
                List<NoticeChannel> channels,
                Supplier<String> ids,
                Runnable committed) {
            this(database, settings, silence, channels, ids, committed, List.of());
        }
    }

    /** An existing library system as the conversation with devices sees it. */
    public record Beside(CardWatch cards, AskedAhead system) {}

    public HubCore(Parts parts) {
        this.store = new SqlStore<>(
                parts.database(), ServiceWiring.services(parts.settings(), parts.ids()), parts.committed());
        this.memory = new FleetMemory(new Listening(parts.silence()), new Figures(), new Oddities(), new Comings());
        CardChecking pins = new CardChecking(store, lockout);
        this.conversation = new Conversation(
                store,
                memory,
                parts.beside().stream()
                        .map(existing -> existing.apply(store))
                        .map(existing -> new LookingAhead(existing.cards(), existing.system(), pins))
                        .findFirst()
                        .orElseGet(() -> new LookingAhead(pins)));
        this.notices = new NoticeDispatch(store, parts.channels());
        catchUpSearch();
    }

    /** Titles that were indexed by an older program, or never, are found before anybody asks; mostly there are none. */
    private void catchUpSearch() {
        while (store.<Boolean>write(services -> services.search().catchUp(CATCH_UP_LOT))) {
            log.info("indexing the catalogue anew");
        }
    }

    public SqlStore<Services> store() {
        return store;
    }

    public FleetMemory memory() {
        return memory;
    }

    public Conversation conversation() {
        return conversation;
    }

    /** Where wrong passwords and PINs are counted, whatever the door. */
    public Lockout lockout() {
        return lockout;
    }

    public NoticeDispatch notices() {
        return notices;
    }

    /** What time alone moves: lapsed holds, next in line, reminders, old rows. Rights do not wait for it. */
    public void tidy(Instant now) {
        store.run(services -> {
            services.reservations().tidy(now);
            services.reminding().tidy(now);
            services.events().tidy(now);
            services.retention().tidy(now);
            services.kiosk().tidy(now);
            services.drops().tidy(now);
            services.trust().tidy(now);
            services.trust().usedOnce(device -> memory.comings().twice(device, now), now);
            services.answeredRequests().forgetBefore(now.minus(ANSWERS_KEPT));
        });
    }

    /** Ends what the clock has ended at the seats and calls who is next: often, since somebody stands there and waits. */
    public void callNext(Instant now) {
        if (store.read(services -> services.seats().isDue(now))) {
            store.run(services -> services.seats().tidy(now));
        }
    }

    /** Learns what another hub on the same database has said about the branches' hours. */
    public void rereadHours() {
        store.read(services -> {
            services.openings().reread();
            return true;
        });
    }

    @Override
    public void close() {
        store.close();
    }
}
