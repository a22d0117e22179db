package org.carrel.hub.adapter.http.api;

import java.util.Locale;

/** The API's words back to constants. */
public final class Words {
    private Words() {}

    /** @throws IllegalArgumentException for a word of no constant */
    public static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
