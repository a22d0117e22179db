package org.carrel.kiosk.text;

import java.util.List;
import java.util.Locale;
import org.carrel.device.agent.JsonWriter;
import org.carrel.kiosk.text.Page.Choice;

/** The form in which a browser gets a page. Stable: fields are only ever added. For any thread. */
public final class PageJson {
    private PageJson() {}

    /** @param say what a voice is to say of it */
    public static String render(Page page, List<Speech.Utterance> say) {
        return JsonWriter.object(out -> out.field("kind", page.kind())
                .field("tone", page.tone())
                .field("language", page.language().tag())
                .texts("modes", page.modes().stream().map(Enum::name).toList())
                .field("blank", page.blank())
                .field("progress", page.progress())
                .field("title", page.title())
                .field("todo", page.todo())
                .field("note", page.note())
                .objects(
                        "also",
                        page.also(),
                        also -> out.field("language", also.language().tag())
                                .field("title", also.title())
                                .field("todo", also.todo())
                                .field("note", also.note()))
                .field("picture", page.picture())
                .field("count", page.count())
                .field("unit", page.unit())
                .objects(
                        "rows",
                        page.rows(),
                        row -> out.field("icon", row.icon())
                                .field("tone", row.tone())
                                .field("title", row.title())
                                .field("language", row.language())
                                .field("detail", row.detail())
                                .objects("touch", row.touch(), touch -> choice(out, touch)))
                .field("more", page.more())
                .field("filled", page.filled())
                .objects("keys", page.keys(), key -> choice(out, key))
                .objects("choices", page.choices(), each -> choice(out, each))
                .objects("foot", page.foot(), each -> choice(out, each))
                .objects("find", page.find(), find -> find.write(out, each -> choice(out, each)))
                .objects(
                        "plan",
                        page.plan(),
                        spot -> out.field("touch", spot.touch())
                                .field("label", spot.label())
                                .field("state", spot.state())
                                .field("word", spot.word())
                                .texts("signs", spot.signs())
                                .field("spoken", spot.spoken()))
                .texts("code", page.code())
                .objects(
                        "say",
                        say,
                        each -> out.field("language", each.language()).field("text", each.text())));
    }

    private static void choice(JsonWriter out, Choice choice) {
        out.field("touch", choice.touch())
                .field("caption", choice.caption())
                .field("icon", choice.icon())
                .field("style", choice.style())
                .field("pressed", choice.pressed().name().toLowerCase(Locale.ROOT))
                .field("language", choice.language());
    }
}
