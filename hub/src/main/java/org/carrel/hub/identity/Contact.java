package org.carrel.hub.identity;

/** How a patron wants to be told things. */
public sealed interface Contact {
    /** By electronic mail; the text form is masked. */
    record Email(String address) implements Contact {
        private static final int LONGEST = 254;

        public Email {
            int at = address.indexOf('@');
            if (at < 1
                    || at != address.lastIndexOf('@')
                    || at == address.length() - 1
                    || address.length() > LONGEST
                    || address.chars().anyMatch(c -> c <= ' ' || c == '<' || c == '>' || c == ',')) {
                throw new IllegalArgumentException("not a mail address");
            }
        }

        @Override
        public String toString() {
            return address.charAt(0) + "***@***";
        }
    }

    /** Not at all: they look for themselves, or ask. */
    record Unreachable() implements Contact {}
}
