package org.carrel.kiosk.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.message.kiosk.BookingLine;
import org.carrel.contract.message.seat.SeatReason;
import org.carrel.contract.message.seat.TicketLine;
import org.carrel.contract.message.seat.ZoneLine;
import org.carrel.kiosk.flow.SeatScreen;
import org.carrel.kiosk.seat.SeatPlace;
import org.carrel.kiosk.text.Page.Choice;

/** Puts into words what a patron has of seats, and why something was not done. */
final class SeatOwnPages {
    private final SeatSentences sentences;
    private final Words words;
    private final Saying saying;

    SeatOwnPages(SeatSentences sentences, Words words, Saying saying) {
        this.sentences = sentences;
        this.words = words;
        this.saying = saying;
    }

    Page booked(SeatScreen.Booked it, List<Choice> choices) {
        BookingLine line = it.booking();
        String key = "booked." + line.state();
        String by = line.by().stream().findFirst().map(words::clock).orElseGet(() -> words.clock(line.until()));
        List<String> todo = new ArrayList<>();
        it.zone().ifPresent(zone -> todo.add(place(zone)));
        if (line.state() == BookingLine.State.BOOKED) {
            todo.addFirst(sentences.span(line));
        }
        boolean over = line.state() == BookingLine.State.OVER;
        String note = it.online() ? sentences.say(key + ".note", "date", by) : sentences.say("no-news.title");
        return saying.draft("seats-booked", it.fresh() ? "calm" : "lantern", over ? "done" : "sit")
                .title(sentences.say(key + ".title", "title", line.label(), "date", by))
                .todo(over ? sentences.say("booked.OVER.todo") : SeatSentences.join(todo))
                .note(note)
                .choose(choices)
                .page();
    }

    private String place(ZoneLine zone) {
        String where = sentences.where(zone);
        return where.isEmpty() ? sentences.name(zone) : sentences.name(zone) + sentences.comma() + where;
    }

    Page numbered(SeatScreen.Numbered it, List<Choice> choices) {
        TicketLine line = it.ticket();
        String key = it.over() ? "number.over" : it.called() ? "number.called" : "number";
        String todo = it.over()
                ? sentences.say("number.over.todo")
                : it.called() ? called(line.called().getFirst(), it.zone()) : waiting(line);
        // Whoever is called is to go there, not to look at a phone.
        String code = it.called() || it.over() ? "" : it.page().address();
        String old = sentences.sight(it.sight());
        return saying.draft("seats-number", "lantern", "ticket")
                .title(sentences.say(key + ".title", "title", line.number()))
                .todo(todo)
                .note(old.isEmpty() ? sentences.say(key + (code.isEmpty() ? ".note" : ".note.page")) : old)
                .code(code)
                .choose(choices)
                .page();
    }

    private String waiting(TicketLine line) {
        String ahead = saying.counted("seats.ahead", line.ahead() == 0 ? 0 : 2, "number", line.ahead());
        String wait = line.estimate().stream()
                .findFirst()
                .map(range -> sentences.say("wait", "from", range.leastMinutes(), "until", range.mostMinutes()))
                .orElseGet(() -> sentences.say("wait.unknown"));
        return SeatSentences.join(List.of(ahead, wait));
    }

    /** Where to come: the desk where there is one. */
    private String called(TicketLine.Call call, Optional<ZoneLine> zone) {
        String where = !call.desk().isEmpty()
                ? call.desk()
                : zone.map(sentences::where).orElse("");
        return sentences.say(
                where.isEmpty() ? "number.called.here" : "number.called.todo",
                "title",
                call.label(),
                "place",
                where,
                "date",
                words.clock(call.until()));
    }

    Page givingUp(SeatScreen.GivingUp it, List<Choice> choices) {
        boolean number = it.of() instanceof SeatPlace.Numbered;
        boolean ahead =
                it.of() instanceof SeatPlace.Booked(var line, var _) && line.state() == BookingLine.State.BOOKED;
        String title = it.of() instanceof SeatPlace.Booked(var line, var _)
                ? line.label()
                : it.of() instanceof SeatPlace.Numbered(var line, var _) ? line.number() : "";
        String key = number ? "sure.number" : ahead ? "sure.booking" : "sure.seat";
        return saying.draft("seats-sure", "lantern", "seat")
                .title(sentences.say(key + ".title", "title", title))
                .todo(sentences.say(key + ".todo"))
                .choose(choices)
                .page();
    }

    Page notDone(SeatScreen.NotDone it, List<Choice> choices) {
        String key = it.reasons().isEmpty()
                ? "seats.unanswered"
                : "seats.reason." + it.reasons().getFirst();
        List<String> more = new ArrayList<>();
        for (SeatReason reason : it.reasons().stream().skip(1).toList()) {
            more.add(sentences.say("reason." + reason + ".title"));
        }
        if (it.party() && !it.reasons().isEmpty()) {
            more.addFirst(sentences.say("party.note"));
        }
        return saying.key(key)
                .draft("seats-refused", "alarm", it.reasons().isEmpty() ? "offline" : "seat")
                .note(SeatSentences.join(more))
                .choose(choices)
                .page();
    }
}
