package org.carrel.hub.ils;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.Pin;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Occasion;
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
import org.carrel.hub.ils.LibrarySystem.Copy;
import org.carrel.hub.ils.LibrarySystem.PinWord;
import org.carrel.hub.ils.LibrarySystem.Place;
import org.carrel.hub.ils.LibrarySystem.Reader;
import org.carrel.hub.ils.LibrarySystem.Standing;
import org.carrel.hub.ils.LibrarySystem.Told;
import org.carrel.hub.ledger.Fee;
import org.carrel.hub.ledger.Ledger;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.lending.Lending;
import org.carrel.hub.lending.Lending.Refusal;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.reservation.Hold;
import org.carrel.hub.reservation.Reservations;

/**
 * What the hub keeps of the existing system's readers, titles, loans and holds, so that its devices can give out what waits there and say
 * what the system says. Brought up to date when a card is shown; while the system is away, what was known last counts.
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
            Patrons patrons,
            Catalogue catalogue,
            Reservations reservations,
            Lending lending,
            Ledger ledger,
            ErrandStore errands) {}

    /** What was asked, to be written down by {@link #keep}. */
    public record Asked(CardNumber card, Told<Reader> reader, SortedMap<ItemId, Copy> copies) {
        public Asked {
            copies = Collections.unmodifiableSortedMap(new TreeMap<>(copies));
        }

        /** What the system said of the PIN; nothing when it did not answer. */
        public PinWord pin() {
            return reader instanceof Told.Known<Reader>(Reader known) ? known.pin() : PinWord.NOT_CHECKED;
        }
    }

    /** Asks the system for a reader and for each copy that waits for them; not in a transaction. */
    public Asked ask(CardNumber card, Pin pin) {
        Asked asked = new Asked(card, system.reader(card, pin), new TreeMap<>());
        return asked.reader() instanceof Told.Known<Reader>(Reader known) ? with(asked, known.ready()) : asked;
    }

    /** Asks for all the other copies as well. */
    public Asked askMore(Asked asked) {
        if (!(asked.reader() instanceof Told.Known<Reader>(Reader known))) {
            return asked;
        }
        return with(with(asked, known.lent()), known.waiting());
    }

    private Asked with(Asked asked, List<ItemId> items) {
        SortedMap<ItemId, Copy> copies = new TreeMap<>(asked.copies());
        for (ItemId item : items) {
            if (system.copy(item) instanceof Told.Known<Copy>(Copy copy)) {
                copies.put(item, copy);
            }
        }
        return new Asked(asked.card(), asked.reader(), copies);
    }

    /**
     * What it causes in the hub was the system's own word, so none of it is told back.
     *
     * @param site of the device at which the card was shown
     */
    public void keep(Asked asked, SiteId site, Room room, Instant now) {
        if (asked.reader() instanceof Told.Known<Reader>(Reader reader)) {
            long before = room.errands().newest();
            PatronId patron = patron(asked.card(), reader, site, room);
            new Keeping(patron, reader, asked.copies(), site, room, now).all();
            room.errands().heardSince(before);
        }
    }

    /**
     * A copy that the hub has not heard of, put into its catalogue with the little that the system tells.
     *
     * @param title may be blank
     */
    public static Item titled(Catalogue catalogue, ItemId item, String title, SiteId site) {
        BibId bib = new BibId("ils-" + digest(item.value()));
        Item made = new Item(item, bib, site, "", AfiPolicy.ISO_28560, Item.Use.LENDABLE);
        catalogue.put(new Bib(bib, title.isBlank() ? item.value() : title, "", "", "", "und", ""));
        catalogue.put(made);
        return made;
    }

    private static PatronId patron(CardNumber card, Reader reader, SiteId site, Room room) {
        Optional<Patron> before = room.patrons()
                .holder(card)
                .filter(CardHolder.PatronHolder.class::isInstance)
                .map(holder -> ((CardHolder.PatronHolder) holder).patron());
        PatronId id = before.map(Patron::id)
                .orElseGet(() -> new PatronId("ils-" + digest(card.canonical().value())));
        SortedSet<Patron.Block> blocks = blocks(reader.standing());
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
                        reader.validThrough().stream()
                                .findFirst()
                                .or(() -> before.map(Patron::validThrough))
                                .orElse(NO_END)));
        if (blocks.contains(Patron.Block.BY_STAFF)) {
            room.patrons().keepBlockWords(id, reader.standing().words());
        }
        return id;
    }

    /** What the flags name has a place of its own; for everything else, and for words, the desk has to explain. */
    private static SortedSet<Patron.Block> blocks(Standing standing) {
        SortedSet<Patron.Block> blocks = new TreeSet<>();
        if (standing.reasons().contains(Refusal.OVERDUE_LOANS)) {
            blocks.add(Patron.Block.OVERDUE_ITEMS);
        }
        if (standing.reasons().contains(Refusal.FEES_OWED)) {
            blocks.add(Patron.Block.UNPAID_FEES);
        }
        boolean explained = !blocks.isEmpty() || standing.reasons().contains(Refusal.LOAN_LIMIT_REACHED);
        if (!standing.mayBorrow() && !(explained && standing.words().isBlank())) {
            blocks.add(Patron.Block.BY_STAFF);
        }
        return blocks;
    }

    /** One reader's things, written down. */
    private record Keeping(
            PatronId patron, Reader reader, SortedMap<ItemId, Copy> copies, SiteId site, Room room, Instant now) {
        void all() {
            reader.lent().forEach(this::lent);
            if (reader.allLent()) {
                returnedElsewhere();
            }
            Set<BibId> held = new TreeSet<>();
            for (ItemId item : reader.ready()) {
                boolean kept = copies.containsKey(item)
                        && !List.of(Place.LENT, Place.AWAY)
                                .contains(copies.get(item).place());
                title(item).filter(held::add).ifPresent(bib -> held(bib, kept));
            }
            for (ItemId item : reader.waiting()) {
                title(item).filter(held::add).ifPresent(bib -> held(bib, false));
            }
            if (reader.allHolds() && !room.errands().open(patron)) {
                cancelledElsewhere(held);
            }
            reader.owed().forEach(this::owed);
        }

        private void held(BibId bib, boolean kept) {
            Hold _ = room.reservations().accept(patron, bib, site, kept, BY, now);
        }

        /** The title of a copy, which is made when the hub has none yet; empty when nobody told what it is. */
        private Optional<BibId> title(ItemId item) {
            Optional<Item> known = room.catalogue().item(item);
            if (known.isPresent() || !copies.containsKey(item)) {
                return known.map(Item::bib);
            }
            return Optional.of(titled(room.catalogue(), item, copies.get(item).title(), site)
                    .bib());
        }

        /** Lent at the system's own desk, or longer than the hub knew. */
        private void lent(ItemId item) {
            List<Instant> due = copies.containsKey(item) ? copies.get(item).due() : List.of();
            if (room.errands().open(item) || title(item).isEmpty()) {
                return;
            }
            Optional<OpenLoan> open =
                    room.lending().openLoan(item).filter(loan -> loan.patron().equals(patron));
            if (open.isPresent()) {
                due.forEach(when -> room.lending().dueAsTold(open.get().id(), when, BY, now));
            } else {
                var _ = room.lending().accept(patron, item, due.stream().findFirst(), new Occasion(site, BY, now));
            }
        }

        /** What the reader does not have any more came back at the existing system's own desk. */
        private void returnedElsewhere() {
            for (OpenLoan loan : room.lending().openLoans(patron)) {
                if (!reader.lent().contains(loan.item()) && !room.errands().open(loan.item())) {
                    var _ = room.lending().giveBack(loan.item(), site, BY, now);
                }
            }
        }

        private void cancelledElsewhere(Set<BibId> held) {
            boolean allNamed = Stream.concat(reader.ready().stream(), reader.waiting().stream())
                    .allMatch(item -> title(item).isPresent());
            for (Hold hold : allNamed ? room.reservations().liveHolds(patron, now) : List.<Hold>of()) {
                if (!held.contains(hold.request().bib())) {
                    var _ = room.reservations().cancel(hold.id(), BY, now);
                }
            }
        }

        /** The sum is the system's; what it is for, its desk knows. */
        private void owed(Money told) {
            Money known = room.ledger().owed(patron);
            if (known.equals(told)) {
                return;
            }
            room.ledger().openFees(patron).forEach(fee -> room.ledger().waive(fee.id(), BY, now));
            if (!told.isNone()) {
                var _ = room.ledger().charge(patron, Fee.Kind.OTHER, List.of(), told, BY, now);
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
