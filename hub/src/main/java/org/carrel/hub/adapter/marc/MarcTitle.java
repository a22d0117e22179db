package org.carrel.hub.adapter.marc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;
import org.carrel.hub.adapter.marc.MarcRecord.Data;
import org.carrel.hub.catalogue.AfiPolicy;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Isbn;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.importing.ImportReport.Problem;

/** What the hub takes from a MARC record: a title and its copies. */
final class MarcTitle {
    private static final int TEXT_MAX = 500;
    private static final int KEY_MAX = 64;

    /** What stands before the next element of a title's description (ISBD), in the widths of both scripts. */
    private static final String ENDING = "[\\s\\u3000/:;,=／：；，＝]+$";

    private final MarcMapping mapping;

    MarcTitle(MarcMapping mapping) {
        this.mapping = mapping;
    }

    /** What a record gives. */
    sealed interface Found {
        /** @param remarks about copies left out and characters that could not be read */
        record Title(Bib bib, List<Item> items, List<Problem> remarks) implements Found {}

        /** The title is no longer in the other catalogue. */
        record Gone(BibId bib, long number) implements Found {}

        record Nothing(Problem why) implements Found {}
    }

    Found of(MarcRecord record, long number) {
        Optional<String> key = record.control("001")
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(MarcTitle::key)
                .filter(value -> value.length() <= KEY_MAX);
        if (key.isEmpty()) {
            return new Found.Nothing(new Problem(
                    number, "field 001", "it has no usable control number, so it cannot be found again", true));
        }
        if (record.isDeleted()) {
            return new Found.Gone(new BibId(key.get()), number);
        }
        String title = record.original("245").map(MarcTitle::title).orElse("");
        if (title.isBlank()) {
            return new Found.Nothing(new Problem(number, "field 245", "it has no title", true));
        }
        BibId id = new BibId(key.get());
        Bib bib = new Bib(
                id,
                cut(title),
                cut(author(record)),
                isbn(record),
                callNumber(record),
                language(record),
                year(record),
                MarcSubject.material(record),
                MarcSubject.headings(record));
        List<Problem> remarks = new ArrayList<>();
        record.fields().stream()
                .filter(Data::damaged)
                .filter(field -> field.tag().matches("100|110|245|880"))
                .forEach(field -> remarks.add(new Problem(
                        number, "field " + field.tag(), "some characters could not be read; check the title", false)));
        return new Found.Title(bib, items(record, id, number, remarks), remarks);
    }

    /** Letters and digits as they are, every other character as {@code _} and its hex code, so that no two numbers become one. */
    static String key(String control) {
        StringBuilder key = new StringBuilder();
        for (byte b : control.getBytes(StandardCharsets.UTF_8)) {
            boolean same = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '-';
            key.append(same ? Character.toString((char) b) : String.format(Locale.ROOT, "_%02X", b & 0xFF));
        }
        return key.toString();
    }

    private static String title(Data field) {
        return field.subfields().stream()
                .filter(subfield -> "abnp".indexOf(subfield.code()) >= 0)
                .map(MarcRecord.Subfield::value)
                .map(String::strip)
                .collect(Collectors.joining(" "))
                .replaceAll(ENDING, "");
    }

    private static String author(MarcRecord record) {
        return record.original("100")
                .or(() -> record.original("110"))
                .or(() -> record.original("111"))
                .flatMap(field -> field.first('a'))
                .or(() -> record.original("245").flatMap(field -> field.first('c')))
                .map(name -> name.replaceAll("[\\s,/.;]+$", ""))
                .orElse("");
    }

    private static String isbn(MarcRecord record) {
        return record.all("020")
                .flatMap(field -> field.first('a').stream())
                .flatMap(text -> Isbn.in(text).stream())
                .findFirst()
                .orElse("");
    }

    private String callNumber(MarcRecord record) {
        return mapping.callNumbers().stream()
                .flatMap(record::all)
                .map(field ->
                        (field.first('a').orElse("") + " " + field.first('b').orElse("")).strip())
                .filter(number -> !number.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** 008, characters 35 to 37 (MARC 21 Bibliographic, 008 all materials). */
    private static String language(MarcRecord record) {
        return record.control("008")
                .filter(value -> value.length() >= 38)
                .map(value -> value.substring(35, 38))
                .filter(code -> code.matches("[a-z]{3}"))
                .orElse("");
    }

    /** 008, characters 7 to 10: the first date of publication. */
    private static String year(MarcRecord record) {
        return record.control("008")
                .filter(value -> value.length() >= 11)
                .map(value -> value.substring(7, 11))
                .filter(year -> year.matches("[0-9]{4}"))
                .orElse("");
    }

    private List<Item> items(MarcRecord record, BibId bib, long number, List<Problem> remarks) {
        List<Item> items = new ArrayList<>();
        record.all(mapping.itemTag()).forEach(field -> {
            Optional<String> barcode = field.first(mapping.barcode());
            Optional<ItemId> id = barcode.flatMap(MarcTitle::item);
            if (id.isEmpty()) {
                remarks.add(new Problem(
                        number,
                        "field " + mapping.itemTag() + " $" + mapping.barcode(),
                        "a copy without a usable barcode was left out",
                        false));
                return;
            }
            items.add(new Item(
                    id.get(),
                    bib,
                    mapping.branch(field.first(mapping.branch())),
                    cut(copyNumber(field)),
                    AfiPolicy.ISO_28560,
                    mapping.isReference(mapping.use().flatMap(field::first)) ? Item.Use.REFERENCE : Item.Use.LENDABLE));
        });
        return items;
    }

    private String copyNumber(Data field) {
        return mapping.itemCallNumber()
                .chars()
                .mapToObj(code -> field.first((char) code))
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static Optional<ItemId> item(String barcode) {
        try {
            return Optional.of(new ItemId(barcode));
        } catch (IllegalArgumentException notABarcode) {
            return Optional.empty();
        }
    }

    private static String cut(String text) {
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX);
    }
}
