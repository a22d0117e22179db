package org.carrel.sim.escpos;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.sim.Octets;

/**
 * Takes the printer's buffer apart, byte by byte. Strict: what is not known here is not guessed at. A picture gives its rows as they become whole, since
 * the engine prints them so.
 */
final class InstructionReader {
    private static final int ESC = 0x1B;
    private static final int GS = 0x1D;
    private static final int LETTER_MIN = 0x20;
    private static final int PARTIAL_CUT_FED = 66;
    private static final int LINE_ROWS = 30;

    private final int paperBytes;
    private final List<Integer> begun = new ArrayList<>();
    private int rowBytes;
    private int rowsLeft;
    private Octets row = Octets.NONE;

    InstructionReader(int dots) {
        this.paperBytes = dots / 8;
    }

    /** Forgets everything, as on power-up. */
    void clear() {
        begun.clear();
        rowsLeft = 0;
        row = Octets.NONE;
    }

    Optional<Instruction> take(int octet) {
        if (rowsLeft > 0) {
            return pictured(octet);
        }
        begun.add(octet);
        Optional<Instruction> made = instruction();
        if (made.isPresent()) {
            begun.clear();
        }
        return made;
    }

    /** Something when the bytes are whole or cannot become anything; empty to wait for more, or for what needs nothing done. */
    private Optional<Instruction> instruction() {
        return switch (at(0)) {
            case ESC -> escape();
            case GS -> group();
            case '\n' -> Optional.of(new Instruction.Feed(LINE_ROWS));
            case 0, '\r' -> {
                begun.clear();
                yield Optional.empty();
            }
            default -> Optional.of(at(0) < LETTER_MIN ? unknown("a control character") : new Instruction.Letter(at(0)));
        };
    }

    private Optional<Instruction> escape() {
        if (begun.size() < 2) {
            return Optional.empty();
        }
        return switch (at(1)) {
            case '@' -> Optional.of(new Instruction.Reset());
            case 'd' -> begun.size() < 3 ? Optional.empty() : Optional.of(new Instruction.Feed(at(2) * LINE_ROWS));
            default -> Optional.of(unknown("ESC and a byte that is not known"));
        };
    }

    private Optional<Instruction> group() {
        if (begun.size() < 2) {
            return Optional.empty();
        }
        return switch (at(1)) {
            case 'a' -> begun.size() < 3 ? Optional.empty() : Optional.of(new Instruction.TellChanges(at(2)));
            case 'r' -> begun.size() < 3 ? Optional.empty() : Optional.of(status(at(2)));
            case 'V' -> cut();
            case 'v' -> picture();
            default -> Optional.of(unknown("GS and a byte that is not known"));
        };
    }

    private Instruction status(int which) {
        return which == 1 || which == '1' ? new Instruction.TellPaper() : unknown("GS r of something else");
    }

    private Optional<Instruction> cut() {
        if (begun.size() < 3) {
            return Optional.empty();
        }
        int mode = at(2);
        if (mode == 0 || mode == 1 || mode == '0' || mode == '1') {
            return Optional.of(new Instruction.Cut(0));
        }
        if (mode != PARTIAL_CUT_FED && mode != PARTIAL_CUT_FED - 1) {
            return Optional.of(unknown("GS V of a kind that is not known"));
        }
        return begun.size() < 4 ? Optional.empty() : Optional.of(new Instruction.Cut(at(3)));
    }

    private Optional<Instruction> picture() {
        if (begun.size() >= 3 && at(2) != '0') {
            return Optional.of(unknown("GS v and not 0"));
        }
        if (begun.size() >= 4 && at(3) != 0) {
            return Optional.of(unknown("a picture in another size"));
        }
        if (begun.size() < 8) {
            return Optional.empty();
        }
        int width = at(4) + 256 * at(5);
        int height = at(6) + 256 * at(7);
        if (width == 0 || height == 0 || width > paperBytes) {
            return Optional.of(unknown("a picture of " + width + " bytes by " + height + " rows"));
        }
        begun.clear();
        rowBytes = width;
        rowsLeft = height;
        row = Octets.NONE;
        return Optional.empty();
    }

    private Optional<Instruction> pictured(int octet) {
        row = row.plus(Octets.of((byte) octet));
        if (row.size() < rowBytes) {
            return Optional.empty();
        }
        Octets whole = row.plus(Octets.of(new byte[paperBytes - rowBytes]));
        row = Octets.NONE;
        rowsLeft--;
        return Optional.of(new Instruction.Row(whole));
    }

    private int at(int index) {
        return begun.get(index);
    }

    private Instruction unknown(String why) {
        byte[] bytes = new byte[begun.size()];
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = begun.get(index).byteValue();
        }
        return new Instruction.Unknown(Octets.of(bytes), why);
    }
}
