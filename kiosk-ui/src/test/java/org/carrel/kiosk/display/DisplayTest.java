package org.carrel.kiosk.display;

import static org.carrel.kiosk.display.Boards.NOON;
import static org.carrel.kiosk.display.Boards.board;
import static org.carrel.kiosk.display.Boards.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.message.CallBoard;
import org.carrel.contract.message.DeviceTime;
import org.carrel.device.port.Moment;
import org.junit.jupiter.api.Test;

/** What the display shows and says, as a function of the hub's word and the clock. Method: a clock moved by hand, wakings only when asked for. */
class DisplayTest {
    private static final DisplayRules RULES = DisplayRules.USUAL;

    private final List<String> said = new ArrayList<>();
    private Display display = new Display(RULES);
    private DisplayState state = DisplayState.starting(0);
    private Duration now = Duration.ZERO;

    /** The board's own wall clock is in 1970 throughout: nothing may depend on it. */
    private Moment moment() {
        return new Moment(now.toNanos(), Instant.EPOCH, DeviceTime.Quality.UNKNOWN);
    }

    private Instant hubTime() {
        return NOON.plus(now);
    }

    private void hears(CallBoard board) {
        take(display.heard(state, board, moment()));
    }

    private void take(Display.Step step) {
        state = step.state();
        step.said().forEach(line -> said.add(now.toSeconds() + " " + line.call().number()));
    }

    /** Lets time pass as the loop would: awake when the display wants to be, and the hub says the same every five seconds. */
    private void passes(Duration time, CallBoard.Call... calling) {
        Duration end = now.plus(time);
        long version = 1_000;
        while (now.compareTo(end) < 0) {
            Duration news = now.plusSeconds(5);
            long deadline = display.deadline(state, moment());
            assertTrue(deadline > now.toNanos(), "the display wants to be woken again and again");
            while (deadline <= Math.min(news.toNanos(), end.toNanos())) {
                now = Duration.ofNanos(deadline);
                take(display.woken(state, moment()));
                deadline = display.deadline(state, moment());
                assertTrue(deadline > now.toNanos(), "the display wants to be woken again and again");
            }
            now = news.compareTo(end) < 0 ? news : end;
            hears(board(version + now.toMillis(), hubTime(), calling));
        }
    }

    private List<String> shown() {
        return assertInstanceOf(DisplayScreen.Calls.class, display.screen(state, moment())).calls().stream()
                .map(line -> line.call().number())
                .toList();
    }

    private DisplayScreen screen() {
        return display.screen(state, moment());
    }

    // ---- What it shows ----

    @Test
    void theNewestCallComesFirstAndWhatIsOverByTheClockIsGoneAlthoughNobodySaysSo() {
        hears(board(1, NOON, call("B002", NOON, 1), call("B001", NOON.minus(Duration.ofMinutes(19)), 1)));
        assertEquals(List.of("B002", "B001"), shown());
        now = Duration.ofSeconds(14);
        assertEquals(List.of("B002", "B001"), shown());
        hears(board(
                2, NOON.plusSeconds(59), call("B002", NOON, 1), call("B001", NOON.minus(Duration.ofMinutes(19)), 1)));
        assertEquals(List.of("B002", "B001"), shown());
        long deadline = display.deadline(state, moment());
        assertEquals(now.plusSeconds(1).toNanos(), deadline, "it wakes when the first of them is over");
        now = Duration.ofNanos(deadline);
        assertEquals(List.of("B002"), shown());
    }

    @Test
    void anOlderWordNeverReplacesANewer() {
        hears(board(8, NOON, call("B002", NOON, 1)));
        hears(board(7, NOON.minusSeconds(1), call("B001", NOON.minusSeconds(30), 1)));
        hears(board(8, NOON));
        assertEquals(List.of("B002"), shown());
    }

    /** A hub that was restored from yesterday's copy counts from a lower number: it is believed once the other has fallen silent. */
    @Test
    void afterASilenceTheHubIsBelievedWhateverItsNumber() {
        hears(board(900, NOON, call("B002", NOON, 1)));
        now = RULES.silence();
        hears(board(5, hubTime(), call("B003", hubTime(), 1)));
        assertEquals(List.of("B003"), shown());
    }

    @Test
    void withoutWordItSaysSoRatherThanShowOldCalls() {
        assertInstanceOf(DisplayScreen.Starting.class, screen());
        now = RULES.silence();
        assertEquals(new DisplayScreen.NoWord(Instant.EPOCH, List.of()), screen());
        hears(board(1, NOON, call("B002", NOON, 1)));
        long deadline = display.deadline(state, moment());
        take(display.woken(state, moment()));
        now = now.plus(RULES.silence()).minusNanos(1);
        assertEquals(List.of("B002"), shown());
        now = now.plusNanos(1);
        assertTrue(deadline <= now.toNanos());
        DisplayScreen.NoWord silent = assertInstanceOf(DisplayScreen.NoWord.class, screen());
        assertEquals(NOON, silent.heard());
        assertEquals(
                List.of("B002"),
                silent.last().stream().map(line -> line.call().number()).toList());
    }

