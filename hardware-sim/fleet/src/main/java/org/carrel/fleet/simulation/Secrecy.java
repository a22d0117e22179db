package org.carrel.fleet.simulation;

import java.util.Locale;

/** Listens to everything that others may see or keep, for the name, the number or the address of a person. */
final class Secrecy {
    /** Nothing that names a person may be in this. */
    void heard(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (Cast.Reader reader : Cast.everybody()) {
            boolean named = text.contains(reader.name())
                    || lower.contains(reader.chip().toHex().toLowerCase(Locale.ROOT))
                    || lower.contains(reader.mail());
            if (named) {
                throw new Broken(
                        Broken.Promise.OTHER,
                        "something that others see names " + reader.id() + ", here masked, in "
                                + text.replaceAll("[0-9A-Fa-f]{14}", "****").replace(reader.name(), "****"));
            }
        }
    }
}
