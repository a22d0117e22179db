package org.carrel.hub.adapter.marc;

import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.adapter.marc.MarcFrames.Frame;
import org.carrel.hub.adapter.marc.MarcRecord.Control;
import org.carrel.hub.adapter.marc.MarcRecord.Data;
import org.carrel.hub.adapter.marc.MarcRecord.Subfield;

/** Takes one record in exchange format (ISO 2709 as MARC 21 uses it) apart. */
final class MarcBinary {
    private static final int LEADER = 24;
    private static final int ENTRY = 12;
    private static final int FIELD_TERMINATOR = 0x1E;
    private static final int DELIMITER = 0x1F;

    private final MarcCharacters characters = new MarcCharacters();

    /** What a frame is. */
    sealed interface Parsed {
        record Whole(MarcRecord record) implements Parsed {}

        /** @param offset in the frame, in bytes */
        record Malformed(String reason, int offset) implements Parsed {}
    }

    Parsed parse(Frame frame) {
        Bytes content = frame.content();
        if (!frame.terminated()) {
            return new Parsed.Malformed("the file ends before the record does", content.length());
        }
        if (content.length() < LEADER + 2) {
            return new Parsed.Malformed("too short for a leader", content.length());
        }
        int announced = number(content, 0, 5);
        int base = number(content, 12, 5);
        if (announced < 0 || base < 0) {
            return new Parsed.Malformed("the leader is not a leader", announced < 0 ? 0 : 12);
        }
        if (announced != frame.length()) {
            return new Parsed.Malformed("the leader says " + announced + " bytes, the record has " + frame.length(), 0);
        }
        if (base <= LEADER
                || base >= content.length()
                || content.at(base - 1) != FIELD_TERMINATOR
                || (base - 1 - LEADER) % ENTRY != 0) {
            return new Parsed.Malformed("the directory does not end where the leader says", 12);
        }
        return fields(content, base);
    }

    private Parsed fields(Bytes content, int base) {
        boolean utf8 = content.at(9) == 'a';
        List<Control> controls = new ArrayList<>();
        List<Data> fields = new ArrayList<>();
        for (int entry = LEADER; entry < base - 1; entry += ENTRY) {
            String tag = ascii(content, entry, 3);
            int length = number(content, entry + 3, 4);
            int start = number(content, entry + 7, 5);
            if (length < 1 || start < 0 || base + start + length > content.length() - 1) {
                return new Parsed.Malformed("field " + tag + " lies outside the record", entry);
            }
            int from = base + start;
            int to = from + length - 1;
            if (content.at(to) != FIELD_TERMINATOR) {
                return new Parsed.Malformed("field " + tag + " does not end where the directory says", to);
            }
            if (tag.startsWith("00")) {
                controls.add(new Control(
                        tag, characters.decode(content.slice(from, to), utf8).value()));
            } else {
                fields.add(data(tag, content, from, to, utf8));
            }
        }
        return new Parsed.Whole(new MarcRecord(ascii(content, 0, LEADER), controls, fields));
    }

    /** Two indicators, then subfields, each from its delimiter to the next. */
    private Data data(String tag, Bytes content, int from, int to, boolean utf8) {
        List<Subfield> subfields = new ArrayList<>();
        boolean damaged = false;
        int at = from;
        while (at < to) {
            if (content.at(at) != DELIMITER) {
                at++;
                continue;
            }
            int end = at + 1;
            while (end < to && content.at(end) != DELIMITER) {
                end++;
            }
            if (end > at + 1) {
                MarcCharacters.Text text = characters.decode(content.slice(at + 2, end), utf8);
                subfields.add(new Subfield((char) content.at(at + 1), text.value()));
                damaged |= text.damaged();
            }
            at = end;
        }
        return new Data(tag, subfields, damaged);
    }

    private static String ascii(Bytes content, int from, int length) {
        StringBuilder text = new StringBuilder();
        for (int index = from; index < from + length; index++) {
            text.append((char) content.at(index));
        }
        return text.toString();
    }

    /** The decimal number there, or -1 when there is none. */
    private static int number(Bytes content, int from, int digits) {
        int number = 0;
        for (int index = from; index < from + digits; index++) {
            int digit = content.at(index) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
