package org.carrel.device.sync;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.codec.Decoded;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.HubToDevice;
import org.carrel.contract.message.PickupRoster;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.Moment;
import org.carrel.device.port.SyncNotice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the newest roster on the medium, and deletes it when it has run out. */
final class RosterKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(RosterKeeper.class);
    private static final String KEY = "sync.roster";
    private static final String VERSION_KEY = "sync.roster.version";

    /** The wall clock may step at any time, so its expiry is looked at again so often. */
    private static final Duration LOOKED_AT = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final HubClock clock;

    /** At most one. */
    private List<PickupRoster> held = List.of();

    private long version;
    private long lookAt = Moment.NEVER;

    RosterKeeper(Ledger ledger, HubClock clock, Moment now) {
        this.ledger = ledger;
        this.clock = clock;
        this.version = ledger.read(() -> ledger.store().note(VERSION_KEY))
                .flatMap(note -> note)
                .map(note -> Long.parseLong(new String(note.toArray(), StandardCharsets.US_ASCII)))
                .orElse(-1L);
        ledger.read(() -> ledger.store().note(KEY)).flatMap(note -> note).ifPresent(wire -> stored(wire, now));
    }

    Optional<PickupRoster> held() {
        return held.stream().findFirst();
    }

    void received(PickupRoster roster, Moment now, List<SyncNotice> notices) {
        clock.hubNamed(roster.issued(), now);
        boolean older = roster.version() < version || (roster.version() == version && !held.isEmpty());
        if (older || clock.judge(roster.expires(), now) == HubClock.Judgement.OVER) {
            return;
        }
        Bytes wire = MessageCodec.encode(roster);
        Bytes number = Bytes.of(Long.toString(roster.version()).getBytes(StandardCharsets.US_ASCII));
        boolean written = ledger.write(now, tx -> {
            tx.note(KEY, wire);
            tx.note(VERSION_KEY, number);
        });
        // What is not on the medium would be gone when it is needed; the broker keeps it and says it again.
        if (written) {
            version = roster.version();
            held = List.of(roster);
            lookAt = now.in(LOOKED_AT);
            notices.add(new SyncNotice.RosterChanged(roster));
        }
    }

    /** The retained roster was cleared: this device is to know nobody any more. */
    void withdrawn(Moment now) {
        if (!held.isEmpty()) {
            LOG.info("the roster of version {} was withdrawn", version);
            delete(now);
        }
    }

    void work(Moment now) {
        if (held.isEmpty() || !now.reached(lookAt)) {
            return;
        }
        lookAt = now.in(LOOKED_AT);
        if (clock.judge(held.getFirst().expires(), now) == HubClock.Judgement.OVER) {
            LOG.info("the roster of version {} has run out", version);
            delete(now);
        }
    }

    long nextDeadline() {
        return held.isEmpty() ? Moment.NEVER : lookAt;
    }

    private void delete(Moment now) {
        // Not acted upon from now on, even if the medium refuses to forget it; that is tried again at the next start.
        held = List.of();
        ledger.write(now, tx -> tx.forget(KEY));
    }

    private void stored(Bytes wire, Moment now) {
        Decoded<HubToDevice> decoded = MessageCodec.decodeFromHub(Channel.ROSTER, wire);
        if (decoded instanceof Decoded.Read<HubToDevice>(PickupRoster roster)) {
            clock.hubNamed(roster.issued(), now);
            held = List.of(roster);
            lookAt = now.nanos();
        } else {
            LOG.warn("the stored roster cannot be understood by this software; the hub sends it again");
        }
    }
}
