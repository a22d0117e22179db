package org.carrel.kiosk.text;

import java.util.Optional;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.receipt.MailShown;
import org.carrel.kiosk.receipt.PaperShown;
import org.carrel.kiosk.receipt.Printer;

/** What the last screen says of a receipt on paper or by mail, beside what was done. */
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
    Page page(Screen.Goodbye screen, String done, String todo, String note) {
        return screen.mail() instanceof MailShown.OnItsWay(String shown, boolean online)
                ? saying.draft("goodbye", "calm", "receipt")
                        .progress(0)
                        .title(saying.say("receipt.mailed", "place", shown))
                        .todo(todo)
                        .note(and(online ? "" : saying.say("receipt.mailed.later"), note))
                        .page()
                : onPaper(screen, done, todo, and(mail(screen.mail()), note));
    }

    private String mail(MailShown mail) {
        return switch (mail) {
            case MailShown.Offered(String shown) -> saying.say("receipt.mail", "place", shown);
            case MailShown.NoAddress() -> saying.say("receipt.no-address");
            case MailShown.None(), MailShown.OnItsWay _ -> "";
        };
    }

    private Page onPaper(Screen.Goodbye screen, String done, String todo, String note) {
        boolean books = screen.summary().lent() > 0;
        Saying usual = saying.draft("goodbye", "calm", books ? "take" : "done")
                .progress(books ? 3 : 0)
                .title(done)
                .todo(todo)
                .note(note);
        return switch (screen.paper()) {
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
                // Where it may go by mail, why it is not on paper is no matter.
                screen.mail() instanceof MailShown.Offered
                        ? usual.page()
                        : usual.note(and(
                                        saying.say("receipt.none-now", "title", saying.say("receipt.why." + why)),
                                        note))
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
        return saying.sentences(one, other);
    }
}
