package org.carrel.fleet.bench.house;

import java.util.List;
import java.util.Locale;
import org.carrel.sim.tag.Tag;
import org.carrel.sim.tag.TagContent;
import org.carrel.sim.tag.TagModel;
import org.carrel.sim.tag.Uid;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.ThingId;

/** One of a measured library's books: in the world a thing with a tag, at the hub the only copy of its title. */
public record Volume(int number) {
    /** Agency code of the owning library as on the tags: ISIL without its hyphen (ISO 28560-3). */
    private static final String OWNER = "TWNLPI";

    private static final long FIRST_TAG = 100_000;
    private static final int THICKNESS_MM = 15;
    private static final int TAG_HEIGHTS = 3;

    public ThingId thing() {
        return new ThingId("book-" + number);
    }

    public String barcode() {
        return String.format(Locale.ROOT, "3000000%07d", number + 1);
    }

    String title() {
        return "Volume " + number;
    }

    public Uid uid() {
        return TagModel.SLIX.uid(FIRST_TAG + number);
    }

    Thing inWorld() {
        Tag tag = TagContent.bookTag(uid(), barcode(), OWNER);
        return new Thing.Book(thing(), title(), THICKNESS_MM, 1 + number % TAG_HEIGHTS, List.of(tag));
    }
}
