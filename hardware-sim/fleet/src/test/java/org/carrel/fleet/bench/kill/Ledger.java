package org.carrel.fleet.bench.kill;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.carrel.fleet.bench.house.Volume;
import org.carrel.fleet.bench.kill.Books.Lent;
import org.carrel.fleet.bench.kill.Verdict.Promise;

/** The comparing of an {@link Audit}, on what was read: nothing here knows where it comes from. */
final class Ledger {
    /** From a card to the last pulse of a lock: a question's wait and the pulses that one visit may have. */
    private static final long DECISION_NANOS = Duration.ofSeconds(130).toNanos();

    /** A book put back is seen, and its loan undone, within this; a kill meanwhile leaves open which came first. */
    private static final long NOTICED_NANOS = Duration.ofSeconds(20).toNanos();

    private final Truth truth;
    private final Lives lives;
    private final Verdict verdict;

    Ledger(Truth truth, Lives lives, Verdict verdict) {
        this.truth = truth;
        this.lives = lives;
        this.verdict = verdict;
    }

    /**
     * Every event of a device at the hub, under its own number, once.
     *
     * @param journaled ids by sequence, as far back as the device keeps them
     * @param applied as {@code sequence id}
     */
    void events(String device, SortedMap<Long, String> journaled, List<String> applied) {
        Set<String> once = new HashSet<>();
        for (String each : applied) {
            if (!once.add(each)) {
                verdict.found(Promise.EVENT_TWICE, device + " " + each);
            }
            String[] parts = each.split(" ", 2);
            long sequence = Long.parseLong(parts[0]);
            boolean kept = !journaled.isEmpty() && sequence >= journaled.firstKey();
            if (kept && !parts[1].equals(journaled.get(sequence))) {
                verdict.found(Promise.EVENT_TWICE, device + " has no such event: " + each);
            }
        }
        journaled.forEach((sequence, id) -> {
            if (!once.contains(sequence + " " + id)) {
                verdict.found(Promise.EVENT_LOST, device + " " + sequence + " " + id);
            }
        });
        long newest = journaled.isEmpty() ? 0 : journaled.lastKey();
        if (once.size() < newest) {
            verdict.found(Promise.EVENT_LOST, device + ": " + once.size() + " applied of " + newest);
        }
    }

    void loans(List<Volume> volumes, List<Lent> loans) {
        Map<String, List<Lent>> byItem = loans.stream().collect(Collectors.groupingBy(Lent::item));
        volumes.forEach(volume -> loans(volume, byItem.getOrDefault(volume.barcode(), List.of())));
    }

    private void loans(Volume volume, List<Lent> lent) {
        List<Truth.Taking> takings = truth.of(volume).takings();
        List<Lent> open =
                lent.stream().filter(loan -> loan.state().equals("OPEN")).toList();
        String told = volume.barcode() + " " + takings + ", loans " + lent;
        if (lent.size() > takings.size()) {
            verdict.found(takings.isEmpty() ? Promise.LOAN_MADE_UP : Promise.LOAN_TWICE, told);
        }
        if (takings.isEmpty()) {
            return;
        }
        Truth.Taking last = takings.getLast();
        boolean theirs =
                open.size() == 1 && open.getFirst().patron().equals(last.guest().id());
        if (last.kept() && !theirs) {
            verdict.found(Promise.LOAN_LOST, told);
        }
        if (!last.kept() && !open.isEmpty()) {
            boolean unclear = lives.disturbed(
                    last.furniture().value(), last.tapped() - NOTICED_NANOS, last.putBack() + NOTICED_NANOS);
            if (!theirs || !unclear) {
                verdict.found(Promise.LOAN_MADE_UP, "put back: " + told);
            }
        }
    }

    /** Each bolt that was drawn has a card behind it, and the program that saw the card is the one that drew the bolt. */
    void doors() {
        List<Truth.Tap> taps = truth.taps();
        for (Truth.Unlocking unlocking : truth.unlockings()) {
            boolean decided = taps.stream()
                    .anyMatch(tap -> tap.entitled().contains(unlocking.spot())
                            && tap.at() <= unlocking.at()
                            && unlocking.at() - tap.at() <= DECISION_NANOS
                            && !lives.disturbed(tap.furniture().value(), tap.at(), unlocking.at()));
            if (!decided) {
                verdict.found(Promise.DOOR, unlocking.spot() + " was unlocked for nobody");
            }
        }
    }
}
