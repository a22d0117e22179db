package org.carrel.fleet.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.Health;
import org.carrel.fleet.simulation.network.SimBroker;
import org.carrel.shelf.panel.PanelScreen;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Trace;
import org.carrel.sim.tag.TagContent;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.LampPattern;
import org.carrel.sim.world.RadioConditions;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.Whereabouts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The worst moments, one by one: each is set up by hand, and everything that seeds are held to is held here as well. */
class NastyScenariosTest {
    private static final Bytes MORNING = Simulation.morning();
    private static final Cast.Reader ANN = Cast.PATRONS.getFirst();
    private static final Cast.Copy BOOK = Cast.COPIES.getFirst();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Optional<SimulatedLibrary> opened = Optional.empty();
    private Optional<Story> told = Optional.empty();

    @AfterEach
    void close() {
        opened.ifPresent(SimulatedLibrary::close);
    }

    @Test
    void thePowerGoesBetweenReleasingTheTagAndTheLoan() {
        openWith(1);
        bookIsReadyFor(ANN);
        library().world.tapCard(ANN.card(), shelf().furniture);
        until(() -> library().world.tag(BOOK.tag()).orElseThrow().afi() == TagContent.AFI_ON_LOAN);
        shelf().die(true);
        annTakesTheBook();
        story().goOn(Duration.ofSeconds(30));
        story().end();
        assertEquals(Optional.of(ANN.patron()), borrower());
    }

    @Test
    void theBrokerRestartsDuringAPickup() {
        openWith(1);
        bookIsReadyFor(ANN);
        library().world.tapCard(ANN.card(), shelf().furniture);
        until(this::lit);
        library().broker.restart(Duration.ofSeconds(5), true, true);
        annTakesTheBook();
        story().goOn(Duration.ofSeconds(20));
        story().end();
        assertEquals(Optional.of(ANN.patron()), borrower());
    }

    @Test
    void aHoldThatLapsedOverNightOpensNothing() {
        openWith(1);
        bookIsReadyFor(ANN);
        library().calendar.skip(Duration.ofDays(9));
        library().world.tapCard(ANN.card(), shelf().furniture);
        until(() -> shelf().screen().orElseThrow() instanceof PanelScreen.Refused);
        assertFalse(lit(), "the lamp of a book whose hold has lapsed");
        story().end();
        assertEquals(Optional.empty(), borrower());
    }

    @Test
    void aShelfWhoseClockJumpsAheadGoesByTheHubsWord() {
        openWith(1);
        bookIsReadyFor(ANN);
        shelf().clock.step(Duration.ofDays(9));
        library().world.tapCard(ANN.card(), shelf().furniture);
        until(() -> shelf().screen().orElseThrow() instanceof PanelScreen.Refused);
        assertFalse(lit(), "a grant that has run out by the shelf's clock is not used");
        shelf().clock.synchronize();
        story().goOn(Duration.ofSeconds(10));
        library().world.tapCard(ANN.card(), shelf().furniture);
        until(this::lit);
        annTakesTheBook();
        story().end();
        assertEquals(Optional.of(ANN.patron()), borrower());
    }

    @Test
    void twoShelvesSeeOneTag() {
        openWith(2);
        bookIsReadyFor(ANN);
        ShelfHost other = library().shelves.get(1);
        library().world.inject(new Fault.TagStrays(BOOK.tag(), other.furniture, 1, 0.9));
        story().goOn(Duration.ofSeconds(30));
        story().end();
        assertEquals(Optional.empty(), borrower());
        library().world.tapCard(ANN.card(), shelf().furniture);
        until(this::lit);
        annTakesTheBook();
        story().end();
        assertEquals(Optional.of(ANN.patron()), borrower());
    }

    @Test
    void linesClogOneByOneAndOpenInAnyOrder() {
        openWith(3);
        bookIsReadyFor(ANN);
        Chance chance = Chance.seeded(7);
        for (int round = 0; round < 3; round++) {
            List<String> clients = new ArrayList<>(List.of("hub"));
            library().shelves.forEach(shelf -> clients.add(shelf.address.login()));
            for (String client : clients) {
                library().broker.silence(client, chance.happens(0.7), chance.happens(0.7));
                story().goOn(Duration.ofSeconds(4));
            }
            library().world.tapCard(ANN.card(), shelf().furniture);
            while (!clients.isEmpty()) {
                library().broker.mend(clients.remove(chance.below(clients.size())));
                story().goOn(Duration.ofSeconds(4));
            }
        }
        story().end();
    }

