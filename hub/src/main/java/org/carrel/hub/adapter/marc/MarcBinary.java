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
    private static final int FIELD_TERMINATOR = 0x1E;
    private static final int DELIMITER = 0x1F;

    private final MarcCharacters characters = new MarcCharacters();

    /** What a frame is. */
    sealed interface Parsed {
        record Whole(MarcRecord record) implements Parsed {}

        /** @param offset in the frame, in bytes */
        record Malformed(String reason, long offset) implements Parsed {}
    }

    Parsed parse(Frame frame) {
        Bytes content = frame.content();
        switch (frame.end()) {
            case END_OF_FILE -> {
                return new Parsed.Malformed("the file ends before the record does", frame.length());
            }
            case NEXT_LEADER -> {
                return new Parsed.Malformed("the next record begins before this one ends", frame.length());
            }
            case TERMINATOR -> {}
        }
        if (content.length() < MarcLeader.LENGTH + 2) {
            return new Parsed.Malformed("too short for a leader", content.length());
        }
        int announced = MarcLeader.number(content, 0, 5);
        int base = MarcLeader.number(content, 12, 5);
        if (announced < 0 || base < 0) {
            return new Parsed.Malformed("the leader is not a leader", announced < 0 ? 0 : 12);
        }
        if (announced != frame.length()) {
            return new Parsed.Malformed("the leader says " + announced + " bytes, the record has " + frame.length(), 0);
        }
        if (base <= MarcLeader.LENGTH
                || base >= content.length()
                || content.at(base - 1) != FIELD_TERMINATOR
                || (base - 1 - MarcLeader.LENGTH) % MarcLeader.ENTRY != 0) {
            return new Parsed.Malformed("the directory does not end where the leader says", 12);
        }
        return fields(content, base);
    }

    private Parsed fields(Bytes content, int base) {
        boolean utf8 = content.at(9) == 'a';
        List<Control> controls = new ArrayList<>();
        List<Data> fields = new ArrayList<>();
        for (int entry = MarcLeader.LENGTH; entry < base - 1; entry += MarcLeader.ENTRY) {
            String tag = ascii(content, entry, 3);
            int length = MarcLeader.number(content, entry + 3, 4);
            int start = MarcLeader.number(content, entry + 7, 5);
            if (length < 1 || start < 0 || base + start + length > content.length() - 1) {
                return new Parsed.Malformed("field " + tag + " lies outside the record", entry);
            }
            int from = base + start;
            int to = from + length - 1;
            if (content.at(to) != FIELD_TERMINATOR) {
                return new Parsed.Malformed("field " + tag + " does not end where the directory says", to);
            }
            if (runsOn(content, from, to)) {
                return new Parsed.Malformed("field " + tag + " runs on into the next record", from);
            }
            if (tag.startsWith("00")) {
                controls.add(new Control(
                        tag, characters.decode(content.slice(from, to), utf8).value()));
            } else {
                fields.add(data(tag, content, from, to, utf8));
            }
        }
        return new Parsed.Whole(new MarcRecord(ascii(content, 0, MarcLeader.LENGTH), controls, fields));
    }

    /** A cut record with the next one behind it may have the length that its leader says. */
    private static boolean runsOn(Bytes content, int from, int to) {
        int end = from;
        while (content.at(end) != FIELD_TERMINATOR) {
            end++;
        }
        return end < to && MarcLeader.inside(content.slice(from, to)).isPresent();
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
}
