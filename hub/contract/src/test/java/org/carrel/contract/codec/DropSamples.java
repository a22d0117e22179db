package org.carrel.contract.codec;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.EventId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.message.DropAnswer;
import org.carrel.contract.message.DropAsk;
import org.carrel.contract.message.DropEvent;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.HubToDevice;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.Question;
import org.carrel.contract.message.Response;
import org.carrel.contract.message.drop.Content;
import org.carrel.contract.message.drop.Evidence;
import org.carrel.contract.message.drop.OnBelt;
import org.carrel.contract.message.drop.Sorted;
import org.carrel.contract.message.kiosk.Destination;

/** What each golden vector of a book drop means. Source: written by this codec in November 2026 and read through member by member. */
final class DropSamples {
    private static final DeviceTime TIME =
            new DeviceTime(Instant.parse("2026-11-26T03:15:30.250Z"), DeviceTime.Quality.SYNCHRONIZED, 86_400_123);
    private static final DeviceTime ENTERED =
            new DeviceTime(Instant.parse("2026-11-26T03:15:26Z"), DeviceTime.Quality.FREE_RUNNING, 86_395_873);
    private static final ItemId ITEM = new ItemId("30010000123459");
    private static final ItemId SET = new ItemId("30010000900017");
    private static final TagUid UID = TagUid.of("E00401509A3C7F12");
    private static final TagUid OTHER = TagUid.of("E00401509A3C7F13");

    private DropSamples() {}

    static SequencedMap<String, DeviceToHub> fromDevice() {
        SequencedMap<String, DeviceToHub> all = new LinkedHashMap<>();
        all.put(
                "birth-book-drop",
                new Birth(
                        3,
                        Birth.Kind.BOOK_DROP,
                        "1.0",
                        List.of(new Birth.Compartment(bin("OWN"), false), new Birth.Compartment(bin("REST"), false)),
                        new Health(List.of(new Health.Part("bins", Health.Condition.DEGRADED, "bin-full-OWN"))),
                        TIME,
                        1,
                        12));
        all.put("event-item-dropped", event(1301, identified()));
        all.put("event-item-dropped-unpaired", event(1302, unpaired()));
        all.put("event-item-dropped-untagged", event(1303, untagged()));
        all.put("event-item-dropped-interrupted", event(1304, interrupted()));
        all.put(
                "event-alarm-raised-bin-full",
                new DeviceEvent(
                        id(1305), 1305, TIME, new OperationEvent.AlarmRaised(OperationEvent.Alarm.BIN_FULL, "OWN")));
        all.put(
                "question-route",
                new Question(
                        new AskId("a-21"),
                        new DropAsk.Route(List.of(new OnBelt(ITEM, "TW-NLPI"), new OnBelt(SET, "")))));
        return all;
    }

    static SequencedMap<String, HubToDevice> fromHub() {
        SequencedMap<String, HubToDevice> all = new LinkedHashMap<>();
        all.put(
                "response-routed",
                new Response(
                        new AskId("a-21"),
                        new DropAnswer.Routed(List.of(
                                new Destination.Hold(new SiteId("main")), new Destination.OtherLibrary("TCC")))));
        return all;
    }

    private static DropEvent identified() {
        return new DropEvent.ItemDropped(
                new Content.Identified(ITEM, "TW-NLPI", 1, List.of(UID)),
                new Evidence(TIME, 1, 1, 1, 7, 412),
                new Sorted(
                        new Destination.Shelf(),
                        Sorted.By.HUB,
                        List.of(bin("OWN")),
                        List.of(),
                        Sorted.Securing.VERIFIED));
    }

    private static DropEvent unpaired() {
        return new DropEvent.ItemDropped(
                new Content.Identified(SET, "TW-NLPI", 3, List.of(UID, OTHER)),
                new Evidence(ENTERED, 2, 3, 1, 2, 0),
                new Sorted(
                        new Destination.OtherBranch(new SiteId("liyuan")),
                        Sorted.By.TABLE,
                        List.of(bin("REST")),
                        List.of(Sorted.Reason.UNPAIRED_PART, Sorted.Reason.MIXED),
                        Sorted.Securing.PENDING_REPAIR));
    }

    private static DropEvent untagged() {
        return new DropEvent.ItemDropped(
                new Content.Unidentified(List.of()),
                new Evidence(TIME, 1, 1, 1, 0, 0),
                new Sorted(
                        new Destination.Desk(),
                        Sorted.By.TABLE,
                        List.of(bin("REST")),
                        List.of(Sorted.Reason.UNTAGGED),
                        Sorted.Securing.NOT_TRIED));
    }

    private static DropEvent interrupted() {
        return new DropEvent.ItemDropped(
                new Content.Unidentified(List.of(UID)),
                new Evidence(ENTERED, 1, 1, 0, 1, 0),
                new Sorted(
                        new Destination.Desk(),
                        Sorted.By.TABLE,
                        List.of(),
                        List.of(Sorted.Reason.UNREADABLE, Sorted.Reason.INTERRUPTED),
                        Sorted.Securing.NOT_TRIED));
    }

    private static DeviceEvent event(long sequence, DropEvent body) {
        return new DeviceEvent(id(sequence), sequence, TIME, body);
    }

    private static EventId id(long sequence) {
        return new EventId("0193575a-%04d-7abc-8def-0123456789ad".formatted(sequence));
    }

    private static CompartmentId bin(String name) {
        return new CompartmentId(name);
    }
}
