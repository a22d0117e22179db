package org.carrel.hub.adapter.http.seat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.carrel.contract.id.SiteId;
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
import org.carrel.hub.branch.Hours;
import org.carrel.hub.branch.SpecialDay;
import org.carrel.hub.store.Services;

/** The government's holidays and a branch's own special days. What they close is closed at once, everywhere. */
public final class CalendarApi {
    private static final long FILE_BYTES_MAX = 1 << 20;

    private static final Form SPECIAL_DAY = Form.named("SpecialDaySettings")
            .optional("hours", Schema.text(11), "Such as 10:00-16:00; closed when it is not given.")
            .required("reason", Schema.text(200), "For people.");

    private static final View<SpecialDay> SPECIAL = View.<SpecialDay>named("SpecialDay")
            .text("site", 32, "The branch.", SpecialDay::site)
            .text("day", 10, "The day.", SpecialDay::day)
            .member(
                    "closed",
                    new Schema.Truth(),
                    "Whether it is closed all day.",
                    day -> day.hours().isEmpty())
            .perhaps(
                    "hours",
                    Schema.text(11),
                    "When it is open.",
                    day -> day.hours().stream().findFirst().map(Hours::toString))
            .text("reason", 200, "For people.", SpecialDay::reason);

    /** One holiday. */
    private record Holiday(LocalDate day, String name) {}

    private static final View<Holiday> HOLIDAY = View.<Holiday>named("Holiday")
            .text("day", 10, "The day.", Holiday::day)
            .text("name", 100, "Its name.", Holiday::name);

    private final Desk desk;

    public CalendarApi(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/branches/{site}/days", "A branch's special days from today on.")
                        .tag("calendar")
                        .need(Need.NOTHING)
                        .path("site", Asked.SLUG, "The branch.")
                        .many(SPECIAL)
                        .does(call -> Call.list(
                                SPECIAL,
                                desk.store()
                                        .read(services -> services.calendar()
                                                .special(
                                                        call.path("site", SiteId::new),
                                                        services.seats().today(call.now()))))),
                Endpoint.put("/branches/{site}/days/{day}", "Close a day, or give it other hours.")
                        .tag("calendar")
                        .need(Need.SETTINGS)
                        .path("site", Asked.SLUG, "The branch.")
                        .path("day", Asked.DAY, "Such as 2026-11-26.")
                        .takes(SPECIAL_DAY)
                        .one(SPECIAL)
                        .changes(CalendarApi::put),
                Endpoint.delete("/branches/{site}/days/{day}", "The day is as usual again.")
                        .tag("calendar")
                        .need(Need.SETTINGS)
                        .path("site", Asked.SLUG, "The branch.")
                        .path("day", Asked.DAY, "Such as 2026-11-26.")
                        .changes(CalendarApi::remove),
                Endpoint.get(
                                "/holidays/{year}",
                                "The government's holidays of a year; none when they are not known yet.")
                        .tag("calendar")
                        .need(Need.NOTHING)
                        .path("year", Schema.matching("[0-9]{4}", 4), "Such as 2027.")
                        .many(HOLIDAY)
                        .does(this::holidays),
                Endpoint.put("/holidays/{year}", "Replace a year's holidays by the government's office calendar.")
                        .tag("calendar")
                        .need(Need.SETTINGS)
                        .path("year", Schema.matching("[0-9]{4}", 4), "Such as 2028.")
                        .takesFile(FILE_BYTES_MAX, "application/json")
                        .many(HOLIDAY)
                        .keyed()
                        .does(CalendarApi::putHolidays));
    }

    private static Reply put(Services services, Call call) {
        SpecialDay day = new SpecialDay(
                call.path("site", SiteId::new),
                call.path("day", Asked::day),
                call.body().optionalText("hours").stream()
                        .map(text -> Call.read("hours", text, Hours::parse))
                        .toList(),
                call.body().text("reason"));
        Call.found(services.branches().branch(day.site()));
        services.hours().put(day, call.caller().actor(), call.now());
        return Call.ok(SPECIAL, day);
    }

    private static Reply remove(Services services, Call call) {
        boolean removed = services.hours()
                .removeSpecialDay(
                        call.path("site", SiteId::new),
                        call.path("day", Asked::day),
                        call.caller().actor(),
                        call.now());
        if (!removed) {
            throw Problem.of(ProblemCode.NOT_FOUND);
        }
        return Call.nothing();
    }

    private Reply holidays(Call call) {
        int year = call.path("year", Integer::valueOf);
        return shown(desk.store().read(services -> services.calendar().holidays(year)));
    }

    private static Reply shown(SortedMap<LocalDate, String> holidays) {
        List<Holiday> list = new ArrayList<>();
        holidays.forEach((day, name) -> list.add(new Holiday(day, name)));
        return Call.list(HOLIDAY, list);
    }

    private static Reply putHolidays(Call call) {
        int year = call.path("year", Integer::valueOf);
        SortedMap<LocalDate, String> holidays = OfficeCalendar.read(call.wholeFile(), year);
        return call.once((services, within) -> {
            services.hours().putHolidays(year, holidays, within.caller().actor(), within.now());
            return shown(holidays);
        });
    }
}
