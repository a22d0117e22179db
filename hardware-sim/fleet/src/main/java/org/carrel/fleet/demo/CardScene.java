package org.carrel.fleet.demo;

import java.util.List;
import java.util.Locale;

/** The tour at the kiosk for whoever has no card: the notice, the fields, the review, and what became of it. */
record CardScene(Stage stage, HubAnswers hub, Screens screens, String kioskPage) {
    void play() throws InterruptedException {
        stage.scene("Somebody without a card applies for one at the kiosk");
        shows("the kiosk is at rest", "rest");
        screens.touch(kioskPage, "LANGUAGE");
        screens.touch(kioskPage, "SPEAK:1");
        screens.touch(kioskPage, "CARD-BEGIN:0");
        shows("it says what is needed", "card-said");
        screens.touch(kioskPage, "CARD-APPLY:0");
        shows("the notice comes before the first field", "card-notice");
        for (int page = 1; page < 12 && !screens.offers(kioskPage, "CARD-AGREE:0"); page++) {
            List<String> read = screens.lines(kioskPage);
            screens.touch(kioskPage, "MORE_ROWS");
            stage.shows("its next page", () -> screens.lines(kioskPage).equals(read), false);
        }
        screens.touch(kioskPage, "CARD-AGREE:0");
        shows("read and agreed to, the first field", "card-fill");
        enter("may chang");
        type("a123456788");
        stage.shows(
                "a mistyped document number is told at once",
                () -> screens.todo(kioskPage).startsWith("One of the letters or digits is not right"),
                true);
        screens.touch(kioskPage, "ERASE");
        enter("9");
        enter("560312");
        enter("0912345678");
        enter("");
        enter("402");
        enter("100 wuquan s. rd, taichung");
        shows("all of it stands there once more", "card-review");
        stage.reads("nothing is at the hub yet", hub::applications, 0);
        screens.touch(kioskPage, "CARD-SEND:0");
        shows("sent, with a number to look it up", "card-sent");
        stage.reads("staff have it to decide", hub::applications, 1);
        String number = screens.todo(kioskPage);
        screens.touch(kioskPage, "FINISH");
        shows("the kiosk says good-bye", "goodbye");
        screens.touch(kioskPage, "FINISH");
        shows("and is at rest", "rest");
        screens.touch(kioskPage, "LANGUAGE");
        screens.touch(kioskPage, "SPEAK:1");
        screens.touch(kioskPage, "CARD-BEGIN:0");
        screens.touch(kioskPage, "CARD-LOOK_UP:0");
        enter(number.replace("-", "").toLowerCase(Locale.ROOT));
        stage.shows(
                "by its number the state is told",
                () -> screens.todo(kioskPage),
                "Bring your document to the service desk.");
        screens.touch(kioskPage, "FINISH");
        shows("nothing of it is left on the screen", "rest");
    }

    private void enter(String text) throws InterruptedException {
        type(text);
        screens.touch(kioskPage, "FIND:GO");
    }

    private void type(String text) throws InterruptedException {
        for (int at = 0; at < text.length(); at++) {
            char key = text.charAt(at);
            screens.touch(kioskPage, "KEY:" + key);
        }
    }

    private void shows(String what, String kind) throws InterruptedException {
        stage.shows(what, () -> screens.kind(kioskPage), kind);
    }
}
