package org.carrel.contract.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardHash;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.EventId;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.Acknowledgement;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.Ask;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.CertificateAnswer;
import org.carrel.contract.message.CollectAnswer;
import org.carrel.contract.message.Command;
import org.carrel.contract.message.CommandOrder;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.ConfigDesired;
import org.carrel.contract.message.ConfigReported;
import org.carrel.contract.message.Death;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.HubToDevice;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.Permission;
import org.carrel.contract.message.PickupRoster;
import org.carrel.contract.message.Question;
import org.carrel.contract.message.Reply;
import org.carrel.contract.message.Response;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.Telemetry;

/**
 * What each golden vector means, by file name. Source: laid down with version 1 of the contract in November 2026, written by this
 * codec and read through member by member; items and tags are those of the demo library, cards and hashes are invented.
 */
final class Samples {
    private static final Instant WALL = Instant.parse("2026-11-23T08:15:30.250Z");
    private static final DeviceTime TIME = new DeviceTime(WALL, DeviceTime.Quality.SYNCHRONIZED, 86_400_123);
    private static final CompartmentId A1 = new CompartmentId("A1");
    private static final CompartmentId B2 = new CompartmentId("B2");
    private static final ItemId ITEM = new ItemId("30010000123459");
    private static final TagUid UID = TagUid.of("E00401509A3C7F12");
    private static final HoldId HOLD = new HoldId("h-2041");
    private static final CardHash CARD =
            new CardHash("0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0");
    private static final Permission BY_HUB = new Permission.ByHub(new GrantId("g-77"));
    private static final Permission BY_ROSTER = new Permission.ByRoster(CARD, 12);
    private static final Health WELL = new Health(List.of(
            new Health.Part("reader", Health.Condition.WELL, ""), new Health.Part("clock", Health.Condition.WELL, "")));
    private static final Health UNWELL = new Health(List.of(
            new Health.Part("reader", Health.Condition.FAILED, "reader-silent"),
            new Health.Part("clock", Health.Condition.DEGRADED, "clock-not-synchronized")));

    private Samples() {}

    static SequencedMap<String, DeviceToHub> fromDevice() {
        SequencedMap<String, DeviceToHub> all = new LinkedHashMap<>();
        all.put(
                "birth-pickup-shelf",
                new Birth(
                        41,
                        Birth.Kind.PICKUP_SHELF,
                        "1.0.0+20261123",
                        List.of(new Birth.Compartment(A1, false), new Birth.Compartment(B2, true)),
                        UNWELL,
                        TIME,
                        1207,
                        1310));
        all.put(
                "birth-kiosk-without-compartments",
                new Birth(1, Birth.Kind.KIOSK, "1.0.0", List.of(), WELL, clock1970(), 1, 0));
        all.put("death-lost", new Death(41, Death.Cause.LOST));
        all.put("death-stopped", new Death(41, Death.Cause.STOPPED));
        all.put(
                "question-who-collects",
                new Question(new AskId("a-9"), new Ask.WhoCollects(new CardNumber("B123456"))));
        all.put(
                "question-card-number-in-chinese",
                new Question(new AskId("a-10"), new Ask.WhoCollects(new CardNumber("讀者 𠮷 7"))));
        all.put(
                "question-renew-certificate",
                new Question(new AskId("a-11"), new Ask.RenewCertificate(Bytes.hex("30 03 02 01 00"))));
        all.put("report-accepted", report(new CommandReport.Accepted()));
        all.put("report-done", report(new CommandReport.Done(new Reply.Done())));
        all.put("report-done-test-result", report(new CommandReport.Done(new Reply.TestResult(UNWELL))));
        all.put("report-failed", report(new CommandReport.Failed(CommandReport.Reason.UNKNOWN_COMPARTMENT)));
        all.put("report-expired", report(new CommandReport.Expired()));
        all.put("config-reported-running", new ConfigReported(3, ConfigReported.Result.RUNNING, List.of()));
        all.put(
                "config-reported-rejected",
                new ConfigReported(
                        4,
                        ConfigReported.Result.REJECTED,
                        List.of("reader.port: no such key; did you mean reader.link?")));
        all.put("config-reported-reverted", new ConfigReported(5, ConfigReported.Result.REVERTED, List.of()));
        all.put(
                "telemetry",
                new Telemetry(
                        TIME,
                        new TreeMap<>(Map.of("outbox.rows", 12.0, "reader.cycle.millis", 812.5, "heap.bytes", 6.1e7))));
        long sequence = 1207;
        for (Map.Entry<String, EventBody> body : bodies().entrySet()) {
            EventId id = new EventId("0193575a-%04d-7abc-8def-0123456789ab".formatted(sequence));
            all.put("event-" + body.getKey(), new DeviceEvent(id, sequence++, TIME, body.getValue()));
        }
        all.putAll(KioskSamples.fromDevice());
        all.putAll(DropSamples.fromDevice());
        return all;
    }

