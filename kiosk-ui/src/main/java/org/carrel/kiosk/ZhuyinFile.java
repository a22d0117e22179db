package org.carrel.kiosk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.carrel.kiosk.find.Zhuyin;

/** The dictionary of {@code zhuyin.txt}, read when somebody types the first sound: a kiosk starts without it. For any thread. */
public final class ZhuyinFile implements Zhuyin {
    private final AtomicReference<Map<String, String>> sounds = new AtomicReference<>(Map.of());

    @Override
    public List<String> of(String sound) {
        return sounds().getOrDefault(sound, "")
                .codePoints()
                .mapToObj(Character::toString)
                .toList();
    }

    private Map<String, String> sounds() {
        Map<String, String> known = sounds.get();
        if (known.isEmpty()) {
            known = read();
            sounds.set(known);
        }
        return known;
    }

    private static Map<String, String> read() {
        try (InputStream in = Objects.requireNonNull(ZhuyinFile.class.getResourceAsStream("zhuyin.txt"))) {
            Map<String, String> all = new TreeMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> {
                        int blank = line.indexOf(' ');
                        all.put(line.substring(0, blank), line.substring(blank + 1));
                    });
            return all;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
