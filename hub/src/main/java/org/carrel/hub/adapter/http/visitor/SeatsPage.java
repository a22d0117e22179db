package org.carrel.hub.adapter.http.visitor;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.http.LiveText.Picture;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.branch.Opening;
import org.carrel.hub.seat.SeatNow;
import org.carrel.hub.seat.SeatZone;
import org.carrel.hub.seat.ZoneDay;
import org.carrel.hub.store.Services;

/** Which seats are free, zone by zone, in words. Figures only. */
final class SeatsPage {
    private final VisitorWords words;

    SeatsPage(VisitorWords words) {
        this.words = words;
    }

    /** A zone's figures at a moment. */
    record Zone(SeatZone zone, Opening opening, int free, int all, int waiting) {
        static Zone of(ZoneDay day, Instant now) {
            List<SeatNow> seats = SeatNow.of(day, now);
            int free = (int) seats.stream()
                    .filter(seat -> seat.state() == SeatNow.State.FREE)
                    .count();
            return new Zone(
                    day.zone(), day.opening(), free, seats.size(), day.queue().waiting());
        }

        boolean open(Instant now) {
            return opening instanceof Opening.Open hours && hours.isOpen(now);
        }
    }

    /** All zones, those of a branch together. */
    record Sight(List<Branch> branches, List<Zone> zones, ZoneId timeZone, Instant now) {
        Sight {
            branches = List.copyOf(branches);
            zones = List.copyOf(zones);
        }

        static Sight of(Services services, Instant now) {
            List<Zone> zones = new ArrayList<>();
            for (SeatZone zone : services.seats().zones()) {
                services.seats().today(zone.id(), now).ifPresent(day -> zones.add(Zone.of(day, now)));
            }
            return new Sight(services.branches().all(), zones, services.seats().timeZone(), now);
        }

        private List<Zone> of(SiteId site) {
            return zones.stream()
                    .filter(zone -> zone.zone().site().equals(site))
                    .toList();
        }
    }

    Picture picture(Sight it) {
        Html html = new Html();
        html.element("h1", "", words.say("seats.title"));
        if (it.zones().isEmpty()) {
            html.element("p", "lead", words.say("seats.none"));
        }
        for (Branch branch : it.branches()) {
            List<Zone> zones = it.of(branch.site());
            if (!zones.isEmpty()) {
                html.raw("<section>\n").element("h2", "", branch.name(words.language()));
                html.raw("<ul class=\"plain zones\">\n");
                zones.forEach(zone -> zone(html, zone, it));
                html.raw("</ul>\n</section>\n");
            }
        }
        return new Picture(
                words.say("seats.title"), html.toString(), VisitorWords.second(it.now(), it.timeZone()), false);
    }

    private void zone(Html html, Zone it, Sight sight) {
        boolean open = it.open(sight.now());
        html.raw("<li class=\"" + (open && it.free() > 0 ? "free" : open ? "full" : "shut") + "\">\n")
                .element("h3", "", it.zone().name(words.language()))
                .element("p", "muted", it.zone().where(words.language()));
        if (open) {
            html.raw("<p class=\"figure\"><strong>" + it.free() + "</strong> ")
                    .text(words.say("seats.of", "all", it.all()))
                    .raw("</p>\n")
                    .element(
                            "p",
                            "word",
                            it.free() > 0 ? words.counted("seats.free", it.free()) : words.say("seats.full"));
            html.element("p", "", words.counted("seats.waiting", it.waiting()));
        } else {
            html.element("p", "word", words.say("seats.shut"));
        }
        html.element("p", "muted", hours(it, sight)).raw("</li>\n");
    }

    private String hours(Zone it, Sight sight) {
        return switch (it.opening()) {
            case Opening.Open(Instant from, Instant until) ->
                words.say(
                        "seats.hours",
                        "from",
                        VisitorWords.minute(from, sight.timeZone()),
                        "until",
                        VisitorWords.minute(until, sight.timeZone()));
            case Opening.Closed(String reason) ->
                Optional.of(reason)
                        .filter(why -> !why.isEmpty())
                        .map(why -> words.say("seats.closed-for", "reason", why))
                        .orElseGet(() -> words.say("seats.closed"));
        };
    }
}
