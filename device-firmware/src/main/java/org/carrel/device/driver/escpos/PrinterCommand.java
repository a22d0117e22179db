package org.carrel.device.driver.escpos;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.carrel.contract.id.Bytes;

/** What a printer is told. All numbers are little-endian. */
sealed interface PrinterCommand {
    int DLE = 0x10;
    int EOT = 0x04;
    int ENQ = 0x05;
    int DC4 = 0x14;
    int ESC = 0x1B;
    int GS = 0x1D;

    Bytes encode();

    /** {@code ESC @}: forgets what is in the print buffer and every setting. */
    record Initialise() implements PrinterCommand {
        @Override
        public Bytes encode() {
            return bytes(ESC, '@');
        }
    }

    /** {@code GS a n}: from now on each change of these is told unasked, in four bytes. */
    record TellChanges() implements PrinterCommand {
        /** Bit 1 on and off line, bit 2 errors, bit 3 paper; bit 0, the drawer, is nothing to us. */
        private static final int ON_LINE_ERRORS_PAPER = 0x0E;

        @Override
        public Bytes encode() {
            return bytes(GS, 'a', ON_LINE_ERRORS_PAPER);
        }
    }

    /**
     * {@code GS v 0 m xL xH yL yH d...}: rows of dots, printed as they come.
     *
     * @param rowBytes x, 1 to 255
     * @param dots whole rows, 1 to 255
     */
    record Band(int rowBytes, Bytes dots) implements PrinterCommand {
        static final int HEADER_BYTES = 8;
        private static final int NORMAL_SIZE = 0;
        private static final int ONE_DOT_MORE = 0x08;

        public Band {
            boolean whole = rowBytes >= 1 && rowBytes <= 0xFF && dots.length() % rowBytes == 0;
            if (!whole || dots.length() == 0 || dots.length() / rowBytes > 0xFF) {
                throw new IllegalArgumentException(dots.length() + " bytes are no band of rows of " + rowBytes);
            }
        }

        @Override
        public Bytes encode() {
            int rows = dots.length() / rowBytes;
            byte[] out = new byte[HEADER_BYTES + dots.length()];
            byte[] header =
                    bytes(GS, 'v', '0', NORMAL_SIZE, rowBytes, 0, rows, 0).toArray();
            System.arraycopy(header, 0, out, 0, HEADER_BYTES);
            for (int index = 0; index < dots.length(); index++) {
                out[HEADER_BYTES + index] = (byte) dots.at(index);
            }
            quieten(out);
            return Bytes.of(out);
        }

        /**
         * A printer obeys real-time commands wherever it meets their bytes, in the middle of a picture too. One dot more, which nobody sees,
         * keeps a picture from asking for the status, or from emptying the printer's buffer.
         */
        private static void quieten(byte[] out) {
            for (int index = HEADER_BYTES; index + 1 < out.length; index++) {
                int next = out[index + 1];
                if (out[index] == DLE && (next == EOT || next == ENQ || next == DC4)) {
                    out[index + 1] |= ONE_DOT_MORE;
                }
            }
        }
    }

    /**
     * {@code GS V 66 n}: feeds what was printed past the knife and cuts.
     *
     * @param feed further rows, 0 to 255
     */
    record Cut(int feed) implements PrinterCommand {
        private static final int FEED_AND_CUT = 66;

        @Override
        public Bytes encode() {
            return bytes(GS, 'V', FEED_AND_CUT, feed);
        }
    }

    /** {@code GS r 1}: answered when everything sent before has been done, and not while the printer cannot print. */
    record SayWhenDone() implements PrinterCommand {
        private static final int PAPER_SENSOR = 1;

        @Override
        public Bytes encode() {
            return bytes(GS, 'r', PAPER_SENSOR);
        }
    }

    /** {@code DLE EOT n}: answered at once, whatever waits before it. */
    record AskStatus(StatusQuestion question) implements PrinterCommand {
        @Override
        public Bytes encode() {
            return bytes(DLE, EOT, question.number());
        }
    }

    /**
     * Zeros: white dots that end a picture which the printer is still waiting for the rest of, and nothing to one that waits for nothing.
     */
    record EndOfWhatever(int length) implements PrinterCommand {
        @Override
        public Bytes encode() {
            return Bytes.of(new byte[length]);
        }
    }

    /** Several commands as one run of bytes. */
    static Bytes run(List<PrinterCommand> commands) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        commands.forEach(command -> out.writeBytes(command.encode().toArray()));
        return Bytes.of(out.toByteArray());
    }

    private static Bytes bytes(int... values) {
        byte[] out = new byte[values.length];
        for (int index = 0; index < values.length; index++) {
            int value = values[index];
            if (value < 0 || value > 0xFF) {
                throw new IllegalArgumentException("a byte is 0 to 255, not " + value);
            }
            out[index] = (byte) value;
        }
        return Bytes.of(out);
    }
}
