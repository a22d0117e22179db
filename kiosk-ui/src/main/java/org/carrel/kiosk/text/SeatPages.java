package org.carrel.kiosk.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carrel.contract.message.seat.SeatLine;
import org.carrel.contract.message.seat.Slot;
import org.carrel.contract.message.seat.ZoneLine;
import org.carrel.kiosk.flow.SeatScreen;
import org.carrel.kiosk.flow.Shown;
import org.carrel.kiosk.flow.Touch;
import org.carrel.kiosk.seat.SeatDeed;
import org.carrel.kiosk.seat.SeatWish;
import org.carrel.kiosk.text.Page.Choice;
import org.carrel.kiosk.text.Page.Pressed;
import org.carrel.kiosk.text.Page.Row;

/** Puts what is shown of seats into words: zones, plans, days. A pure function. */
final class SeatPages {
    /** What is drawn on a seat, what matters most first; of the rarer ones nothing is drawn, they are said. */
    private static final List<SeatLine.Feature> DRAWN =
            List.of(SeatLine.Feature.WHEELCHAIR_BAY, SeatLine.Feature.POWER, SeatLine.Feature.HEIGHT_ADJUSTABLE);

    private final Words words;
    private final Shown shown;
    private final Saying saying;
    private final SeatSentences sentences;

    SeatPages(Words words, Shown shown, Saying saying) {
        this.words = words;
        this.shown = shown;
        this.saying = saying;
        this.sentences = new SeatSentences(words, saying.language());
    }

    Page of(SeatScreen screen) {
        return switch (screen) {
            case SeatScreen.Zones it -> zones(it);
            case SeatScreen.Plan it -> plan(it);
            case SeatScreen.HowMany it -> howMany(it);
            case SeatScreen.Days it -> days(it);
            case SeatScreen.Slots it -> slots(it);
            case SeatScreen.ShowCard it -> card(it);
            case SeatScreen.Others it -> others(it);
            case SeatScreen.Booked it -> new SeatOwnPages(sentences, words, saying).booked(it, choices(List.of()));
            case SeatScreen.Numbered it -> new SeatOwnPages(sentences, words, saying).numbered(it, choices(List.of()));
            case SeatScreen.GivingUp it -> new SeatOwnPages(sentences, words, saying).givingUp(it, choices(List.of()));
            case SeatScreen.NotDone it -> new SeatOwnPages(sentences, words, saying).notDone(it, choices(List.of()));
            case SeatScreen.NoNews _ ->
                saying.key("seats.no-news")
                        .draft("seats-refused", "quiet", "offline")
                        .page();
        };
    }

    /** What help is about on this screen. */
    static String topic(SeatScreen screen) {
        return switch (screen) {
            case SeatScreen.Zones _, SeatScreen.NoNews _ -> "zones";
            case SeatScreen.Plan _ -> "plan";
            case SeatScreen.HowMany _, SeatScreen.Others _ -> "together";
            case SeatScreen.Days _, SeatScreen.Slots _ -> "days";
            case SeatScreen.ShowCard _ -> "card";
            case SeatScreen.Booked _ -> "booked";
            case SeatScreen.Numbered _ -> "number";
            case SeatScreen.GivingUp _ -> "sure";
            case SeatScreen.NotDone _ -> "refused";
        };
    }

    private Page zones(SeatScreen.Zones it) {
        List<Row> rows = IntStream.range(Math.min(it.first(), it.end()), it.end())
                .mapToObj(index -> zone(it.zones().get(index), index))
                .toList();
        List<Choice> choices = new ArrayList<>();
        for (Touch touch : shown.touches()) {
            if (touch instanceof Touch.Seat(SeatDeed deed, int index) && deed == SeatDeed.MINE) {
                choices.add(choice(touch, sentences.mine(it.mine(), index), "yours", "lit"));
            }
        }
        String old = sentences.sight(it.sight());
        String todo = it.zones().isEmpty()
                ? sentences.say("zones.none")
                : paged(it.first(), it.end(), it.zones().size());
        return saying.key("seats.zones")
                .draft("seats-zones", "quiet", "seat")
                .todo(old.isEmpty() ? todo : old)
                .rows(rows, 0)
                .choose(choices(choices))
                .page();
    }

    private Row zone(ZoneLine zone, int index) {
        boolean free = zone.open() && zone.free() > 0;
        return new Row(
                free ? "tick" : zone.open() ? "waiting" : "stopped",
                free ? "calm" : zone.open() ? "lantern" : "quiet",
                sentences.name(zone),
                saying.language().tag(),
                sentences.figures(zone),
                touch(new Touch.Seat(SeatDeed.ZONE, index), "action.ZONE"));
    }

