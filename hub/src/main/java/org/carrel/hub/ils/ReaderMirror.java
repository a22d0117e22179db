package org.carrel.hub.ils;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.catalogue.AfiPolicy;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Catalogue;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.identity.CardHolder;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.identity.LibraryCard;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.identity.Patrons;
import org.carrel.hub.identity.PersonName;
import org.carrel.hub.ils.LibrarySystem.Reader;
import org.carrel.hub.ils.LibrarySystem.Told;
import org.carrel.hub.lending.Lending;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.reservation.Reservations;

/**
 * What the hub keeps of the existing system's readers, titles and holds, so that a shelf can give out what waits there. Brought up to date
 * when a card is shown; while the system is away, what was known last counts.
 */
public final class ReaderMirror {
    private static final Actor BY = new Actor.Hub("library-system");
    private static final LocalDate NO_END = LocalDate.of(9999, 12, 31);

    private final LibrarySystem system;

    public ReaderMirror(LibrarySystem system) {
        this.system = system;
    }

    /** The services that a mirror writes to, of one transaction. */
    public record Room(
            Patrons patrons, Catalogue catalogue, Reservations reservations, Lending lending, ErrandStore errands) {}

    /** What was asked, to be written down by {@link #keep}. */
    public record Asked(CardNumber card, Told<Reader> reader, List<Titled> ready) {
        public Asked {
            ready = List.copyOf(ready);
        }
    }

    /** @param title as the system tells it */
    public record Titled(ItemId item, String title) {}

    /** Asks the system; not in a transaction. */
    public Asked ask(CardNumber card) {
        Told<Reader> reader = system.reader(card);
        List<Titled> ready = reader instanceof Told.Known<Reader>(Reader known)
                ? known.ready().stream()
                        .flatMap(item ->
                                system.copy(item) instanceof Told.Known<LibrarySystem.Copy>(LibrarySystem.Copy copy)
                                        ? List.of(new Titled(item, copy.title())).stream()
                                        : List.<Titled>of().stream())
                        .toList()
                : List.of();
        return new Asked(card, reader, ready);
    }

    /** @param site of the device at which the card was shown */
    public void keep(Asked asked, SiteId site, Room room, Instant now) {
        switch (asked.reader()) {
            case Told.Known<Reader>(Reader reader) -> {
                PatronId patron = patron(asked.card(), reader, site, room);
                asked.ready().forEach(titled -> hold(patron, titled, site, room, now));
                if (reader.allLent()) {
                    returnedElsewhere(patron, reader, site, room, now);
                }
            }
            case Told.NoSuch<Reader> _, Told.Unavailable<Reader> _ -> {
                // Nothing new is known; what was known before stays.
            }
        }
    }

    private static PatronId patron(CardNumber card, Reader reader, SiteId site, Room room) {
        Optional<Patron> before = room.patrons()
                .holder(card)
                .filter(CardHolder.PatronHolder.class::isInstance)
                .map(holder -> ((CardHolder.PatronHolder) holder).patron());
        TreeSet<Patron.Block> blocks = new TreeSet<>(before.map(Patron::blocks).orElseGet(TreeSet::new));
        if (reader.mayBorrow()) {
            blocks.remove(Patron.Block.BY_STAFF);
        } else {
            blocks.add(Patron.Block.BY_STAFF);
        }
        PatronId id = before.map(Patron::id)
                .orElseGet(() -> new PatronId("ils-" + digest(card.canonical().value())));
        room.patrons()
                .put(new Patron(
                        id,
                        reader.name().isBlank()
                                ? before.map(Patron::name).orElseGet(() -> new PersonName("-"))
                                : new PersonName(cut(reader.name())),
                        before.map(Patron::cards)
                                .orElseGet(() -> List.of(new LibraryCard(
                                        LibraryCard.CardScheme.OWN_BARCODE, card, LibraryCard.CardState.VALID))),
                        before.map(Patron::language).orElse("zh-Hant"),
                        before.map(Patron::contact).orElseGet(Contact.Unreachable::new),
                        before.map(Patron::category).orElse("adult"),
                        before.map(Patron::home).orElse(site),
                        blocks,
                        before.map(Patron::validThrough).orElse(NO_END)));
        return id;
    }

    /** The system keeps this copy for this reader: so does the hub, and no other. */
    private static void hold(PatronId patron, Titled titled, SiteId site, Room room, Instant now) {
        Optional<Item> known = room.catalogue().item(titled.item());
        BibId bib = known.map(Item::bib)
                .orElseGet(() -> new BibId("ils-" + digest(titled.item().value())));
        if (known.isEmpty()) {
            String title = titled.title().isBlank() ? titled.item().value() : titled.title();
            room.catalogue().put(new Bib(bib, title, "", "", "", "und", ""));
            room.catalogue().put(new Item(titled.item(), bib, site, "", AfiPolicy.ISO_28560, Item.Use.LENDABLE));
        }
        boolean held = room.reservations().liveHolds(patron, now).stream()
                .anyMatch(hold -> hold.request().bib().equals(bib));
        if (!held) {
            var _ = room.reservations().place(patron, bib, site, BY, now);
        }
    }

    /** What the reader does not have any more came back at the existing system's own desk. */
    private static void returnedElsewhere(PatronId patron, Reader reader, SiteId site, Room room, Instant now) {
        for (OpenLoan loan : room.lending().openLoans(patron)) {
            if (!reader.lent().contains(loan.item()) && !room.errands().open(loan.item())) {
                var _ = room.lending().giveBack(loan.item(), site, BY, now);
            }
        }
    }

    private static String cut(String name) {
        return name.length() > 200 ? name.substring(0, 200) : name;
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
