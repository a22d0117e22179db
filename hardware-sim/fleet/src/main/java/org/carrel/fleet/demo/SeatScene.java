package org.carrel.fleet.demo;

/** The tour at the kiosk's seats: one taken and given up, and a number where all is taken. */
record SeatScene(Stage stage, HubAnswers hub, Screens screens, String kioskPage) {
    void play() throws InterruptedException {
        stage.scene("Lin takes a seat at the kiosk, gives it up, and gets a number where all is taken");
        String seat = "study-05";
        shows("the kiosk is at rest", "rest");
        stage.reads("the seat is free", () -> hub.seat("study", seat), "free");
        zone("自修室");
        screens.touch(kioskPage, "SEAT-SEAT:4");
        shows("the kiosk asks for the card", "seats-card");
        stage.tap(Cast.LIN, Furnishing.KIOSK);
        shows("the seat is hers", "seats-booked");
        stage.reads("the hub says that it is taken", () -> hub.seat("study", seat), "in-use");
        givesUp();
        stage.reads("given up, it is free", () -> hub.seat("study", seat), "free");
        screens.touch(kioskPage, "FINISH");
        shows("the kiosk says good-bye", "goodbye");
        screens.touch(kioskPage, "FINISH");
        shows("the kiosk is at rest again", "rest");
        HubAnswers.Come wang = hub.come("search", Cast.WANG);
        HubAnswers.Come okafor = hub.come("search", Cast.OKAFOR);
        stage.judge(
                "hub: Wang and Okafor sit at both search places",
                !wang.booking().isEmpty() && !okafor.booking().isEmpty());
        zone("資訊檢索區");
        screens.touch(kioskPage, "SEAT-ANY:0");
        shows("the kiosk asks for the card again", "seats-card");
        stage.tap(Cast.LIN, Furnishing.KIOSK);
        shows("she gets a number", "seats-number");
        stage.reads("the hub says that one waits", () -> hub.waiting("search"), 1);
        String phone = screens.code(kioskPage);
        stage.judge("her phone reads the code: a page of the hub's", phone.startsWith(hub.pages() + "/t/"));
        stage.reads("and the page says that she is next", () -> hub.page(phone).contains("You are next"), true);
        stage.reads(
                "the page of free seats says that one waits",
                () -> hub.page(hub.pages() + "/seats").contains("1 party is waiting"),
                true);
        givesUp();
        stage.reads("the phone says that it is given up", () -> hub.page(phone).contains("Given up"), true);
        stage.reads("her number given up, nobody does", () -> hub.waiting("search"), 0);
        screens.touch(kioskPage, "FINISH");
        hub.release(wang.booking());
        hub.release(okafor.booking());
    }

    /** Looks at the seats of a zone. */
    private void zone(String name) throws InterruptedException {
        screens.touch(kioskPage, "SEATS");
        shows("the kiosk shows the zones", "seats-zones");
        screens.touch(kioskPage, screens.choice(kioskPage, name));
        shows("and the seats of " + name, "seats-plan");
    }

    private void givesUp() throws InterruptedException {
        screens.touch(kioskPage, "SEAT-GIVE_UP:0");
        shows("it is asked whether really", "seats-sure");
        screens.touch(kioskPage, "SEAT-SURE:0");
    }

    private void shows(String what, String kind) throws InterruptedException {
        stage.shows(what, () -> screens.kind(kioskPage), kind);
    }
}
