package org.carrel.sim.world;

import static org.carrel.sim.world.SmallWorld.PATRON;
import static org.carrel.sim.world.SmallWorld.SHELF;
import static org.carrel.sim.world.SmallWorld.shelf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.carrel.sim.tag.Uid;
import org.junit.jupiter.api.Test;

/** Which antenna hears which tag, and how well. */
class RadioTest {
    private final SmallWorld small = new SmallWorld(1);
    private final World world = small.world;

    private Uid shelve(String compartment) {
        return shelve(compartment, small.book());
    }

    private Uid shelve(String compartment, Thing book) {
        world.place(book.id(), shelf(compartment));
        return book.tags().getFirst().uid();
    }

    private List<Uid> heard(int antenna) {
        return world.heard(SHELF, antenna).stream()
                .map(heard -> heard.tag().uid())
                .toList();
    }

    private double answers(int antenna, Uid uid) {
        return world.heard(SHELF, antenna).stream()
                .filter(heard -> heard.tag().uid().equals(uid))
                .mapToDouble(Heard::answers)
                .findFirst()
                .orElse(0);
    }

    @Test
    void anAntennaHearsItsOwnCompartmentAlone() {
        Uid one = shelve("A1");
        Uid other = shelve("A2");
        assertEquals(List.of(one), heard(1));
        assertEquals(List.of(other), heard(2));
        assertEquals(List.of(), heard(17));
        assertEquals(1, answers(1, one));
    }

    @Test
    void aBookInAHandIsHeardNowhere() {
        Thing.Book book = small.book();
        shelve("A1", book);
        world.lift(book.id(), PATRON);
        assertEquals(List.of(), heard(1));
    }

    @Test
    void strayFieldsReachTheCompartmentsBesideAndNotTheDiagonalOne() {
        world.setRadio(SHELF, new RadioConditions(0.2, 0.05, 0, false));
        Uid uid = shelve("A1");
        assertEquals(0.8, answers(1, uid), 1e-9);
        assertEquals(0.05, answers(2, uid), 1e-9);
        assertEquals(0.05, answers(3, uid), 1e-9);
        assertEquals(0, answers(4, uid));
    }

    @Test
    void thinNeighboursWithEqualHeightsShadowEachOther() {
        world.setRadio(SHELF, new RadioConditions(0, 0, 0, true));
        Uid thin = shelve("A1", small.book(3, 1));
        Uid touching = shelve("A1", small.book(3, 1));
        Uid higher = shelve("A1", small.book(3, 2));
        Uid thick = shelve("A2", small.book(30, 1));
        Uid alsoThick = shelve("A2", small.book(30, 1));
        assertTrue(answers(1, thin) < 0.6);
        assertTrue(answers(1, touching) < 0.6);
        assertEquals(1, answers(1, higher));
        assertEquals(1, answers(2, thick));
        assertEquals(1, answers(2, alsoThick));
    }

    @Test
    void faultsOfTheRadioAddUpAndHeal() {
        Uid uid = shelve("A1");
        world.inject(new Fault.TagWeak(uid, 0.5));
        world.inject(new Fault.AntennaNoisy(SHELF, 1, 0.5));
        assertEquals(0.25, answers(1, uid), 1e-9);
        world.inject(new Fault.AntennaDead(SHELF, 1));
        assertEquals(List.of(), heard(1));
        world.healAll();
        assertEquals(1, answers(1, uid));
        world.inject(new Fault.TagDead(uid));
        assertEquals(List.of(), heard(1));
        world.healAll();
        assertEquals(List.of(uid), heard(1));
    }

    @Test
    void aTagThatStraysIsHeardElsewhereEvenFromAHand() {
        Thing.Book book = small.book();
        Uid uid = shelve("A1", book);
        world.inject(new Fault.TagStrays(uid, SHELF, 4, 0.3));
        assertEquals(0.3, answers(4, uid), 1e-9);
        world.lift(book.id(), PATRON);
        assertEquals(0.3, answers(4, uid), 1e-9);
        world.carryOut(book.id());
        assertEquals(List.of(), heard(4));
    }
}
