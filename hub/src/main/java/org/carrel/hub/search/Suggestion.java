package org.carrel.hub.search;

/** What somebody who is still typing may mean. */
public record Suggestion(Kind kind, String text) {
    /** What the text is. */
    public enum Kind {
        TITLE,
        AUTHOR,
        SUBJECT
    }
}
