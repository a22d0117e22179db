package org.carrel.hub.adapter.http.api;

import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.access.AccessRows.Token;
import org.carrel.hub.access.Scope;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Form;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.Problem.Fault;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.importing.ImportReport;
import org.carrel.hub.importing.Importing;
import org.carrel.hub.notice.NoticeId;
import org.carrel.hub.notice.Notices.FailedNotice;
import org.carrel.hub.store.Services;

/** Imports, notices, tokens and the hub's own health. */
public final class OfficeApi {
    private static final long IMPORT_BYTES_MAX = 512L << 20;
    private static final int FAILED_LISTED = 100;

    private static final Form TOKEN = Form.named("TokenRequest")
            .required("name", Schema.matching("\\S(?:.{0,58}\\S)?", 60), "Who will use it.")
            .required(
                    "scopes",
                    new Schema.Listing(Schema.wordsOf(Scope.class), Scope.ALL.size()),
                    "What it may do, one at least; none holds another. "
                            + Scope.ALL.stream()
                                    .map(scope -> Schema.word(scope) + ": " + scope.meaning())
                                    .collect(Collectors.joining("; "))
                            + ".");

    private static final View<ImportReport.Problem> IMPORT_PROBLEM = View.<ImportReport.Problem>named("ImportProblem")
            .member(
                    "number",
                    new Schema.Whole(0, Long.MAX_VALUE),
                    "Of the record or row, from 1; 0 for the whole file.",
                    ImportReport.Problem::number)
            .text("where", 200, "Where in it.", ImportReport.Problem::where)
            .text("reason", 1_000, "One sentence.", ImportReport.Problem::reason)
            .member("skipped", new Schema.Truth(), "Whether all of it was left out.", ImportReport.Problem::skipped);

    private static final View<ImportReport> IMPORT = View.<ImportReport>named("ImportReport")
            .member(
                    "read",
                    new Schema.Whole(0, Integer.MAX_VALUE),
                    "How many records or rows there were.",
                    ImportReport::read)
            .member("taken", new Schema.Whole(0, Integer.MAX_VALUE), "How many were taken.", ImportReport::taken)
            .member(
                    "copies",
                    new Schema.Whole(0, Integer.MAX_VALUE),
                    "How many copies came with them.",
                    ImportReport::items)
            .member(
                    "remarks",
                    new Schema.Listing(Schema.text(1_000), 100),
                    "About the file as a whole.",
                    ImportReport::remarks)
            .member(
                    "problemCount",
                    new Schema.Whole(0, Integer.MAX_VALUE),
                    "How many problems there were.",
                    ImportReport::problemCount)
            .list("problems", IMPORT_PROBLEM, 1_000, "The first of them.", ImportReport::problems);

    private static final View<FailedNotice> FAILED = View.<FailedNotice>named("FailedNotice")
            .text("notice", 200, "Its key.", failed -> failed.notice().key())
            .word(
                    "channel",
                    NoticeId.Channel.class,
                    "By which way.",
                    failed -> failed.notice().channel())
            .text("patron", 64, "The patron's id.", FailedNotice::patron)
            .text("kind", 64, "What it would have told.", FailedNotice::kind)
            .text("reason", 64, "A stable code.", FailedNotice::reason)
            .moment("at", "When it was given up.", FailedNotice::at);

    private record NoticeState(long pending, List<FailedNotice> failed) {}

    private static final View<NoticeState> NOTICES = View.<NoticeState>named("Notices")
            .member(
                    "pending",
                    new Schema.Whole(0, Long.MAX_VALUE),
                    "How many wait or are being sent.",
                    NoticeState::pending)
            .list("failed", FAILED, FAILED_LISTED, "Those given up, newest first.", NoticeState::failed);

    private static final View<Token> TOKEN_KNOWN = View.<Token>named("Token")
            .text("id", 64, "Its id.", Token::id)
            .text("name", 60, "Who uses it.", Token::name)
            .member(
                    "scopes",
                    new Schema.Listing(Schema.wordsOf(Scope.class), Scope.ALL.size()),
                    "What it may do.",
                    token -> token.scopes().stream().map(Schema::word).toList())
            .moment("made", "When it was made.", Token::made);

    private record Issued(String id, String token) {}

