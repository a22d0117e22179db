package org.carrel.hub.adapter.http.catalogue;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Form;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.adapter.http.api.Ids;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.store.Services;

/** The library's buildings: their names, and their hours in an ordinary week. */
public final class BranchesApi {
    private static final String HOURS =
            "By weekday, such as: tue 08:00-21:00, sun 08:00-17:00; add holidays if open on them. Other weekdays are closed.";

    private static final Schema NAME = Schema.matching("(?s).*\\S.*", 100);

    private static final Form SETTINGS = Form.named("BranchSettings")
            .required("nameZh", NAME, "Its Chinese name.")
            .required("nameEn", NAME, "Its English name.")
            .required("hours", Schema.text(400), HOURS);

    private static final View<Branch> BRANCH = View.<Branch>named("Branch")
            .text("site", 32, "Its short name.", Branch::site)
            .text("nameZh", 100, "Its Chinese name.", Branch::nameZh)
            .text("nameEn", 100, "Its English name.", Branch::nameEn)
            .text("hours", 400, HOURS, Branch::hours);

    private final Desk desk;

    public BranchesApi(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/branches", "The library's buildings.")
                        .tag("catalogue")
                        .need(Need.CATALOGUE)
                        .many(BRANCH)
                        .does(call -> Call.list(
                                BRANCH,
                                desk.store()
                                        .read(services -> services.branches().all()))),
                Endpoint.get("/branches/{site}", "One building, and when it is open in an ordinary week.")
                        .tag("catalogue")
                        .need(Need.CATALOGUE)
                        .path("site", Ids.SLUG, "The branch.")
                        .one(BRANCH)
                        .does(call -> Call.ok(
                                BRANCH,
                                Call.found(desk.store()
                                        .read(services ->
                                                services.branches().branch(call.path("site", SiteId::new)))))),
                Endpoint.put("/branches/{site}", "Add a branch, rename it, or give it other hours.")
                        .tag("catalogue")
                        .need(Need.SETTINGS)
                        .path("site", Ids.SLUG, "Its short name; devices and settings name it so, and it stays.")
                        .takes(SETTINGS)
                        .matches()
                        .one(BRANCH)
                        .changes(BranchesApi::put));
    }

    private static Reply put(Services services, Call call) {
        Branch branch = new Branch(
                call.path("site", SiteId::new),
                call.body().text("nameZh"),
                call.body().text("nameEn"),
                Call.read("hours", call.body().text("hours"), WeeklyHours::parse));
        Optional<Branch> known = services.branches().branch(branch.site());
        known.ifPresent(present -> call.requireMatch(BRANCH, present));
        if (known.isEmpty() && call.header("If-Match").isPresent()) {
            throw Problem.of(ProblemCode.CHANGED_SINCE);
        }
        services.hours().put(branch, call.caller().actor(), call.now());
        return Call.ok(BRANCH, branch);
    }
}
