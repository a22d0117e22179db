package org.carrel.shelf.bench;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.carrel.contract.message.DeviceTime;
import org.carrel.device.port.Moment;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;
import org.carrel.shelf.presence.BayesianPresence;
import org.carrel.shelf.presence.Presence;
import org.carrel.shelf.presence.PresenceSettings;
import org.carrel.shelf.presence.ShelfLayout;

public final class PresenceBench {
    public static void main(String[] arguments) throws Exception {
        long cycles = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        ShelfLayout layout = RadioShelf.row(8);
        SplittableRandom random = new SplittableRandom(seed);
        RadioShelf shelf = new RadioShelf(layout, 0.05, random.split());
        Auditor[] auditor = new Auditor[1];
        ShelfLife life = new ShelfLife(shelf, layout, random.split(), new ShelfLife.Witness() {
            @Override
            public void lifted(RadioShelf.Book book, int from, boolean awaited, boolean lively) {
                auditor[0].lifted(book, from, awaited, lively);
            }

            @Override
            public void placed(RadioShelf.Book book) {
                auditor[0].placed(book);
            }
        });
        auditor[0] = new Auditor(shelf, life, 8);
        life.begin();
        TreeMap<org.carrel.contract.id.TagUid, org.carrel.contract.id.CompartmentId> known = new TreeMap<>();
        for (RadioShelf.Book book : shelf.books()) {
            auditor[0].holds(book.uid);
            known.put(book.uid, layout.places().get(book.place).compartment());
        }
        Presence presence = new BayesianPresence(layout, PresenceSettings.DEFAULT);
        presence.expect(known, at(0));
        long inventories = 0, reads = 0, addressed = 0;
        long started = System.nanoTime();
        while (inventories < cycles) {
            TagCommand command = presence.next(life.attention(), at(shelf.nowNanos()));
            TagResult result = shelf.execute(command, life::runUntil);
            var changes = presence.observe(result, life.attention(), at(shelf.nowNanos()));
            if (result instanceof TagResult.Inventoried) {
                inventories++;
                auditor[0].inventoried(command.antenna().number() - 1);
            } else addressed++;
            auditor[0].heard(changes);
            auditor[0].sweep(presence.present());
        }
        double wall = (System.nanoTime() - started) / 1e9;
        double simulated = shelf.nowNanos() / 1e9;
        System.out.printf(
                "%d inventories, %d addressed, %.0f s simulated in %.1f s (%.0fx)%n",
                inventories, addressed, simulated, wall, simulated / wall);
        Auditor a = auditor[0];
        System.out.printf(
                "false taken %s wrong %d stale %d overtaken %d unnoticed %d notHeld %d blind %d changes %d%n",
                a.falseTaken,
                a.wrongCompartments,
                a.stale,
                a.overtaken,
                a.unnoticed,
                a.notHeld,
                a.wentBlind,
                a.changes);
        for (Auditor.Kind kind : Auditor.Kind.values()) {
            Delays d = a.lifted.get(kind);
            System.out.printf(
                    "lifted %s n=%d mean %.3f p50 %.3f p95 %.3f p99 %.3f max %.3f%n",
                    kind, d.count(), d.mean(), d.percentile(50), d.percentile(95), d.percentile(99), d.percentile(100));
        }
        System.out.printf(
                "rounds n=%d p50 %.3f p95 %.3f p99 %.3f max %.3f%n",
                a.rounds.count(),
                a.rounds.percentile(50),
                a.rounds.percentile(95),
                a.rounds.percentile(99),
                a.rounds.percentile(100));
        for (Auditor.Kind kind : Auditor.Kind.values()) {
            Delays d = a.placed.get(kind);
            System.out.printf(
                    "placed %s n=%d p50 %.3f p95 %.3f p99 %.3f max %.3f%n",
                    kind, d.count(), d.percentile(50), d.percentile(95), d.percentile(99), d.percentile(100));
        }
        Delays d = a.moved;
        System.out.printf(
                "moved n=%d p50 %.3f p95 %.3f p99 %.3f max %.3f%n",
                d.count(), d.percentile(50), d.percentile(95), d.percentile(99), d.percentile(100));
        a.complaints.forEach(System.out::println);
    }

    static Moment at(long nanos) {
        return new Moment(nanos, Instant.EPOCH, DeviceTime.Quality.SYNCHRONIZED);
    }
}
