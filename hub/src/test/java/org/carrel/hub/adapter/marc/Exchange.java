package org.carrel.hub.adapter.marc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes one record in exchange format, from the specification and not from our reader. */
final class Exchange {
    private final StringBuilder directory = new StringBuilder();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private final char coding;

    /** @param coding leader position 9: {@code a} for UTF-8, blank for MARC-8 */
    Exchange(char coding) {
        this.coding = coding;
    }

    /** A record with a number and a title. */
    static byte[] plain(String id) {
        return new Exchange('a')
                .control("001", id)
                .field("245", "00", "aTitle " + id)
                .bytes();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    Exchange control(String tag, String value) {
        return raw(tag, value.getBytes(StandardCharsets.UTF_8));
    }

    /** @param subfields code and value in one, such as {@code aTitle} */
    Exchange field(String tag, String indicators, String... subfields) {
        StringBuilder content = new StringBuilder(indicators);
        for (String subfield : subfields) {
            content.append('\u001F').append(subfield);
        }
        return raw(tag, content.toString().getBytes(StandardCharsets.UTF_8));
    }

    Exchange raw(String tag, byte[] content) {
        directory.append(tag).append(String.format(Locale.ROOT, "%04d%05d", content.length + 1, data.size()));
        data.writeBytes(content);
        data.write(0x1E);
        return this;
    }

    byte[] bytes() {
        int base = 24 + directory.length() + 1;
        int length = base + data.size() + 1;
        String leader = String.format(Locale.ROOT, "%05dnam %c22%05d   4500", length, coding, base);
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes((leader + directory + "\u001E").getBytes(StandardCharsets.US_ASCII));
        record.writeBytes(data.toByteArray());
        record.write(0x1D);
        return record.toByteArray();
    }
}
