package org.carrel.fleet.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.carrel.sim.console.Plant;
import org.carrel.sim.world.LampPattern;
import org.carrel.sim.world.PrintedSlip;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.World;

/**
 * A day in the library, and one nine days later: played by hands in the simulated world, and judged by what those hands would see (lamps,
 * doors, tags) and by what another system reads from the hub. Every wait ends with what is waited for, or with a sentence.
 */
public final class Tour {
    /** Longer than a hold is kept: seven open days and the rest of the one on which it became ready. */
    private static final Duration LONG_AFTER = Duration.ofDays(9);

    /** The books of the tour, by their place in the catalogue; {@link Seeds#WISHES} says who waits for them. */
    private static final int LINS_FIRST = 0;

    private static final int LINS_SECOND = 3;
    private static final int OKAFORS = 1;
    private static final int OKAFORS_BOXED = 5;
    private static final int OKAFORS_LATER = 7;
    private static final int WANGS_BOXED = 6;
    private static final int WANGS_FORGOTTEN = 8;

    /** Nobody waits for these two. */
    private static final int WANGS_BORROWED = 12;

    private static final int WANGS_RETURNED = 13;

    private static final Spot PAD = Spot.of(Furnishing.KIOSK.value(), "PAD");
    private static final String SHELF = Furnishing.SHELF.value();
    private static final Spot A2 = Spot.of(SHELF, "A2");
    private static final Spot A4 = Spot.of(SHELF, "A4");
    private static final Spot B1 = Spot.of(SHELF, "B1");
    private static final Spot B3 = Spot.of(SHELF, "B3");
    private static final Spot BOX_2 = Spot.of(Furnishing.CABINET.value(), "A2");
    private static final Spot BOX_3 = Spot.of(Furnishing.CABINET.value(), "A3");

    private final Plant plant;
    private final LiveWorld world;
    private final Stage stage;
    private final HubAnswers hub;
    private final Screens screens = new Screens();
    private final String shelfPage;
    private final String displayPage;
    private final String kioskPage;
    private final PrintStream out;

    public Tour(Library library, PrintStream out) {
        this.plant = library.plant();
        this.world = library.world();
        this.stage = new Stage(world, out);
        this.hub = library.answers();
        this.shelfPage = page(SHELF);
        this.displayPage = page(Seeding.DISPLAY);
        this.kioskPage = page(Furnishing.KIOSK.value());
        this.out = out;
    }

    /** Plays everything and says whether all of it was as promised. */
    public boolean play() throws InterruptedException {
        booksArrive();
        twoBooksAtOnce();
        theWrongHand();
        twoPatronsInARow();
        thePowerFails();
        theNetworkFails();
        theClockFails();
        aNumberIsCalled();
        nineDaysLater();
        atTheKiosk();
        aBookIsFound();
        new SeatScene(stage, hub, screens, kioskPage).play();
        new CardScene(stage, hub, screens, kioskPage).play();
        atTheDrop();
        inTheEnd();
        out.println();
        out.println(
                stage.failures() == 0
                        ? "The day went as promised."
                        : stage.failures() + " things were not as promised.");
        return stage.failures() == 0;
    }

    private void booksArrive() throws InterruptedException {
        stage.scene("The staff member puts arrived books on the shelf, anywhere");
        stage.put(LINS_FIRST, A2);
        stage.put(LINS_SECOND, A4);
        stage.put(OKAFORS, B3);
        stage.put(OKAFORS_LATER, B1);
        stage.put(WANGS_FORGOTTEN, B3);
        stage.reads(
                "both of Lin's books are ready where they stand",
                () -> hub.readyFor(Cast.LIN).stream().sorted().toList(),
                List.of("nlpi/shelf-1 A2", "nlpi/shelf-1 A4"));
        stage.reads("Wang's is ready", () -> hub.readyFor(Cast.WANG), List.of("nlpi/shelf-1 B3"));
        stage.reads(
                "Okafor's are ready",
                () -> hub.readyFor(Cast.OKAFOR).stream().sorted().toList(),
                List.of("nlpi/shelf-1 B1", "nlpi/shelf-1 B3"));
        stage.reads("they were told of each of the five, once", hub::told, new HubAnswers.Told(5, 1));
    }

