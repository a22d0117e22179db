package org.carrel.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.Health.Condition;
import org.carrel.contract.message.Health.Part;
import org.carrel.device.port.Moment;
import org.junit.jupiter.api.Test;

/** A page that shows no sign of life is told of once, after a board had time to start its browser, and comes back with its first sign. */
class PageWatchTest {
    private final List<Boolean> told = new ArrayList<>();

    private static Moment at(Duration since) {
        return new Moment(since.toNanos(), Instant.EPOCH.plus(since), DeviceTime.Quality.SYNCHRONIZED);
    }

    private static Moment second(int seconds) {
        return at(Duration.ofSeconds(seconds));
    }

    @Test
    void aPageThatDiesIsToldOfOnceAndComesBack() {
        PageWatch watch = new PageWatch(Optional.of(told::add), second(0));
        watch.wake(second(59));
        assertEquals(List.of(), told, "it starts slowly");
        watch.seen(second(59));
        watch.wake(second(74));
        assertEquals(Optional.of(new Part("screen", Condition.WELL, "")), watch.health());
        watch.wake(second(75));
        watch.wake(second(76));
        assertEquals(List.of(true, false), told);
        assertEquals(Optional.of(new Part("screen", Condition.FAILED, "screen-silent")), watch.health());
        assertEquals(Moment.NEVER, watch.nextDeadline());
        watch.seen(second(90));
        assertEquals(List.of(true, false, true), told);
    }

    @Test
    void oneThatNeverComesIsToldOfToo() {
        PageWatch watch = new PageWatch(Optional.of(told::add), second(0));
        watch.wake(at(PageWatch.START));
        assertEquals(List.of(false), told);
    }

    @Test
    void whereNobodyShowsABrowserNothingIsWatched() {
        PageWatch watch = new PageWatch(Optional.empty(), second(0));
        watch.seen(second(1));
        watch.wake(at(Duration.ofDays(1)));
        assertEquals(Optional.empty(), watch.health());
        assertEquals(Moment.NEVER, watch.nextDeadline());
    }
}
