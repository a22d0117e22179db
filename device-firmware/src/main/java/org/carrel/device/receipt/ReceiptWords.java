package org.carrel.device.receipt;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;

/** The words on a receipt in one language, from {@code receipt_TAG.properties}. */
final class ReceiptWords {
    private static final String CHINESE = "zh-Hant";
    private static final String OTHERS = "en";

    private final Properties words = new Properties();
    private final Locale locale;

    private ReceiptWords(String tag) {
        this.locale = Locale.forLanguageTag(tag);
        String name = "receipt_" + tag + ".properties";
        try (InputStream stream = ReceiptWords.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException("resource " + name + " cannot be read", broken);
        }
    }

    /** The closest to a patron's language: Chinese of any kind in Chinese, one that there are no words in in English. */
    static ReceiptWords closestTo(String bcp47) {
        String language = Locale.forLanguageTag(bcp47).getLanguage();
        if (language.equals("zh")) {
            return new ReceiptWords(CHINESE);
        }
        boolean there = ReceiptWords.class.getResource("receipt_" + language + ".properties") != null;
        return new ReceiptWords(there ? language : OTHERS);
    }

    String text(String key) {
        String found = words.getProperty(key);
        if (found == null) {
            throw new IllegalStateException("receipt_" + locale.toLanguageTag() + ".properties has no '" + key + "'");
        }
        return found;
    }

    String counted(String key, int count) {
        String one = words.getProperty(key + ".1", "");
        return (count == 1 && !one.isEmpty() ? one : text(key)).replace("{count}", Integer.toString(count));
    }

    String date(LocalDate date) {
        return DateTimeFormatter.ofPattern(text("date"), locale).format(date);
    }

    String time(LocalDateTime time) {
        return DateTimeFormatter.ofPattern(text("time"), locale).format(time);
    }
}
