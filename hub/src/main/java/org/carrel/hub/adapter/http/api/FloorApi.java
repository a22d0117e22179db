package org.carrel.hub.adapter.http.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.topic.Address;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Form;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.adapter.http.api.DeviceViews.Alarming;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.fleet.AlarmsSeen.Seen;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.intake.DeviceEvents.Incident;
import org.carrel.hub.reservation.Conflict;
import org.carrel.hub.reservation.PullEntry;
import org.carrel.hub.shelf.Shelves.OpenAlarm;
import org.carrel.hub.shelf.Shelves.PendingRepair;
import org.carrel.hub.store.Services;

/** What staff have to do on the floor: pull, repair, look after alarms, put right what was accepted against a rule. */
public final class FloorApi {
    private static final int INCIDENTS_LISTED = 100;

    private static final Form SEEN = Form.named("AlarmSeen")
            .required("site", Ids.SLUG, "The branch.")
            .required("device", Ids.SLUG, "The device.")
            .required("alarm", Schema.wordsOf(Alarm.class), "Which alarm.")
            .required("subject", Schema.text(64), "What it is about; empty for the device.");

    private record Titled<T>(T entry, String title, String callNumber) {
        static <T> Titled<T> of(Services services, T entry, org.carrel.contract.id.ItemId id) {
            Optional<Item> item = services.catalogue().item(id);
            Optional<Bib> bib = item.flatMap(known -> services.catalogue().bib(known.bib()));
            return new Titled<>(
                    entry,
                    bib.map(Bib::title).orElse(""),
                    item.map(Item::callNumber)
                            .filter(number -> !number.isEmpty())
                            .or(() -> bib.map(Bib::callNumber))
                            .orElse(""));
        }
    }

    private static final View<Titled<PullEntry>> PULL = View.<Titled<PullEntry>>named("PullEntry")
            .text(
                    "site",
                    32,
                    "The branch.",
                    line -> line.entry().place().device().site())
            .text(
                    "device",
                    32,
                    "The device.",
                    line -> line.entry().place().device().device())
            .text("compartment", 8, "Where on it.", line -> line.entry().place().compartment())
            .text("item", 64, "The copy's barcode.", line -> line.entry().item())
            .text("title", 1_000, "Its title, or empty.", Titled::title)
            .text("callNumber", 200, "On its spine, or empty.", Titled::callNumber)
            .word(
                    "reason",
                    PullEntry.Reason.class,
                    "Why it is to be taken off.",
                    line -> line.entry().reason())
            .moment("since", "Since when.", line -> line.entry().since());

    private static final View<Titled<PendingRepair>> REPAIR = View.<Titled<PendingRepair>>named("Repair")
            .text("site", 32, "The branch.", line -> line.entry().device().site())
            .text(
                    "device",
                    32,
                    "The device that saw it last.",
                    line -> line.entry().device().device())
            .text("item", 64, "The copy's barcode.", line -> line.entry().item())
            .text("title", 1_000, "Its title, or empty.", Titled::title)
            .text("callNumber", 200, "On its spine, or empty.", Titled::callNumber)
            .text("tag", 16, "The tag's identifier.", line -> line.entry().uid())
            .word(
                    "wanted",
                    ShelfEvent.Security.class,
                    "How the gate should take it.",
                    line -> line.entry().wanted())
            .moment("since", "Since when.", line -> line.entry().since());

    private static final View<Titled<Conflict>> CONFLICT = View.<Titled<Conflict>>named("Conflict")
            .text("id", 64, "Its id.", line -> line.entry().id())
            .text("site", 32, "The branch.", line -> line.entry().device().site())
            .text(
                    "device",
                    32,
                    "Where it happened.",
                    line -> line.entry().device().device())
            .text(
                    "hold",
                    64,
                    "The hold it was collected for.",
                    line -> line.entry().hold())
            .text("item", 64, "The copy's barcode.", line -> line.entry().item())
            .text("title", 1_000, "Its title, or empty.", Titled::title)
            .text(
                    "loan",
                    64,
                    "The loan that was made; empty when there is nobody to lend to.",
                    line -> line.entry().loan())
            .word(
                    "reason",
                    Conflict.Reason.class,
                    "What spoke against it.",
                    line -> line.entry().reason())
            .moment(
                    "reported",
                    "When the device says that it happened.",
                    line -> line.entry().reported())
            .moment("found", "When the hub learned of it.", line -> line.entry().found());

    private static final View<Incident> INCIDENT = View.<Incident>named("Incident")
            .member("number", new Schema.Whole(1, Long.MAX_VALUE), "Grows.", Incident::number)
            .text("site", 32, "The branch.", incident -> incident.device().site())
            .text("device", 32, "The device.", incident -> incident.device().device())
            .moment("at", "When.", Incident::at)
            .word("kind", Incident.Kind.class, "What happened to its events.", Incident::kind)
            .member("sequence", new Schema.Whole(0, Long.MAX_VALUE), "At which number.", Incident::sequence)
            .text("detail", 500, "More, for a technician.", Incident::detail);

