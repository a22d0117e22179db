package org.carrel.hub.adapter.http.seat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Form;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.Problem.Fault;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.callqueue.Party;
import org.carrel.hub.callqueue.Place;
import org.carrel.hub.seat.Rule;
import org.carrel.hub.seat.Seat;
import org.carrel.hub.seat.SeatNow;
import org.carrel.hub.seat.SeatZone;
import org.carrel.hub.seat.ZoneDay;
import org.carrel.hub.seat.ZoneDay.Slot;
import org.carrel.hub.seat.ZoneRules;
import org.carrel.hub.store.Services;

/** Zones and their seats: what is free, for everybody; setting them up, for staff. */
public final class ZonesApi {
    private static final int PEOPLE_MAX = 20;

    private static final Form ZONE = Form.named("ZoneSettings")
            .required("site", Asked.SLUG, "The branch.")
            .required("nameZh", Schema.text(100), "Its name in Chinese.")
            .required("nameEn", Schema.text(100), "Its name in English.")
            .required("whereZh", Schema.text(100), "Where to report, in Chinese.")
            .required("whereEn", Schema.text(100), "Where to report, in English.")
            .required("prefix", Schema.matching("[A-Z]{0,3}", 3), "Before its numbers.")
            .optional(
                    "hours",
                    Schema.text(400),
                    "Such as: mon 08:00-17:00, tue 08:00-21:00; add holidays if open on them. As its branch without.")
            .optional("rules", new Schema.Dictionary(100), "Settings by key; what is not given is the usual.");

    private static final Form SEAT = Form.named("SeatSettings")
            .required("label", Schema.text(20), "As it stands on the furniture.")
            .required("order", new Schema.Whole(0, 100_000), "Its place in lists.")
            .optional("peopleMin", new Schema.Whole(1, PEOPLE_MAX), "The smallest party that may have it; usually 1.")
            .optional("peopleMax", new Schema.Whole(1, PEOPLE_MAX), "For how many it is; usually 1.")
            .optional("features", Asked.NEEDS, "What it has.");

    /** A setting that is no number has no range. */
    private static final View<Setting> SETTING = View.<Setting>named("ZoneRule")
            .text("key", 40, "As in the rules of a zone.", Setting::key)
            .text("usual", 200, "Its value where a zone sets nothing.", Setting::usual)
            .perhaps(
                    "least",
                    new Schema.Whole(0, 100_000),
                    "The smallest number.",
                    setting -> setting.rule().map(Rule::least))
            .perhaps(
                    "most",
                    new Schema.Whole(0, 100_000),
                    "The greatest number.",
                    setting -> setting.rule().map(Rule::most))
            .perhaps(
                    "meaning",
                    Schema.text(200),
                    "What it means, in English.",
                    setting -> setting.rule().map(Rule::meaning));

    private record Setting(String key, String usual) {
        static List<Setting> all() {
            return ZoneRules.NLPI.written().entrySet().stream()
                    .map(entry -> new Setting(entry.getKey(), entry.getValue()))
                    .toList();
        }

        Optional<Rule> rule() {
            return Rule.ALL.stream().filter(rule -> rule.key().equals(key)).findFirst();
        }
    }

    private static final View<Slot> SLOT = View.<Slot>named("Slot")
            .moment("from", "When it begins.", slot -> slot.span().from())
            .moment("until", "When it ends.", slot -> slot.span().until())
            .member("free", new Schema.Whole(0, 100_000), "How many places are left for such a party.", Slot::free);

    private final Desk desk;

