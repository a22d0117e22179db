package org.carrel.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.carrel.hub.adapter.mqtt.Conversation;
import org.carrel.hub.adapter.sql.SqlDatabase;
import org.carrel.hub.adapter.sql.SqlStore;
import org.carrel.hub.fleet.Figures;
import org.carrel.hub.fleet.FleetMemory;
import org.carrel.hub.fleet.Listening;
import org.carrel.hub.fleet.Oddities;
import org.carrel.hub.notice.NoticeChannel;
import org.carrel.hub.store.NoticeDispatch;
import org.carrel.hub.store.Services;

/**
 * The hub without its doors: store, rules and the conversation with devices, no thread, no broker, no HTTP. Production puts
 * {@link HubWiring} around it; a simulation calls it with messages of its own broker and a clock of its own.
 */
public final class HubCore implements AutoCloseable {
    private final SqlStore<Services> store;
    private final FleetMemory memory;
    private final Conversation conversation;
    private final NoticeDispatch notices;

    /**
     * @param silence after which a device that tells figures regularly is lost
     * @param channels by which notices leave
     * @param ids gives a fresh key each time, safe from any thread
     * @param committed told after each commit; must only pass the word on
     */
    public record Parts(
            SqlDatabase database,
            HubSettings settings,
            Duration silence,
            List<NoticeChannel> channels,
            Supplier<String> ids,
            Runnable committed) {
        public Parts {
            channels = List.copyOf(channels);
        }
    }

    public HubCore(Parts parts) {
        this.store = new SqlStore<>(
                parts.database(), ServiceWiring.services(parts.settings(), parts.ids()), parts.committed());
        this.memory = new FleetMemory(new Listening(parts.silence()), new Figures(), new Oddities());
        this.conversation = new Conversation(store, memory);
        this.notices = new NoticeDispatch(store, parts.channels());
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

    public NoticeDispatch notices() {
        return notices;
    }

    /** What time alone moves: lapsed holds, next in line, reminders, old rows. Rights do not wait for it. */
    public void tidy(Instant now) {
        store.run(services -> {
            services.reservations().tidy(now);
            services.events().tidy(now);
        });
    }

    @Override
    public void close() {
        store.close();
    }
}
