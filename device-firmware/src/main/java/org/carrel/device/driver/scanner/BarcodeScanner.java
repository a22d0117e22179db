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
 * A barcode scanner on a serial line (USB-CDC or RS-232) that ends each code with CR, LF or both. Nothing of a refused line is kept or told. Not for
 * several threads.
 */
public final class BarcodeScanner implements CardReader {
    /** Room for prefix, start and stop letters and separators besides the longest code. */
    private static final int LINE_MAX = 96;

    private static final Duration PAUSE_MAX = Duration.ofMillis(500);
    private static final char GROUP_SEPARATOR = 0x1D;

    /** {@code ]}, a letter, a character (ISO/IEC 15424 clause 4). */
    private static final int PREFIX_LENGTH = 3;

    private final ScannerSettings settings;
    private final LineFramer framer = new LineFramer(LINE_MAX, PAUSE_MAX);

    public BarcodeScanner(ScannerSettings settings) {
        this.settings = settings;
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
            case LineFramer.Line.Whole(Bytes content) ->
                code(new String(content.toArray(), StandardCharsets.ISO_8859_1));
        };
    }

    private Scan code(String line) {
        String code = line;
        if (settings.symbologyPrefix() == ScannerSettings.SymbologyPrefix.REMOVE) {
            if (code.length() <= PREFIX_LENGTH || code.charAt(0) != ']') {
                return Unusable.FORMAT.scan();
            }
            code = code.substring(PREFIX_LENGTH);
        }
        if (settings.groupSeparator() == ScannerSettings.GroupSeparator.REMOVE) {
            code = code.replace(String.valueOf(GROUP_SEPARATOR), "");
        }
        code = LineFramer.withoutBlanks(code);
        if (!code.chars().allMatch(character -> character >= ' ' && character <= '~')) {
            return Unusable.CHARACTERS.scan();
        }
        boolean framed = code.length() > 2 && startStop(code.charAt(0)) && startStop(code.charAt(code.length() - 1));
        if (settings.startStop() == ScannerSettings.StartStop.REQUIRE && !framed) {
            return Unusable.START_STOP.scan();
        }
        if (settings.startStop() != ScannerSettings.StartStop.KEEP && framed) {
            code = code.substring(1, code.length() - 1);
        }
        return sized(code);
    }

    private Scan sized(String code) {
        if (code.length() < settings.lengthMin()) {
            return Unusable.TOO_SHORT.scan();
        }
        return code.length() > settings.lengthMax() ? Unusable.TOO_LONG.scan() : new Scan.Card(new CardNumber(code));
    }

    private static boolean startStop(char character) {
        return (character >= 'A' && character <= 'D') || (character >= 'a' && character <= 'd');
    }
}
