package org.carrel.contract.message.kiosk;

/** What somebody who is still typing may mean. */
public record Suggested(Kind kind, String text) {
    /** What the text is. */
    public enum Kind {
        TITLE,
        AUTHOR,
        SUBJECT
    }
}
