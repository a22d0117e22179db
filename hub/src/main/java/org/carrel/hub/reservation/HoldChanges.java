package org.carrel.hub.reservation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.notice.Notices.HoldNews;
import org.carrel.hub.reservation.Hold.Collected;
import org.carrel.hub.reservation.Hold.Lapsed;
import org.carrel.hub.reservation.Hold.OffShelf;
import org.carrel.hub.reservation.Hold.OnItsWay;
import org.carrel.hub.reservation.Hold.ReadyOnShelf;
import org.carrel.hub.reservation.Hold.Waiting;

/** Writes a hold's new state with all that follows from it: the fact, the rosters, what the patron is told. */
final class HoldChanges {
    private final HoldParts parts;
    private final List<HoldChange> trace = new ArrayList<>();

    HoldChanges(HoldParts parts) {
        this.parts = parts;
    }

    void save(Hold before, Hold after, Instant now) {
        parts.holds().put(after);
        trace.add(new HoldChange(before, after));
        parts.feed().add(new Fact.HoldChanged(after.id(), word(after)), now);
        if (before instanceof ReadyOnShelf was && !(after instanceof ReadyOnShelf is && sameForRoster(was, is))) {
            parts.rosters().changed(was.place().device());
        }
        if (after instanceof ReadyOnShelf is && !(before instanceof ReadyOnShelf was && sameForRoster(was, is))) {
            parts.rosters().changed(is.place().device());
        }
        tell(before, after, now);
    }

    /** Runs a step and tells which holds it changed, in order. */
    List<HoldChange> during(Runnable step) {
        trace.clear();
        step.run();
        List<HoldChange> made = List.copyOf(trace);
        trace.clear();
        return made;
    }

    private static boolean sameForRoster(ReadyOnShelf was, ReadyOnShelf is) {
        return was.place().device().equals(is.place().device())
                && was.item().equals(is.item())
                && was.until().equals(is.until());
    }

    private void tell(Hold before, Hold after, Instant now) {
        if (after instanceof ReadyOnShelf ready) {
            // One who had it in hand and put it back need not be told that it is there.
            if (!(before instanceof Collected)) {
                parts.notices().holdReady(news(ready), now);
            }
        } else if (before instanceof ReadyOnShelf) {
            parts.notices().withdraw(after.id(), now);
        }
    }

    /** A ready book is not where it was. */
    void missing(ReadyOnShelf was, String how, Instant now) {
        parts.feed()
                .add(
                        new Fact.ReadyItemMissing(
                                was.id(), was.place().device(), was.place().compartment(), was.item(), how),
                        now);
    }

    static HoldNews news(ReadyOnShelf ready) {
        Hold.Request request = ready.request();
        return new HoldNews(request.hold(), request.patron(), request.bib(), request.pickup(), ready.until());
    }

    static String word(Hold hold) {
        return switch (hold) {
            case Waiting h -> "waiting";
            case Hold.Paused h -> "paused";
            case OnItsWay h -> "on-its-way";
            case ReadyOnShelf h -> "ready-on-shelf";
            case OffShelf h -> "off-shelf";
            case Collected h -> "collected";
            case Lapsed h -> "lapsed";
            case Hold.Cancelled h -> "cancelled";
        };
    }
}
