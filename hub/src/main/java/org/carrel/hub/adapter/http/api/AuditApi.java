package org.carrel.hub.adapter.http.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.store.Services;

/** Who did or saw what, and whether the chain of it holds. */
public final class AuditApi {
    static final View<Audit.Entry> ENTRY = View.<Audit.Entry>named("AuditEntry")
            .member("sequence", new Schema.Whole(1, Long.MAX_VALUE), "1, 2, 3 … without gaps.", Audit.Entry::sequence)
            .moment("at", "When.", Audit.Entry::at)
            .text(
                    "actor",
                    200,
                    "By whom, such as staff:lin, client:website, patron:p17 or hub:clock.",
                    Audit.Entry::actor)
            .word("action", Audit.Action.class, "What was done.", Audit.Entry::action)
            .text("subject", 200, "To what, such as patron:p17; empty for nothing in particular.", Audit.Entry::subject)
            .text("detail", 500, "Further ids, or what of it.", Audit.Entry::detail);

    private static final View<Audit.Verification> VERIFICATION = View.<Audit.Verification>named("AuditVerification")
            .member(
                    "intact",
                    new Schema.Truth(),
                    "Whether the whole chain holds.",
                    found -> found instanceof Audit.Verification.Intact)
            .perhaps(
                    "entries",
                    new Schema.Whole(0, Long.MAX_VALUE),
                    "How many entries.",
                    found -> found instanceof Audit.Verification.Intact intact
                            ? Optional.of(intact.entries())
                            : Optional.empty())
            .perhaps(
                    "head",
                    Schema.text(64),
                    "The newest entry's hash; keep it elsewhere.",
                    found -> found instanceof Audit.Verification.Intact intact
                            ? Optional.of(intact.head())
                            : Optional.empty())
            .perhaps(
                    "brokenAt",
                    new Schema.Whole(0, Long.MAX_VALUE),
                    "The first entry that does not hold.",
                    found -> found instanceof Audit.Verification.Broken broken
                            ? Optional.of(broken.sequence())
                            : Optional.empty());

    private final Desk desk;

    public AuditApi(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/audit", "Who did or saw what, the newest first.")
                        .tag("audit")
                        .need(Need.ADMINISTRATION)
                        .query("subject", Schema.matching("[a-z-]+:.{1,150}", 180), "Only this, such as patron:p17.")
                        .query(
                                "actor",
                                Schema.matching("[a-z-]+:.{1,150}", 180),
                                "Only by this one, such as staff:lin.")
                        .query("action", Schema.wordsOf(Audit.Action.class), "Only this.")
                        .query("from", Schema.moment(), "Only from this moment on.")
                        .query("until", Schema.moment(), "Only before this moment.")
                        .pages(ENTRY)
                        .does(this::entries),
                Endpoint.get(
                                "/patrons/{id}/audit",
                                "Who saw or changed what of a patron, the newest first; noted as seen.")
                        .tag("audit")
                        .need(Need.CIRCULATION)
                        .path("id", Ids.KEY, "The hub's key.")
                        .pages(ENTRY)
                        .does(this::aboutPatron),
                Endpoint.get("/audit/verification", "Compute the whole audit chain anew.")
                        .tag("audit")
                        .need(Need.ADMINISTRATION)
                        .one(VERIFICATION)
                        .does(call -> Call.ok(
                                VERIFICATION,
                                desk.store().read(services -> services.audit().verify()))));
    }

    private Reply entries(Call call) {
        Audit.Filter filter = new Audit.Filter(
                call.query("subject").orElse(""),
                call.query("actor").orElse(""),
                call.query("action", AuditApi::action).stream().toList(),
                call.query("from", AuditApi::moment).orElse(Instant.MIN),
                call.query("until", AuditApi::moment).orElse(Instant.MAX));
        return desk.store().read(services -> page(services, call, filter));
    }

    private Reply aboutPatron(Call call) {
        return call.inTransaction((services, within) -> {
            PatronId patron = Call.found(services.patrons().patron(within.path("id", PatronId::new)))
                    .id();
            within.noteSeen(services, patron, "audit");
            return page(services, within, Audit.Filter.about("patron:" + patron));
        });
    }

    private static Reply page(Services services, Call call, Audit.Filter filter) {
        long before = call.cursor(Long::parseLong).orElse(Long.MAX_VALUE);
        List<Audit.Entry> found = services.audit().before(before, filter, call.limit() + 1);
        List<Audit.Entry> shown = found.subList(0, Math.min(found.size(), call.limit()));
        Optional<String> next = found.size() > shown.size()
                ? Optional.of(Long.toString(shown.getLast().sequence()))
                : Optional.empty();
        return Call.page(ENTRY, shown, next);
    }

    private static Audit.Action action(String word) {
        return Audit.Action.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException bad) {
            throw new IllegalArgumentException("no moment", bad);
        }
    }
}
