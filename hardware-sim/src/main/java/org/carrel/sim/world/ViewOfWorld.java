package org.carrel.sim.world;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.carrel.sim.gpio.Pin;
import org.carrel.sim.tag.Tag;

/** Draws up a {@link WorldView}. */
record ViewOfWorld(
        long now, Things things, Collection<Fixture> fixtures, Collection<Person> persons, List<Fault> faults) {
    WorldView view() {
        return new WorldView(
                now,
                fixtures.stream().map(this::furniture).toList(),
                persons.stream().map(this::person).toList(),
                lying(where -> where instanceof Whereabouts.OnDesk),
                lying(where -> where instanceof Whereabouts.Outside),
                faults.stream().map(Fault::toString).toList());
    }

    private WorldView.FurnitureView furniture(Fixture fixture) {
        FurniturePlan plan = fixture.plan();
        return new WorldView.FurnitureView(
                plan.id().value(),
                plan.label(),
                plan.kind(),
                plan.widthMm(),
                plan.heightMm(),
                fixture.buzzer().lit(),
                fixture.buzzer().pattern(now),
                fixture.conditions(),
                plan.compartments().stream()
                        .map(each -> compartment(fixture, each))
                        .toList(),
                fixture.pins().pins().stream().map(pin -> pin(fixture, pin)).toList(),
                plan.printer(),
                fixture.tray().slips().stream()
                        .map(slip -> new WorldView.SlipView(slip.number(), slip.widthMm(), slip.heightMm()))
                        .toList());
    }

    private WorldView.CompartmentView compartment(Fixture fixture, FurniturePlan.Compartment compartment) {
        Spot spot = new Spot(fixture.plan().id(), compartment.name());
        Light lamp = fixture.lamp(compartment.name());
        return new WorldView.CompartmentView(
                compartment.name(),
                compartment.antenna(),
                compartment.box(),
                door(fixture, compartment),
                lamp.lit(),
                lamp.pattern(now),
                compartment.box().widthMm() - things.widthTaken(spot),
                things.row(spot).stream().map(ViewOfWorld::thing).toList());
    }

    private static WorldView.DoorView door(Fixture fixture, FurniturePlan.Compartment compartment) {
        if (!compartment.door()) {
            return WorldView.DoorView.NONE;
        }
        Door door = fixture.door(compartment.name());
        if (door.open()) {
            return WorldView.DoorView.OPEN;
        }
        return door.free() ? WorldView.DoorView.UNLOCKED : WorldView.DoorView.LOCKED;
    }

    private static WorldView.PinView pin(Fixture fixture, Pin pin) {
        boolean output = pin.direction() == Pin.Direction.OUTPUT;
        return new WorldView.PinView(
                pin.number(), pin.name(), output, fixture.pins().high(pin.number()));
    }

    private WorldView.PersonView person(Person person) {
        return new WorldView.PersonView(
                person.id().value(),
                person.name(),
                person.role(),
                lying(where -> where instanceof Whereabouts.InHand hand
                        && hand.person().equals(person.id())));
    }

    private List<WorldView.ThingView> lying(Predicate<Whereabouts> where) {
        return things.all().stream()
                .filter(thing -> where.test(things.where(thing.id())))
                .map(ViewOfWorld::thing)
                .toList();
    }

    private static WorldView.ThingView thing(Thing thing) {
        WorldView.ThingKind kind = switch (thing) {
            case Thing.Book _ -> WorldView.ThingKind.BOOK;
            case Thing.Card _ -> WorldView.ThingKind.CARD;
            case Thing.Label _ -> WorldView.ThingKind.LABEL;
        };
        return new WorldView.ThingView(
                thing.id().value(),
                thing.label(),
                kind,
                thing.thicknessMm(),
                thing.tagHeight(),
                thing.tags().stream().map(ViewOfWorld::tag).toList());
    }

    private static WorldView.TagView tag(Tag tag) {
        return new WorldView.TagView(
                tag.uid().toString(),
                tag.model().name(),
                tag.afi(),
                tag.dsfid(),
                tag.eas(),
                tag.dead(),
                tag.memory().toHex());
    }
}
