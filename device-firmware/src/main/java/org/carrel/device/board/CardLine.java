package org.carrel.device.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.device.runtime.SettingsReader;

/** A card reader or scanner and where it is plugged in. */
public record CardLine(Line line, Kind kind) {
    /** What kind of card reader is on a line. */
    public enum Kind {
        UID_HEX,
        UID_HEX_REVERSED,
        UID_8H10D,
        UID_4H4H10D,
        BARCODE
    }

    private static final int LINES_MAX = 4;

    /** All of {@code card.1} to {@code card.4}; the first must be there. */
    public static List<CardLine> read(SettingsReader in) {
        List<CardLine> cards = new ArrayList<>();
        for (int number = 1; number <= LINES_MAX; number++) {
            String key = "card." + number;
            Optional<String> kind = in.text(key + ".kind");
            if (kind.isPresent() || number == 1) {
                Line line = in.required(key + ".line", Line.WORDS, Line::card, new Line.Tcp("x", 1));
                Kind what = in.required(
                        key + ".kind",
                        "uid-hex, uid-hex-reversed, uid-8h10d, uid-4h4h10d or barcode",
                        SettingsReader.choice(Kind.class),
                        Kind.UID_HEX);
                cards.add(new CardLine(line, what));
            }
        }
        return cards;
    }
}
