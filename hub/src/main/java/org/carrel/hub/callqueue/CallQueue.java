package org.carrel.hub.callqueue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.TicketId;
import org.carrel.hub.callqueue.WaitingEntry.Call;
import org.carrel.hub.callqueue.WaitingEntry.Called;
import org.carrel.hub.callqueue.WaitingEntry.Live;
import org.carrel.hub.callqueue.WaitingEntry.Waiting;

/**
 * A zone's waiting list of one day, as a value. Each change gives a new list and the entries that changed, for the store.
 *
 * @param entries those who wait or are called, by order
 * @param lastNumber the last number given that day, 0 before the first
 */
public record CallQueue(List<Live> entries, int lastNumber) {
    public static final CallQueue EMPTY = new CallQueue(List.of(), 0);

    private static final int LABEL_BASE = 10;
    private static final int UNLUCKY = 4;

    public CallQueue {
        entries = List.copyOf(entries);
    }

    /** A list after a change. */
    public record Moved(CallQueue queue, List<WaitingEntry> changed) {
        public Moved {
            changed = List.copyOf(changed);
        }
    }

    /** The number that the next ticket gets. Never one of the same day again. */
    public int nextNumber(CallRules rules) {
        int next = lastNumber + 1;
        return rules.avoidFour() && next % LABEL_BASE == UNLUCKY ? next + 1 : next;
    }

    /** @param ticket with the {@link #nextNumber} */
    public Moved join(Ticket ticket) {
        Waiting entry = new Waiting(ticket);
        List<Live> longer = new ArrayList<>(entries);
        longer.add(entry);
        return new Moved(new CallQueue(longer, ticket.number()), List.of(entry));
    }

    public static long order(int number) {
        return number * Ticket.STEP;
    }

    public Optional<Live> entry(TicketId id) {
        return entries.stream().filter(live -> live.ticket().id().equals(id)).findFirst();
    }

    public int waiting() {
        return entries.size() - called().size();
    }

    /** Whose call holds. */
    public List<Called> called() {
        List<Called> called = new ArrayList<>();
        for (Live live : entries) {
            if (live instanceof Called holding) {
                called.add(holding);
            }
        }
        return called;
    }

    /** How many wait before this one. */
    public int ahead(Ticket ticket) {
        return (int) entries.stream()
                .filter(live -> live instanceof Waiting && live.ticket().order() < ticket.order())
                .count();
    }

    /** What the clock has ended: calls that are over, and at closing everything. */
    public Moved at(CallRules rules, Instant closing, Instant now) {
        boolean closed = !now.isBefore(closing);
        CallQueue queue = this;
        List<WaitingEntry> changed = new ArrayList<>();
        for (Live live : entries) {
            switch (live) {
                case Called called
                when called.call().isOver(now) -> {
                    Moved moved = queue.miss(called, closed ? 0 : rules.courtesyAfter());
                    queue = moved.queue();
                    changed.addAll(moved.changed());
                }
                case Called _, Waiting _ -> {
                    if (closed) {
                        queue = queue.without(live);
                        changed.add(new WaitingEntry.ExpiredAtClose(live.ticket(), closing));
                    }
                }
            }
        }
        return new Moved(queue, changed);
    }

    private Moved miss(Called called, int courtesyAfter) {
        CallQueue rest = without(called);
        if (courtesyAfter == 0 || called.ticket().missed() > 0) {
            return new Moved(
                    rest,
                    List.of(new WaitingEntry.Passed(
                            called.ticket(), called.call(), called.call().until())));
        }
        Waiting again = new Waiting(called.ticket().behind(rest.orderBehind(courtesyAfter, called.ticket())));
        List<Live> longer = new ArrayList<>(rest.entries);
        longer.add(again);
        longer.sort(Comparator.comparingLong(live -> live.ticket().order()));
        return new Moved(new CallQueue(longer, lastNumber), List.of(again));
    }

    /** An order just behind the {@code count}-th of those who wait, free of anybody else. */
    private long orderBehind(int count, Ticket ticket) {
        List<Long> waiting = entries.stream()
                .filter(Waiting.class::isInstance)
                .map(live -> live.ticket().order())
                .limit(count)
                .toList();
        long order = waiting.isEmpty() ? ticket.order() : waiting.getLast() + 1;
        SortedSet<Long> taken = new TreeSet<>();
        entries.forEach(live -> taken.add(live.ticket().order()));
        while (taken.contains(order)) {
            order++;
        }
        return order;
    }

    /** Keeps a place for a party that waits. */
    public Moved call(Offering.Offer offer, Instant until, String desk, Instant now) {
        Called called = new Called(
                offer.entry().ticket(), new Call(offer.place().seat(), now, until, desk, 0, new TreeSet<>()));
        return new Moved(replaced(called), List.of(called));
    }

    /** Called once more; the hold stays as it is. */
    public Moved recall(Called called, String desk) {
        Called again = new Called(called.ticket(), called.call().again(desk));
        return new Moved(replaced(again), List.of(again));
    }

    /** The place that was kept is taken away: the party waits again, where it stood. */
    public Moved uncall(Called called) {
        Waiting again = new Waiting(called.ticket());
        return new Moved(replaced(again), List.of(again));
    }

    /** Some of the party have shown their cards; not all. */
    public Moved shown(Called called, SortedSet<PatronId> cards) {
        Called waiting = new Called(called.ticket(), called.call().shown(cards));
        return new Moved(replaced(waiting), List.of(waiting));
    }

    /** The whole party is there and sits down. */
    public Moved claim(Called called, BookingId booking, Instant now) {
        return new Moved(
                without(called), List.of(new WaitingEntry.Claimed(called.ticket(), called.call(), booking, now)));
    }

    public Moved leave(Live live, Instant now) {
        return new Moved(without(live), List.of(new WaitingEntry.Left(live.ticket(), now)));
    }

    private CallQueue replaced(Live changed) {
        return new CallQueue(
                entries.stream()
                        .map(live -> live.ticket().id().equals(changed.ticket().id()) ? changed : live)
                        .toList(),
                lastNumber);
    }

    private CallQueue without(Live gone) {
        return new CallQueue(
                entries.stream()
                        .filter(live -> !live.ticket().id().equals(gone.ticket().id()))
                        .toList(),
                lastNumber);
    }
}
