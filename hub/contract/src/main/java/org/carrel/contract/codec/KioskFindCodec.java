package org.carrel.contract.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.kiosk.CopyLine;
import org.carrel.contract.message.kiosk.Facet;
import org.carrel.contract.message.kiosk.HoldRefusal;
import org.carrel.contract.message.kiosk.Leg;
import org.carrel.contract.message.kiosk.Place;
import org.carrel.contract.message.kiosk.Plan;
import org.carrel.contract.message.kiosk.Plan.Outline;
import org.carrel.contract.message.kiosk.Plan.Spot;
import org.carrel.contract.message.kiosk.Suggested;
import org.carrel.contract.message.kiosk.TitleLine;

/** What the hub says to a kiosk about titles, holds and ways. */
final class KioskFindCodec {
    /** Corners are one text, as SVG's {@code points} takes them: shorter by half than as objects. */
    private static final Pattern CORNERS = Pattern.compile("(?:\\d{1,9},\\d{1,9}(?: \\d{1,9},\\d{1,9})*)?");

    private KioskFindCodec() {}

    static Json.Writing write(KioskAnswer.BranchesAnswer answer) {
        return switch (answer) {
            case KioskAnswer.BranchesTold(var branches) ->
                Json.typed("branches-told").list("branches", branches, KioskFindCodec::write);
        };
    }

    static Json.Writing write(KioskAnswer.SearchAnswer answer) {
        return switch (answer) {
            case KioskAnswer.Found found ->
                Json.typed("found")
                        .list("titles", found.titles(), KioskFindCodec::write)
                        .whole("total", found.total())
                        .truth("exactly", found.exactly())
                        .text("cursor", found.cursor())
                        .list("facets", found.facets(), KioskFindCodec::write);
        };
    }

    static Json.Writing write(KioskAnswer.SuggestAnswer answer) {
        return switch (answer) {
            case KioskAnswer.Suggestions(var suggested) ->
                Json.typed("suggestions")
                        .list(
                                "suggested",
                                suggested,
                                each -> Json.object()
                                        .word("kind", each.kind())
                                        .freeText("text", each.text())
                                        .done());
        };
    }

    static Json.Writing write(KioskAnswer.TitleAnswer answer) {
        return switch (answer) {
            case KioskAnswer.TitleTold told ->
                Json.typed("title-told")
                        .put("title", write(told.title()))
                        .whole("copyCount", told.copyCount())
                        .list("copies", told.copies(), KioskFindCodec::write)
                        .whole("waiting", told.waiting());
            case KioskAnswer.TitleUnknown() -> Json.typed("title-unknown");
        };
    }

    static Json.Writing write(KioskAnswer.WayAnswer answer) {
        return switch (answer) {
            case KioskAnswer.WayShown way ->
                Json.typed("way-shown")
                        .freeText("callNumber", way.callNumber())
                        .list("legs", way.legs(), KioskFindCodec::write)
                        .freeText("level", way.level())
                        .freeText("shelf", way.shelf())
                        .put("books", write(way.books()))
                        .whole("metres", way.metres());
            case KioskAnswer.NoWay(var reason) -> Json.typed("no-way").word("reason", reason);
        };
    }

    static Json.Writing write(KioskAnswer.PlanAnswer answer) {
        return switch (answer) {
            case KioskAnswer.PlanShown(var plan, var levels) ->
                Json.typed("plan-shown")
                        .put("plan", write(plan))
                        .list("levels", levels, level -> new Json.Text(Limit.clip(level)));
            case KioskAnswer.NoPlan() -> Json.typed("no-plan");
        };
    }

    /** Empty when the type is none of these. */
    static Optional<KioskAnswer> read(Reading in) {
        return switch (in.type()) {
            case "branches-told" ->
                Optional.of(new KioskAnswer.BranchesTold(in.objects("branches", KioskFindCodec::place)));
            case "found" ->
                Optional.of(new KioskAnswer.Found(
                        in.objects("titles", KioskFindCodec::title),
                        in.count("total"),
                        in.truth("exactly"),
                        in.text("cursor"),
                        in.objects("facets", KioskFindCodec::facet)));
            case "suggestions" ->
                Optional.of(new KioskAnswer.Suggestions(in.objects(
                        "suggested",
                        each -> new Suggested(each.word("kind", Suggested.Kind.class), each.freeText("text")))));
            case "title-told" ->
                Optional.of(new KioskAnswer.TitleTold(
                        title(in.object("title")),
                        in.count("copyCount"),
                        in.objects("copies", KioskFindCodec::copy),
                        in.count("waiting")));
            case "title-unknown" -> Optional.of(new KioskAnswer.TitleUnknown());
            case "way-shown" ->
                Optional.of(new KioskAnswer.WayShown(
                        in.freeText("callNumber"),
                        in.objects("legs", KioskFindCodec::leg),
                        in.freeText("level"),
                        in.freeText("shelf"),
                        spot(in.object("books")),
                        in.count("metres")));
            case "no-way" -> Optional.of(new KioskAnswer.NoWay(in.word("reason", KioskAnswer.NoWayReason.class)));
            case "plan-shown" ->
                Optional.of(new KioskAnswer.PlanShown(plan(in.object("plan")), in.freeTexts("levels")));
            case "no-plan" -> Optional.of(new KioskAnswer.NoPlan());
            case "hold-placed" ->
                Optional.of(new KioskAnswer.HoldPlaced(in.id("hold", HoldId::new), in.count("place")));
            case "hold-not-placed" ->
                Optional.of(new KioskAnswer.HoldNotPlaced(in.words("reasons", HoldRefusal.class)));
            case "hold-cancelled" -> Optional.of(new KioskAnswer.HoldCancelled());
            case "no-such-hold" -> Optional.of(new KioskAnswer.NoSuchHold());
            default -> Optional.empty();
        };
    }

