package org.carrel.hub.adapter.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Finds out in what encoding a file is, and says so when it is not UTF-8. */
final class CsvText {
    private static final int SIZE_MAX = 64 * 1024 * 1024;

    /** With fewer Chinese characters than this an encoding cannot be told from its look. */
    private static final int ENOUGH = 8;

    private static final Charset BIG5 = Charset.forName("x-windows-950");

    private CsvText() {}

    /** What a file says. */
    sealed interface Read {
        /** @param remark a sentence for whoever sent the file, or empty */
        record Text(String text, String remark) implements Read {}

        /** @param reason one sentence with the remedy */
        record Unreadable(String reason) implements Read {}
    }

    static Read read(InputStream in) throws IOException {
        byte[] content = in.readNBytes(SIZE_MAX + 1);
        if (content.length > SIZE_MAX) {
            return new Read.Unreadable("The file is larger than 64 MB. Please split it.");
        }
        if (startsWith(content, 0xFF, 0xFE) || startsWith(content, 0xFE, 0xFF)) {
            return new Read.Unreadable("The file is in UTF-16. Please save it as CSV UTF-8.");
        }
        if (startsWith(content, 0x50, 0x4B)) {
            return new Read.Unreadable("The file is a spreadsheet, not CSV. Please save it as CSV UTF-8.");
        }
        try {
            String text = strict(content, StandardCharsets.UTF_8);
            return new Read.Text(text.startsWith("\uFEFF") ? text.substring(1) : text, "");
        } catch (CharacterCodingException notUtf8) {
            return big5(content);
        }
    }

    private static Read big5(byte[] content) {
        Read refused = new Read.Unreadable(
                "The file is neither UTF-8 nor, as far as can be told, Big5. Please save it as CSV UTF-8.");
        if (!looksLikeBig5(content)) {
            return refused;
        }
        try {
            return new Read.Text(
                    strict(content, BIG5),
                    "The file is in Big5 and was read as such. Rare characters may be missing in it; CSV UTF-8 keeps them.");
        } catch (CharacterCodingException notBig5) {
            return refused;
        }
    }

    /**
     * Big5 puts the second byte of four characters in ten below 0x80; GB 2312, whose bytes would decode as Big5 too but to
     * nonsense, never does.
     */
    private static boolean looksLikeBig5(byte[] content) {
        int pairs = 0;
        int low = 0;
        for (int index = 0; index + 1 < content.length; index++) {
            if ((content[index] & 0xFF) >= 0x81) {
                pairs++;
                low += (content[index + 1] & 0xFF) < 0x80 ? 1 : 0;
                index++;
            }
        }
        return low > 0 && (pairs < ENOUGH || low * 10 >= pairs);
    }

    private static String strict(byte[] content, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(content))
                .toString();
    }

    private static boolean startsWith(byte[] content, int first, int second) {
        return content.length >= 2 && (content[0] & 0xFF) == first && (content[1] & 0xFF) == second;
    }
}
