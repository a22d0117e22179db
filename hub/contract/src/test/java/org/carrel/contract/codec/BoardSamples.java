package org.carrel.contract.codec;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.message.CallBoard;

/** Boards for the vectors: zones and seats are the demo library's. */
final class BoardSamples {
    private static final Instant WALL = Instant.parse("2026-11-26T08:15:30.250Z");

    static final CallBoard EMPTY = new CallBoard(1_795_680_930_000L, WALL, List.of());

    static final CallBoard TWO_ZONES = new CallBoard(
            1_795_680_930_250L,
            WALL,
            List.of(
                    new CallBoard.Zone(
                            new SeatZoneId("rooms"),
                            "討論小間",
                            "Group rooms",
                            "三樓服務檯",
                            "desk on 3F",
                            2,
                            List.of(new CallBoard.Call(
                                    "B003",
                                    "302",
                                    "3F-1",
                                    Instant.parse("2026-11-26T08:14:00Z"),
                                    Instant.parse("2026-11-26T08:34:00Z"),
                                    2)),
                            List.of(new CallBoard.Call(
                                    "B002",
                                    "301",
                                    "",
                                    Instant.parse("2026-11-26T07:50:00Z"),
                                    Instant.parse("2026-11-26T08:10:00Z"),
                                    1))),
                    new CallBoard.Zone(
                            new SeatZoneId("study"),
                            "自修室",
                            "Study room",
                            "一樓自修室入口",
                            "study room entrance, 1F",
                            0,
                            List.of(),
                            List.of())));

    private BoardSamples() {}
}
