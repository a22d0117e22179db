package org.carrel.hub.kiosk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.kiosk.CopyLine;
import org.carrel.contract.message.kiosk.Facet;
import org.carrel.contract.message.kiosk.Narrowing;
import org.carrel.contract.message.kiosk.Place;
import org.carrel.contract.message.kiosk.Suggested;
import org.carrel.contract.message.kiosk.TitleLine;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Material;
import org.carrel.hub.circulation.ItemInformation;
import org.carrel.hub.circulation.ItemInformation.Whereabouts;
import org.carrel.hub.search.Asked;
import org.carrel.hub.search.Availability;
import org.carrel.hub.search.Cursor;
import org.carrel.hub.search.Found;
import org.carrel.hub.search.Found.Count;
import org.carrel.hub.search.Suggestion;

/** Finds titles for whoever stands before a kiosk. Nothing of it is about any person. */
final class Searching {
    private static final int SUGGESTIONS_MAX = 8;
    private static final int COUNTS_MAX = 10;
    private static final int COPIES_MAX = 60;
    private static final int BRANCHES_MAX = 60;
    private static final int VALUE_CHARACTERS = 80;
    private static final int NAME_CHARACTERS = 60;

    private final KioskParts parts;
    private final Lines lines;

    Searching(KioskParts parts, Lines lines) {
        this.parts = parts;
        this.lines = lines;
    }

    KioskAnswer branches() {
        return new KioskAnswer.BranchesTold(Lines.atMost(
                        BRANCHES_MAX, parts.branches().all())
                .stream()
                .map(branch -> new Place(
                        branch.site(),
                        Lines.cut(branch.nameZh(), NAME_CHARACTERS),
                        Lines.cut(branch.nameEn(), NAME_CHARACTERS)))
                .toList());
    }

    /** A word or a cursor that no search ever gave finds nothing: a kiosk sends back what it was told. */
    KioskAnswer search(KioskAsk.Search ask) {
        Found found = asked(ask).map(parts.search()::find).orElse(Found.NOTHING);
        List<Facet> facets = new ArrayList<>();
        Found.Facets all = found.facets();
        add(facets, Facet.Kind.MATERIAL, all.materials(), Searching::word);
        add(facets, Facet.Kind.LANGUAGE, all.languages(), value -> value);
        add(facets, Facet.Kind.YEAR, all.years(), value -> value);
        add(facets, Facet.Kind.MAIN_CLASS, all.mainClasses(), value -> value);
        add(facets, Facet.Kind.SUBJECT, all.subjects(), value -> value);
        add(facets, Facet.Kind.BRANCH, all.branches(), value -> value);
        return new KioskAnswer.Found(
                found.titles().stream()
                        .map(hit -> line(hit.bib(), hit.availability()))
                        .toList(),
                switch (found.total()) {
                    case Found.Total.Exactly(int titles) -> titles;
                    case Found.Total.AtLeast(int titles) -> titles;
                },
                found.total() instanceof Found.Total.Exactly,
                found.next().map(Cursor::toString).orElse(""),
                facets);
    }

    private static Optional<Asked> asked(KioskAsk.Search ask) {
        try {
            return Optional.of(read(ask));
        } catch (IllegalArgumentException neverGiven) {
            return Optional.empty();
        }
    }

    private static Asked read(KioskAsk.Search ask) {
        Narrowing only = ask.only();
        return new Asked(
                ask.words(),
                switch (ask.in()) {
                    case ANY -> Asked.Field.ANY;
                    case TITLE -> Asked.Field.TITLE;
                    case AUTHOR -> Asked.Field.AUTHOR;
                    case SUBJECT -> Asked.Field.SUBJECT;
                    case ISBN -> Asked.Field.ISBN;
                    case CALL_NUMBER -> Asked.Field.CALL_NUMBER;
                },
                new Asked.Only(
                        given(only.material(), word -> Material.valueOf(word.toUpperCase(Locale.ROOT))),
                        given(only.language(), word -> word),
                        year(only.yearFrom()),
                        year(only.yearThrough()),
                        given(only.mainClass(), word -> word),
                        given(only.subject(), word -> word),
                        given(only.branch(), SiteId::new),
                        only.availableNow()),
                switch (ask.order()) {
                    case RELEVANCE -> Asked.Order.RELEVANCE;
                    case NEWEST -> Asked.Order.NEWEST;
                    case CALL_NUMBER -> Asked.Order.CALL_NUMBER;
                },
                Math.clamp(ask.limit(), 1, KioskAsk.Search.LIMIT_MAX),
                given(ask.cursor(), Cursor::parse));
    }

