package org.carrel.device.driver.scanner;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.device.port.CardReader;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.Moment;

/**
 * A 13.56 MHz reader on a serial line that sends a chip's number as a line of text. The number becomes upper-case hex, most significant byte first, whatever
 * the reader's own way of writing it. It says which card, never which person. Nothing of a refused line is kept or told. Not for several threads.
 */
public final class UidCardReader implements CardReader {
    private static final int LINE_MAX = 40;
    private static final Duration PAUSE_MAX = Duration.ofMillis(500);
    private static final int SINGLE_SIZE = 4;

    /** First byte of a four-byte number that the chip makes up anew each time (ISO/IEC 14443-3 clause 6.5.4). */
    private static final int RANDOM = 0x08;

    private static final int STX = 0x02;
    private static final int ETX = 0x03;

    private final UidFormat format;
    private final LineFramer framer = new LineFramer(LINE_MAX, PAUSE_MAX);

    public UidCardReader(UidFormat format) {
        this.format = format;
    }

    @Override
    public List<Scan> receive(LinkInput input, Moment now) {
        return switch (input) {
            case LinkInput.Received(Bytes bytes) ->
                framer.receive(bytes, now).stream().map(this::scan).toList();
            case LinkInput.Opened ignored -> forget();
            case LinkInput.Lost ignored -> forget();
        };
    }

    private List<Scan> forget() {
        framer.clear();
        return List.of();
    }

    private Scan scan(LineFramer.Line line) {
        return switch (line) {
            case LineFramer.Line.TooLong ignored -> Unusable.TOO_LONG.scan();
            case LineFramer.Line.Whole(Bytes content) -> card(text(content));
        };
    }

    private Scan card(String line) {
        if (!line.chars().allMatch(character -> character >= ' ' && character <= '~')) {
            return Unusable.CHARACTERS.scan();
        }
        return switch (format.parse(line)) {
            case UidFormat.Parsed.NotThis ignored -> Unusable.FORMAT.scan();
            case UidFormat.Parsed.Uid(Bytes uid) -> judged(uid);
        };
    }

    private static Scan judged(Bytes uid) {
        if (uid.length() == SINGLE_SIZE && uid.at(0) == RANDOM) {
            return Unusable.RANDOM_UID.scan();
        }
        String hex = uid.hex();
        boolean empty =
                hex.chars().allMatch(digit -> digit == '0') || hex.chars().allMatch(digit -> digit == 'F');
        return empty ? Unusable.EMPTY_UID.scan() : new Scan.Card(new CardNumber(hex));
    }

    /** Some readers put the line between STX and ETX; the ETX of one line then begins the next. */
    private static String text(Bytes content) {
        int from = 0;
        int to = content.length();
        while (from < to && (content.at(from) == STX || content.at(from) == ETX)) {
            from++;
        }
        while (to > from && content.at(to - 1) == ETX) {
            to--;
        }
        return LineFramer.withoutBlanks(new String(content.slice(from, to).toArray(), StandardCharsets.ISO_8859_1));
    }
}
