package org.carrel.kiosk.text;

import java.util.ArrayList;
import java.util.List;
import org.carrel.kiosk.find.Layout;
import org.carrel.kiosk.flow.FindScreen.Wish;
import org.carrel.kiosk.flow.Touch;
import org.carrel.kiosk.text.Page.Choice;
import org.carrel.kiosk.text.Page.Pressed;

/** The keys on the screen and the characters that may be meant, as choices. */
final class Keyboard {
    private final Saying saying;

    Keyboard(Saying saying) {
        this.saying = saying;
    }

    List<Choice> keys(Layout layout) {
        return layout.keys().stream().map(key -> key(layout, key)).toList();
    }

    /** @param more whether there are more than these */
    List<Choice> candidates(List<String> shown, boolean more) {
        List<Choice> strip = new ArrayList<>();
        for (int index = 0; index < shown.size(); index++) {
            strip.add(new Choice(
                    new Wish.Nth(Wish.Of.CANDIDATE, index).word(),
                    shown.get(index),
                    "",
                    "key",
                    Pressed.NEITHER,
                    "zh-Hant"));
        }
        if (more) {
            strip.add(FindPages.choice(
                    Wish.Plain.MORE_CANDIDATES, saying.say("find.action.MORE_CANDIDATES"), "next", "key drawn"));
        }
        return strip;
    }

    private Choice key(Layout layout, Layout.Key key) {
        String style = "key span" + key.span();
        return switch (key) {
            case Layout.Key.Sign(char hard, String _, int _)
            when hard == ' ' ->
                FindPages.choice(
                        new Wish.Key(hard),
                        saying.say(layout == Layout.ZHUYIN ? "find.key.first-tone" : "find.key.blank"),
                        "",
                        style + " word");
            case Layout.Key.Sign(char hard, String sign, int _) ->
                new Choice(
                        new Wish.Key(hard).word(),
                        sign,
                        "",
                        style,
                        Pressed.NEITHER,
                        layout == Layout.ZHUYIN ? "zh-Hant" : "");
            case Layout.Key.Erase _ ->
                FindPages.choice(Touch.Plain.ERASE, saying.say("find.key.erase"), "erase", style + " drawn");
            case Layout.Key.Switch _ ->
                FindPages.choice(Wish.Plain.SWITCH, saying.say("find.key." + layout.next()), "", style + " word");
        };
    }
}
