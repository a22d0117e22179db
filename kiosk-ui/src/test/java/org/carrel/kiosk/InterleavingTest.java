package org.carrel.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.ShelfEvent.Outcome;
import org.carrel.contract.message.ShelfEvent.SecurityWritten;
import org.carrel.device.bench.FakeStore;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult.ErrorKind;
import org.carrel.kiosk.apply.CardDeed;
import org.carrel.kiosk.checkout.Fate;
import org.carrel.kiosk.flow.CardScreen;
import org.carrel.kiosk.flow.FindScreen;
import org.carrel.kiosk.flow.Rules.Timings;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.SeatScreen;
import org.carrel.kiosk.flow.Shown;
import org.carrel.kiosk.flow.Touch;
import org.carrel.kiosk.receipt.PaperShown;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: whatever order cards, books, touches, answers, silences, store failures, reader faults and kills come in, a book is on loan exactly if
 * the kiosk said so, a return is never lost, no tag is released without a loan or a note that says why, and in the end nothing is left open.
 * Method: seeded chance over the real agent, a hub that keeps to the contract and no more, and the power cut after any commit.
 */
class InterleavingTest {
    private static final int OPERATIONS = 140;
    private static final int BOOKS = 5;
    private static final Timings HASTY =
            new Timings(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(2), Duration.ofSeconds(5));

    private SplittableRandom chance = new SplittableRandom(0);
    private KioskBench kiosk = new KioskBench();
    /** Items that the kiosk has shown as lent, and since not as returned. */
    private final SortedSet<ItemId> saidLent = new TreeSet<>();

    private boolean showedPrinted;
    private int saidPrinted;
    /** Whether the kiosk has said of a title that it is reserved. */
    private boolean saidHeld;

    private int looked;
    /** How often a patron could read that a seat is theirs. */
    private int seatsSaid;

    /** The numbers of applications that were shown as sent. */
    private final SortedSet<String> saidSent = new TreeSet<>();

    private boolean killed;
    /** Whether something went wrong with the kiosk itself, which stands before everything else on the screen. */
    private boolean unwell;

    private int returned;

