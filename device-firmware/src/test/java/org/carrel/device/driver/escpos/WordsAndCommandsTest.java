package org.carrel.device.driver.escpos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.id.Bytes;
import org.carrel.device.port.PrinterState;
import org.carrel.device.port.Raster;
import org.junit.jupiter.api.Test;

/** The published vectors of docs/protocols/escpos.md, at every split point, and bytes that mean nothing. */
class WordsAndCommandsTest {
    private static PrinterState after(StatusQuestion question, int answer) {
        return PrinterStatus.WELL.with(question, answer).state();
    }

    private static PrinterState told(String change) {
        PrinterWord word = new WordFramer().receive(Bytes.hex(change)).getFirst();
        return PrinterStatus.of(assertInstanceOf(PrinterWord.Change.class, word))
                .state();
    }

    @Test
    void commandsAreThePublishedBytes() {
        assertEquals(
                Bytes.hex("1D 76 30 00 02 00 02 00 80 01 FF 00"),
                new PrinterCommand.Band(2, Bytes.hex("8001FF00")).encode());
        assertEquals(Bytes.hex("1B 40"), new PrinterCommand.Initialise().encode());
        assertEquals(Bytes.hex("1D 61 0E"), new PrinterCommand.TellChanges().encode());
        assertEquals(Bytes.hex("1D 56 42 10"), new PrinterCommand.Cut(16).encode());
        assertEquals(Bytes.hex("1D 72 01"), new PrinterCommand.SayWhenDone().encode());
        assertEquals(Bytes.hex("10 04 03"), new PrinterCommand.AskStatus(StatusQuestion.ERROR_CAUSE).encode());
    }

    @Test
    void lengthsAtTheEdgesOfAByteAreWhole() {
        for (int rowBytes : new int[] {1, 0x7F, 0x80, 0xFF}) {
            Bytes band = new PrinterCommand.Band(rowBytes, Bytes.of(new byte[rowBytes * 2])).encode();
            assertEquals(rowBytes, band.at(4));
            assertEquals(8 + rowBytes * 2, band.length());
        }
        assertThrows(IllegalArgumentException.class, () -> new PrinterCommand.Band(0x100, Bytes.of(new byte[0x100])));
        assertThrows(IllegalArgumentException.class, () -> new PrinterCommand.Band(2, Bytes.of(new byte[3])));
        assertThrows(IllegalArgumentException.class, () -> new PrinterCommand.Band(1, Bytes.of(new byte[0x100])));
        assertThrows(IllegalArgumentException.class, () -> new PrinterCommand.Cut(256).encode());
    }

    @Test
    void answersMeanThePublishedStates() {
        assertEquals(new PrinterState.Ready(), after(StatusQuestion.PRINTER, 0x12));
        assertEquals(new PrinterState.OffLine(), after(StatusQuestion.PRINTER, 0x1A));
        assertEquals(new PrinterState.CoverOpen(), after(StatusQuestion.OFF_LINE_CAUSE, 0x16));
        assertEquals(new PrinterState.CutterError(), after(StatusQuestion.ERROR_CAUSE, 0x1A));
        assertEquals(new PrinterState.Fault(), after(StatusQuestion.ERROR_CAUSE, 0x32));
        assertEquals(new PrinterState.PaperOut(), after(StatusQuestion.PAPER, 0x7E));
        assertEquals(new PrinterState.PaperLow(), after(StatusQuestion.PAPER, 0x1E));
    }

    @Test
    void changesMeanThePublishedStatesAtEverySplit() {
        assertEquals(new PrinterState.CoverOpen(), told("38 00 00 0F"));
        assertEquals(new PrinterState.PaperOut(), told("18 00 0F 0F"));
        assertEquals(new PrinterState.CutterError(), told("18 08 00 0F"));
        assertEquals(new PrinterState.PaperLow(), told("10 00 03 0F"));
        Bytes stream = Bytes.hex("12 38 00 00 0F 00 11 18 00 0F 13 0F 1A");
        List<PrinterWord> whole = new WordFramer().receive(stream);
        for (int split = 0; split <= stream.length(); split++) {
            WordFramer framer = new WordFramer();
            List<PrinterWord> words = new ArrayList<>(framer.receive(stream.slice(0, split)));
            words.addAll(framer.receive(stream.slice(split, stream.length())));
            assertEquals(whole, words, "split at " + split);
            assertEquals(0, framer.noise());
        }
        assertEquals(
                List.of(
                        new PrinterWord.Status(0x12),
                        new PrinterWord.Change(0x38, 0, 0, 0x0F),
                        new PrinterWord.Done(0),
                        new PrinterWord.Flow(),
                        new PrinterWord.Flow(),
                        new PrinterWord.Change(0x18, 0, 0x0F, 0x0F),
                        new PrinterWord.Status(0x1A)),
                whole);
    }

    @Test
    void whatIsNoWordIsCountedAndTheNextWordIsFound() {
        WordFramer framer = new WordFramer();
        List<PrinterWord> words = framer.receive(Bytes.hex("FF 80 38 00 FF 12 38 00 00 0F"));
        assertEquals(new PrinterWord.Change(0x38, 0, 0, 0x0F), words.getLast());
        assertEquals(5, framer.noise());
    }

    @Test
    void aPictureIsWholeRowsOfWholeBytes() {
        assertThrows(IllegalArgumentException.class, () -> new Raster(12, Bytes.of(new byte[3])));
        assertThrows(IllegalArgumentException.class, () -> new Raster(16, Bytes.of(new byte[3])));
        assertThrows(IllegalArgumentException.class, () -> new Raster(16, Bytes.EMPTY));
        assertEquals(2, new Raster(16, Bytes.of(new byte[4])).rows());
    }

    @Test
    void settingsThatOverrunAPrintersBufferAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> EscPosSettings.WIDE.withBandRows(48));
    }
}
