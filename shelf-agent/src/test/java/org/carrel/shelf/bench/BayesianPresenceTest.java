package org.carrel.shelf.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.DeviceTime;
import org.carrel.device.port.Moment;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;
import org.carrel.shelf.presence.Attention;
import org.carrel.shelf.presence.BayesianPresence;
import org.carrel.shelf.presence.PresenceChange;
import org.carrel.shelf.presence.PresenceSettings;
import org.carrel.shelf.presence.ShelfLayout;
import org.junit.jupiter.api.Test;

/** What is said in situations that decide between two explanations of the same silence. Nobody is in session, unless it is said. */
class BayesianPresenceTest {
    private static final long SECOND = 1_000_000_000L;
    private static final ShelfLayout LAYOUT = RadioShelf.row(8);

    private RadioShelf shelf = new RadioShelf(LAYOUT, 0.05, new SplittableRandom(3));
    private Attention attention = Attention.IDLE;
    private final BayesianPresence presence = new BayesianPresence(LAYOUT, PresenceSettings.DEFAULT);
    private final List<PresenceChange> said = new ArrayList<>();
    private long lastUid = 0xE004_0150_0000_0000L;

    @Test
    void aBookThatIsHardToReadIsNotTakenHoweverOftenItIsMissed() {
        fill(10);
        RadioShelf.Book hard = shelf.at(3).getFirst();
        hard.miss = 0.7;
        pass(3600);
        assertEquals(List.of(), said);
    }

    @Test
    void oneBookAmongOthersIsKnownToBeTakenInTwoRounds() {
        fill(10);
        pass(60);
        RadioShelf.Book book = shelf.at(3).getFirst();
        shelf.lift(book);
        pass(10);
        assertEquals(List.of(new PresenceChange.Vanished(book.uid, compartment(3))), said);
    }

    /** No other tag can testify for the antenna; a book's leaving is the likelier explanation all the same. */
    @Test
    void theOnlyBookOfAShelfIsKnownToBeTaken() {
        RadioShelf.Book book = bring(2);
        start();
        pass(60);
        shelf.lift(book);
        pass(7);
        assertEquals(List.of(new PresenceChange.Vanished(book.uid, compartment(2))), said);
    }

    @Test
    void twoBooksLiftedAtOnceFromACompartmentOfTheirOwnAreKnownToBeTaken() {
        List<RadioShelf.Book> books = List.of(bring(2), bring(2));
        start();
        pass(60);
        books.forEach(shelf::lift);
        pass(20);
        assertEquals(
                2,
                said.stream().filter(PresenceChange.Vanished.class::isInstance).count(),
                said.toString());
    }

    @Test
    void aBlindAntennaIsNamedAndNoneOfItsBooksIsTaken() {
        fill(10);
        pass(60);
        shelf.blind(3, shelf.nowNanos() + 60 * SECOND);
        pass(120);
        assertEquals(
                List.of(new PresenceChange.WentBlind(compartment(3)), new PresenceChange.SeesAgain(compartment(3))),
                said);
    }

    @Test
    void aBookPutElsewhereHasMovedAndWasNotTaken() {
        fill(10);
        pass(60);
        for (int from = 0; from < 8; from++) {
            said.clear();
            RadioShelf.Book book = shelf.at(from).getFirst();
            int to = (from + 5) % 8;
            shelf.lift(book);
            pass(2);
            shelf.place(book, to, 0.3);
            pass(30);
            assertEquals(List.of(new PresenceChange.Moved(book.uid, compartment(from), compartment(to))), said);
        }
    }

    /** What cannot be searched now is not searched: the book may stand where the antenna has gone dark. */
    @Test
    void aBookIsNotTakenWhileItMayStandWhereNothingIsSeen() {
        fill(10);
        pass(60);
        shelf.blind(7, shelf.nowNanos() + 60 * SECOND);
        pass(20);
        assertEquals(List.of(new PresenceChange.WentBlind(compartment(7))), said);
        said.clear();
        RadioShelf.Book book = shelf.at(1).getFirst();
        shelf.place(book, 7, 0.2);
        pass(100);
        assertEquals(
                List.of(
                        new PresenceChange.SeesAgain(compartment(7)),
                        new PresenceChange.Moved(book.uid, compartment(1), compartment(7))),
                said);
    }

    /** An antenna that stays dark is not waited for for ever. */
    @Test
    void aBookIsKnownToBeTakenThoughACableHasBeenTornForLong() {
        fill(10);
        pass(60);
        shelf.blind(7, Long.MAX_VALUE);
        pass(120);
        said.clear();
        RadioShelf.Book book = shelf.at(1).getFirst();
        shelf.lift(book);
        pass(15);
        assertEquals(List.of(new PresenceChange.Vanished(book.uid, compartment(1))), said);
    }

