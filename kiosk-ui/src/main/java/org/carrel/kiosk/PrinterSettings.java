package org.carrel.kiosk;

import java.time.Duration;
import java.util.Optional;
import org.carrel.device.board.Line;
import org.carrel.device.driver.escpos.EscPosSettings;
import org.carrel.device.runtime.SettingsReader;

/** The receipt printer and where it is plugged in. */
record PrinterSettings(Line line, EscPosSettings escPos) {
    /** A person waits for it, and the next one is not to find the rest: staff who put paper in find an empty printer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Bytes are handed to a socket no faster; a printer's own network interface keeps that pace. */
    private static final int TCP_BAUD = 115_200;

    /** How wide the paper is. */
    enum Paper {
        MM_58,
        MM_80;

        private EscPosSettings usual() {
            return switch (this) {
                case MM_58 -> EscPosSettings.NARROW;
                case MM_80 -> EscPosSettings.WIDE;
            };
        }
    }

    /** Empty without {@code printer.line}: then no paper is offered. */
    static Optional<PrinterSettings> read(SettingsReader in) {
        Optional<Line> line = in.optional(
                "printer.line", Line.WORDS, value -> Optional.of(Line.printer(value)), Optional.<Line>empty());
        Paper paper = in.optional("printer.paper", "mm-58 or mm-80", SettingsReader.choice(Paper.class), Paper.MM_80);
        return line.map(where -> new PrinterSettings(where, escPos(where, paper.usual())));
    }

    private static EscPosSettings escPos(Line line, EscPosSettings usual) {
        int baud = switch (line) {
            case Line.Serial serial -> serial.baud();
            case Line.Tcp _ -> TCP_BAUD;
        };
        return usual.withBaud(baud).withTiming(usual.timing().withPatience(PATIENCE));
    }
}
