package org.carrel.kiosk.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.carrel.device.agent.ScreenLanguage;

/**
 * The languages that the kiosk speaks: one tag a line in {@code languages.txt}, with its words in {@code kiosk_TAG.properties}. A further one is
 * a further line and a further file.
 */
public final class Languages {
    /** In the order in which they are offered. */
    public static final List<ScreenLanguage> SPOKEN = load();

    private Languages() {}

    private static List<ScreenLanguage> load() {
        try (InputStream in = Languages.class.getResourceAsStream("languages.txt")) {
            if (in == null) {
                throw new IllegalStateException("languages.txt is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .map(ScreenLanguage::new)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
