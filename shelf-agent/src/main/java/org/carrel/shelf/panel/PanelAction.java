package org.carrel.shelf.panel;

/** What a person can touch on the screen. Which of them a screen offers: {@link PanelScreen#actions()}. */
public enum PanelAction {
    /** The visit or the staff session is over. */
    DONE,
    MORE_TIME,
    /** Unlock again the doors that belong to this visit. */
    OPEN_AGAIN,
    /** The same where there are no doors: the light goes on for longer. */
    LIGHT_AGAIN,
    /** Staff: unlock every door of the cabinet. */
    OPEN_ALL,
    /** Staff: light all that is to be pulled, or one after the other again. */
    ALL_OR_ONE,
    /** The other language, until this visit ends. */
    LANGUAGE
}