    private void twoBooksAtOnce() throws InterruptedException {
        stage.scene("Lin collects two books in one visit");
        stage.tapUntilLit(Cast.LIN, A2);
        stage.seeLamp("A4 is lit as well", A4, LampPattern.STEADY);
        stage.check("no other compartment is", world -> dark(world.lamp(B1), world.lamp(B3)));
        stage.seesReleased("the tags of both are released while they stand on the shelf", LINS_FIRST, LINS_SECOND);
        stage.take(Cast.LIN, LINS_FIRST);
        stage.seeLamp("the lamp of A2 goes out", A2, LampPattern.OFF);
        stage.check("that of A4 stays", world -> world.lamp(A4) == LampPattern.STEADY);
        stage.take(Cast.LIN, LINS_SECOND);
        stage.seeLamp("the lamp of A4 goes out", A4, LampPattern.OFF);
        stage.leaveWith(LINS_FIRST);
        stage.leaveWith(LINS_SECOND);
        stage.reads("both are on loan to Lin", () -> hub.loansOf(Cast.LIN).size(), 2);
        stage.reads("and to nobody else", () -> borrower(LINS_FIRST), List.of(Cast.LIN.id()));
    }

    private void theWrongHand() throws InterruptedException {
        stage.scene("Wang takes a book that waits for Okafor");
        stage.take(Cast.WANG, OKAFORS);
        stage.seeLamp("the lamp there blinks for a wrong book", B3, LampPattern.DOUBLE);
        stage.judge("its security is still on", stage.secured(OKAFORS));
        stage.reads("staff are called", hub::alarms, List.of("shelf-1 item-taken-unattended"));
        stage.reads("nobody has it on loan", () -> borrower(OKAFORS), List.of());
        stage.reads("Wang has nothing", () -> hub.loansOf(Cast.WANG), List.of());
        stage.put(OKAFORS, B3);
        stage.seeLamp("back in its place, the lamp goes out", B3, LampPattern.OFF);
        stage.reads("the alarm is over", hub::alarms, List.of());
    }

    private void twoPatronsInARow() throws InterruptedException {
        stage.scene("Chen fills the cabinet; Okafor and Wang come one behind the other");
        stage.tap(Cast.CHEN, Furnishing.CABINET);
        stage.see("the locks are free for staff", world -> world.lockFree(BOX_2) && world.lockFree(BOX_3));
        for (Spot box : List.of(BOX_2, BOX_3)) {
            stage.deed("opens " + box.compartment(), world -> world.openDoor(box));
            stage.put(box.equals(BOX_2) ? OKAFORS_BOXED : WANGS_BOXED, box);
            stage.deed("closes " + box.compartment(), world -> world.closeDoor(box));
        }
        stage.reads(
                "Okafor's book is ready there", () -> hub.readyFor(Cast.OKAFOR).contains("nlpi/cabinet-1 A2"), true);
        stage.reads("and Wang's", () -> hub.readyFor(Cast.WANG).contains("nlpi/cabinet-1 A3"), true);
        stage.tapUntilLit(Cast.OKAFOR, BOX_2);
        stage.see("A2 is unlocked for her", world -> world.lockFree(BOX_2));
        stage.check("A3 is not", world -> !world.lockFree(BOX_3));
        stage.deed("she opens A2", world -> world.openDoor(BOX_2));
        stage.seesReleased("her book's tag is released", OKAFORS_BOXED);
        stage.take(Cast.OKAFOR, OKAFORS_BOXED);
        stage.tap(Cast.WANG, Furnishing.CABINET);
        stage.check("nothing opens for Wang while her door is open", world -> !world.lockFree(BOX_3));
        stage.deed("she closes A2", world -> world.closeDoor(BOX_2));
        stage.tapUntilLit(Cast.WANG, BOX_3);
        stage.see("A3 is unlocked for him", world -> world.lockFree(BOX_3));
        stage.check("A2 is locked again", world -> !world.lockFree(BOX_2));
        stage.deed("he opens A3", world -> world.openDoor(BOX_3));
        stage.seesReleased("his book's tag is released", WANGS_BOXED);
        stage.take(Cast.WANG, WANGS_BOXED);
        stage.deed("he closes A3", world -> world.closeDoor(BOX_3));
        stage.see("A3 is locked again", world -> !world.lockFree(BOX_3));
        stage.reads("Okafor has hers on loan", () -> borrower(OKAFORS_BOXED), List.of(Cast.OKAFOR.id()));
        stage.reads("Wang has his", () -> hub.loansOf(Cast.WANG), List.of(Title.barcode(WANGS_BOXED)));
    }

