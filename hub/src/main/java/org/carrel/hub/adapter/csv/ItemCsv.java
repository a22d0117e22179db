package org.carrel.hub.adapter.csv;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.csv.CsvTable.Cells;
import org.carrel.hub.catalogue.AfiPolicy;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Isbn;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.lending.ItemTraits;
import org.carrel.hub.lending.ItemTraits.Owner;

/**
 * A copy, with its title, as a row. Rows with the same {@code bib} are copies of one title; where that is empty, with the same
 * ISBN, and where that is empty too, with the same title and author.
 */
final class ItemCsv {
    static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("barcode", "barcode"),
            Map.entry("條碼", "barcode"),
            Map.entry("條碼號", "barcode"),
            Map.entry("bib", "bib"),
            Map.entry("書目號", "bib"),
            Map.entry("title", "title"),
            Map.entry("題名", "title"),
            Map.entry("書名", "title"),
            Map.entry("author", "author"),
            Map.entry("作者", "author"),
            Map.entry("isbn", "isbn"),
            Map.entry("call_number", "call_number"),
            Map.entry("索書號", "call_number"),
            Map.entry("branch", "branch"),
            Map.entry("館別", "branch"),
            Map.entry("language", "language"),
            Map.entry("語文", "language"),
            Map.entry("year", "year"),
            Map.entry("出版年", "year"),
            Map.entry("use", "use"),
            Map.entry("借閱", "use"),
            Map.entry("kind", "kind"),
            Map.entry("類型", "kind"),
            Map.entry("parts", "parts"),
            Map.entry("件數", "parts"),
            Map.entry("owner", "owner"),
            Map.entry("所屬單位", "owner"),
            Map.entry("price", "price"),
            Map.entry("價格", "price"));
    static final List<String> REQUIRED = List.of("barcode", "title", "branch");

    private ItemCsv() {}

    /** A copy and its title. */
    record Copy(Bib bib, Item item) {}

    /** Empty when something is wrong; what, is in the cells. */
    static Optional<Copy> read(Cells cells) {
        Optional<ItemId> barcode = cells.read("barcode", ItemId::new, "1 to 64 printable characters");
        String title = cells.required("title");
        Optional<String> isbn = cells.read("isbn", ItemCsv::isbn, "an ISBN with a right check digit, or empty");
        Optional<SiteId> branch = cells.read("branch", SiteId::new, "the code of a branch");
        Optional<Item.Use> use = cells.read("use", ItemCsv::use, "lendable, reference, withdrawn or empty");
        Optional<BibId> bib = cells.read(
                "bib", text -> bib(text, isbn.orElse(""), title, cells.text("author")), "1 to 64 of A-Z a-z 0-9 _ -");
        if (!cells.problems().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Copy(
                new Bib(
                        bib.orElseThrow(),
                        title,
                        cells.text("author"),
                        isbn.orElseThrow(),
                        cells.text("call_number"),
                        cells.text("language"),
                        cells.text("year")),
                new Item(
                        barcode.orElseThrow(),
                        bib.orElseThrow(),
                        branch.orElseThrow(),
                        cells.text("call_number"),
                        AfiPolicy.ISO_28560,
                        use.orElseThrow())));
    }

    /**
     * What lending has to know of the copy; what a row does not say stays as it was.
     *
     * @param currency in which prices are
     */
    static Optional<ItemTraits> traits(Cells cells, ItemTraits before, Currency currency) {
        Optional<String> kind = cells.read(
                "kind",
                text -> text.isEmpty() ? before.kind() : matching("[a-z0-9-]{1,32}", text),
                "1 to 32 of a-z 0-9 -, or empty");
        Optional<Integer> parts = cells.read(
                "parts",
                text -> text.isEmpty() ? before.parts() : Integer.valueOf(matching("[1-9][0-9]?", text)),
                "a whole number from 1 to 99, or empty");
        Optional<Owner> owner = cells.read(
                "owner",
                text -> text.isEmpty() ? before.owner() : owner(text),
                "the code of a library of the alliance, own, or empty");
        Optional<Long> price = cells.read(
                "price",
                text -> text.isEmpty()
                        ? before.priceMinor()
                        : Long.valueOf(Money.parse(text, currency).minor()),
                "an amount of money such as 350, or empty");
        if (!cells.problems().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ItemTraits(
                before.item(),
                kind.orElseThrow(),
                parts.orElseThrow(),
                owner.orElseThrow(),
                price.orElseThrow(),
                before.properties()));
    }

    private static Owner owner(String text) {
        return text.equals("own")
                ? new Owner.ThisLibrary()
                : new Owner.Partner(matching("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?", text));
    }

    private static String matching(String pattern, String text) {
        if (!text.matches(pattern)) {
            throw new IllegalArgumentException("not of this form");
        }
        return text;
    }

    private static String isbn(String text) {
        if (text.isEmpty()) {
            return "";
        }
        return Isbn.in(text).orElseThrow(() -> new IllegalArgumentException("not an ISBN"));
    }

    private static Item.Use use(String text) {
        return text.isEmpty() ? Item.Use.LENDABLE : Item.Use.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static BibId bib(String text, String isbn, String title, String author) {
        if (!text.isEmpty()) {
            return new BibId(text);
        }
        return new BibId(isbn.isEmpty() ? "t" + digest(title + "\n" + author) : "isbn" + isbn);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