    @Test
    void aBookHeardBesideItsCompartmentStaysWhereItIs() {
        for (int count = 0; count < 3; count++) {
            bring(4).miss = 0.6;
        }
        start();
        pass(1800);
        assertEquals(List.of(), said);
    }

    /**
     * Goal: a stray is not taken for an answer from home, where a book that was lifted a moment ago need not be looked for
     * everywhere. Method: six times as many strays as the radio has, and each book moved while somebody is there. "Taken" may be
     * overtaken by its being put down for as long as the bench allows.
     */
    @Test
    void aBookPutNextDoorIsNotTakenThoughItIsHeardAtHomeNowAndThen() {
        shelf = new RadioShelf(LAYOUT, 0.3, new SplittableRandom(3));
        fill(10);
        pass(300);
        attention = new Attention(new TreeSet<>(), new TreeSet<>(List.of(compartment(3))), new TreeSet<>());
        for (RadioShelf.Book book : List.copyOf(shelf.at(3))) {
            pass(5);
            shelf.lift(book);
            pass(1);
            shelf.place(book, 4, 0.2);
            pass(4);
            said.clear();
            pass(10);
            assertTrue(said.stream().noneMatch(PresenceChange.Vanished.class::isInstance), said.toString());
        }
    }

    /** Where an antenna went blind without a word while a book was put there, its silence proves nothing. */
    @Test
    void aBookIsNotTakenWhenTheAntennaWhereItIsSoughtWentBlindJustNow() {
        fill(10);
        pass(60);
        for (int from = 0; from < 6; from++) {
            said.clear();
            RadioShelf.Book book = shelf.at(from).getFirst();
            shelf.place(book, 7, 0.2);
            shelf.blind(7, shelf.nowNanos() + 25 * SECOND);
            pass(100);
            assertTrue(
                    said.contains(new PresenceChange.Moved(book.uid, compartment(from), compartment(7))),
                    said.toString());
            assertTrue(said.stream().noneMatch(PresenceChange.Vanished.class::isInstance), said.toString());
        }
    }

    /** What the reader's faults hid: an antenna that is blind when they are over is found to be so by its tags' silence. */
    @Test
    void anAntennaThatIsBlindWhenTheReaderRecoversIsNamed() {
        fill(10);
        pass(60);
        shelf.faulty(shelf.nowNanos() + 5 * SECOND);
        shelf.blind(3, shelf.nowNanos() + 60 * SECOND);
        pass(120);
        assertTrue(said.stream().noneMatch(PresenceChange.Vanished.class::isInstance), said.toString());
        assertEquals(
                2,
                said.stream()
                        .filter(new PresenceChange.WentBlind(compartment(3))::equals)
                        .count(),
                said.toString());
    }

    /** However long a silence was, an answer from home is rather that of a book put back than a stray from next door. */
    @Test
    void aBookPutBackAfterLongHasNotMoved() {
        fill(10);
        pass(60);
        RadioShelf.Book book = shelf.at(1).getFirst();
        attention = new Attention(
                new TreeSet<>(List.of(book.uid)), new TreeSet<>(List.of(compartment(1))), new TreeSet<>());
        shelf.blind(7, shelf.nowNanos() + 60 * SECOND);
        pass(20);
        shelf.lift(book);
        pass(30);
        said.removeIf(change -> !change.toString().contains(book.uid.toString()));
        shelf.place(book, 1, 0.2);
        pass(60);
        assertTrue(said.stream().noneMatch(PresenceChange.Moved.class::isInstance), said.toString());
        assertEquals(compartment(1), presence.present().get(book.uid));
    }

    private void fill(int books) {
        for (int place = 0; place < 8; place++) {
            for (int count = 0; count < books; count++) {
                bring(place);
            }
        }
        start();
    }

    private RadioShelf.Book bring(int place) {
        RadioShelf.Book book = shelf.book(new TagUid(++lastUid));
        shelf.place(book, place, 0.2);
        return book;
    }

    private void start() {
        TreeMap<TagUid, CompartmentId> known = new TreeMap<>();
        shelf.books().forEach(book -> known.put(book.uid, compartment(book.place)));
        presence.expect(known, now());
        pass(20);
        assertTrue(said.isEmpty(), said.toString());
    }

    private void pass(long seconds) {
        long until = shelf.nowNanos() + seconds * SECOND;
        while (shelf.nowNanos() < until) {
            TagCommand command = presence.next(attention, now());
            TagResult result = shelf.execute(command, nanos -> {});
            said.addAll(presence.observe(result, attention, now()));
        }
    }

    private Moment now() {
        return new Moment(shelf.nowNanos(), Instant.EPOCH, DeviceTime.Quality.SYNCHRONIZED);
    }

    private static CompartmentId compartment(int place) {
        return new CompartmentId("C" + (place + 1));
    }
}
