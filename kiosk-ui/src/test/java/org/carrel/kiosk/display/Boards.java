package org.carrel.kiosk.display;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.message.CallBoard;

/** What the hub says, for tests: the demo library's two zones, one call a minute, newest first. */
final class Boards {
    static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");
    static final SeatZoneId ROOMS = new SeatZoneId("rooms");
    static final SeatZoneId STUDY = new SeatZoneId("study");
    static final Duration HOLD = Duration.ofMinutes(20);

    private Boards() {}

    static CallBoard.Call call(String number, Instant called, int announcements) {
        return new CallBoard.Call(
                number, "30" + number.charAt(number.length() - 1), "", called, called.plus(HOLD), announcements);
    }

    static CallBoard board(long version, Instant issued, CallBoard.Call... calling) {
        return new CallBoard(version, issued, List.of(rooms(List.of(calling), List.of(), 2)));
    }

    static CallBoard.Zone rooms(List<CallBoard.Call> calling, List<CallBoard.Call> before, int waiting) {
        return new CallBoard.Zone(ROOMS, "討論小間", "Group rooms", "三樓服務檯", "the desk on 3F", waiting, calling, before);
    }

    static CallBoard.Zone study(List<CallBoard.Call> calling, int waiting) {
        return new CallBoard.Zone(
                STUDY, "自修室", "Study room", "一樓自修室入口", "the study room entrance, 1F", waiting, calling, List.of());
    }

    /** So many calls, of both zones in turn. */
    static CallBoard many(int count) {
        List<CallBoard.Call> rooms = new ArrayList<>();
        List<CallBoard.Call> study = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            Instant called = NOON.minus(Duration.ofMinutes(index));
            String number = String.format("%s%03d", index % 2 == 0 ? "B" : "A", 118 - index);
            (index % 2 == 0 ? rooms : study).add(call(number, called, 1));
        }
        List<CallBoard.Call> before = List.of(
                call("B100", NOON.minusSeconds(2_000), 1),
                call("B099", NOON.minusSeconds(2_300), 2),
                call("B098", NOON.minusSeconds(2_500), 1));
        return new CallBoard(count + 1, NOON, List.of(rooms(rooms, before, 3), study(study, 12)));
    }
}