    private void thePowerFails() throws InterruptedException {
        stage.scene("The power fails in the middle of Okafor's visit");
        stage.tapUntilLit(Cast.OKAFOR, B3);
        stage.seesReleased("her book's tag is released", OKAFORS);
        plant.pullPlug(SHELF);
        stage.seeLamp("the shelf is dark", B3, LampPattern.OFF);
        plant.start(SHELF);
        stage.sees(
                "with the power back, both of her books are secured before anything else",
                () -> stage.secured(OKAFORS) && stage.secured(OKAFORS_LATER));
        stage.reads("nothing was lent by it", () -> borrower(OKAFORS), List.of());
        stage.tapUntilLit(Cast.OKAFOR, B3);
        stage.seesReleased("her book's tag is released again", OKAFORS);
        stage.take(Cast.OKAFOR, OKAFORS);
        stage.leaveWith(OKAFORS);
        stage.reads("it is on loan to her", () -> borrower(OKAFORS), List.of(Cast.OKAFOR.id()));
        stage.reads("the shelf is in order", () -> hub.standing(SHELF), "in-order");
    }

    private void theNetworkFails() throws InterruptedException {
        stage.scene("The network is cut, and Okafor collects her other book all the same");
        plant.cutNetwork(SHELF, true);
        stage.tapUntilLit(Cast.OKAFOR, B1);
        stage.seesReleased("its tag is released", OKAFORS_LATER);
        stage.take(Cast.OKAFOR, OKAFORS_LATER);
        stage.seeLamp("the lamp goes out", B1, LampPattern.OFF);
        stage.reads("nobody could tell the hub yet", () -> borrower(OKAFORS_LATER), List.of());
        plant.cutNetwork(SHELF, false);
        stage.reads(
                "with the network back, it is on loan to her",
                () -> borrower(OKAFORS_LATER),
                List.of(Cast.OKAFOR.id()));
        stage.reads("with nothing to put right", () -> hub.pullList(), List.of());
    }

    private void theClockFails() throws InterruptedException {
        stage.scene("The shelf wakes with an empty clock battery, and without the network");
        plant.cutNetwork(SHELF, true);
        plant.setClock(SHELF, Plant.Clock.BATTERY_EMPTY);
        stage.tapUntilRefused(Cast.WANG, B3, () -> screens.kind(shelfPage));
        plant.cutNetwork(SHELF, false);
        stage.reads("the shelf says that its clock is not to be trusted", () -> hub.standing(SHELF), "limited");
        plant.setClock(SHELF, Plant.Clock.RIGHT);
        stage.reads("with the time set, it is in order", () -> hub.standing(SHELF), "in-order");
    }

