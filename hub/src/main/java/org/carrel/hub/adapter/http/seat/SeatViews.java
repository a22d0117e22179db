package org.carrel.hub.adapter.http.seat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.callqueue.Estimate;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.seat.Booking;
import org.carrel.hub.seat.Rule;
import org.carrel.hub.seat.Seat;
import org.carrel.hub.seat.Seat.Outage;
import org.carrel.hub.seat.SeatNow;
import org.carrel.hub.seat.SeatZone;
import org.carrel.hub.seat.States;
import org.carrel.hub.seat.ZoneDay;

/** How zones, seats, bookings, tickets and boards are shown. What is public says nothing about any person. */
final class SeatViews {
    private static final Schema COUNT = new Schema.Whole(0, 100_000);

    private SeatViews() {}

    /** A booking beside what its zone says about it. */
    record Shown(Booking booking, SeatZone zone, String seat) {
        Optional<Instant> checkInUntil() {
            return booking instanceof Booking.Confirmed
                    ? Optional.of(
                            booking.claim().span().from().plus(zone.rules().minutes(Rule.CHECK_IN_GRACE_MINUTES)))
                    : Optional.empty();
        }

        int missing() {
            return booking instanceof Booking.Confirmed(Booking.Claim claim, var present)
                    ? claim.party().size() - present.size()
                    : 0;
        }

        Optional<Instant> backBy() {
            return booking instanceof Booking.Away away ? Optional.of(away.backBy()) : Optional.empty();
        }
    }

    /** A ticket beside what its holder wants to know. */
    record Told(WaitingEntry entry, ZoneDay day, List<Estimate> estimate, int overtaken, String secret, Instant now) {
        String number() {
            return entry.ticket().label(day.zone().prefix());
        }

        int ahead() {
            return entry instanceof WaitingEntry.Waiting ? day.queue().ahead(entry.ticket()) : 0;
        }

        Optional<WaitingEntry.Call> call() {
            return entry instanceof WaitingEntry.Called called ? Optional.of(called.call()) : Optional.empty();
        }

        String seat(WaitingEntry.Call call) {
            return day.seat(call.seat()).map(Seat::label).orElse(call.seat().value());
        }

        private Optional<Duration> estimated(Function<Estimate, Duration> end) {
            return estimate.stream().findFirst().map(end);
        }
    }

    static final View<SeatNow> SEAT = View.<SeatNow>named("Seat")
            .text("id", 64, "Its id.", shown -> shown.seat().id())
            .text(
                    "label",
                    20,
                    "As it stands on the furniture.",
                    shown -> shown.seat().label())
            .word("state", SeatNow.State.class, "What it is now.", SeatNow::state)
            .perhaps(
                    "until",
                    Schema.moment(),
                    "Until when at the latest; for a free one, how long it can be had.",
                    shown -> shown.until().equals(Instant.MAX)
                            ? Optional.empty()
                            : Optional.of(View.moment(shown.until())))
            .perhaps(
                    "outOfOrder",
                    Schema.text(200),
                    "Why it cannot be used, although the zone may be closed besides.",
                    shown -> shown.seat().outage().stream().map(Outage::reason).findFirst())
            .member(
                    "people",
                    COUNT,
                    "For how many it is.",
                    shown -> shown.seat().place().partyMax())
            .member(
                    "peopleMin",
                    COUNT,
                    "The smallest party that may have it.",
                    shown -> shown.seat().place().partyMin())
            .member("order", COUNT, "Its place in lists.", shown -> shown.seat().order())
            .member(
                    "features",
                    Asked.NEEDS,
                    "What it has.",
                    shown -> shown.seat().place().features().stream()
                            .map(Schema::word)
                            .toList());

    static final View<ZoneNow> ZONE = zone("Zone");

    static final View<ZoneNow> ZONE_WITH_RULES = zone("ZoneWithRules")
            .perhaps(
                    "hours",
                    Schema.text(400),
                    "By weekday; holidays at the end when it is open on them. Open as its branch when there are none.",
                    shown -> shown.zone().hours().stream().findFirst().map(WeeklyHours::toString))
            .member(
                    "rules",
                    new Schema.Dictionary(100),
                    "Every setting and its value.",
                    shown -> shown.zone().rules().written());

