package org.carrel.hub.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.KioskAnswer.Lent;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.Question;
import org.carrel.hub.Library;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.reservation.Hold;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: whatever gets lost, comes twice, comes late or dies, in the end a book is on loan exactly if the kiosk knows that the patron
 * got it. Method: a kiosk that lends by the contract's rules over a line that does its worst, with a hub that dies between any two
 * messages; each story told by a seed. The hub's own holds are checked beside.
 */
class HandedOverTest {
    private static final int BOOKS = 12;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("carrel.seeds", 60));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aBookIsOnLoanExactlyIfItWasHandedOver(long seed) {
        Story story = new Story(seed);
        for (int book = 1; book <= BOOKS; book++) {
            story.borrow(Library.copy(story.bib, book));
        }
        story.everythingArrives();
        TreeMap<ItemId, LoanId> onLoan = new TreeMap<>();
        story.stand
                .library
                .ask(s -> s.lending().openLoans(story.patron))
                .forEach((OpenLoan loan) -> onLoan.put(loan.item(), loan.id()));
        assertEquals(story.handedOver, onLoan, "seed " + seed);
        boolean oneIsTheirs = !onLoan.isEmpty();
        Hold hold = story.stand.library.hold(story.hold);
        assertEquals(oneIsTheirs, hold instanceof Hold.Collected, "seed " + seed + ": the hold is " + hold);
        assertInstanceOf(
                Audit.Verification.Intact.class,
                story.stand.library.ask(s -> s.audit().verify()));
    }

    /** One patron, one kiosk, one line. */
    private static final class Story {
        private static final int TRIES = 3;

        final Stand stand = new Stand();
        final PatronId patron = stand.library.patron("amy");
        final BibId bib = stand.library.title("t", BOOKS);
        final HoldId hold = stand.library.placeHold(patron, bib);
        final TreeMap<ItemId, LoanId> handedOver = new TreeMap<>();
        private final SplittableRandom random;
        private final List<DeviceEvent> outbox = new ArrayList<>();
        private final List<Question> late = new ArrayList<>();
        private GrantId grant;
        private int asks;

        Story(long seed) {
            random = new SplittableRandom(seed);
            grant = stand.signIn(patron);
        }

        void borrow(ItemId item) {
            if (random.nextInt(6) == 0) {
                stand.ask(new KioskAsk.SignOut(grant));
                grant = stand.signIn(patron);
            }
            Question question = new Question(new AskId("ask-" + ++asks), new KioskAsk.Lend(grant, item, false));
            for (int attempt = 0; attempt < TRIES; attempt++) {
                List<Answer> heard = overTheLine(question);
                if (!heard.isEmpty()) {
                    heard(question, item, heard.getFirst());
                    return;
                }
            }
            put(new KioskEvent.AskWithdrawn(question.id()));
        }

        private void heard(Question question, ItemId item, Answer answer) {
            Lent lent = assertInstanceOf(Lent.class, answer);
            if (random.nextInt(4) == 0) {
                put(new KioskEvent.LoanNotHandedOver(question.id(), item));
            } else {
                handedOver.put(item, lent.loan());
            }
        }

        /** What the kiosk hears of one try. */
        private List<Answer> overTheLine(Question question) {
            perhapsRestart();
            perhapsSend();
            return switch (random.nextInt(6)) {
                case 0 -> List.of();
                case 1 -> {
                    late.add(question);
                    yield List.of();
                }
                case 2 -> {
                    ask(question);
                    yield List.of();
                }
                case 3 -> {
                    List<Answer> first = ask(question);
                    perhapsRestart();
                    assertEquals(first, ask(question), "asked again, answered alike");
                    yield first;
                }
                default -> ask(question);
            };
        }

        private List<Answer> ask(Question question) {
            return stand.ask(Stand.KIOSK, question.id(), question.ask());
        }

        private void perhapsRestart() {
            if (random.nextInt(8) == 0) {
                stand.restart();
            }
        }

        private void put(KioskEvent event) {
            outbox.add(stand.library.next(Stand.KIOSK, event));
        }

        /** Some of what waits is sent, whether or not the kiosk hears that it arrived; and something late comes between. */
        private void perhapsSend() {
            for (DeviceEvent event : List.copyOf(outbox)) {
                if (random.nextBoolean()) {
                    return;
                }
                stand.say(Stand.KIOSK, event);
                if (random.nextBoolean()) {
                    outbox.remove(event);
                }
            }
            if (!late.isEmpty() && random.nextBoolean()) {
                ask(late.remove(random.nextInt(late.size())));
            }
        }

        void everythingArrives() {
            while (!outbox.isEmpty() || !late.isEmpty()) {
                if (!late.isEmpty() && (outbox.isEmpty() || random.nextBoolean())) {
                    ask(late.removeFirst());
                } else {
                    stand.say(Stand.KIOSK, outbox.removeFirst());
                }
                perhapsRestart();
            }
        }
    }
}
