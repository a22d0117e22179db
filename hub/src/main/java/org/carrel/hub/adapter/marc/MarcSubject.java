package org.carrel.hub.adapter.marc;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carrel.hub.adapter.marc.MarcRecord.Data;
import org.carrel.hub.adapter.marc.MarcRecord.Subfield;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Material;

/** What a MARC record is about and what kind of thing it describes. */
final class MarcSubject {
    private static final int HEADINGS_MAX = 12;
    private static final int HEADING_LENGTH_MAX = 200;

    private MarcSubject() {}

    /** Fields 600 to 655: the heading in $a, its subdivisions in $x, $y, $z and $v. */
    static List<String> headings(MarcRecord record) {
        return record.fields().stream()
                .filter(field -> field.tag().matches("6[0-5][0-9]"))
                .map(MarcSubject::heading)
                .filter(heading -> !heading.isEmpty())
                .distinct()
                .limit(HEADINGS_MAX)
                .toList();
    }

    private static String heading(Data field) {
        Optional<String> main = field.first('a');
        if (main.isEmpty()) {
            return "";
        }
        String all = field.subfields().stream()
                .filter(subfield -> "axyzv".indexOf(subfield.code()) >= 0)
                .map(Subfield::value)
                .map(text -> text.replaceAll("\\s+", " ")
                        .replaceAll("[\\s.,;]+$", "")
                        .strip())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(Bib.SUBDIVISION));
        return all.length() <= HEADING_LENGTH_MAX
                ? all
                : all.substring(0, HEADING_LENGTH_MAX).strip();
    }

    /** Leader 06 and 07; 008/23 tells what is read online (MARC 21 Bibliographic). */
    static Material material(MarcRecord record) {
        if (record.leader().length() < 8) {
            return Material.OTHER;
        }
        char part = record.leader().charAt(7);
        return switch (record.leader().charAt(6)) {
            case 'a', 't' ->
                isOnline(record) ? Material.DIGITAL : "bis".indexOf(part) >= 0 ? Material.SERIAL : Material.BOOK;
            case 'c', 'd' -> Material.SCORE;
            case 'e', 'f' -> Material.MAP;
            case 'g' -> Material.FILM;
            case 'i', 'j' -> Material.SOUND;
            case 'm' -> Material.DIGITAL;
            default -> Material.OTHER;
        };
    }

    private static boolean isOnline(MarcRecord record) {
        return record.control("008")
                .filter(value -> value.length() > 23)
                .map(value -> value.charAt(23) == 'o' || value.charAt(23) == 's')
                .orElse(false);
    }
}
