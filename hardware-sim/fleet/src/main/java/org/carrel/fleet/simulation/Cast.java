package org.carrel.fleet.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.RosterKey;
import org.carrel.contract.topic.Address;
import org.carrel.sim.Octets;
import org.carrel.sim.tag.TagModel;
import org.carrel.sim.tag.Uid;
import org.carrel.sim.world.PersonId;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.ThingId;

/** Who and what there is in every simulated library: the same in the world, on the tags and in the hub's books. */
final class Cast {
    static final SiteId SITE = new SiteId("main");
    static final String OWNER = "TWNLPI";
    static final int BOOKS = 10;

    /** The same for all: a device's key is its own only in that it lies on the device. */
    static final RosterKey KEY = new RosterKey(Bytes.hex("17".repeat(32)));

    /** Somebody with a card. */
    record Reader(String id, String name, Octets chip, boolean staff) {
        PersonId person() {
            return new PersonId(id);
        }

        ThingId card() {
            return new ThingId("card-" + id);
        }

        CardNumber number() {
            return new CardNumber(chip.toHex());
        }

        PatronId patron() {
            return new PatronId(id);
        }

        String mail() {
            return "mail." + chip.toHex().toLowerCase(Locale.ROOT) + "@example.org";
        }
    }

    static final List<Reader> PATRONS = List.of(
            new Reader("p1", "林曉青", Octets.hex("04A1B2C3D4E5F6"), false),
            new Reader("p2", "Ada Okafor", Octets.hex("0411223344AA80"), false),
            new Reader("p3", "王大明", Octets.hex("049988776655A1"), false),
            new Reader("p4", "Niko Laine", Octets.hex("04D00D2BADCAFE"), false));

    static final Reader STAFF = new Reader("s1", "陳館員", Octets.hex("04C0FFEE123480"), true);

    /** A copy; two of each title. */
    record Copy(int number) {
        ThingId thing() {
            return new ThingId("book-" + number);
        }

        ItemId item() {
            return new ItemId("BOOK" + number);
        }

        BibId bib() {
            return new BibId("title" + (number + 1) / 2);
        }

        Uid tag() {
            return TagModel.SLIX.uid(number * 0x9E37_79B9_7F4AL);
        }

        TagUid uid() {
            return TagUid.of(tag().toString());
        }
    }

    static final List<Copy> COPIES = copies();

    /** A blank label that staff hold before an antenna, to see whether it can be read. */
    static final ThingId TRIAL_LABEL = new ThingId("trial-label");

    private Cast() {}

    static Address shelf(int number) {
        return new Address(SITE, new DeviceId("shelf-" + number));
    }

    static List<Reader> everybody() {
        List<Reader> all = new ArrayList<>(PATRONS);
        all.add(STAFF);
        return all;
    }

    static Copy copy(Thing book) {
        return COPIES.stream()
                .filter(copy -> copy.thing().equals(book.id()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Copy> copies() {
        List<Copy> copies = new ArrayList<>();
        for (int number = 1; number <= BOOKS; number++) {
            copies.add(new Copy(number));
        }
        return List.copyOf(copies);
    }
}