    public ZonesApi(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/zones", "Every zone with its live figures.")
                        .tag("seats")
                        .need(Need.NOTHING)
                        .query("site", Asked.SLUG, "Only of this branch.")
                        .many(SeatViews.ZONE)
                        .does(this::zones),
                Endpoint.get("/zone-rules", "Everything that can be set about a zone, and within which limits.")
                        .tag("seats")
                        .need(Need.SETTINGS)
                        .many(SETTING)
                        .does(call -> Call.list(SETTING, Setting.all())),
                Endpoint.get("/zones/{zone}", "One zone with its live figures and its rules.")
                        .tag("seats")
                        .need(Need.NOTHING)
                        .path("zone", Asked.SLUG, "The zone.")
                        .one(SeatViews.ZONE_WITH_RULES)
                        .does(call -> Call.ok(SeatViews.ZONE_WITH_RULES, new ZoneNow(today(call), call.now()))),
                Endpoint.get("/zones/{zone}/seats", "Every seat of a zone as it is now.")
                        .tag("seats")
                        .need(Need.NOTHING)
                        .path("zone", Asked.SLUG, "The zone.")
                        .many(SeatViews.SEAT)
                        .does(call -> Call.list(SeatViews.SEAT, SeatNow.of(today(call), call.now()))),
                Endpoint.get("/zones/{zone}/slots", "What of a day can be booked.")
                        .tag("seats")
                        .need(Need.NOTHING)
                        .path("zone", Asked.SLUG, "The zone.")
                        .query("day", Asked.DAY, "Such as 2026-11-26; today when it is not given.")
                        .query("people", Schema.matching("[0-9]{1,2}", 2), "How many; 1 when it is not given.")
                        .many(SLOT)
                        .does(this::slots),
                Endpoint.put("/zones/{zone}", "Add a zone or change it.")
                        .tag("seats")
                        .need(Need.SETTINGS)
                        .path("zone", Asked.SLUG, "Its id.")
                        .takes(ZONE)
                        .one(SeatViews.ZONE_WITH_RULES)
                        .changes(ZonesApi::putZone),
                Endpoint.put("/zones/{zone}/seats/{seat}", "Add a seat or change it.")
                        .tag("seats")
                        .need(Need.SETTINGS)
                        .path("zone", Asked.SLUG, "The zone.")
                        .path("seat", Asked.KEY, "Its id.")
                        .takes(SEAT)
                        .changes(ZonesApi::putSeat));
    }

    private ZoneDay today(Call call) {
        return Call.found(desk.store()
                .read(services -> services.seats().today(call.path("zone", SeatZoneId::new), call.now())));
    }

    private Reply zones(Call call) {
        Optional<SiteId> site = call.query("site", SiteId::new);
        List<ZoneNow> zones = new ArrayList<>();
        desk.store().read(services -> {
            for (SeatZone zone : services.seats().zones()) {
                if (site.isEmpty() || site.get().equals(zone.site())) {
                    services.seats()
                            .today(zone.id(), call.now())
                            .ifPresent(day -> zones.add(new ZoneNow(day, call.now())));
                }
            }
            return zones;
        });
        return Call.list(SeatViews.ZONE, zones);
    }

    private Reply slots(Call call) {
        Optional<LocalDate> asked = call.query("day", Asked::day);
        int people = Math.clamp(call.query("people", Integer::valueOf).orElse(1), 1, PEOPLE_MAX);
        Party party = party(people);
        List<Slot> slots = desk.store().read(services -> {
            LocalDate day = asked.orElse(services.seats().today(call.now()));
            ZoneDay zone = Call.found(services.seats().day(call.path("zone", SeatZoneId::new), day, call.now()));
            return zone.slots(party, call.now());
        });
        return Call.list(SLOT, slots);
    }

    /** Somebody or other: only the number counts. */
    private static Party party(int people) {
        TreeSet<PatronId> members = new TreeSet<>();
        IntStream.range(0, people).forEach(member -> members.add(new PatronId("p" + member)));
        return new Party(members.first(), members, new TreeSet<>());
    }

    private static Reply putZone(Services services, Call call) {
        SeatZone zone = new SeatZone(
                call.path("zone", SeatZoneId::new),
                call.branch(services, "site"),
                call.body().text("nameZh"),
                call.body().text("nameEn"),
                call.body().text("whereZh"),
                call.body().text("whereEn"),
                call.body().text("prefix"),
                call.body().optionalText("hours").stream()
                        .map(text -> Call.read("hours", text, WeeklyHours::parse))
                        .toList(),
                rules(call));
        if (!zone.rules().contradictions().isEmpty()) {
            throw Problem.because(zone.rules().contradictions());
        }
        services.seats().put(zone, call.caller().actor(), call.now());
        return Call.ok(
                SeatViews.ZONE_WITH_RULES,
                new ZoneNow(services.seats().today(zone.id(), call.now()).orElseThrow(), call.now()));
    }

    private static ZoneRules rules(Call call) {
        return switch (ZoneRules.read(call.body().dictionary("rules"))) {
            case ZoneRules.Reading.Good(ZoneRules rules) -> rules;
            case ZoneRules.Reading.Bad(List<ZoneRules.Trouble> troubles) ->
                throw Problem.of(
                        ProblemCode.BODY_INVALID,
                        troubles.stream()
                                .map(trouble -> new Fault(
                                        "/rules/" + trouble.key(), Schema.word(trouble.what()), trouble.limits()))
                                .toList());
        };
    }

    private static Reply putSeat(Services services, Call call) {
        int least = Math.toIntExact(call.body().optionalWhole("peopleMin").orElse(1L));
        int most = Math.toIntExact(call.body().optionalWhole("peopleMax").orElse((long) least));
        if (most < least) {
            throw Problem.of(ProblemCode.BODY_INVALID, List.of(new Fault("/peopleMax", "out-of-range")));
        }
        Seat seat = new Seat(
                new Place(call.path("seat", SeatId::new), least, most, Asked.features(call, "features")),
                Call.read("label", call.body().text("label"), ZonesApi::label),
                Math.toIntExact(call.body().optionalWhole("order").orElse(0L)));
        SeatZoneId zone = call.path("zone", SeatZoneId::new);
        Call.found(services.seats().zone(zone).filter(there -> !there.removed()));
        services.seats().put(zone, seat, call.caller().actor(), call.now());
        return Call.nothing();
    }

    private static String label(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a seat has a label");
        }
        return text;
    }
}
