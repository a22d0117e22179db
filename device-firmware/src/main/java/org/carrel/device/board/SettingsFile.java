package org.carrel.device.board;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** A file of settings, each {@code key=value} on a line of its own, as a technician writes it. */
final class SettingsFile {
    private SettingsFile() {}

    /** What the file holds is no settings; the message is a sentence with the file, the line and what to do. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Malformed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Reads it.
     *
     * @throws IOException when that is not possible
     * @throws Malformed when what it holds is no settings
     */
    static Properties read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException otherwiseCoded) {
            throw new Malformed("The settings file " + file + " is not in UTF-8; save it as UTF-8.", otherwiseCoded);
        }
        try {
            return settings(lines);
        } catch (IllegalArgumentException backslash) {
            throw new Malformed(
                    "Line " + firstBad(lines) + " of the settings file " + file
                            + " has \\u without four hexadecimal digits after it; write a backslash as \\\\, or / in a path.",
                    backslash);
        }
    }

    private static Properties settings(List<String> lines) throws IOException {
        Properties settings = new Properties();
        settings.load(new StringReader(String.join("\n", lines)));
        return settings;
    }

    /** {@link Properties} refuses a text without saying where. */
    private static int firstBad(List<String> lines) throws IOException {
        for (int count = 1; count < lines.size(); count++) {
            try {
                var _ = settings(lines.subList(0, count));
            } catch (IllegalArgumentException bad) {
                return count;
            }
        }
        return lines.size();
    }
}