    static SequencedMap<String, EventBody> bodies() {
        SequencedMap<String, EventBody> all = new LinkedHashMap<>();
        all.put("started", new OperationEvent.Started("1.0.0", OperationEvent.StartCause.AFTER_CRASH));
        all.put("alarm-raised", new OperationEvent.AlarmRaised(OperationEvent.Alarm.WRONG_ITEM_TAKEN, "A1"));
        all.put("alarm-cleared", new OperationEvent.AlarmCleared(OperationEvent.Alarm.READER_FAILED, ""));
        all.put("item-placed", new ShelfEvent.ItemPlaced(A1, ITEM, UID));
        all.put("item-moved", new ShelfEvent.ItemMoved(A1, B2, ITEM, UID));
        all.put("item-removed", new ShelfEvent.ItemRemoved(A1, ITEM, UID, ShelfEvent.Circumstance.WHILE_OFF));
        all.put("hold-collected-by-hub", new ShelfEvent.HoldCollected(BY_HUB, HOLD, ITEM, A1, UID));
        all.put("hold-collected-by-roster", new ShelfEvent.HoldCollected(BY_ROSTER, HOLD, ITEM, A1, UID));
        all.put("hold-put-back", new ShelfEvent.HoldPutBack(BY_HUB, HOLD, ITEM, A1, UID));
        all.put("visit-ended", new ShelfEvent.VisitEnded(BY_HUB, ShelfEvent.Ending.WALKED_OFF, 2, 1));
        all.put(
                "security-written",
                new ShelfEvent.SecurityWritten(
                        ITEM, UID, ShelfEvent.Security.RELEASED, ShelfEvent.Outcome.PENDING_REPAIR));
        all.put("strange-tag-found", new ShelfEvent.StrangeTagFound(B2, UID, ShelfEvent.Strangeness.DAMAGED));
        all.put("strange-tag-gone", new ShelfEvent.StrangeTagGone(B2, UID));
        all.put("door-opened", new ShelfEvent.DoorOpened(A1, ShelfEvent.DoorCause.AT_START));
        all.put("door-closed", new ShelfEvent.DoorClosed(A1));
        all.put(
                "shelf-inventory",
                new ShelfEvent.ShelfInventory(List.of(
                        new ShelfEvent.Placement(A1, ITEM, UID),
                        new ShelfEvent.Placement(B2, new ItemId("圖 0001"), TagUid.of("E0040150FFFFFFFF")))));
        all.put("shelf-inventory-empty", new ShelfEvent.ShelfInventory(List.of()));
        all.put("tag-dumped", new ShelfEvent.TagDumped(UID, Bytes.hex("11 01 01 33 00 80 FF 7F")));
        return all;
    }

    static SequencedMap<String, HubToDevice> fromHub() {
        SequencedMap<String, HubToDevice> all = new LinkedHashMap<>();
        all.put("acknowledgement", new Acknowledgement(1310));
        all.put("acknowledgement-nothing-yet", new Acknowledgement(0));
        all.put(
                "response-may-collect",
                response(new CollectAnswer.MayCollect(
                        new GrantId("g-77"),
                        "zh-Hant",
                        List.of(new CollectAnswer.GrantedHold(HOLD, ITEM)),
                        Instant.parse("2026-11-23T08:20:30.250Z"))));
        all.put(
                "response-staff-at-shelf",
                response(new CollectAnswer.StaffAtShelf(
                        new GrantId("g-78"), "en", List.of(ITEM), Instant.parse("2026-11-23T09:15:30Z"))));
        all.put(
                "response-may-not-collect",
                response(new CollectAnswer.MayNotCollect(CollectAnswer.Refusal.READY_ELSEWHERE, "en")));
        all.put("command-open-compartment", order(new Command.OpenCompartment(A1)));
        all.put("command-blink-compartment", order(new Command.BlinkCompartment(A1, Duration.ofMillis(1500))));
        all.put("command-guide-pull", order(new Command.GuidePull(List.of(ITEM, new ItemId("30010000123460")))));
        all.put("command-take-inventory", order(new Command.TakeInventory()));
        all.put("command-self-test", order(new Command.SelfTest()));
        all.put("command-restart", order(new Command.Restart()));
        all.put("command-decommission", order(new Command.Decommission()));
        all.put("response-certificate-renewed", response(new CertificateAnswer.Renewed(Bytes.hex("30 03 02 01 01"))));
        all.put("response-certificate-not-due", response(new CertificateAnswer.NotDue()));
        all.put("response-certificate-not-renewed", response(new CertificateAnswer.NotRenewed()));
        all.put(
                "roster",
                new PickupRoster(
                        12,
                        WALL,
                        Instant.parse("2026-11-25T08:15:30.250Z"),
                        List.of(new PickupRoster.Entry(CARD, HOLD, ITEM, Instant.parse("2026-11-30T13:00:00Z"))),
                        List.of(CARD)));
        all.put(
                "roster-empty",
                new PickupRoster(13, WALL, Instant.parse("2026-11-25T08:15:30.250Z"), List.of(), List.of()));
        all.put("board", BoardSamples.TWO_ZONES);
        all.put("board-empty", BoardSamples.EMPTY);
        all.put(
                "config-desired",
                new ConfigDesired(3, new TreeMap<>(Map.of("door.open.seconds", "90", "display.title", "取書架"))));
        all.putAll(KioskSamples.fromHub());
        all.putAll(DropSamples.fromHub());
        return all;
    }

    private static CommandReport report(CommandReport.Progress progress) {
        return new CommandReport(new CommandId("c-5"), progress);
    }

    private static Response response(Answer answer) {
        return new Response(new AskId("a-9"), answer);
    }

    private static CommandOrder order(Command<?> command) {
        return new CommandOrder(new CommandId("c-5"), WALL, Instant.parse("2026-11-23T08:16:30.250Z"), command);
    }

    private static DeviceTime clock1970() {
        return new DeviceTime(Instant.parse("1970-01-01T00:00:12Z"), DeviceTime.Quality.UNKNOWN, 12_000);
    }
}
