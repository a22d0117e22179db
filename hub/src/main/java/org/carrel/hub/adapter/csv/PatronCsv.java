package org.carrel.hub.adapter.csv;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.csv.CsvTable.Cells;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.identity.LibraryCard;
import org.carrel.hub.identity.LibraryCard.CardScheme;
import org.carrel.hub.identity.LibraryCard.CardState;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.identity.PersonName;

/**
 * A patron as a row. Cards are parted by {@code |}; each may begin with its scheme and a colon: {@code own:}, {@code partner:} or
 * {@code uid:}; blocks are parted by {@code |} too.
 */
final class PatronCsv {
    static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("id", "id"),
            Map.entry("編號", "id"),
            Map.entry("name", "name"),
            Map.entry("姓名", "name"),
            Map.entry("card", "card"),
            Map.entry("借閱證號", "card"),
            Map.entry("卡號", "card"),
            Map.entry("language", "language"),
            Map.entry("語言", "language"),
            Map.entry("email", "email"),
            Map.entry("電子郵件", "email"),
            Map.entry("category", "category"),
            Map.entry("類別", "category"),
            Map.entry("home", "home"),
            Map.entry("所屬館", "home"),
            Map.entry("blocks", "blocks"),
            Map.entry("停權", "blocks"),
            Map.entry("valid_through", "valid_through"),
            Map.entry("有效日期", "valid_through"));
    private static final String CARDS =
            "one or more card numbers; one that begins with uid: has 8, 14 or 20 hexadecimal digits";
    static final List<String> REQUIRED = List.of("id", "name", "card", "home", "valid_through");

    private PatronCsv() {}

    /** Empty when something is wrong; what, is in the cells. */
    static Optional<Patron> read(Cells cells) {
        Optional<PatronId> id = cells.read("id", PatronId::new, "1 to 64 of A-Z a-z 0-9 _ -");
        Optional<PersonName> name = cells.read("name", PersonName::new, "a name of 1 to 200 characters");
        Optional<List<LibraryCard>> cards = cells.read("card", PatronCsv::cards, CARDS);
        Optional<Contact> contact = cells.read("email", PatronCsv::contact, "a mail address or empty");
        Optional<SiteId> home = cells.read("home", SiteId::new, "the code of a branch");
        Optional<SortedSet<Patron.Block>> blocks =
                cells.read("blocks", PatronCsv::blocks, "empty or some of overdue_items, unpaid_fees, by_staff");
        Optional<LocalDate> validThrough = cells.read("valid_through", LocalDate::parse, "a date such as 2027-12-31");
        if (!cells.problems().isEmpty()) {
            return Optional.empty();
        }
        String language = cells.text("language");
        String category = cells.text("category");
        return Optional.of(new Patron(
                id.orElseThrow(),
                name.orElseThrow(),
                cards.orElseThrow(),
                language.isEmpty() ? "zh-Hant" : language,
                contact.orElseThrow(),
                category.isEmpty() ? "adult" : category,
                home.orElseThrow(),
                blocks.orElseThrow(),
                validThrough.orElseThrow()));
    }

    private static List<LibraryCard> cards(String text) {
        List<LibraryCard> cards = new ArrayList<>();
        for (String written : text.split("\\|")) {
            String card = written.strip();
            int colon = card.indexOf(':');
            Optional<CardScheme> scheme = colon < 0 ? Optional.empty() : scheme(card.substring(0, colon));
            CardNumber number = new CardNumber(
                    scheme.isPresent() ? card.substring(colon + 1).strip() : card);
            if (scheme.equals(Optional.of(CardScheme.CHIP_UID)) && !number.isChip()) {
                throw new IllegalArgumentException("no chip has this number");
            }
            cards.add(new LibraryCard(scheme.orElse(CardScheme.OWN_BARCODE), number, CardState.VALID));
        }
        return cards;
    }

    private static Optional<CardScheme> scheme(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "own" -> Optional.of(CardScheme.OWN_BARCODE);
            case "partner" -> Optional.of(CardScheme.PARTNER_BARCODE);
            case "uid" -> Optional.of(CardScheme.CHIP_UID);
            default -> Optional.empty();
        };
    }

    private static Contact contact(String text) {
        return text.isEmpty() ? new Contact.Unreachable() : new Contact.Email(text);
    }

    private static SortedSet<Patron.Block> blocks(String text) {
        SortedSet<Patron.Block> blocks = new TreeSet<>();
        for (String word : text.split("\\|")) {
            if (!word.isBlank()) {
                blocks.add(Patron.Block.valueOf(word.strip().toUpperCase(Locale.ROOT)));
            }
        }
        return blocks;
    }
}
