package org.carrel.shelf.panel;

/**
 * The words of one screen.
 *
 * @param title what happened, or what is asked
 * @param todo what to do now; may be empty
 * @param help where help is; never empty on a refusal or a trouble
 * @param note something that is true beside it, such as working without the library system; may be empty
 */
public record PanelText(String title, String todo, String help, String note) {
    /** With one more note; an empty one changes nothing. */
    PanelText with(String more) {
        if (more.isEmpty()) {
            return this;
        }
        return new PanelText(title, todo, help, note.isEmpty() ? more : note + " " + more);
    }
}
