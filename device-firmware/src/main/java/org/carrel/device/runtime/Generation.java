package org.carrel.device.runtime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.Bytes;

/**
 * One generation of settings from the hub, as it lies on the medium: a line with version and SHA-256 of the rest, then one line for each
 * setting. Settings hold no line breaks; a key holds no equals sign.
 */
record Generation(long version, SortedMap<String, String> settings) {
    static final Generation NONE = new Generation(0, Collections.emptySortedMap());
    private static final String MAGIC = "carrel-settings-1";

    Generation {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    Bytes encode() {
        StringBuilder body = new StringBuilder();
        for (Map.Entry<String, String> each : settings.entrySet()) {
            body.append(each.getKey()).append('=').append(each.getValue()).append('\n');
        }
        String head = MAGIC + " " + version + " " + checksum(version, body.toString()) + "\n";
        return Bytes.of((head + body).getBytes(StandardCharsets.UTF_8));
    }

    /** Empty when the content is not whole. */
    static Optional<Generation> decode(Bytes content) {
        String text = new String(content.toArray(), StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        String[] head = text.substring(0, Math.max(end, 0)).split(" ", -1);
        if (head.length != 3 || !head[0].equals(MAGIC) || !head[1].matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        long version = Long.parseLong(head[1]);
        String body = text.substring(end + 1);
        if (!checksum(version, body).equals(head[2])) {
            return Optional.empty();
        }
        SortedMap<String, String> settings = new TreeMap<>();
        body.lines().forEach(line -> {
            int equals = line.indexOf('=');
            settings.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return Optional.of(new Generation(version, settings));
    }

    private static String checksum(long version, String body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((version + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
