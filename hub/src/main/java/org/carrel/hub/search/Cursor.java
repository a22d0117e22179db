package org.carrel.hub.search;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page ended: what the order compares, of its last title. The next page begins behind it, whatever was added or removed
 * meanwhile.
 *
 * @param key a rank or a call number's sort key, empty in the order of newness
 * @param number of the title in the index
 */
public record Cursor(Asked.Order order, String key, long number) {
    private static final Pattern WRITTEN = Pattern.compile("([a-z_]+)\\.(\\d{1,18})\\.(.*)");

    /** @throws IllegalArgumentException for a text that {@link #toString} never made */
    public static Cursor parse(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a cursor");
        }
        return new Cursor(
                Asked.Order.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
                parts.group(3),
                Long.parseLong(parts.group(2)));
    }

    @Override
    public String toString() {
        return order.name().toLowerCase(Locale.ROOT) + "." + number + "." + key;
    }
}
