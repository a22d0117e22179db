package org.carrel.fleet.demo;

import java.time.Duration;
import java.util.List;
import org.carrel.sim.console.Plant;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.ThingId;

/** The tour at the book drop: what has a tag, what has none, whose it is, with and without the network, and a hand in the mouth. */
record DropScene(Stage stage, HubAnswers hub, Screens screens, Plant plant, String dropPage) {
    private static final String DROP = Furnishing.DROP.value();

    /** @param lent two books that are on loan and in the hands of whoever has them */
    void play(List<Integer> lent) throws InterruptedException {
        stage.scene("Okafor brings three things to the book drop: hers, one without a tag, and one of another library");
        shows("it is open", "open");
        int first = lent.getFirst();
        putIn("her book", Furnishing.bookId(first));
        shows("it says what it received", "received");
        lies(Furnishing.bookId(first), Furnishing.OWN_BIN);
        stage.judge("its tag is secured", stage.secured(first));
        stage.reads("it is on loan to nobody", () -> hub.borrowersOf(Title.barcode(first)), List.of());
        putIn("what has no tag", Furnishing.UNTAGGED);
        lies(Furnishing.UNTAGGED, Furnishing.REST_BIN);
        putIn("another library's book", Furnishing.FOREIGN_BOOK);
        lies(Furnishing.FOREIGN_BOOK, Furnishing.AWAY_BIN);
        stage.reads(
                "all three are told, each as what it is",
                hub::dropped,
                List.of("other-library AWAY", "not-identified REST", "returned OWN"));
        stage.reads("one is to be looked at", hub::dropOddities, List.of("not-identified"));

        stage.scene("The network is cut, and a hand stays in the mouth while she returns another");
        plant.cutNetwork(DROP, true);
        int second = lent.getLast();
        shows("it is open all the same", "open");
        stage.deed(
                "a hand is in the mouth", world -> world.drop(Furnishing.DROP).hand(true));
        shows("the screen asks for the book", "put-in");
        stage.deed("the book goes in", world -> world.drop(Furnishing.DROP).put(Furnishing.bookId(second)));
        Patience.pass(Duration.ofSeconds(3));
        stage.check(
                "nothing moves under the hand",
                world -> !world.drop(Furnishing.DROP).beltMoves()
                        && !world.drop(Furnishing.DROP).flapShut());
        stage.deed("the hand goes", world -> world.drop(Furnishing.DROP).hand(false));
        lies(Furnishing.bookId(second), Furnishing.OWN_BIN);
        stage.reads(
                "nobody could tell the hub yet",
                () -> hub.borrowersOf(Title.barcode(second)).size(),
                1);
        plant.cutNetwork(DROP, false);
        stage.reads("with the network back it is returned", () -> hub.borrowersOf(Title.barcode(second)), List.of());

        stage.scene("The bins fill up");
        fill(true);
        shows("the drop shuts, and says where else to go", "closed");
        stage.see("its flap is shut", world -> world.drop(Furnishing.DROP).flapShut());
        stage.reads("the hub hears of four full bins", () -> hub.alarms().size(), 4);
        fill(false);
        shows("emptied, it opens again", "open");
        stage.reads(
                "everything that went in is accounted for", () -> hub.dropped().size(), 4);
        hub.settleDropOddities();
        stage.reads("and nothing is left to look at", hub::dropOddities, List.of());
    }

    private void putIn(String what, ThingId thing) throws InterruptedException {
        stage.see("the flap is open", world -> world.drop(Furnishing.DROP).flapOpen());
        stage.deed(what + " goes in", world -> world.drop(Furnishing.DROP).put(thing));
    }

    private void lies(ThingId thing, String bin) throws InterruptedException {
        stage.see(
                "it falls into " + bin,
                world -> world.in(new Spot(Furnishing.DROP, bin)).stream()
                        .anyMatch(each -> each.id().equals(thing)));
    }

    private void fill(boolean full) {
        for (String bin : Furnishing.BINS) {
            Fault fault = new Fault.BinFull(new Spot(Furnishing.DROP, bin));
            stage.happens(world -> {
                if (full) {
                    world.inject(fault);
                } else {
                    world.heal(fault);
                }
            });
        }
    }

    private void shows(String what, String kind) throws InterruptedException {
        stage.shows(what, () -> screens.kind(dropPage), kind);
    }
}