    private static final View<Issued> TOKEN_ISSUED = View.<Issued>named("IssuedToken")
            .text("id", 64, "Its id.", Issued::id)
            .text("token", 200, "To be sent as Authorization: Bearer; told once and kept nowhere.", Issued::token);

    private record Health(boolean store, boolean broker) {}

    private static final View<Health> HEALTH = View.<Health>named("Health")
            .member("store", new Schema.Truth(), "Whether the hub's store can be read.", Health::store)
            .member("broker", new Schema.Truth(), "Whether the hub hears its broker.", Health::broker);

    private final Desk desk;

    public OfficeApi(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/imports/{kind}", "Import a file; good records are taken although others are damaged.")
                        .tag("office")
                        .need(Need.ADMINISTRATION)
                        .path("kind", Schema.wordsOf(Importing.Kind.class), "What the file holds and how.")
                        .query("branch", Ids.SLUG, "Where MARC copies belong that name no branch; main when left out.")
                        .takesFile(
                                IMPORT_BYTES_MAX,
                                "application/marc",
                                "application/marcxml+xml",
                                "text/csv",
                                "application/octet-stream")
                        .one(201, IMPORT)
                        .does(this::imported),
                Endpoint.get("/notices", "What could not be told to patrons, and how much is still to be told.")
                        .tag("office")
                        .need(Need.ADMINISTRATION)
                        .one(NOTICES)
                        .does(call -> Call.ok(
                                NOTICES,
                                desk.store()
                                        .read(services -> new NoticeState(
                                                services.notices().pending(),
                                                services.notices().failed(FAILED_LISTED))))),
                Endpoint.get("/tokens", "The tokens that programs use.")
                        .tag("office")
                        .need(Need.ADMINISTRATION)
                        .many(TOKEN_KNOWN)
                        .does(call -> Call.list(
                                TOKEN_KNOWN,
                                desk.store().read(services -> services.access().tokens()))),
                Endpoint.post("/tokens", "Make a token for a program.")
                        .tag("office")
                        .need(Need.ADMINISTRATION)
                        .takes(TOKEN)
                        .one(201, TOKEN_ISSUED)
                        .does(this::issueToken),
                Endpoint.delete("/tokens/{id}", "Make a token worthless.")
                        .tag("office")
                        .need(Need.ADMINISTRATION)
                        .path("id", Ids.KEY, "Its id.")
                        .changes(OfficeApi::revokeToken),
                Endpoint.get("/health", "Whether the hub works; for a watchdog.")
                        .tag("office")
                        .need(Need.NOTHING)
                        .one(HEALTH)
                        .does(call -> Call.ok(
                                HEALTH,
                                new Health(
                                        desk.store()
                                                .read(services ->
                                                        services.feed().newest() >= 0),
                                        desk.door().open()))));
    }

    private Reply imported(Call call) {
        Importing.Kind kind = call.path(
                "kind",
                word -> Importing.Kind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')));
        SiteId branch = call.query("branch", SiteId::new).orElse(new SiteId("main"));
        return Call.created(
                IMPORT,
                desk.importing().run(kind, branch, call.file(), call.caller().actor(), call.now()));
    }

    /** Without a key: the answer has the token, which is not to lie in a second place. */
    private Reply issueToken(Call call) {
        String id = desk.ids().get();
        SortedSet<Scope> scopes = call.body().texts("scopes").stream()
                .map(word -> Words.constant(Scope.class, word))
                .collect(Collectors.toCollection(TreeSet::new));
        if (scopes.isEmpty()) {
            throw Problem.of(ProblemCode.BODY_INVALID, List.of(new Fault("/scopes", "missing")));
        }
        String token = desk.store()
                .write(services -> services.access()
                        .issueToken(
                                id,
                                call.body().text("name"),
                                scopes,
                                desk.secret().get(),
                                call.caller().actor(),
                                call.now()));
        return Call.created(TOKEN_ISSUED, new Issued(id, token));
    }

    private static Reply revokeToken(Services services, Call call) {
        boolean known = services.access()
                .revokeToken(call.path("id", id -> id), call.caller().actor(), call.now());
        if (!known) {
            throw Problem.of(ProblemCode.NOT_FOUND);
        }
        return Call.nothing();
    }
}
