package org.carrel.shelf.bookdrop.screen;

import java.util.List;
import org.carrel.device.agent.JsonWriter;
import org.carrel.device.agent.ScreenLanguage;

/**
 * The form in which a page gets a screen. Stable: fields are only ever added. For any thread.
 *
 * <pre>{"kind":"received","tone":"calm","texts":[{"language":"zh-Hant","title":"…","todo":"…","note":"…"}]}</pre>
 *
 * The first text is in the branch's language. {@code tone} is one of quiet, lantern, calm, alarm.
 */
public final class DropJson {
    private final DropTexts texts;
    private final ScreenLanguage first;

    public DropJson(DropTexts texts, ScreenLanguage first) {
        this.texts = texts;
        this.first = first;
    }

    public String render(DropScreen screen) {
        return JsonWriter.object(out -> out.field("kind", kind(screen))
                .field("tone", tone(screen))
                .objects("texts", List.of(first, first.other()), language -> {
                    DropTexts.Text text = texts.of(screen, language);
                    out.field("language", language.tag())
                            .field("title", text.title())
                            .field("todo", text.todo())
                            .field("note", text.note());
                }));
    }

    private static String kind(DropScreen screen) {
        return switch (screen) {
            case DropScreen.Starting _ -> "starting";
            case DropScreen.Open _ -> "open";
            case DropScreen.PutIn _ -> "put-in";
            case DropScreen.Working _ -> "working";
            case DropScreen.Received _ -> "received";
            case DropScreen.Closed _ -> "closed";
        };
    }

    private static String tone(DropScreen screen) {
        return switch (screen) {
            case DropScreen.Starting _, DropScreen.Working _ -> "quiet";
            case DropScreen.Open _, DropScreen.PutIn _ -> "lantern";
            case DropScreen.Received _ -> "calm";
            case DropScreen.Closed _ -> "alarm";
        };
    }
}
