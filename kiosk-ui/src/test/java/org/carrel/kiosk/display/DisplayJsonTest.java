package org.carrel.kiosk.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.List;
import org.carrel.contract.message.CallBoard;
import org.junit.jupiter.api.Test;

/** The words of the board: both languages, numbers digit by digit for the voice, and where to go. */
class DisplayJsonTest {
    private final DisplayJson json = new DisplayJson(DisplaySize.USUAL, ZoneId.of("Asia/Taipei"));

    private static DisplayScreen.Line line(String desk) {
        CallBoard.Call call = Boards.call("B012", Boards.NOON, 1);
        return new DisplayScreen.Line(
                Boards.rooms(List.of(), List.of(), 0),
                new CallBoard.Call(call.number(), "302", desk, call.called(), call.until(), 1));
    }

    @Test
    void theVoiceSaysChineseFirstThenEnglishCharacterByCharacter() {
        assertEquals(
                "{\"number\":\"B012\",\"utterances\":["
                        + "{\"language\":\"zh-Hant\",\"text\":\"來賓 B 0 1 2 號，請至 三樓服務檯。\"},"
                        + "{\"language\":\"en\",\"text\":\"Number B 0 1 2, please go to the desk on 3F.\"}]}",
                json.announcement(line("")));
    }

    @Test
    void aDeskThatCallsIsWhereToGo() {
        String said = json.announcement(line("3F-1"));
        assertTrue(said.contains("請至 3F-1 櫃檯") && said.contains("go to Desk 3F-1"), said);
    }

    @Test
    void digitsAreAsHighAsTheDistanceAsksFor() {
        assertEquals(61.0, DisplaySize.USUAL.digitMillimetres());
        assertEquals(122.0, new DisplaySize(1.58, 10).digitMillimetres());
    }

    @Test
    void timesAreTheLibrarysWhereverTheBoardStands() {
        String screen = json.render(new DisplayScreen.Calls(
                Boards.NOON, List.of(line("")), 0, List.of(), List.of(Boards.rooms(List.of(), List.of(), 2)), ""));
        assertTrue(screen.contains("\"kind\":\"calls\",\"clock\":\"12:00\""), screen);
        assertTrue(screen.contains("\"untilZh\":\"12:20 前\",\"untilEn\":\"by 12:20\""), screen);
        assertTrue(screen.contains("\"textZh\":\"2 組等候中\",\"textEn\":\"2 waiting\""), screen);
    }
}