    private static Json write(Place place) {
        return Json.object()
                .text("site", place.site().value())
                .freeText("nameZh", place.nameZh())
                .freeText("nameEn", place.nameEn())
                .done();
    }

    private static Place place(Reading in) {
        return new Place(in.id("site", SiteId::new), in.freeText("nameZh"), in.freeText("nameEn"));
    }

    private static Json write(TitleLine line) {
        return Json.object()
                .text("bib", line.bib().value())
                .put("work", KioskLines.write(line.work()))
                .freeText("year", line.year())
                .freeText("callNumber", line.callNumber())
                .freeText("material", line.material())
                .list(
                        "availability",
                        line.availability(),
                        at -> Json.object()
                                .text("branch", at.branch().value())
                                .whole("copies", at.copies())
                                .whole("onShelf", at.onShelf())
                                .done())
                .done();
    }

    private static TitleLine title(Reading in) {
        return new TitleLine(
                in.id("bib", BibId::new),
                KioskLines.work(in.object("work")),
                in.freeText("year"),
                in.freeText("callNumber"),
                in.freeText("material"),
                in.objects(
                        "availability",
                        at -> new TitleLine.AtBranch(
                                at.id("branch", SiteId::new), at.count("copies"), at.count("onShelf"))));
    }

    private static Json write(CopyLine line) {
        return Json.object()
                .text("item", line.item().value())
                .text("branch", line.branch().value())
                .freeText("callNumber", line.callNumber())
                .word("state", line.state())
                .days("due", line.due())
                .done();
    }

    private static CopyLine copy(Reading in) {
        return new CopyLine(
                in.id("item", ItemId::new),
                in.id("branch", SiteId::new),
                in.freeText("callNumber"),
                in.word("state", CopyLine.State.class),
                in.days("due"));
    }

    private static Json write(Facet facet) {
        return Json.object()
                .word("kind", facet.kind())
                .list(
                        "counts",
                        facet.counts(),
                        count -> Json.object()
                                .freeText("value", count.value())
                                .whole("titles", count.titles())
                                .done())
                .done();
    }

    private static Facet facet(Reading in) {
        return new Facet(
                in.word("kind", Facet.Kind.class),
                in.objects("counts", count -> new Facet.Count(count.freeText("value"), count.count("titles"))));
    }

    private static Json write(Leg leg) {
        return switch (leg) {
            case Leg.Walk(var level, var line) ->
                Json.typed("walk")
                        .freeText("level", level)
                        .put("line", write(line))
                        .done();
            case Leg.Change(var by, var from, var to) ->
                Json.typed("change")
                        .word("by", by)
                        .freeText("fromLevel", from)
                        .freeText("toLevel", to)
                        .done();
        };
    }

    private static Leg leg(Reading in) {
        return switch (in.type()) {
            case "walk" -> new Leg.Walk(in.freeText("level"), outline(in, "line"));
            case "change" ->
                new Leg.Change(in.word("by", Leg.Passage.class), in.freeText("fromLevel"), in.freeText("toLevel"));
            default -> throw in.unknownType();
        };
    }

    private static Json write(Plan plan) {
        return Json.object()
                .freeText("level", plan.level())
                .freeText("nameZh", plan.nameZh())
                .freeText("nameEn", plan.nameEn())
                .put("floor", write(plan.floor()))
                .list("blocked", plan.blocked(), KioskFindCodec::write)
                .list(
                        "shelves",
                        plan.shelves(),
                        shelf -> Json.object()
                                .freeText("id", shelf.id())
                                .put("outline", write(shelf.outline()))
                                .done())
                .list(
                        "marks",
                        plan.marks(),
                        mark -> Json.object()
                                .freeText("id", mark.id())
                                .freeText("nameZh", mark.nameZh())
                                .freeText("nameEn", mark.nameEn())
                                .put("at", write(mark.at()))
                                .done())
                .done();
    }

    private static Plan plan(Reading in) {
        return new Plan(
                in.freeText("level"),
                in.freeText("nameZh"),
                in.freeText("nameEn"),
                outline(in, "floor"),
                in.ids("blocked", KioskFindCodec::corners),
                in.objects("shelves", shelf -> new Plan.Shelf(shelf.freeText("id"), outline(shelf, "outline"))),
                in.objects(
                        "marks",
                        mark -> new Plan.Mark(
                                mark.freeText("id"),
                                mark.freeText("nameZh"),
                                mark.freeText("nameEn"),
                                spot(mark.object("at")))));
    }

    static Json write(Spot spot) {
        return Json.object().whole("x", spot.x()).whole("y", spot.y()).done();
    }

    static Spot spot(Reading in) {
        return new Spot(in.count("x"), in.count("y"));
    }

    private static Json write(Outline outline) {
        StringBuilder text = new StringBuilder();
        for (Spot corner : outline.corners()) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(corner.x())
                    .append(',')
                    .append(corner.y());
        }
        return new Json.Text(text.toString());
    }

    private static Outline outline(Reading in, String name) {
        return in.id(name, KioskFindCodec::corners);
    }

    private static Outline corners(String text) {
        if (!CORNERS.matcher(text).matches()) {
            throw new IllegalArgumentException("corners must be as SVG's points takes them");
        }
        List<Spot> corners = new ArrayList<>();
        for (String corner : text.isEmpty() ? new String[0] : text.split(" ")) {
            int comma = corner.indexOf(',');
            corners.add(new Spot(
                    Integer.parseInt(corner.substring(0, comma)), Integer.parseInt(corner.substring(comma + 1))));
        }
        return new Outline(corners);
    }
}
