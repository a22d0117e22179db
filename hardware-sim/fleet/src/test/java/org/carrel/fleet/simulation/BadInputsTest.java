package org.carrel.fleet.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.ShelfEvent.Strangeness;
import org.carrel.fleet.simulation.network.SimBroker;
import org.carrel.hub.reservation.PullEntry;
import org.carrel.hub.shelf.Shelves;
import org.carrel.hub.store.Services;
import org.carrel.shelf.panel.PanelScreen;
import org.carrel.shelf.panel.PanelScreen.Reason;
import org.carrel.shelf.panel.PanelScreen.Trouble;
import org.carrel.sim.Octets;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Trace;
import org.carrel.sim.tag.Tag;
import org.carrel.sim.tag.TagContent;
import org.carrel.sim.tag.TagModel;
import org.carrel.sim.tag.Uid;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.LampPattern;
import org.carrel.sim.world.RadioConditions;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.ThingId;
import org.carrel.sim.world.Whereabouts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a shelf is shown and told that it cannot use. Goal: each is said once, in one place, to whoever can do something about it, and a
 * book that waits beside it is collected all the same. Through the real driver, byte by byte, against an emulated reader.
 */
class BadInputsTest {
    private static final Bytes MORNING = Simulation.morning();
    private static final Cast.Reader ANN = Cast.PATRONS.getFirst();
    private static final Cast.Copy BOOK = Cast.COPIES.getFirst();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Uid STRANGE = TagModel.SLIX.uid(0x5712_4A6EL);
    private static final int CHECKSUM_AT = 19;

    private final Draw draw = new Draw(
            1,
            List.of(false),
            Duration.ZERO,
            PATIENCE,
            PATIENCE,
            RadioConditions.PERFECT,
            Duration.ofMillis(5),
            SimBroker.Manners.GOOD,
            new EnumMap<>(Mishap.class));
    private final SimulatedLibrary library =
            new SimulatedLibrary(draw, MORNING, Scratch.make(), Trace.keeping(0), SimulatedLibrary.Workshop.HONEST);
    private final Story story = new Story(library, draw);
    private final ShelfHost shelf = library.shelves.getFirst();
    private final Spot place = new Spot(shelf.furniture, "A1");

    @BeforeEach
    void annsBookIsReady() {
        library.open();
        story.goOn(Duration.ofSeconds(10));
        new Staff(library, Chance.seeded(1)).placeHold(ANN, BOOK);
        library.world.place(BOOK.thing(), place);
        until(() -> ask(services -> services.reservations().readyOn(shelf.address, library.hub.now()))
                        .size()
                == 1);
        story.goOn(Duration.ofSeconds(2));
    }

    @AfterEach
    void close() {
        library.close();
    }

    // ---- Tags ----

    @Test
    void aBlankTagIsHandedToCataloguing() {
        lay(new Tag(STRANGE, TagModel.SLIX));
        assertEquals(Strangeness.BLANK, strange().strangeness());
        assertEquals(Optional.empty(), dump(), "there is nothing on it to look at");
        annCollects();
    }

    @Test
    void aTagOfAnotherTradeIsToldWithItsContent() {
        Octets content = Octets.hex("D1 01 0B 55 02 65 78 61 6D 70 6C 65 2E 6F 72 67");
        lay(new Tag(STRANGE, TagModel.SLIX).fill(content));
        assertEquals(Strangeness.FOREIGN, strange().strangeness());
        assertTrue(dump().orElseThrow().hex().startsWith(content.toHex()));
        annCollects();
    }

    @Test
    void aLibrarysTagWithAWrongChecksumIsNoItem() {
        byte[] content =
                TagContent.basicBlock(BOOK.item().value(), Cast.OWNER, 1, 1).toArray();
        content[CHECKSUM_AT] ^= 1;
        // It names the very book that Ann waits for, on a tag that is not the book's.
        lay(new Tag(STRANGE, TagModel.SLIX).fill(Octets.of(content)).setDsfid(TagContent.ISO_28560_3_DSFID));
        assertEquals(Strangeness.DAMAGED, strange().strangeness());
        assertTrue(dump().isPresent());
        annCollects();
    }

    @Test
    void aCardThatWasLeftOnTheShelfIsTakenOutAndItsNumberKept() {
        lay(new Tag(STRANGE, TagModel.SLIX)
                .fill(TagContent.patronCard("CARD-77001", Cast.OWNER))
                .setDsfid(TagContent.ISO_28560_3_DSFID));
        assertEquals(Strangeness.CARD, strange().strangeness());
        assertEquals(Optional.empty(), dump(), "a person's number goes no further");
        annCollects();
    }

