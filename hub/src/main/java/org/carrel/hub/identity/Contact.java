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

        /** As much as its owner knows it by: the first character of each part, and what the domain ends with. */
        public String masked() {
            int at = address.indexOf('@');
            int dot = address.lastIndexOf('.');
            String end = dot > at + 1 ? address.substring(dot) : "";
            return first(address) + "***@" + first(address.substring(at + 1)) + "***" + end;
        }

        private static String first(String part) {
            return part.substring(0, part.offsetByCodePoints(0, 1));
        }

        @Override
        public String toString() {
            return address.charAt(0) + "***@***";
        }
    }

    /** Not at all: they look for themselves, or ask. */
    record Unreachable() implements Contact {}
}
