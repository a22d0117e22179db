package org.carrel.shelf.bench;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.DeviceTime;
import org.carrel.device.port.Moment;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;
import org.carrel.shelf.presence.Presence;
import org.carrel.shelf.presence.PresenceChange;
import org.carrel.shelf.presence.ShelfLayout;

/**
 * Weeks of a shelf's life in a minute: people, books and a reader at its real pace on virtual time, and a {@link Presence} that
 * asks the questions and is judged by what it says. One world per seed, whoever is tried in it.
 *
 * @param compartments side by side, an antenna each
 * @param books in each compartment to begin with
 */
public record PresenceTrial(int compartments, int books, long seed) {
    /** Stray reads from a compartment beside. */
    private static final double STRAY = 0.05;

    /** Runs until so many inventories of one antenna are taken, or so much time has passed. */
    public Tally run(Function<ShelfLayout, Presence> subject, long inventories, double seconds) {
        ShelfLayout layout = RadioShelf.row(compartments);
        SplittableRandom random = new SplittableRandom(seed);
        RadioShelf shelf = new RadioShelf(layout, STRAY, random.split());
        Relay relay = new Relay();
        ShelfLife life = new ShelfLife(shelf, layout, books, random.split(), relay);
        Auditor auditor = new Auditor(shelf, life, compartments);
        relay.auditor = List.of(auditor);
        life.begin();
        SortedMap<TagUid, CompartmentId> known = new TreeMap<>();
        for (RadioShelf.Book book : shelf.books()) {
            auditor.holds(book.uid);
            known.put(book.uid, layout.places().get(book.place).compartment());
        }
        Presence presence = subject.apply(layout);
        presence.expect(known, at(0));
        Tally tally = auditor.tally;
        while (tally.inventories < inventories && shelf.nowNanos() < seconds * 1e9) {
            TagCommand command = presence.next(life.attention(), at(shelf.nowNanos()));
            TagResult result = shelf.execute(command, life::runUntil);
            List<PresenceChange> said = presence.observe(result, life.attention(), at(shelf.nowNanos()));
            auditor.commandDone(command);
            if (result instanceof TagResult.Inventoried) {
                tally.inventories++;
                auditor.inventoried(command.antenna().number() - 1);
            } else {
                tally.addressed++;
            }
            auditor.heard(said);
            auditor.sweep(presence.present());
        }
        tally.simulatedSeconds = shelf.nowNanos() / 1e9;
        return tally;
    }

    /** Life is there before its auditor, who looks at it. */
    private static final class Relay implements ShelfLife.Witness {
        private List<Auditor> auditor = List.of();

        @Override
        public void lifted(RadioShelf.Book book, int from, boolean awaited, boolean lively) {
            auditor.forEach(told -> told.lifted(book, from, awaited, lively));
        }

        @Override
        public void placed(RadioShelf.Book book) {
            auditor.forEach(told -> told.placed(book));
        }
    }

    private static Moment at(long nanos) {
        return new Moment(nanos, Instant.EPOCH, DeviceTime.Quality.SYNCHRONIZED);
    }
}
