package org.carrel.fleet.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.Birth;
import org.carrel.contract.topic.Address;
import org.carrel.hub.ServiceWiring;
import org.carrel.hub.adapter.sql.MemoryDatabase;
import org.carrel.hub.adapter.sql.SqlStore;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.catalogue.AfiPolicy;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.identity.LibraryCard;
import org.carrel.hub.identity.LibraryCard.CardScheme;
import org.carrel.hub.identity.LibraryCard.CardState;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.identity.PersonName;
import org.carrel.hub.identity.StaffId;
import org.carrel.hub.identity.StaffMember;
import org.carrel.hub.store.Services;

/** The hub's database on the morning of every simulation: made once, since the schema takes a while, and copied for each. */
final class LibraryImage {
    private static final Actor OFFICE = new Actor.Hub("office");
    private static final LocalDate LAST_DAY = LocalDate.of(2031, 12, 31);

    private LibraryImage() {}

    static Bytes prepare() {
        MemoryDatabase database = MemoryDatabase.create();
        try (SqlStore<Services> store =
                new SqlStore<>(database, ServiceWiring.services(HubHost.SETTINGS, () -> "unused"), () -> {})) {
            store.run(services -> {
                services.branches().put(new Branch(Cast.SITE, "總館", "Main Library", WeeklyHours.ALWAYS));
                Cast.PATRONS.forEach(reader -> services.patrons().put(patron(reader)));
                services.patrons()
                        .put(new StaffMember(
                                new StaffId(Cast.STAFF.id()),
                                new PersonName(Cast.STAFF.name()),
                                List.of(card(Cast.STAFF)),
                                "zh-Hant"));
                Cast.COPIES.forEach(copy -> catalogue(services, copy));
            });
            return database.image();
        }
    }

    private static Patron patron(Cast.Reader reader) {
        SortedSet<Patron.Block> none = new TreeSet<>();
        return new Patron(
                reader.patron(),
                new PersonName(reader.name()),
                List.of(card(reader)),
                reader.name().charAt(0) < 0x80 ? "en" : "zh-Hant",
                new Contact.Email(reader.mail()),
                "adult",
                Cast.SITE,
                none,
                LAST_DAY);
    }

    private static LibraryCard card(Cast.Reader reader) {
        return new LibraryCard(CardScheme.CHIP_UID, reader.number(), CardState.VALID);
    }

    private static void catalogue(Services services, Cast.Copy copy) {
        BibId bib = copy.bib();
        services.catalogue().put(new Bib(bib, "書 " + bib, "作者", "", "857.7", "chi", "2019"));
        services.catalogue().put(new Item(copy.item(), bib, Cast.SITE, "", AfiPolicy.ISO_28560, Item.Use.LENDABLE));
    }

    static void enrol(Services services, Address shelf, Instant now) {
        Device.Names names = new Device.Names("書架", "Shelf " + shelf.device(), "一樓", "Ground floor");
        services.fleet().devices().enrol(shelf, names, Birth.Kind.PICKUP_SHELF, OFFICE, now);
        services.rosters().putKey(shelf, Cast.KEY, now);
    }
}
