package org.carrel.kiosk.text;

import java.util.Optional;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.kiosk.receipt.PaperShown;
import org.carrel.kiosk.receipt.Printer;

/** What the last screen says of a receipt on paper, beside what was done. */
final class PaperWords {
    private final Saying saying;

    PaperWords(Saying saying) {
        this.saying = saying;
    }

    /**
     * @param done what was done, in a sentence; where a receipt is on its way it is that which is told first
     * @param todo what to do before leaving
     * @param note what else is to be known, or empty
     */
    Page page(PaperShown paper, boolean books, String done, String todo, String note) {
        Saying usual = saying.draft("goodbye", "calm", books ? "take" : "done")
                .progress(books ? 3 : 0)
                .title(done)
                .todo(todo)
                .note(note);
        return switch (paper) {
            case PaperShown.None _ -> usual.page();
            case PaperShown.Offered(boolean again) ->
                again ? usual.note(and(saying.say("receipt.again"), note)).page() : usual.page();
            case PaperShown.Printing(int percent, Optional<Printer> stopped) ->
                saying.draft("printing", stopped.isPresent() ? "alarm" : "lantern", "receipt")
                        .progress(0)
                        .title(saying.say(stopped.isPresent() ? "receipt.stopped" : "receipt.printing"))
                        .todo(stopped.map(why -> saying.say("receipt.why." + why))
                                .orElseGet(() -> saying.say("receipt.printing.todo")))
                        .note(and(stopped.isPresent() ? saying.say("receipt.stands") : "", note))
                        .count(percent, saying.say("receipt.percent"))
                        .page();
            case PaperShown.Printed _ ->
                saying.draft("goodbye", "calm", "receipt")
                        .progress(0)
                        .title(saying.say("receipt.printed"))
                        .todo(todo)
                        .note(note)
                        .page();
            case PaperShown.Unavailable(Printer why) ->
                usual.note(and(saying.say("receipt.none-now", "title", saying.say("receipt.why." + why)), note))
                        .page();
            case PaperShown.Missed(Printer why) ->
                saying.draft("goodbye", "alarm", "receipt")
                        .progress(0)
                        .title(saying.say("receipt.missed"))
                        .todo(saying.say("receipt.why." + why))
                        .note(and(saying.say("receipt.stands"), note))
                        .page();
        };
    }

    private String and(String one, String other) {
        String gap = one.isEmpty() || other.isEmpty() || saying.language() == ScreenLanguage.ZH_HANT ? "" : " ";
        return one + gap + other;
    }
}
