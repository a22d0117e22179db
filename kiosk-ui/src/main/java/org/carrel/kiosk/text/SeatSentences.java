package org.carrel.kiosk.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.message.kiosk.BookingLine;
import org.carrel.contract.message.seat.SeatLine;
import org.carrel.contract.message.seat.TicketLine;
import org.carrel.contract.message.seat.ZoneLine;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.kiosk.flow.SeatScreen;
import org.carrel.kiosk.seat.Mine;

/** What is said of zones, seats and numbers, in one language. */
final class SeatSentences {
    private final Words words;
    private final ScreenLanguage language;

    SeatSentences(Words words, ScreenLanguage language) {
        this.words = words;
        this.language = language;
    }

    String say(String key, Object... values) {
        return words.of(language, "seats." + key, values);
    }

    static String join(List<String> sentences) {
        return String.join(" · ", sentences);
    }

    String name(ZoneLine zone) {
        return language.pick(zone.nameZh(), zone.nameEn());
    }

    /** Where to report. */
    String where(ZoneLine zone) {
        return language.pick(zone.whereZh(), zone.whereEn());
    }

    /** How it is there now: free, waiting, open. */
    String figures(ZoneLine zone) {
        List<String> all = new ArrayList<>();
        if (zone.open()) {
            all.add(
                    zone.free() == 0
                            ? say("zone.full", "all", zone.seats())
                            : say("zone.free", "number", zone.free(), "all", zone.seats()));
            if (zone.waiting() > 0) {
                all.add(words.counted(language, "seats.zone.waiting", zone.waiting(), "number", zone.waiting()));
            }
        }
        all.add(opening(zone));
        return join(all);
    }

    /** Until when it is open, or when it would be. */
    String opening(ZoneLine zone) {
        Optional<ZoneLine.Hours> hours = zone.hours().stream().findFirst();
        if (zone.open()) {
            return hours.map(it -> say("zone.open", "date", words.clock(it.closes())))
                    .orElseGet(() -> say("zone.opened"));
        }
        return hours.map(it -> say("zone.hours", "from", words.clock(it.opens()), "until", words.clock(it.closes())))
                .orElseGet(() -> say("zone.closed"));
    }

    /** When this picture was true, if that is not now. */
    String sight(SeatScreen.Sight sight) {
        return sight.old()
                .map(at -> say(sight.online() ? "old" : "old.offline", "date", words.clock(at)))
                .orElse("");
    }

    /** All of a seat in words: its label, what it is now, what it has. */
    String seat(SeatLine seat) {
        List<String> all = new ArrayList<>();
        all.add(say("seat", "title", seat.label()));
        Optional<String> until = seat.until().stream().findFirst().map(words::clock);
        all.add(
                seat.state() == SeatLine.State.FREE && until.isPresent()
                        ? say("free-until", "date", until.get())
                        : say("state." + seat.state()));
        seat.features().forEach(feature -> all.add(say("feature." + feature)));
        return String.join(comma(), all);
    }

    /** What the patron has, each in a few words; those that are over are left out. */
    List<String> mine(Mine mine) {
        return mine.live().stream().map(index -> mine(mine, index)).toList();
    }

    String mine(Mine mine, int index) {
        return index < mine.bookings().size()
                ? booking(mine.bookings().get(index))
                : ticket(mine.tickets().get(index - mine.bookings().size()));
    }

    private String booking(BookingLine line) {
        String date = switch (line.state()) {
            case BOOKED -> words.time(language, line.from());
            case IN_USE, SHORT_OF_PEOPLE, OVER -> words.clock(line.until());
            case AWAY -> words.clock(line.by().stream().findFirst().orElse(line.until()));
        };
        return say("mine." + line.state(), "title", line.label(), "date", date);
    }

    private String ticket(TicketLine line) {
        return line.called().stream()
                .findFirst()
                .map(call -> say("mine.called", "title", line.number(), "date", words.clock(call.until())))
                .orElseGet(() -> words.counted(
                        language,
                        "seats.mine.waits",
                        line.ahead() == 0 ? 0 : 2,
                        "title",
                        line.number(),
                        "number",
                        line.ahead()));
    }

    String span(BookingLine line) {
        return say(
                "span",
                "date",
                words.day(language, words.date(line.from())),
                "from",
                words.clock(line.from()),
                "until",
                words.clock(line.until()));
    }

    String day(LocalDate day) {
        return words.day(language, day);
    }

    String comma() {
        return words.of(language, "format.list");
    }
}
