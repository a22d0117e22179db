package org.carrel.sim.world;

import java.util.ArrayList;
import java.util.List;
import org.carrel.sim.Octets;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.kernel.Trace;
import org.carrel.sim.tag.Tag;
import org.carrel.sim.tag.TagContent;
import org.carrel.sim.tag.TagModel;

/** An open shelf and a cabinet of two rows by two, a patron, a member of staff, and books as a test asks for them. */
public final class SmallWorld {
    public static final FurnitureId SHELF = new FurnitureId("shelf");
    public static final FurnitureId CABINET = new FurnitureId("cabinet");
    public static final PersonId PATRON = new PersonId("mei");
    public static final PersonId STAFF = new PersonId("chen");
    public static final ThingId CARD = new ThingId("card-mei");

    public final Kernel kernel;
    public final World world;
    public final List<WorldEvent> events = new ArrayList<>();
    private int books;

    public SmallWorld(long seed) {
        kernel = new Kernel(Kernel.Limits.simulation(), Trace.keeping(100_000), Chance.seeded(seed));
        world = new World(kernel);
        world.add(FurniturePlan.openShelf("shelf", "Open shelf", 2, 2));
        world.add(FurniturePlan.cabinet("cabinet", "Cabinet", 2, 2));
        world.add(new Person(PATRON, "Mei", Person.Role.PATRON));
        world.add(new Person(STAFF, "Chen", Person.Role.STAFF));
        world.add(
                new Thing.Card(CARD, "Mei's card", PATRON, Octets.hex("04A1B2C3D4E5F6"), "A1234567", List.of()),
                new Whereabouts.InHand(PATRON));
        world.listen(events::add);
    }

    /** A book of 20 mm with a tag of its own, on the desk. */
    public Thing.Book book() {
        return book(20, 1);
    }

    public Thing.Book book(int thicknessMm, int tagHeight) {
        books++;
        Tag tag = TagContent.bookTag(TagModel.SLIX.uid(0x0100_0000_0000L + books), "B%05d".formatted(books), "TW-NLPI");
        Thing.Book book =
                new Thing.Book(new ThingId("book-" + books), "Book " + books, thicknessMm, tagHeight, List.of(tag));
        world.add(book, new Whereabouts.OnDesk());
        return book;
    }

    public static Spot shelf(String compartment) {
        return new Spot(SHELF, compartment);
    }

    public static Spot cabinet(String compartment) {
        return new Spot(CABINET, compartment);
    }

    /** Drives an output of the furniture by its name, as its board would. */
    public void drive(FurnitureId furniture, String pin, boolean high) {
        world.pins(furniture).drive(world.pins(furniture).numbered(pin).orElseThrow(), high);
    }
}
