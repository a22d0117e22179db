package org.carrel.sim.escpos;

import java.util.ArrayList;
import java.util.List;

/**
 * What a printer looks for in every byte as it arrives, before its buffer and whatever the byte belongs to: DLE EOT n, DLE ENQ n and DLE DC4. They are obeyed at once and
 * taken out. It does not know a picture from a command.
 */
final class RealTimeSieve {
    private static final int DLE = 0x10;
    private static final int EOT = 0x04;
    private static final int ENQ = 0x05;
    private static final int DC4 = 0x14;
    private static final int QUESTION_LAST = 4;

    private final List<Integer> held = new ArrayList<>(3);

    /** What became of a byte. */
    sealed interface Sifted {
        /** These go on into the buffer. */
        record Through(List<Integer> octets) implements Sifted {}

        record Question(int number) implements Sifted {}

        /** DLE ENQ n: go on after an error, 1 from where it stopped, 2 after emptying the buffers. */
        record GoOn(int how) implements Sifted {}

        /** DLE DC4 n: pulses, power off or an emptied buffer, whichever bytes follow. */
        record Drastic(int which) implements Sifted {}
    }

    Sifted take(int octet) {
        held.add(octet);
        if (held.getFirst() != DLE) {
            return through();
        }
        if (held.size() == 1) {
            return new Sifted.Through(List.of());
        }
        int second = held.get(1);
        if (second == DLE) {
            held.removeLast();
            return new Sifted.Through(List.of(DLE));
        }
        if (second != EOT && second != ENQ && second != DC4) {
            return through();
        }
        if (held.size() == 2) {
            return new Sifted.Through(List.of());
        }
        return obeyed(second, held.get(2));
    }

    void clear() {
        held.clear();
    }

    private Sifted obeyed(int second, int number) {
        boolean known = switch (second) {
            case EOT -> number >= 1 && number <= QUESTION_LAST;
            case ENQ -> number == 1 || number == 2;
            default -> true;
        };
        if (!known) {
            return through();
        }
        held.clear();
        return switch (second) {
            case EOT -> new Sifted.Question(number);
            case ENQ -> new Sifted.GoOn(number);
            default -> new Sifted.Drastic(number);
        };
    }

    private Sifted through() {
        List<Integer> all = List.copyOf(held);
        held.clear();
        return new Sifted.Through(all);
    }
}
