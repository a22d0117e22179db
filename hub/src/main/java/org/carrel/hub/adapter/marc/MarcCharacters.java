package org.carrel.hub.adapter.marc;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.carrel.contract.id.Bytes;
import org.marc4j.converter.impl.AnselToUnicode;

/**
 * Decodes the text of MARC fields: UTF-8 where the leader says so, else MARC-8 (with East Asian sets and numeric references); text
 * that says MARC-8 and is UTF-8 is read as what it is. For one thread.
 */
final class MarcCharacters {
    private static final char ESCAPE = 0x1B;
    private static final char UNREADABLE = '\uFFFD';

    private final AnselToUnicode marc8 = new AnselToUnicode();

    MarcCharacters() {
        marc8.setTranslateNCR(true);
    }

    /** @param damaged whether something in it could not be decoded */
    record Text(String value, boolean damaged) {}

    Text decode(Bytes bytes, boolean saysUtf8) {
        byte[] content = bytes.toArray();
        boolean plain = true;
        boolean escapes = false;
        for (byte b : content) {
            plain &= b >= 0;
            escapes |= b == ESCAPE;
        }
        if (plain && (saysUtf8 || (!escapes && !hasReference(content)))) {
            return new Text(new String(content, StandardCharsets.US_ASCII), false);
        }
        if (saysUtf8 || (!escapes && !plain)) {
            try {
                return new Text(strictUtf8(content), false);
            } catch (CharacterCodingException notUtf8) {
                if (saysUtf8) {
                    return new Text(new String(content, StandardCharsets.UTF_8), true);
                }
            }
        }
        return fromMarc8(content);
    }

    private static boolean hasReference(byte[] content) {
        for (int index = 0; index + 1 < content.length; index++) {
            if (content[index] == '&' && content[index + 1] == '#') {
                return true;
            }
        }
        return false;
    }

    private static String strictUtf8(byte[] content) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(content))
                .toString();
    }

    private Text fromMarc8(byte[] content) {
        char[] characters = new char[content.length];
        for (int index = 0; index < content.length; index++) {
            characters[index] = (char) (content[index] & 0xFF);
        }
        try {
            String text = Normalizer.normalize(marc8.convert(characters), Normalizer.Form.NFC);
            boolean damaged = text.indexOf(UNREADABLE) >= 0 || text.indexOf(ESCAPE) >= 0;
            return new Text(text, damaged);
        } catch (RuntimeException broken) {
            // The converter runs off the end of an escape sequence that was cut.
            return new Text(Character.toString(UNREADABLE), true);
        }
    }
}
