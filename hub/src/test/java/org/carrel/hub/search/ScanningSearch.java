package org.carrel.hub.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.hub.catalogue.Bib;

/** Finds by looking at every title, written from the rules alone and without the index's tokens: texts hold words or characters. */
final class ScanningSearch {
    private final List<Bib> bibs = new ArrayList<>();

    void add(Bib bib) {
        bibs.add(bib);
    }

    List<String> find(String typed, Asked.Field field) {
        return bibs.stream()
                .filter(bib -> meets(bib, typed, field))
                .map(bib -> bib.id().value())
                .sorted()
                .toList();
    }

    private static boolean meets(Bib bib, String typed, Asked.Field field) {
        List<String> texts = switch (field) {
            case TITLE -> List.of(bib.title());
            case AUTHOR -> List.of(bib.author());
            case SUBJECT -> bib.subjects();
            case ANY, ISBN, CALL_NUMBER ->
                Stream.concat(Stream.of(bib.title(), bib.author()), bib.subjects().stream())
                        .toList();
        };
        List<String> pieces = pieces(Folding.fold(typed));
        for (int index = 0; index < pieces.size(); index++) {
            String piece = pieces.get(index);
            boolean last = index == pieces.size() - 1;
            boolean met = isCjk(piece)
                    ? pairs(piece).stream()
                            .allMatch(pair -> texts.stream()
                                    .anyMatch(text -> Folding.fold(text).contains(pair)))
                    : texts.stream()
                            .flatMap(text -> pieces(Folding.fold(text)).stream())
                            .anyMatch(word -> last ? word.startsWith(piece) && !isCjk(word) : word.equals(piece));
            boolean number = field == Asked.Field.ANY
                    && piece.matches("[0-9]{2,}")
                    && List.of(typed.split("\\s+")).contains(piece)
                    && bib.callNumber().matches("(.* )?" + piece + ".*");
            if (!met && !number) {
                return false;
            }
        }
        return !pieces.isEmpty();
    }

    private static Set<String> pairs(String text) {
        Set<String> pairs = new TreeSet<>();
        for (int index = 0; index + 1 < text.length(); index++) {
            pairs.add(text.substring(index, index + 2));
        }
        return pairs.isEmpty() ? Set.of(text) : pairs;
    }

    private static List<String> pieces(String folded) {
        String parted = folded.replaceAll("(?<=[a-z0-9])(?=[^a-z0-9 ])|(?<=[^a-z0-9 ])(?=[a-z0-9])", " ");
        return Stream.of(parted.split("[^\\p{L}\\p{N}]+"))
                .filter(piece -> !piece.isEmpty())
                .collect(Collectors.toList());
    }

    private static boolean isCjk(String piece) {
        return piece.charAt(0) > 0x2E80;
    }
}