    @Test
    void aCreasedLabelsBookIsMissedAloudAndIsNobodysLoan() {
        Fault creased = new Fault.TagDead(BOOK.tag());
        library.world.inject(creased);
        until(() -> alarmed(Alarm.ITEM_TAKEN_UNATTENDED));
        assertEquals(Optional.empty(), borrower());
        library.world.heal(creased);
        until(() -> !alarmed(Alarm.ITEM_TAKEN_UNATTENDED));
        annCollects();
    }

    @Test
    void anotherLibrarysBookIsToBeTakenOff() {
        lay(TagContent.bookTag(STRANGE, "FI-4711-0815", "FI-Hm"), 2);
        assertEquals(
                List.of(PullEntry.Reason.UNKNOWN_ITEM),
                ask(services -> services.reservations().pullList(shelf.address, library.hub.now())).stream()
                        .map(PullEntry::reason)
                        .toList());
        assertEquals(List.of(), strangeTags());
        annCollects();
    }

    // ---- The radio and the line ----

    @Test
    void aDisturbedAntennaLosesNoBook() {
        Fault disturbed = new Fault.AntennaNoisy(shelf.furniture, 1, 0.6);
        library.world.inject(disturbed);
        story.goOn(Duration.ofMinutes(10));
        assertEquals(0, told(ShelfEvent.ItemRemoved.class));
        assertEquals(List.of(), alarms());
        library.world.heal(disturbed);
        annCollects();
    }

    @Test
    void brokenFramesAreAnAlarmWhileTheyLastAndNoLossAfter() {
        Fault noise = new Fault.NoisyLine(shelf.furniture, 0.3);
        library.world.inject(noise);
        until(() -> alarmed(Alarm.READER_FAILED));
        library.world.tapCard(ANN.card(), shelf.furniture);
        until(() -> shelf.screen().orElseThrow() instanceof PanelScreen.GoToDesk);
        assertEquals(
                Trouble.READER,
                assertInstanceOf(PanelScreen.GoToDesk.class, shelf.screen().orElseThrow())
                        .trouble());
        assertEquals(0, told(ShelfEvent.ItemRemoved.class), "what cannot be seen is not gone");
        library.world.heal(noise);
        until(() -> !alarmed(Alarm.READER_FAILED));
        story.goOn(Duration.ofSeconds(10));
        annCollects();
    }

    @Test
    void aReaderThatBabblesIsUnderstoodAllTheSame() {
        Fault babble = new Fault.ReaderBabbling(shelf.furniture);
        library.world.inject(babble);
        story.goOn(Duration.ofMinutes(5));
        assertEquals(0, told(ShelfEvent.ItemRemoved.class));
        assertEquals(0, told(ShelfEvent.StrangeTagFound.class), "no tag is made up");
        library.world.heal(babble);
        annCollects();
    }

    @Test
    void aFewFlippedBytesAreNobodysBusiness() {
        Fault noise = new Fault.NoisyLine(shelf.furniture, 0.0005);
        library.world.inject(noise);
        story.goOn(Duration.ofMinutes(5));
        assertEquals(0, told(ShelfEvent.ItemRemoved.class));
        assertEquals(0, told(ShelfEvent.StrangeTagFound.class), "no tag is made up");
        library.world.heal(noise);
        annCollects();
    }

    // ---- Cards ----

    @Test
    void aStaffCardOpensForStaffAndLendsNothing() {
        library.world.tapCard(Cast.STAFF.card(), shelf.furniture);
        until(() -> shelf.screen().orElseThrow() instanceof PanelScreen.Staff);
        library.world.lift(BOOK.thing(), Cast.STAFF.person());
        story.goOn(Duration.ofSeconds(5));
        assertEquals(1, told(ShelfEvent.ItemRemoved.class));
        assertEquals(List.of(), alarms(), "staff may take any book");
        assertEquals(Optional.empty(), borrower());
        library.world.place(BOOK.thing(), place);
        story.goOn(SimulatedLibrary.TIMINGS.staffQuiet().plusSeconds(5));
        annCollects();
    }