    /** It looks like an antenna that broke with the power; only somebody who goes there can tell. */
    @Test
    void aCompartmentIsEmptiedWhileTheShelfHasNoPower() {
        openWith(1);
        List<Cast.Copy> books = Cast.COPIES.subList(0, 6);
        books.forEach(book -> library().world.place(book.thing(), place()));
        until(() -> shelfHolds() == 6);
        shelf().die(true);
        books.forEach(book -> library().world.putOnDesk(book.thing()));
        until(() -> shelf().running());
        until(() -> health().contains("antenna-blind-A1"));
        assertEquals(6, shelfHolds(), "nobody can say yet that they are gone");
        story().end();
        assertEquals(0, shelfHolds());
    }

    @Test
    void whoeverTapsAfterSomebodyElseTookTheBookHasNoLoan() {
        openWith(1);
        bookIsReadyFor(ANN);
        library().world.lift(BOOK.thing(), Cast.PATRONS.getLast().person());
        story().goOn(Duration.ofSeconds(1));
        library().world.tapCard(ANN.card(), shelf().furniture);
        story().goOn(Duration.ofSeconds(3));
        library().world.carryOut(BOOK.thing());
        story().end();
        assertEquals(Optional.empty(), borrower());
    }

    /** The desk knows where the book is, though the shelf does not know that it went. */
    @Test
    void aBookThatWasHandedInIsNotOfferedWhereItStood() {
        openWith(1);
        bookIsReadyFor(ANN);
        library().world.inject(new Fault.ReaderSilent(shelf().furniture));
        library().world.lift(BOOK.thing(), ANN.person());
        library().world.carryOut(BOOK.thing());
        new Staff(library(), Chance.seeded(1)).giveBack(library().world.thing(BOOK.thing()));
        library().world.tapCard(ANN.card(), shelf().furniture);
        until(() -> shelf().screen().orElseThrow() instanceof PanelScreen.Refused);
        story().end();
        assertEquals(Optional.empty(), borrower());
    }

    // ---- What the scenarios are told with ----

    private void openWith(int shelves) {
        List<Boolean> cabinets = new ArrayList<>();
        for (int shelf = 0; shelf < shelves; shelf++) {
            cabinets.add(false);
        }
        Draw draw = new Draw(
                1,
                cabinets,
                Duration.ZERO,
                PATIENCE,
                PATIENCE,
                RadioConditions.PERFECT,
                Duration.ofMillis(5),
                SimBroker.Manners.GOOD,
                new EnumMap<>(Mishap.class));
        SimulatedLibrary library =
                new SimulatedLibrary(draw, MORNING, Scratch.make(), Trace.keeping(0), SimulatedLibrary.Workshop.HONEST);
        opened = Optional.of(library);
        told = Optional.of(new Story(library, draw));
        library.open();
        story().goOn(Duration.ofSeconds(10));
    }

    private void bookIsReadyFor(Cast.Reader reader) {
        new Staff(library(), Chance.seeded(1)).placeHold(reader, BOOK);
        library().world.place(BOOK.thing(), place());
        until(() -> library()
                .hub
                .ask(services -> services.reservations()
                        .readyOn(shelf().address, library().hub.now())
                        .size())
                .equals(Optional.of(1)));
        story().goOn(Duration.ofSeconds(2));
    }

    private void annTakesTheBook() {
        library().world.lift(BOOK.thing(), ANN.person());
        story().goOn(Duration.ofSeconds(4));
        library().world.carryOut(BOOK.thing());
        assertEquals(new Whereabouts.Outside(), library().world.where(BOOK.thing()));
    }

    private long shelfHolds() {
        return library()
                .hub
                .ask(services -> services.shelves().contents(shelf().address).size())
                .orElseThrow();
    }

    private List<String> health() {
        return library()
                .hub
                .ask(services ->
                        services
                                .fleet()
                                .devices()
                                .device(shelf().address)
                                .orElseThrow()
                                .description()
                                .health()
                                .parts()
                                .stream()
                                .map(Health.Part::detail)
                                .toList())
                .orElseThrow();
    }

    private boolean lit() {
        return library().world.lamp(place()) != LampPattern.OFF;
    }

    private Optional<PatronId> borrower() {
        return library()
                .hub
                .ask(services -> services.lending().openLoan(BOOK.item()).map(loan -> loan.patron()))
                .orElseThrow();
    }

    private void until(BooleanSupplier so) {
        for (int wait = 0; wait < PATIENCE.toMillis() / 10 && !so.getAsBoolean(); wait++) {
            story().goOn(Duration.ofMillis(10));
        }
        assertTrue(so.getAsBoolean(), () -> "not so within " + PATIENCE + "; the shelf shows " + shelf().screen());
    }

    private Spot place() {
        return new Spot(shelf().furniture, "A1");
    }

    private SimulatedLibrary library() {
        return opened.orElseThrow();
    }

    private Story story() {
        return told.orElseThrow();
    }

    private ShelfHost shelf() {
        return library().shelves.getFirst();
    }
}