    private Page plan(SeatScreen.Plan it) {
        ZoneLine zone = it.zone();
        String name = sentences.name(zone);
        boolean full = it.full();
        String key = !zone.open() ? "closed" : !full ? "free" : it.needs().isEmpty() ? "full" : "none-such";
        List<String> notes = new ArrayList<>();
        if (zone.waiting() > 0) {
            notes.add(saying.counted("seats.zone.waiting", zone.waiting(), "number", zone.waiting()));
        }
        notes.add(sentences.opening(zone));
        if (!zone.closedFor().isEmpty()) {
            notes.add(zone.closedFor());
        }
        String old = sentences.sight(it.sight());
        List<Choice> choices = new ArrayList<>();
        for (Touch touch : shown.touches()) {
            if (touch instanceof Touch.Seat(SeatDeed deed, int index)) {
                switch (deed) {
                    case ANY ->
                        choices.add(
                                choice(touch, sentences.say(full ? "action.NUMBER" : "action.ANY"), "", "main first"));
                    case NEED -> choices.add(need(it, touch, SeatScreen.Plan.WISHES.get(index)));
                    case DAYS -> choices.add(choice(touch, sentences.say("action.DAYS"), "", ""));
                    case GROUP ->
                        choices.add(new Choice(
                                touch.word(),
                                it.people() > 1
                                        ? saying.counted("seats.people", it.people(), "number", it.people())
                                        : sentences.say("action.GROUP"),
                                "person",
                                "",
                                it.people() > 1 ? Pressed.ON : Pressed.OFF,
                                ""));
                    case SEAT, ZONE, MINE, PEOPLE, DAY, SLOT, CHECK_IN, LEAVE, EXTEND, GIVE_UP, SURE, CLAIM -> {}
                }
            }
        }
        return saying.draft("seats-plan", full || !zone.open() ? "lantern" : "quiet", "seat")
                .title(sentences.say(
                        "plan." + key + ".title", "title", name, "number", zone.free(), "all", zone.seats()))
                .todo(old.isEmpty() ? sentences.say("plan." + key + ".todo") : old)
                .note(SeatSentences.join(notes))
                .plan(IntStream.range(Math.min(it.first(), it.end()), it.end())
                        .mapToObj(index -> spot(it, index))
                        .toList())
                .choose(choices(choices))
                .page();
    }

    private Choice need(SeatScreen.Plan it, Touch touch, SeatLine.Feature feature) {
        return new Choice(
                touch.word(),
                sentences.say("need." + feature),
                icon(feature),
                "",
                it.needs().contains(feature) ? Pressed.ON : Pressed.OFF,
                "");
    }

    private Page.Spot spot(SeatScreen.Plan it, int index) {
        SeatLine seat = it.seats().get(index);
        Touch touch = new Touch.Seat(SeatDeed.SEAT, index);
        return new Page.Spot(
                shown.touches().contains(touch) ? touch.word() : "",
                seat.label(),
                seat.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                sentences.say("word." + seat.state()),
                DRAWN.stream()
                        .filter(seat.features()::contains)
                        .map(SeatPages::icon)
                        .toList(),
                sentences.seat(seat));
    }

    private static String icon(SeatLine.Feature feature) {
        return switch (feature) {
            case WHEELCHAIR_BAY -> "wheelchair";
            case HEIGHT_ADJUSTABLE -> "height";
            case POWER -> "power";
            case NEAR_LIFT, LARGE_PRINT, HEARING_LOOP, LEFT_HANDED, MONITOR -> "";
        };
    }

    private Page howMany(SeatScreen.HowMany it) {
        List<Choice> choices = new ArrayList<>();
        for (Touch touch : it.touches()) {
            if (touch instanceof Touch.Seat(var _, int people)) {
                choices.add(choice(touch, saying.counted("seats.people", people, "number", people), "", ""));
            }
        }
        return saying.key("seats.together")
                .draft("seats-days", "quiet", "seat")
                .choose(choices(choices))
                .page();
    }

    private Page others(SeatScreen.Others it) {
        return it.cards()
                ? saying.draft("seats-card", "lantern", "card")
                        .title(sentences.say(
                                "others.title",
                                "number",
                                it.shown() + 1,
                                "all",
                                it.wish().people()))
                        .todo(sentences.say("others.todo"))
                        .note(sentences.say("others.note"))
                        .page()
                : saying.key("seats.no-cards")
                        .draft("seats-card", "quiet", "desk")
                        .page();
    }

    private Page days(SeatScreen.Days it) {
        List<Choice> choices = new ArrayList<>();
        for (int index = 0; index < it.days(); index++) {
            choices.add(choice(
                    new Touch.Seat(SeatDeed.DAY, index),
                    sentences.day(it.first().plusDays(index)),
                    "",
                    ""));
        }
        return saying.key("seats.days")
                .draft("seats-days", "quiet", "seat")
                .title(sentences.say("days.title", "title", sentences.name(it.zone())))
                .choose(choices(choices))
                .page();
    }