    private final Desk desk;

    public FloorApi(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                ofSomeDevice(Endpoint.get("/pull-list", "What staff are to take off the shelves, and why."))
                        .tag("floor")
                        .need(Need.DEVICES)
                        .many(PULL)
                        .does(this::pullList),
                Endpoint.get("/repairs", "Tags whose security could not be verified.")
                        .tag("floor")
                        .need(Need.DEVICES)
                        .many(REPAIR)
                        .does(call -> Call.list(
                                REPAIR,
                                desk.store()
                                        .read(services -> services.shelves().repairs().stream()
                                                .map(repair -> Titled.of(services, repair, repair.item()))
                                                .toList()))),
                Endpoint.get("/alarms", "Open alarms of all devices, oldest first.")
                        .tag("floor")
                        .need(Need.DEVICES)
                        .many(DeviceViews.ALARM)
                        .does(call -> Call.list(
                                DeviceViews.ALARM,
                                desk.store()
                                        .read(services -> Alarming.of(
                                                services, services.shelves().allAlarms())))),
                Endpoint.post("/alarms/seen", "Take note of an alarm: the others see who looks after it.")
                        .tag("floor")
                        .need(Need.FLOOR)
                        .takes(SEEN)
                        .refuses(ProblemCode.REFUSED)
                        .changes(FloorApi::seen),
                Endpoint.get(
                                "/conflicts",
                                "What was accepted at a shelf although something spoke against it; open ones, oldest first.")
                        .tag("floor")
                        .need(Need.FLOOR)
                        .many(CONFLICT)
                        .does(call -> Call.list(
                                CONFLICT,
                                desk.store()
                                        .read(services -> services.reservations().conflicts().stream()
                                                .map(conflict -> Titled.of(services, conflict, conflict.item()))
                                                .toList()))),
                Endpoint.post("/conflicts/{id}/resolution", "Say that it has been put right.")
                        .tag("floor")
                        .need(Need.FLOOR)
                        .path("id", Ids.KEY, "Its id.")
                        .refuses(ProblemCode.REFUSED)
                        .changes(FloorApi::resolve),
                Endpoint.get("/incidents", "Strange turns in the numbering of devices' events, newest first.")
                        .tag("floor")
                        .need(Need.DEVICES)
                        .many(INCIDENT)
                        .does(call -> Call.list(
                                INCIDENT,
                                desk.store().read(services -> services.events().incidents(INCIDENTS_LISTED)))));
    }

    private static Endpoint.Draft ofSomeDevice(Endpoint.Draft draft) {
        return draft.query("site", Ids.SLUG, "Only of this branch.").query("device", Ids.SLUG, "Only of this device.");
    }

    private Reply pullList(Call call) {
        Optional<SiteId> site = call.query("site", SiteId::new);
        Optional<DeviceId> only = call.query("device", DeviceId::new);
        List<Titled<PullEntry>> lines = desk.store().read(services -> {
            List<Titled<PullEntry>> found = new ArrayList<>();
            for (Device device : services.fleet().devices().all()) {
                Address address = device.address();
                boolean asked = site.map(address.site()::equals).orElse(true)
                        && only.map(address.device()::equals).orElse(true);
                if (asked) {
                    services.reservations()
                            .pullList(address, call.now())
                            .forEach(entry -> found.add(Titled.of(services, entry, entry.item())));
                }
            }
            return found;
        });
        return Call.list(PULL, lines);
    }

    private static Reply seen(Services services, Call call) {
        Address address = new Address(
                new SiteId(call.body().text("site")), new DeviceId(call.body().text("device")));
        Alarm alarm = Words.constant(Alarm.class, call.body().text("alarm"));
        String subject = call.body().text("subject");
        OpenAlarm found = services.shelves().alarms(address).stream()
                .filter(candidate ->
                        candidate.alarm() == alarm && candidate.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> Problem.refused(List.of("alarm-not-open")));
        services.fleet()
                .alarmsSeen()
                .put(new Seen(
                        address, alarm, subject, found.since(), call.caller().staff(), call.now()));
        services.feed().add(new org.carrel.hub.feed.Fact.DeviceChanged(address), call.now());
        return Call.nothing();
    }

    private static Reply resolve(Services services, Call call) {
        boolean open = services.reservations()
                .resolve(call.path("id", id -> id), call.caller().staff(), call.now());
        if (!open) {
            throw Problem.refused(List.of("conflict-not-open"));
        }
        return Call.nothing();
    }
}
