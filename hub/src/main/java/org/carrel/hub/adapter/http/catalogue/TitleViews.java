package org.carrel.hub.adapter.http.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.adapter.http.api.Words;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Material;
import org.carrel.hub.search.Availability;
import org.carrel.hub.search.Availability.AtBranch;
import org.carrel.hub.search.Cursor;
import org.carrel.hub.search.Found;
import org.carrel.hub.search.Found.Count;
import org.carrel.hub.search.Found.Hit;
import org.carrel.hub.search.Found.Total;
import org.carrel.hub.search.Suggestion;

/** How titles and what was found of them are shown. */
final class TitleViews {
    private static final Schema COUNT = new Schema.Whole(0, Integer.MAX_VALUE);

    static final View<AtBranch> AT_BRANCH = View.<AtBranch>named("AvailabilityAtBranch")
            .text("branch", 32, "The branch.", AtBranch::branch)
            .member("copies", COUNT, "How many copies it has.", AtBranch::copies)
            .member(
                    "onShelf",
                    COUNT,
                    "How many of them stand on their shelf: not on loan, not put aside.",
                    AtBranch::onShelf);

    private static final View<Hit> HIT = bib(View.<Hit>named("FoundTitle"), Hit::bib)
            .member(
                    "copies",
                    COUNT,
                    "How many copies there are.",
                    hit -> hit.availability().copies())
            .member(
                    "onShelf",
                    COUNT,
                    "How many of them can be fetched now.",
                    hit -> hit.availability().onShelf())
            .list(
                    "branches",
                    AT_BRANCH,
                    200,
                    "The same by branch.",
                    hit -> hit.availability().branches());

    private static final View<Count> FACET_COUNT = View.<Count>named("FacetCount")
            .text("value", 200, "As the parameter takes it.", Count::value)
            .member("titles", COUNT, "How many of the titles counted have it.", Count::titles);

    private record Facet(String name, List<Count> counts) {}

    private static final View<Facet> FACET = View.<Facet>named("Facet")
            .member(
                    "parameter",
                    new Schema.Word(List.of("material", "language", "year", "class", "subject", "branch")),
                    "What is counted.",
                    Facet::name)
            .list("counts", FACET_COUNT, 12, "The most frequent values.", Facet::counts);

    static final View<Found> PAGE = View.<Found>named("TitlePage")
            .list("items", HIT, 200, "The titles.", Found::titles)
            .member("total", COUNT, "How many titles there are.", TitleViews::total)
            .member(
                    "totalIs",
                    new Schema.Word(List.of("exactly", "at-least")),
                    "Whether that is all. No more than " + Found.COUNTED_MAX + " are looked at and counted.",
                    found -> found.total() instanceof Total.Exactly ? "exactly" : "at-least")
            .perhaps(
                    "next",
                    Schema.text(400),
                    "Send it as cursor for the next page; left out at the end.",
                    found -> found.next().map(Cursor::toString))
            .list(
                    "facets",
                    FACET,
                    6,
                    "What the titles counted are; on the first page only.",
                    found -> facets(found.facets()));

    static final View<Suggestion> SUGGESTION = View.<Suggestion>named("Suggestion")
            .word("kind", Suggestion.Kind.class, "What the text is.", Suggestion::kind)
            .text("text", 1_000, "What begins with what was typed.", Suggestion::text);

    private TitleViews() {}

    static <T> View<T> bib(View<T> view, Function<T, Bib> bib) {
        return view.text("id", 64, "Its id.", from -> bib.apply(from).id())
                .text(
                        "name",
                        1_000,
                        "The title proper.",
                        from -> bib.apply(from).title())
                .text("author", 1_000, "Or empty.", from -> bib.apply(from).author())
                .text(
                        "isbn",
                        13,
                        "13 digits, or empty.",
                        from -> bib.apply(from).isbn())
                .text("callNumber", 200, "Or empty.", from -> bib.apply(from).callNumber())
                .text(
                        "language",
                        20,
                        "As catalogued, such as chi.",
                        from -> bib.apply(from).language())
                .text(
                        "year",
                        20,
                        "Of publication, as catalogued.",
                        from -> bib.apply(from).year())
                .word(
                        "material",
                        Material.class,
                        "What kind of thing it is.",
                        from -> bib.apply(from).material())
                .member(
                        "subjects",
                        new Schema.Listing(Schema.text(200), 50),
                        "Headings, as catalogued.",
                        from -> bib.apply(from).subjects());
    }

    static <T> View<T> availability(View<T> view, Function<T, Availability> availability) {
        return view.list(
                "availability",
                AT_BRANCH,
                200,
                "What can be had this moment, by branch.",
                from -> availability.apply(from).branches());
    }

    private static int total(Found found) {
        return switch (found.total()) {
            case Total.Exactly(int titles) -> titles;
            case Total.AtLeast(int titles) -> titles;
        };
    }

    private static List<Facet> facets(Found.Facets facets) {
        return List.of(
                        new Facet("material", shown(facets.materials())),
                        new Facet("language", facets.languages()),
                        new Facet("year", facets.years()),
                        new Facet("class", facets.mainClasses()),
                        new Facet("subject", facets.subjects()),
                        new Facet("branch", facets.branches()))
                .stream()
                .filter(facet -> !facet.counts().isEmpty())
                .toList();
    }

    private static List<Count> shown(List<Count> materials) {
        return materials.stream()
                .map(count -> new Count(Schema.word(Material.valueOf(count.value())), count.titles()))
                .toList();
    }

    /** The word of a parameter as a constant's name, if it was given. */
    static <E extends Enum<E>> Optional<E> constant(Optional<String> word, Class<E> type) {
        return word.map(given -> Words.constant(type, given));
    }
}