    @Test
    void aDisplayOfOneZoneShowsNoOther() {
        display = new Display(RULES.with(new TreeSet<>(List.of(Boards.STUDY))));
        hears(Boards.many(4));
        assertEquals(List.of("A117", "A115"), shown());
    }

    @Test
    void aHundredCallsAreShownAsManyAsThereIsRoomForAndCounted() {
        hears(Boards.many(19));
        DisplayScreen.Calls calls = assertInstanceOf(DisplayScreen.Calls.class, screen());
        assertEquals(RULES.shownMax(), calls.calls().size());
        assertEquals(19 - RULES.shownMax(), calls.more());
        assertEquals(3, calls.before().size());
    }

    // ---- What it says ----

    @Test
    void twoCallsInOneSecondEachHaveTheirWholeTimeAndEachIsSaidOnceMore() {
        CallBoard.Call first = call("B001", NOON, 1);
        CallBoard.Call second = call("B002", NOON.plusMillis(1), 1);
        hears(board(1, NOON, second, first));
        assertEquals(List.of("0 B001"), said);
        passes(Duration.ofMinutes(5), second, first);
        assertEquals(List.of("0 B001", "9 B002", "50 B001", "59 B002"), said);
    }

    @Test
    void aNumberThatIsCalledAgainIsSaidAgainAndNeverMoreOftenThanAllowed() {
        CallBoard.Call once = call("B001", NOON, 1);
        hears(board(1, NOON, once));
        passes(Duration.ofSeconds(20), once);
        CallBoard.Call again = call("B001", NOON, 2);
        passes(Duration.ofMinutes(3), again);
        passes(Duration.ofMinutes(3), call("B001", NOON, 3));
        passes(Duration.ofMinutes(3), call("B001", NOON, 9));
        assertEquals(RULES.timesMax(), said.size());
        assertEquals("0 B001", said.getFirst());
        assertEquals("25 B001", said.get(1));
    }

    @Test
    void whoHasComeIsNotCalledOnceMore() {
        CallBoard.Call call = call("B001", NOON, 1);
        hears(board(1, NOON, call));
        passes(Duration.ofSeconds(30), call);
        passes(Duration.ofMinutes(3));
        assertEquals(List.of("0 B001"), said);
    }

    /** Power cut between the call and the screen: it is shown, and it is not called out minutes late as if it were new. */
    @Test
    void afterAStartOldCallsAreShownAndOnlyFreshOnesAreSaid() {
        CallBoard.Call old = call("B001", NOON.minusSeconds(61), 1);
        CallBoard.Call fresh = call("B002", NOON.minusSeconds(59), 1);
        hears(board(1, NOON, fresh, old));
        assertEquals(List.of("B002", "B001"), shown());
        passes(Duration.ofSeconds(40), fresh, old);
        assertEquals(List.of("0 B002"), said);
    }

    /** The line was down while somebody was called: that one has not been heard by anybody and is said, however late. */
    @Test
    void whatWasCalledDuringASilenceIsSaidAfterIt() {
        hears(board(1, NOON));
        now = Duration.ofMinutes(5);
        hears(board(2, hubTime(), call("B001", NOON.plusSeconds(30), 1)));
        assertEquals(List.of("300 B001"), said);
    }

    @Test
    void inSilenceNothingIsSaid() {
        hears(board(1, NOON, call("B002", NOON.plusMillis(1), 1), call("B001", NOON, 1)));
        now = Duration.ofMinutes(2);
        take(display.woken(state, moment()));
        assertEquals(List.of("0 B001"), said);
    }

    /** Whatever the hub says and when: one at a time, none beyond its number of times, none that does not hold. */
    @Test
    void atRandomNoTwoOverlapAndNoneIsSaidTooOften() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            state = DisplayState.starting(0);
            now = Duration.ZERO;
            said.clear();
            TreeMap<String, CallBoard.Call> calls = new TreeMap<>();
            long lastSaid = Long.MIN_VALUE;
            for (int step = 0; step < 200; step++) {
                now = now.plusMillis(random.nextInt(8_000));
                String number = "B00" + random.nextInt(6);
                if (random.nextInt(3) == 0) {
                    calls.remove(number);
                } else {
                    calls.merge(
                            number,
                            call(number, hubTime(), 1),
                            (was, is) -> new CallBoard.Call(
                                    number,
                                    was.seat(),
                                    "",
                                    was.called(),
                                    was.until(),
                                    was.announcements() + random.nextInt(2)));
                }
                int before = said.size();
                if (random.nextBoolean()) {
                    hears(board(step + 1L, hubTime(), calls.values().toArray(CallBoard.Call[]::new)));
                } else {
                    take(display.woken(state, moment()));
                }
                assertTrue(said.size() <= before + 1);
                if (said.size() > before) {
                    assertTrue(lastSaid == Long.MIN_VALUE
                            || now.toNanos() - lastSaid >= RULES.dwell().toNanos());
                    lastSaid = now.toNanos();
                }
                assertTrue(state.spoken().stream().allMatch(each -> each.times() <= RULES.timesMax()));
            }
        }
    }
}
