package org.carrel.sim.feig;

import static org.carrel.sim.world.SmallWorld.PATRON;
import static org.carrel.sim.world.SmallWorld.SHELF;
import static org.carrel.sim.world.SmallWorld.shelf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.carrel.sim.Octets;
import org.carrel.sim.tag.TagContent;
import org.carrel.sim.tag.TagModel;
import org.carrel.sim.tag.Uid;
import org.carrel.sim.world.RadioConditions;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.ThingId;
import org.carrel.sim.world.Whereabouts;
import org.junit.jupiter.api.Test;

/** The inventory finds what is there, at the pace of the hardware, and says when it could not. */
class InventoryTest {
    private final ReaderBench bench = new ReaderBench();

    private List<Thing.Book> fill(int count) {
        List<Thing.Book> books = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            // Serials spread as a hash would, so that masks of every length occur.
            long serial = (index + 1) * 0x9E37_79B9_7F4AL;
            var tag = TagContent.bookTag(TagModel.SLIX.uid(serial), "B%04d".formatted(index), "TW-NLPI");
            Thing.Book book = new Thing.Book(new ThingId("thin-" + index), "Thin " + index, 1, 1, List.of(tag));
            bench.world.add(book, new Whereabouts.Shelved(shelf("A1")));
            books.add(book);
        }
        return books;
    }

    private static List<String> uids(Octets content) {
        List<String> uids = new ArrayList<>();
        for (int set = 0; set < content.at(1); set++) {
            assertEquals(0x03, content.at(2 + 10 * set), "transponder type");
            uids.add(content.slice(4 + 10 * set, 12 + 10 * set).toHex());
        }
        return uids;
    }

    private static List<String> uids(List<Thing.Book> books) {
        return books.stream()
                .map(book -> book.tags().getFirst().uid())
                .sorted()
                .map(Uid::toString)
                .toList();
    }

    @Test
    void anEmptyShelfHasNoTransponder() {
        assertEquals(Octets.hex("01"), bench.command("B0 01 00"));
    }

    @Test
    void everyTagIsFoundOnceAndEveryInventoryFindsThemAgain() {
        List<Thing.Book> books = fill(40);
        for (int again = 0; again < 2; again++) {
            Octets content = bench.command("B0 01 00");
            assertEquals(Status.OK, content.at(0));
            assertEquals(uids(books), uids(content).stream().sorted().toList());
        }
    }

    @Test
    void fortyTagsTakeAboutASecond() {
        fill(40);
        long began = bench.kernel.now();
        Octets content = bench.command("B0 01 00");
        double onTheLine = (7 + 10 + 10 * 40) * LinePace.BYTE_NANOS / 1e9;
        assertEquals(40, content.at(1));
        assertEquals(1.0, bench.lasted(began) / 1e9 - onTheLine, 0.1);
    }

    // Method: 60 tags of 10 bytes in a transmit buffer of 512 bytes are 50 and 10.
    @Test
    void whatDoesNotFitIsHandedOutWhenAskedForMore() {
        List<Thing.Book> books = fill(60);
        Octets first = bench.command("B0 01 00");
        assertEquals(Status.MORE_DATA, first.at(0));
        assertEquals(50, first.at(1));
        Octets rest = bench.command("B0 01 80");
        assertEquals(Status.OK, rest.at(0));
        TreeSet<String> all = new TreeSet<>(uids(first));
        all.addAll(uids(rest));
        assertEquals(uids(books), List.copyOf(all));
        assertEquals(Octets.hex("01"), bench.command("B0 01 80"));
    }

    @Test
    void aNewInventoryForgetsWhatWasNotHandedOut() {
        fill(60);
        bench.command("B0 01 00");
        assertEquals(Status.MORE_DATA, bench.command("B0 01 00").at(0));
        bench.command("63");
        assertEquals(Octets.hex("01"), bench.command("B0 01 80"));
    }

    @Test
    void aLongReplyIsAnAdvancedFrameEvenWhenAskedInAStandardOne() {
        fill(30);
        Octets reply = bench.ask(ReaderBench.standard(Octets.hex("FF B0 01 00")), Duration.ofSeconds(3));
        assertEquals(Octets.hex("02 01 35"), reply.slice(0, 3));
        assertEquals(0x135, reply.size());
    }

    @Test
    void disturbedAnswersLeadToPartialDataWithStatus83() {
        fill(20);
        bench.world.setRadio(SHELF, new RadioConditions(0, 0, 0.3, false));
        int partial = 0;
        for (int count = 0; count < 20; count++) {
            Octets content = bench.command("B0 01 00");
            boolean all = content.at(1) == 20;
            assertEquals(all ? Status.OK : Status.RF_COMMUNICATION, content.at(0));
            partial += all ? 0 : 1;
        }
        assertTrue(partial > 5, partial + " of 20 inventories were partial");
    }

    @Test
    void missedTagsAreMissedAtTheirRate() {
        fill(40);
        bench.world.setRadio(SHELF, new RadioConditions(0.2, 0, 0, false));
        int found = 0;
        for (int count = 0; count < 50; count++) {
            found += bench.command("B0 01 00").at(1);
        }
        assertEquals(0.8, found / 2000.0, 0.04);
    }

    @Test
    void aBookLiftedBeforeItsTurnIsNotFound() {
        List<Thing.Book> books = fill(40);
        bench.reader.receive(ReaderBench.standard(Octets.hex("FF B0 01 00")));
        bench.kernel.runFor(Duration.ofMillis(500));
        books.forEach(book -> bench.world.lift(book.id(), PATRON));
        Octets content = ReaderBench.content(bench.ask(Octets.NONE, Duration.ofSeconds(3)));
        int found = content.at(1);
        assertTrue(found > 8 && found < 32, found + " of 40 were read in the first half second");
    }

    @Test
    void onlyTheSelectedAntennaIsHeard() {
        Thing.Book other = bench.small.book();
        bench.world.place(other.id(), shelf("B1"));
        assertEquals(Octets.hex("01"), bench.command("B0 01 00"));
        assertEquals(Octets.hex("00"), bench.command("6A 03"));
        assertEquals(List.of(other.tags().getFirst().uid().toString()), uids(bench.command("B0 01 00")));
    }
}