    static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (long seed = 1; seed <= Long.getLong("carrel.seeds", 40); seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theInvariantsHold(long seed) {
        chance = new SplittableRandom(seed);
        kiosk = new KioskBench();
        kiosk.timings = HASTY;
        if (seed % 2 == 0) {
            kiosk.printing();
        }
        kiosk.sealing = chance.nextInt(3) == 0 ? Optional.of(KioskBench::inBox) : Optional.empty();
        saidLent.clear();
        showedPrinted = false;
        saidPrinted = 0;
        saidHeld = false;
        looked = 0;
        seatsSaid = 0;
        saidSent.clear();
        killed = false;
        unwell = false;
        returned = 0;
        for (int book = 1; book <= BOOKS; book++) {
            kiosk.book(book);
        }
        kiosk.ready();
        for (int operation = 0; operation < OPERATIONS; operation++) {
            try {
                operate();
                pause();
            } catch (FakeStore.PowerCut cut) {
                kill();
            }
            watch();
            safe("seed " + seed + " operation " + operation);
        }
        heal();
        watch();
        safe("seed " + seed + " healed");
        live("seed " + seed);
    }

    private void operate() {
        switch (chance.nextInt(26)) {
            case 0, 1, 2 -> kiosk.tap(List.of("A1", "B2", "X3", "?").get(chance.nextInt(4)));
            case 3, 4, 5, 6 -> put(1 + chance.nextInt(BOOKS));
            case 7, 8 -> lift(1 + chance.nextInt(BOOKS));
            case 9, 10, 11, 12 -> touch();
            case 13 -> kill();
            case 14 -> kiosk.store.fail(StoreFailure.Kind.FULL);
            case 15 -> kiosk.store.recover();
            case 16 -> kiosk.online(!kiosk.session.online());
            case 17 -> {
                int every = 2 + chance.nextInt(3);
                int[] count = {0};
                ErrorKind kind = chance.nextBoolean() ? ErrorKind.RADIO : ErrorKind.TAG_REFUSED;
                kiosk.tags.refuse(
                        command -> !(command instanceof TagCommand.Inventory) && ++count[0] % every == 0, kind);
            }
            case 18 -> kiosk.tags.refuseNothing();
            case 19 -> kiosk.store.dieAfter(1 + chance.nextInt(4));
            case 20 -> {
                kiosk.input(new KioskInput.Reader(new LinkInput.Lost("unplugged")));
                pause();
                kiosk.input(new KioskInput.Reader(new LinkInput.Opened()));
            }
            case 21, 22 -> kiosk.paper.ifPresent(this::meddle);
            case 23 -> kiosk.hub.forgetGrants();
            default -> fillIn();
        }
    }

    /** Somebody does something to the printer. */
    private void meddle(PaperBench paper) {
        switch (chance.nextInt(10)) {
            case 0 -> paper.printer.loadRoll(0);
            case 1 -> paper.printer.loadRoll(1 + chance.nextInt(1_000));
            case 2 -> paper.printer.loadRoll(PaperBench.ROLL);
            case 3 -> paper.printer.openCover();
            case 4 -> paper.printer.closeCover();
            case 5 -> paper.printer.jamKnife();
            case 6 -> paper.printer.freeKnife();
            case 7 -> paper.printer.powerOff();
            case 8 -> paper.printer.powerOn();
            default -> {
                paper.printer.pullOut();
                pause();
                paper.printer.plugIn();
            }
        }
    }

    private void touch() {
        List<Touch> offered = kiosk.shown().touches();
        if (chance.nextInt(4) > 0 && offered.stream().anyMatch(touch -> !(touch instanceof FindScreen.Wish.Key))) {
            // A keyboard has more keys than everything else that can be touched together.
            offered = offered.stream()
                    .filter(touch -> !(touch instanceof FindScreen.Wish.Key))
                    .toList();
        }
        kiosk.touch(offered.get(chance.nextInt(offered.size())));
    }

    private void put(int book) {
        if (!kiosk.onPad(book)) {
            kiosk.put(book);
        }
    }

    private void lift(int book) {
        if (kiosk.onPad(book)) {
            kiosk.lift(book);
        }
    }

    private void pause() {
        int rounds = 1 + chance.nextInt(4);
        for (int round = 0; round < rounds; round++) {
            kiosk.run(
                    switch (chance.nextInt(5)) {
                        case 0 -> Duration.ZERO;
                        case 1, 2 -> Duration.ofMillis(1 + chance.nextInt(150));
                        case 3 -> Duration.ofMillis(1 + chance.nextInt(2_000));
                        default -> Duration.ofSeconds(1 + chance.nextInt(chance.nextInt(6) == 0 ? 45 : 4));
                    });
            questions();
        }
    }

    /** The hub answers, or its answer is lost, or it never heard. */
    private void questions() {
        for (Optional<AskId> id = kiosk.session.takeQuestion(); id.isPresent(); id = kiosk.session.takeQuestion()) {
            if (kiosk.session.online()) {
                kiosk.hub.hear(kiosk.store.events());
            }
            switch (chance.nextInt(6)) {
                case 0 -> kiosk.silence(id.get());
                case 1 -> {
                    var _ = kiosk.decide(id.get());
                    kiosk.silence(id.get());
                }
                default -> kiosk.answer(id.get());
            }
        }
    }

    private void kill() {
        killed = true;
        if (chance.nextBoolean()) {
            lift(1 + chance.nextInt(BOOKS));
        }
        if (chance.nextBoolean()) {
            put(1 + chance.nextInt(BOOKS));
        }
        try {
            kiosk.restart();
        } catch (FakeStore.PowerCut again) {
            kiosk.restart();
        }
    }

    private void heal() {
        kiosk.store.recover();
        kiosk.tags.refuseNothing();
        kiosk.paper.ifPresent(paper -> {
            paper.printer.loadRoll(PaperBench.ROLL);
            paper.printer.closeCover();
            paper.printer.freeKnife();
            paper.printer.powerOn();
        });
        kiosk.online(true);
        kiosk.live(Duration.ofMinutes(3));
    }

    /** Follows what a patron could read. */
    private void watch() {
        List<KioskEvent.ItemReturned> returns = kiosk.events(KioskEvent.ItemReturned.class);
        returns.subList(returned, returns.size()).forEach(event -> saidLent.remove(event.item()));
        returned = returns.size();
        for (; looked < kiosk.screens.size(); looked++) {
            Shown shown = kiosk.screens.get(looked);
            saidHeld |= shown.screen() instanceof FindScreen.Held;
            unwell |= shown.screen() instanceof Screen.Unwell;
            if (shown.screen() instanceof Screen.Borrow borrow) {
                borrow.books().stream()
                        .filter(book -> book.fate() instanceof Fate.Lent)
                        .forEach(book -> book.item().ifPresent(saidLent::add));
            } else if (shown.screen() instanceof SeatScreen.Booked it && it.fresh()) {
                seatsSaid++;
            } else if (shown.screen() instanceof CardScreen.Sent(String reference)) {
                saidSent.add(reference);
            }
            boolean printed = shown.screen() instanceof Screen.Goodbye it && it.paper() instanceof PaperShown.Printed;
            saidPrinted += printed && !showedPrinted ? 1 : 0;
            showedPrinted = printed;
        }
    }

    private void safe(String when) {
        for (int book = 1; book <= BOOKS; book++) {
            ItemId item = KioskBench.item(book);
            boolean reason = kiosk.hub.loans().containsKey(item)
                    || noted("lend/", book)
                    || noted("secure/", book)
                    || toBeRepaired(book)
                    || kiosk.events(KioskEvent.BorrowedOffline.class).stream()
                            .anyMatch(event -> event.item().equals(item));
            assertTrue(
                    kiosk.tags.afi(KioskBench.uid(book)) != KioskBench.RELEASED || reason,
                    when + ": " + item + " is released without a loan");
        }
    }

    private void live(String when) {
        kiosk.paper.ifPresent(paper -> {
            assertTrue(paper.whole() >= saidPrinted, when + ": a receipt was said to be printed and is not there");
            assertTrue(paper.whole() <= paper.receipts.size(), when + ": a receipt came out twice");
        });
        seats(when);
        applications(when);
        assertTrue(kiosk.store.notes("lend/").isEmpty(), () -> when + ": a loan is left open");
        assertTrue(kiosk.store.notes("secure/").isEmpty(), () -> when + ": a tag is left unsecured");
        assertTrue(!saidHeld || !kiosk.hub.holds().isEmpty(), () -> when + ": a reservation that was said is none");
        assertTrue(
                kiosk.screen() instanceof Screen.Rest || kiosk.screen() instanceof Screen.Pile,
                () -> when + ": " + kiosk.screen());
        for (int book = 1; book <= BOOKS; book++) {
            ItemId item = KioskBench.item(book);
            boolean loan = kiosk.hub.loans().containsKey(item);
            int afi = kiosk.tags.afi(KioskBench.uid(book));
            assertTrue(loan || !saidLent.contains(item), when + ": the loan of " + item + " is lost");
            assertTrue(
                    // What is lent without the hub may be on loan already; undoing it secures it all the same.
                    !loan || afi == KioskBench.RELEASED || toBeRepaired(book) || kiosk.sealing.isPresent(),
                    when + ": " + item + " is on loan with its tag secured, and nobody knows");
            assertTrue(
                    loan || afi == KioskBench.SECURED || toBeRepaired(book),
                    when + ": " + item + " is in stock with its tag released, and nobody knows");
        }
    }

    /** What was said to be sent is there, and what is there was said or the kiosk died over it. */
    private void applications(String when) {
        int there = kiosk.hub.cards().applications().size();
        assertTrue(there >= saidSent.size(), () -> when + ": an application that was said to be sent is not there");
        assertTrue(
                killed || unwell || there <= saidSent.size(),
                () -> when + ": an application is there that nobody was told of");
    }

    /** Somebody is through with all the fields but the last touch. */
    private void fillIn() {
        if (kiosk.shown().touches().contains(new Touch.Card(CardDeed.BEGIN, 0))) {
            kiosk.touch(new Touch.Card(CardDeed.BEGIN, 0));
            for (int steps = 0; steps < 30; steps++) {
                List<Touch> offered = kiosk.shown().touches();
                FindScreen.Wish.Key key = new FindScreen.Wish.Key('1');
                Touch next = offered.stream()
                        .filter(touch -> touch instanceof Touch.Card(CardDeed deed, int _)
                                && (deed == CardDeed.APPLY || deed == CardDeed.AGREE))
                        .findFirst()
                        .orElse(
                                offered.contains(FindScreen.Wish.Plain.GO)
                                        ? FindScreen.Wish.Plain.GO
                                        : offered.contains(key) ? key : Touch.Plain.MORE_ROWS);
                kiosk.touch(next);
                questions();
            }
        }
    }

    /** Whoever has a seat asked for it, and has one only. */
    private void seats(String when) {
        List<String> sitting = List.copyOf(kiosk.hub.seats().taken().values());
        assertEquals(
                sitting.size(),
                sitting.stream().distinct().count(),
                () -> when + ": somebody has two seats: " + sitting);
        assertTrue(
                sitting.stream().noneMatch(kiosk.hub.seats().waiting()::contains),
                () -> when + ": somebody sits and waits");
        assertTrue(
                seatsSaid > 0
                        || sitting.isEmpty()
                        || !kiosk.events(KioskEvent.AskWithdrawn.class).isEmpty()
                        || killed,
                () -> when + ": somebody has a seat and was never told");
    }

    private boolean noted(String prefix, int book) {
        String uid = KioskBench.uid(book).hex();
        return kiosk.store.notes(prefix).entrySet().stream()
                .anyMatch(note -> note.getKey().contains(uid)
                        || new String(note.getValue().toArray(), StandardCharsets.UTF_8).contains(uid));
    }

    private boolean toBeRepaired(int book) {
        return kiosk.events(SecurityWritten.class).stream()
                .anyMatch(
                        event -> event.uid().equals(KioskBench.uid(book)) && event.outcome() == Outcome.PENDING_REPAIR);
    }
}
