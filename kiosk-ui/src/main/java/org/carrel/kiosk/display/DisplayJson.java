package org.carrel.kiosk.display;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.carrel.contract.message.CallBoard;
import org.carrel.device.agent.JsonWriter;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.kiosk.display.DisplayScreen.Line;

/**
 * The form in which the page gets a screen and an announcement. Fields are only ever added. {@code kind} is one of starting, calls, quiet and
 * no-word; every word stands there in Chinese ({@code …Zh}) and in English ({@code …En}).
 */
final class DisplayJson {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final DisplayTexts texts = new DisplayTexts();
    private final DisplaySize size;
    private final ZoneId zone;

    DisplayJson(DisplaySize size, ZoneId zone) {
        this.size = size;
        this.zone = zone;
    }

    String render(DisplayScreen screen) {
        return JsonWriter.object(json -> {
            json.field("pixelsPerMillimetre", Double.toString(size.pixelsPerMillimetre()));
            json.field("digitMillimetres", Double.toString(size.digitMillimetres()));
            switch (screen) {
                case DisplayScreen.Starting() -> said(json, "starting", "starting", "");
                case DisplayScreen.Calls calls -> {
                    String kind = calls.calls().isEmpty() ? "quiet" : "calls";
                    said(json, kind, kind, clock(calls.hubTime()));
                    lines(json, "calls", calls.calls());
                    lines(json, "before", calls.before());
                    json.field("more", calls.more()).field("speaking", calls.speaking());
                    both(json, "moreText", calls.more() == 0 ? "" : "more", calls.more());
                    both(json, "beforeText", "before", 0);
                    json.objects("waiting", calls.zones(), zone -> waiting(json, zone));
                }
                case DisplayScreen.NoWord(Instant heard, List<Line> last) -> {
                    said(json, "no-word", "no-word", "");
                    json.field("heard", heard.equals(Instant.EPOCH) ? "" : clock(heard));
                    both(json, "heardText", heard.equals(Instant.EPOCH) ? "" : "heard", 0);
                    both(json, "lastText", last.isEmpty() ? "" : "last", 0);
                    lines(json, "last", last);
                }
            }
        });
    }

    /** What is to be heard, after a chime, one language after the other. */
    String announcement(Line line) {
        return JsonWriter.object(json -> json.field("number", line.call().number())
                .objects(
                        "utterances",
                        ScreenLanguage.EVERYWHERE,
                        language ->
                                json.field("language", language.tag()).field("text", texts.spoken(language, line))));
    }

    private void said(JsonWriter json, String kind, String key, String clock) {
        json.field("kind", kind).field("clock", clock);
        both(json, "title", key + ".title", 0);
        both(json, "todo", key + ".todo", 0);
    }

    private void lines(JsonWriter json, String name, List<Line> lines) {
        json.objects(name, lines, line -> {
            json.field("number", line.call().number());
            json.field("zoneZh", texts.zone(ScreenLanguage.ZH_HANT, line));
            json.field("zoneEn", texts.zone(ScreenLanguage.EN, line));
            json.field("placeZh", texts.place(ScreenLanguage.ZH_HANT, line));
            json.field("placeEn", texts.place(ScreenLanguage.EN, line));
            json.field("seatZh", texts.seat(ScreenLanguage.ZH_HANT, line));
            json.field("seatEn", texts.seat(ScreenLanguage.EN, line));
            json.field("untilZh", until(ScreenLanguage.ZH_HANT, line));
            json.field("untilEn", until(ScreenLanguage.EN, line));
        });
    }

    private String until(ScreenLanguage language, Line line) {
        return texts.text(language, "until").replace("{time}", clock(line.call().until()));
    }

    private void waiting(JsonWriter json, CallBoard.Zone zone) {
        json.field("zoneZh", zone.nameZh()).field("zoneEn", zone.nameEn()).field("count", zone.waiting());
        both(json, "text", "waiting", zone.waiting());
    }

    private void both(JsonWriter json, String name, String key, int count) {
        json.field(name + "Zh", key.isEmpty() ? "" : texts.text(ScreenLanguage.ZH_HANT, key, count));
        json.field(name + "En", key.isEmpty() ? "" : texts.text(ScreenLanguage.EN, key, count));
    }

    private String clock(Instant at) {
        return CLOCK.format(at.atZone(zone));
    }
}