    private static View<ZoneNow> zone(String name) {
        return View.<ZoneNow>named(name)
                .text("id", 32, "Its id.", shown -> shown.zone().id())
                .text("site", 32, "The branch.", shown -> shown.zone().site())
                .text("nameZh", 100, "In Chinese.", shown -> shown.zone().nameZh())
                .text("nameEn", 100, "In English.", shown -> shown.zone().nameEn())
                .text(
                        "whereZh",
                        100,
                        "Where to report, in Chinese.",
                        shown -> shown.zone().whereZh())
                .text(
                        "whereEn",
                        100,
                        "Where to report, in English.",
                        shown -> shown.zone().whereEn())
                .moment("asOf", "The hub's time of these figures.", ZoneNow::now)
                .member("open", new Schema.Truth(), "Whether it is open now.", ZoneNow::isOpen)
                .perhaps(
                        "opens",
                        Schema.moment(),
                        "When it opens or opened today.",
                        shown -> shown.opens().map(View::moment))
                .perhaps(
                        "closes",
                        Schema.moment(),
                        "When it closes or closed today.",
                        shown -> shown.closes().map(View::moment))
                .text("closedFor", 200, "Why it is closed today, or empty.", ZoneNow::closedFor)
                .member(
                        "seats",
                        COUNT,
                        "How many there are.",
                        shown -> shown.seats().size())
                .member("free", COUNT, "How many can be had now.", shown -> shown.count(SeatNow.State.FREE))
                .member(
                        "away",
                        COUNT,
                        "How many are somebody's who will be back.",
                        shown -> shown.count(SeatNow.State.AWAY))
                .member(
                        "waiting",
                        COUNT,
                        "How many parties wait.",
                        shown -> shown.day().queue().waiting());
    }

    static final View<Shown> BOOKING = View.<Shown>named("Booking")
            .text("id", 64, "Its id.", shown -> shown.booking().id())
            .text("zone", 32, "The zone.", shown -> shown.zone().id())
            .text("seat", 64, "The seat's id.", shown -> shown.booking().claim().seat())
            .text("label", 64, "As it stands on the seat.", Shown::seat)
            .text(
                    "patron",
                    64,
                    "Who applied; the hub's key.",
                    shown -> shown.booking().claim().party().applicant())
            .member(
                    "people",
                    COUNT,
                    "How many belong to the party.",
                    shown -> shown.booking().claim().party().size())
            .text("state", 30, "Where it has got to, such as in-use.", shown -> States.word(shown.booking()))
            .word(
                    "origin",
                    Booking.Origin.class,
                    "How it came about.",
                    shown -> shown.booking().claim().origin())
            .moment(
                    "from",
                    "When it begins.",
                    shown -> shown.booking().claim().span().from())
            .moment(
                    "until",
                    "When it ends at the latest.",
                    shown -> shown.booking().claim().span().until())
            .perhaps(
                    "checkInUntil",
                    Schema.moment(),
                    "The first moment that is too late to come.",
                    shown -> shown.checkInUntil().map(View::moment))
            .member("cardsMissing", COUNT, "How many have not shown their card yet.", Shown::missing)
            .perhaps(
                    "backBy",
                    Schema.moment(),
                    "The first moment that is too late to be back.",
                    shown -> shown.backBy().map(View::moment));

    /** For whoever has the token, and so for anybody who looks over their shoulder: no name, no card. */
    static final View<Told> TICKET = ticket("Ticket");

    static final View<Told> NEW_TICKET = ticket("NewTicket")
            .text("token", 128, "Opens the ticket's page; told once.", Told::secret)
            .text("id", 64, "Its id, for staff.", told -> told.entry().ticket().id());

    static final View<Told> WAITING = ticket("WaitingEntry")
            .text("id", 64, "Its id.", told -> told.entry().ticket().id())
            .member(
                    "people",
                    COUNT,
                    "How many belong to the party.",
                    told -> told.entry().ticket().party().size())
            .member("overtaken", COUNT, "How many with a later number were called before.", Told::overtaken);

    private static View<Told> ticket(String name) {
        return View.<Told>named(name)
                .text("number", 10, "As on the ticket.", Told::number)
                .text("zone", 32, "The zone.", told -> told.day().zone().id())
                .text(
                        "zoneZh",
                        100,
                        "Its name in Chinese.",
                        told -> told.day().zone().nameZh())
                .text(
                        "zoneEn",
                        100,
                        "Its name in English.",
                        told -> told.day().zone().nameEn())
                .text(
                        "whereZh",
                        100,
                        "Where to report, in Chinese.",
                        told -> told.day().zone().whereZh())
                .text(
                        "whereEn",
                        100,
                        "Where to report, in English.",
                        told -> told.day().zone().whereEn())
                .text("state", 30, "Where it has got to, such as called.", told -> States.word(told.entry()))
                .moment(
                        "joined",
                        "When the number was given.",
                        told -> told.entry().ticket().joined())
                .moment("asOf", "The hub's time of these figures.", Told::now)
                .member("ahead", COUNT, "How many wait before.", Told::ahead)
                .perhaps(
                        "leastMinutes",
                        COUNT,
                        "The wait is hardly shorter.",
                        told -> told.estimated(Estimate::least).map(Duration::toMinutes))
                .perhaps(
                        "mostMinutes",
                        COUNT,
                        "The wait is not longer.",
                        told -> told.estimated(Estimate::most).map(Duration::toMinutes))
                .perhaps(
                        "seat",
                        Schema.text(64),
                        "The seat that is kept.",
                        told -> told.call().map(told::seat))
                .perhaps(
                        "desk",
                        Schema.text(20),
                        "Where to come, when a desk called.",
                        told -> told.call().map(WaitingEntry.Call::desk).filter(desk -> !desk.isEmpty()))
                .perhaps(
                        "until",
                        Schema.moment(),
                        "The first moment that is too late to come.",
                        told -> told.call().map(call -> View.moment(call.until())));
    }
}
