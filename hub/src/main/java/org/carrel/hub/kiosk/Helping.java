package org.carrel.hub.kiosk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carrel.contract.message.KioskEvent.HelpCalled;
import org.carrel.contract.topic.Address;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.identity.StaffId;

/** Calls for a member of staff, from devices to whoever looks at the staff page. */
final class Helping {
    /** Whoever asked has long gone: the kiosk was off line meanwhile and has sent them to the desk. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private final KioskParts parts;

    Helping(KioskParts parts) {
        this.parts = parts;
    }

    void called(Address device, HelpCalled event, Instant reported, Instant now) {
        if (reported.plus(LATE).isBefore(now)) {
            return;
        }
        Optional<HelpCall> open = parts.helpCalls().openAt(device);
        HelpCall call = open.map(before -> new HelpCall(
                        before.id(), device, event.language(), before.since(), reported, before.times() + 1))
                .orElseGet(() -> new HelpCall(parts.ids().get(), device, event.language(), reported, reported, 1));
        parts.helpCalls().put(call);
        parts.feed().add(new Fact.HelpChanged(device, call.id(), true), now);
    }

    /** @return false when it was not open */
    boolean answered(String call, StaffId by, Instant now) {
        Optional<HelpCall> open = parts.helpCalls().open(call);
        open.ifPresent(it -> {
            parts.helpCalls().answer(call, by.value(), now);
            parts.audit().record(new Actor.Staff(by.value()), Audit.Action.HELP_ANSWERED, "help-call:" + call, "", now);
            parts.feed().add(new Fact.HelpChanged(it.device(), call, false), now);
        });
        return open.isPresent();
    }
}