    private void aNumberIsCalled() throws InterruptedException {
        stage.scene("The search places fill up; Okafor takes a number and sees it called");
        HubAnswers.Come lin = hub.come("search", Cast.LIN);
        HubAnswers.Come wang = hub.come("search", Cast.WANG);
        stage.judge(
                "hub: Lin and Wang sit down",
                !lin.booking().isEmpty() && !wang.booking().isEmpty());
        HubAnswers.Come okafor = hub.come("search", Cast.OKAFOR);
        stage.judge(
                "hub: Okafor gets number " + okafor.number(), okafor.number().equals("C001"));
        stage.shows("nothing is called yet", () -> screens.kind(displayPage), "quiet");
        hub.release(lin.booking());
        stage.shows("Lin leaves, and Okafor's number is called", () -> screens.called(displayPage), List.of("C001"));
        plant.cutNetwork(Seeding.DISPLAY, true);
        stage.shows("without the network it says that it has no news", () -> screens.kind(displayPage), "no-word");
        plant.cutNetwork(Seeding.DISPLAY, false);
        stage.shows("with it the number is there again", () -> screens.called(displayPage), List.of("C001"));
        String seat = hub.claim(okafor.ticket(), Cast.OKAFOR);
        stage.judge("hub: Okafor shows her card and sits down", !seat.isEmpty());
        stage.shows("her number is called no longer", () -> screens.called(displayPage), List.of());
        hub.release(seat);
        hub.release(wang.booking());
    }

    private String page(String program) {
        return plant.programs().stream()
                .filter(each -> each.name().equals(program))
                .map(Plant.ProgramView::address)
                .findFirst()
                .orElseThrow();
    }

    private void nineDaysLater() throws InterruptedException {
        stage.scene("Nine days later Wang has not come, and Chen clears the shelf by its lights");
        plant.passTime(LONG_AFTER);
        stage.reads("the book is on the pull list", hub::pullList, List.of("shelf-1 B3 hold-lapsed"));
        stage.reads("it is kept for Wang no longer", () -> hub.readyFor(Cast.WANG), List.of());
        stage.tapUntilLit(Cast.CHEN, B3);
        stage.take(Cast.CHEN, WANGS_FORGOTTEN);
        stage.seeLamp("the lamp goes out", B3, LampPattern.OFF);
        stage.judge("its security is on", stage.secured(WANGS_FORGOTTEN));
        stage.reads("the pull list is empty", hub::pullList, List.of());
        stage.reads("nobody has it on loan", () -> borrower(WANGS_FORGOTTEN), List.of());
    }

    private void atTheKiosk() throws InterruptedException {
        stage.scene("Wang borrows two books at the kiosk, and brings one of them back");
        stage.put(WANGS_BORROWED, PAD);
        stage.put(WANGS_RETURNED, PAD);
        shows("the kiosk asks what to do with the pile", "pile");
        stage.tap(Cast.WANG, Furnishing.KIOSK);
        stage.seesReleased("the tags of both are released", WANGS_BORROWED, WANGS_RETURNED);
        stage.reads("both are on loan to Wang", () -> borrower(WANGS_BORROWED), List.of(Cast.WANG.id()));
        stage.reads("each of them", () -> borrower(WANGS_RETURNED), List.of(Cast.WANG.id()));
        screens.touch(kioskPage, "FINISH");
        shows("the kiosk says good-bye", "goodbye");
        stage.check("nothing is printed unasked", live -> slips(live).isEmpty());
        screens.touch(kioskPage, "PRINT");
        stage.see("asked for, a receipt comes out", live -> slips(live).size() == 1);
        String number = Cast.WANG.chip().toHex();
        SlipReading receipt = SlipReading.of(world.ask(Tour::slips).getFirst());
        stage.judge("it names the first book", receipt.says(stage.title(WANGS_BORROWED)));
        stage.judge("and the second", receipt.says(stage.title(WANGS_RETURNED)));
        stage.judge("his card by its last four digits", receipt.says("借閱證尾碼 " + number.substring(number.length() - 4)));
        stage.deed("Wang takes it", live -> live.paper(Furnishing.KIOSK).take());
        stage.take(Cast.WANG, WANGS_BORROWED);
        stage.take(Cast.WANG, WANGS_RETURNED);
        shows("the kiosk is at rest", "rest");
        stage.put(WANGS_RETURNED, PAD);
        shows("the kiosk asks what to do with the book", "pile");
        screens.touch(kioskPage, "RETURN");
        stage.sees("its tag is secured", () -> stage.secured(WANGS_RETURNED));
        stage.reads("it is on loan to nobody", () -> borrower(WANGS_RETURNED), List.of());
        stage.reads("the other still is", () -> borrower(WANGS_BORROWED), List.of(Cast.WANG.id()));
        screens.touch(kioskPage, "HELP");
        screens.touch(kioskPage, "CALL_STAFF");
        stage.reads("somebody asks for help there", hub::helpCalls, List.of(Furnishing.KIOSK.value()));
        hub.answerHelp();
        stage.reads("a member of staff has been there", hub::helpCalls, List.of());
        screens.touch(kioskPage, "BACK");
        stage.reads("the kiosk is in order", () -> hub.standing(Furnishing.KIOSK.value()), "in-order");
        screens.touch(kioskPage, "FINISH");
    }

