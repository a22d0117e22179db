package org.carrel.hub.adapter.http.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.Problem.Fault;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.api.Ids;
import org.carrel.hub.catalogue.Material;
import org.carrel.hub.search.Asked;
import org.carrel.hub.search.Asked.Field;
import org.carrel.hub.search.Asked.Only;
import org.carrel.hub.search.Asked.Order;
import org.carrel.hub.search.Cursor;

/** Finding titles. */
public final class SearchApi {
    private static final int PAGE = 20;
    private static final int SUGGESTED_MAX = 8;
    private static final Schema.Text YEAR = Schema.matching("[0-9]{1,4}", 4);

    private final Desk desk;

    public SearchApi(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/titles", "Find titles. Words, narrowing, or both.")
                        .tag("catalogue")
                        .need(Need.CATALOGUE)
                        .query(
                                "q",
                                Schema.text(200),
                                "Words, of which the last may be unfinished; any part of a Chinese title; an ISBN; the"
                                        + " beginning of a call number. Traditional and simplified forms are one.")
                        .query("in", Schema.wordsOf(Field.class), "Where the words must stand; any when left out.")
                        .query("material", Schema.wordsOf(Material.class), "Only this kind.")
                        .query("language", Schema.matching("[a-z]{1,8}", 8), "Only in this language, such as chi.")
                        .query("yearFrom", YEAR, "Published in this year or later.")
                        .query("yearThrough", YEAR, "Published in this year or earlier.")
                        .query("class", Schema.matching("[0-9A-Z]", 1), "Only of this main class, such as 8.")
                        .query("subject", Schema.text(200), "Only about this, as a facet named it.")
                        .query("branch", Ids.SLUG, "Only what this branch has.")
                        .query(
                                "available",
                                new Schema.Word(List.of("now")),
                                "Only what stands on its shelf now, in the branch if one is given.")
                        .query("sort", Schema.wordsOf(Order.class), "relevance when left out.")
                        .query("limit", Schema.matching("[0-9]{1,3}", 3), "1 to 200; 20 when left out.")
                        .query("cursor", Schema.text(400), "What the page before gave as next.")
                        .one(TitleViews.PAGE)
                        .does(this::search),
                Endpoint.get("/suggestions", "Titles, authors and subjects that begin with what was typed so far.")
                        .tag("catalogue")
                        .need(Need.CATALOGUE)
                        .query("q", Schema.text(100), "What was typed.")
                        .many(TitleViews.SUGGESTION)
                        .does(call -> Call.list(
                                TitleViews.SUGGESTION,
                                desk.store()
                                        .read(services -> services.search()
                                                .suggest(call.query("q").orElse(""), SUGGESTED_MAX)))));
    }

    private Reply search(Call call) {
        int limit = call.query("limit", Integer::parseInt).orElse(PAGE);
        if (limit < 1 || limit > Asked.LIMIT_MAX) {
            throw bad("limit", "out-of-range");
        }
        Order order = TitleViews.constant(call.query("sort"), Order.class).orElse(Order.RELEVANCE);
        Optional<Cursor> after = call.query("cursor", Cursor::parse);
        if (after.isPresent() && after.get().order() != order) {
            throw bad("cursor", "of-another-sort");
        }
        Asked asked = new Asked(
                call.query("q").orElse(""),
                TitleViews.constant(call.query("in"), Field.class).orElse(Field.ANY),
                new Only(
                        TitleViews.constant(call.query("material"), Material.class),
                        call.query("language"),
                        year(call, "yearFrom"),
                        year(call, "yearThrough"),
                        call.query("class"),
                        call.query("subject"),
                        call.query("branch", SiteId::new),
                        call.query("available").isPresent()),
                order,
                limit,
                after);
        return Call.ok(
                TitleViews.PAGE, desk.store().read(services -> services.search().find(asked)));
    }

    private static OptionalInt year(Call call, String name) {
        return call.query(name, Integer::parseInt).map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private static Problem bad(String parameter, String what) {
        return Problem.of(ProblemCode.PARAMETER_INVALID, List.of(new Fault(parameter, what)));
    }
}