    private Page slots(SeatScreen.Slots it) {
        List<Row> rows = IntStream.range(Math.min(it.first(), it.end()), it.end())
                .mapToObj(index -> slot(it.slots().get(index), index))
                .toList();
        return saying.draft("seats-slots", "quiet", "seat")
                .title(sentences.say(
                        "slots.title", "title", sentences.name(it.zone()), "date", sentences.day(it.day())))
                .todo(
                        it.slots().isEmpty()
                                ? sentences.say("slots.none")
                                : it.slots().size() > it.rows()
                                        ? paged(it.first(), it.end(), it.slots().size())
                                        : sentences.say("slots.todo"))
                .note(sentences.sight(it.sight()))
                .rows(rows, 0)
                .choose(choices(List.of()))
                .page();
    }

    private Row slot(Slot slot, int index) {
        boolean free = slot.free() > 0;
        return new Row(
                free ? "tick" : "stopped",
                free ? "calm" : "quiet",
                sentences.say("clocks", "from", words.clock(slot.from()), "until", words.clock(slot.until())),
                saying.language().tag(),
                saying.counted("seats.slot", Math.min(2, slot.free()), "number", slot.free()),
                touch(new Touch.Seat(SeatDeed.SLOT, index), "action.SLOT"));
    }

    private Page card(SeatScreen.ShowCard it) {
        String zone = sentences.name(it.wish().zone());
        String what = switch (it.wish()) {
            case SeatWish.Now now
            when !now.seat().isEmpty() ->
                sentences.say(
                        "card.seat",
                        "title",
                        zone,
                        "place",
                        sentences.seat(now.seat().getFirst()));
            case SeatWish.Now now -> sentences.say(now.zone().free() == 0 ? "card.number" : "card.any", "title", zone);
            case SeatWish.Later(var _, var day, var slot, var _) ->
                sentences.say(
                        "card.later",
                        "title",
                        zone,
                        "date",
                        sentences.day(day),
                        "from",
                        words.clock(slot.from()),
                        "until",
                        words.clock(slot.until()));
        };
        return it.cards()
                ? saying.key("seats.card")
                        .draft("seats-card", "lantern", "card")
                        .todo(what)
                        .page()
                : saying.key("seats.no-cards")
                        .draft("seats-card", "quiet", "desk")
                        .page();
    }

    private String paged(int first, int end, int all) {
        return end - first >= all ? "" : saying.say("account.page", "number", first + 1, "parts", end, "all", all);
    }

    /** A row's own button, where it can be touched. */
    private List<Choice> touch(Touch touch, String caption) {
        return shown.touches().contains(touch) ? List.of(choice(touch, sentences.say(caption), "", "")) : List.of();
    }

    /** These, then what is offered on any such screen. */
    private List<Choice> choices(List<Choice> first) {
        List<Choice> all = new ArrayList<>(first);
        for (Touch touch : shown.touches()) {
            if (touch == Touch.Plain.MORE_ROWS) {
                all.add(choice(touch, saying.say("action.MORE_ROWS"), "next", ""));
            } else if (touch instanceof Touch.Seat(SeatDeed deed, int _)) {
                own(touch, deed).ifPresent(all::add);
            }
        }
        return all;
    }

    /** What can be done about what one has. */
    private Optional<Choice> own(Touch touch, SeatDeed deed) {
        return switch (deed) {
            case CLAIM, SURE -> named(touch, deed, "main");
            // Who has just left for a while goes.
            case CHECK_IN -> named(touch, deed, fresh() ? "" : "main");
            case EXTEND, LEAVE, GIVE_UP -> named(touch, deed, "");
            case ANY ->
                shown.screen() instanceof SeatScreen.NotDone
                        ? Optional.of(choice(touch, sentences.say("action.ANY"), "", "main"))
                        : Optional.empty();
            case ZONE, MINE, SEAT, NEED, GROUP, PEOPLE, DAYS, DAY, SLOT -> Optional.empty();
        };
    }

    private boolean fresh() {
        return shown.screen() instanceof SeatScreen.Booked it && it.fresh();
    }

    private Optional<Choice> named(Touch touch, SeatDeed deed, String style) {
        String state = shown.screen() instanceof SeatScreen.Booked it
                ? "." + it.booking().state()
                : shown.screen() instanceof SeatScreen.Numbered ? ".NUMBER" : "";
        String exact = words.maybe(saying.language(), "seats.action." + deed + state);
        return Optional.of(choice(touch, exact.isEmpty() ? sentences.say("action." + deed) : exact, "", style));
    }

    private static Choice choice(Touch touch, String caption, String icon, String style) {
        return new Choice(touch.word(), caption, icon, style, Pressed.NEITHER, "");
    }
}