    private void aBookIsFound() throws InterruptedException {
        stage.scene("Lin looks for 家變 at the kiosk, sees the way and has it kept");
        stage.take(Cast.CHEN, WANGS_RETURNED);
        shows("the kiosk is at rest", "rest");
        screens.touch(kioskPage, "FIND:FIND");
        shows("the kiosk asks what she is looking for", "find");
        types("ru8", "家");
        types("1u04", "變");
        stage.shows("the title is found", () -> screens.lines(kioskPage).contains("家變"), true);
        screens.touchLine(kioskPage, "家變");
        shows("its copies are shown", "find-title");
        screens.touch(kioskPage, "FIND:WAY");
        shows("the way is told", "find-way");
        stage.shows("and drawn from the kiosk on", () -> screens.way(kioskPage), true);
        screens.touch(kioskPage, "BACK");
        shows("back at the title", "find-title");
        screens.touch(kioskPage, "FIND:HOLD");
        shows("she is asked for her card", "find-said");
        stage.tap(Cast.LIN, Furnishing.KIOSK);
        shows("and for where she collects it", "find-pickup");
        screens.touch(kioskPage, "PICKUP:0");
        shows("it is reserved", "find-held");
        stage.reads("it is kept for Lin", () -> hub.waitsFor(Cast.LIN), 1);
        screens.touch(kioskPage, "FINISH");
        shows("the kiosk says good-bye to her", "goodbye");
    }

    /** Types a syllable of zhuyin and picks the character that is meant. */
    private void types(String keys, String character) throws InterruptedException {
        for (int index = 0; index < keys.length(); index++) {
            screens.touch(kioskPage, "KEY:" + keys.charAt(index));
        }
        stage.shows(
                character + " is offered", () -> screens.characters(kioskPage).contains(character), true);
        screens.pick(kioskPage, character);
    }

    private void shows(String what, String kind) throws InterruptedException {
        stage.shows(what, () -> screens.kind(kioskPage), kind);
    }

    private void atTheDrop() throws InterruptedException {
        stage.take(Cast.OKAFOR, OKAFORS);
        stage.take(Cast.OKAFOR, OKAFORS_BOXED);
        new DropScene(stage, hub, screens, plant, page(Furnishing.DROP.value())).play(List.of(OKAFORS, OKAFORS_BOXED));
    }

    private void inTheEnd() throws InterruptedException {
        stage.scene("In the end");
        stage.reads("Lin has two books", () -> hub.loansOf(Cast.LIN).size(), 2);
        stage.reads("Okafor has one", () -> hub.loansOf(Cast.OKAFOR).size(), 1);
        stage.reads("Wang has two", () -> hub.loansOf(Cast.WANG).size(), 2);
        stage.reads("people were told of each of seven ready books, once", hub::told, new HubAnswers.Told(7, 1));
        stage.reads("no alarm is open", hub::alarms, List.of());
    }

    private List<String> borrower(int book) throws InterruptedException {
        return hub.borrowersOf(Title.barcode(book));
    }

    private static List<PrintedSlip> slips(World world) {
        return world.paper(Furnishing.KIOSK).slips();
    }

    private static boolean dark(LampPattern... lamps) {
        return List.of(lamps).stream().allMatch(lamp -> lamp == LampPattern.OFF);
    }
}