    @Test
    void aCardThatNobodyKnowsIsToldSoAndOpensNothing() {
        ThingId stray = new ThingId("card-of-another-library");
        library.world.add(
                new Thing.Card(stray, "card", ANN.person(), Octets.hex("04DEADBEEF0180"), "", List.of()),
                new Whereabouts.InHand(ANN.person()));
        library.world.tapCard(stray, shelf.furniture);
        until(() -> shelf.screen().orElseThrow() instanceof PanelScreen.Refused);
        assertEquals(
                Reason.CARD_UNKNOWN,
                assertInstanceOf(PanelScreen.Refused.class, shelf.screen().orElseThrow())
                        .reason());
        assertFalse(lit());
        annCollects();
    }

    @Test
    void aCardReaderThatFellSilentIsNotMistakenForAnybody() {
        Fault mute = new Fault.CardReaderSilent(shelf.furniture);
        library.world.inject(mute);
        library.world.tapCard(ANN.card(), shelf.furniture);
        story.goOn(Duration.ofSeconds(20));
        assertInstanceOf(PanelScreen.Idle.class, shelf.screen().orElseThrow());
        assertFalse(lit());
        library.world.heal(mute);
        annCollects();
    }

    // ---- What it is told with ----

    private void lay(Tag tag) {
        lay(tag, 1);
        assertEquals(1, told(ShelfEvent.StrangeTagFound.class), "said once");
        assertEquals(place.compartment(), strange().place().compartment().value());
    }

    /** @param items how many tags are items then, with that of Ann's book */
    private void lay(Tag tag, int items) {
        ThingId label = new ThingId("strange-label");
        library.world.add(new Thing.Label(label, "label", tag), new Whereabouts.OnDesk());
        library.world.place(label, place);
        story.goOn(Duration.ofMinutes(2));
        assertEquals(items, told(ShelfEvent.ItemPlaced.class));
        assertInstanceOf(PanelScreen.Idle.class, shelf.screen().orElseThrow());
    }

    /** Nothing of all that is in Ann's way, and nothing is left of it in the books. */
    private void annCollects() {
        library.world.tapCard(ANN.card(), shelf.furniture);
        until(this::lit);
        until(this::released);
        library.world.lift(BOOK.thing(), ANN.person());
        story.goOn(Duration.ofSeconds(4));
        library.world.carryOut(BOOK.thing());
        story.goOn(Duration.ofSeconds(20));
        assertEquals(Optional.of(ANN.patron()), borrower());
        assertEquals(List.of(), alarms());
        assertEquals(List.of(), ask(services -> services.shelves().repairs()));
        for (Thing thing : List.copyOf(library.world.in(place))) {
            library.world.lift(thing.id(), Cast.STAFF.person());
        }
        until(() -> strangeTags().isEmpty());
        story.end();
    }

    private Shelves.StrangeTag strange() {
        return strangeTags().getFirst();
    }

    private List<Shelves.StrangeTag> strangeTags() {
        return ask(services -> services.shelves().strangeTags(shelf.address));
    }

    private Optional<Bytes> dump() {
        return ask(services -> services.shelves().dump(new TagUid(STRANGE.value())));
    }

    private List<Alarm> alarms() {
        return ask(services -> services.shelves().alarms(shelf.address)).stream()
                .map(Shelves.OpenAlarm::alarm)
                .toList();
    }

    private boolean alarmed(Alarm alarm) {
        return alarms().contains(alarm);
    }

    private long told(Class<? extends ShelfEvent> kind) {
        return shelf.accepted.events().stream()
                .filter(event -> kind.isInstance(event.body()))
                .count();
    }

    private Optional<PatronId> borrower() {
        return ask(services -> services.lending().openLoan(BOOK.item()).map(loan -> loan.patron()));
    }

    /** Read back, as the reader says; a hand takes longer than that. */
    private boolean released() {
        return shelf.accepted.events().stream()
                .anyMatch(event -> event.body() instanceof ShelfEvent.SecurityWritten written
                        && written.wanted() == ShelfEvent.Security.RELEASED
                        && written.outcome() == ShelfEvent.Outcome.VERIFIED);
    }

    private boolean lit() {
        return library.world.lamp(place) != LampPattern.OFF;
    }

    private <T> T ask(Function<Services, T> question) {
        return library.hub.ask(question).orElseThrow();
    }

    private void until(BooleanSupplier so) {
        for (int wait = 0; wait < PATIENCE.toMillis() / 10 && !so.getAsBoolean(); wait++) {
            story.goOn(Duration.ofMillis(10));
        }
        assertTrue(so.getAsBoolean(), () -> "not so within " + PATIENCE + "; the shelf shows " + shelf.screen());
    }
}