    private static <T> Optional<T> given(String text, Function<String, T> read) {
        return text.isEmpty() ? Optional.empty() : Optional.of(read.apply(text));
    }

    private static OptionalInt year(int year) {
        return year == 0 ? OptionalInt.empty() : OptionalInt.of(year);
    }

    private static String word(String material) {
        return material.toLowerCase(Locale.ROOT);
    }

    /** A value that is too long to be sent back as it is would find nothing: left out. */
    private static void add(List<Facet> facets, Facet.Kind kind, List<Count> counts, Function<String, String> word) {
        List<Facet.Count> shown = counts.stream()
                .filter(count -> count.value().length() <= VALUE_CHARACTERS)
                .limit(COUNTS_MAX)
                .map(count -> new Facet.Count(word.apply(count.value()), count.titles()))
                .toList();
        if (!shown.isEmpty()) {
            facets.add(new Facet(kind, shown));
        }
    }

    private static TitleLine line(Bib bib, Availability availability) {
        return new TitleLine(
                bib.id(),
                Lines.work(bib),
                Lines.cut(bib.year(), VALUE_CHARACTERS),
                Lines.cut(bib.callNumber(), VALUE_CHARACTERS),
                word(bib.material().name()),
                availability.branches().stream()
                        .filter(at -> at.copies() > 0)
                        .limit(COUNTS_MAX)
                        .map(at -> new TitleLine.AtBranch(at.branch(), at.copies(), at.onShelf()))
                        .toList());
    }

    KioskAnswer suggest(String typed) {
        return new KioskAnswer.Suggestions(parts.search().suggest(typed, SUGGESTIONS_MAX).stream()
                .map(suggestion -> new Suggested(kind(suggestion.kind()), suggestion.text()))
                .toList());
    }

    private static Suggested.Kind kind(Suggestion.Kind kind) {
        return switch (kind) {
            case TITLE -> Suggested.Kind.TITLE;
            case AUTHOR -> Suggested.Kind.AUTHOR;
            case SUBJECT -> Suggested.Kind.SUBJECT;
        };
    }

    KioskAnswer title(BibId id, Instant now) {
        Optional<Bib> bib = parts.catalogue().bib(id);
        if (bib.isEmpty()) {
            return new KioskAnswer.TitleUnknown();
        }
        List<ItemInformation> copies = parts.circulation().copies(id, now).stream()
                .filter(copy -> !(copy.whereabouts() instanceof Whereabouts.Withdrawn))
                .toList();
        return new KioskAnswer.TitleTold(
                line(bib.get(), parts.search().availability(id)),
                copies.size(),
                Lines.atMost(COPIES_MAX, copies).stream().map(this::line).toList(),
                parts.reservations().queue(id, now).size());
    }

    private CopyLine line(ItemInformation copy) {
        String own = copy.item().callNumber();
        return new CopyLine(
                copy.item().id(),
                copy.item().branch(),
                Lines.cut(own.isEmpty() ? copy.bib().callNumber() : own, VALUE_CHARACTERS),
                switch (copy.whereabouts()) {
                    case Whereabouts.Available _ -> CopyLine.State.ON_SHELF;
                    case Whereabouts.InLibraryOnly _ -> CopyLine.State.FOR_READING_HERE;
                    case Whereabouts.OnLoan _ -> CopyLine.State.ON_LOAN;
                    case Whereabouts.OnHoldShelf _, Whereabouts.OnItsWayToPickup _ -> CopyLine.State.KEPT;
                    case Whereabouts.InTransit _ -> CopyLine.State.ON_ITS_WAY;
                    case Whereabouts.Withdrawn _,
                            Whereabouts.ClaimedReturned _,
                            Whereabouts.Lost _,
                            Whereabouts.Missing _ -> CopyLine.State.ASK_AT_DESK;
                },
                copy.whereabouts() instanceof Whereabouts.OnLoan(var loan) ? List.of(lines.last(loan)) : List.of());
    }
}
