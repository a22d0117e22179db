package org.carrel.hub.adapter.http;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.hub.access.AccessRows.Account;
import org.carrel.hub.access.AccessRows.Token;
import org.carrel.hub.access.Sessions.Session;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.identity.StaffMember;

/** Who a request comes from: a token, or the staff page's cookie with its proof; and how people get and give back that cookie. */
final class SignIn {
    static final String COOKIE = "carrel-staff";
    static final String PROOF = "X-Carrel-Proof";

    private static final String BEARER = "Bearer ";

    private static final Form CREDENTIALS = Form.named("SignIn")
            .required("login", Schema.matching("[a-z0-9][a-z0-9.-]{0,31}", 32), "The account's name.")
            .required("password", Schema.text(200), "Its password.");

    private static final View<Welcome> WELCOME = View.<Welcome>named("SignedIn")
            .text("staff", 64, "The staff member's id.", Welcome::staff)
            .text("name", 200, "Their name.", Welcome::name)
            .text("language", 20, "The language they read.", Welcome::language)
            .text("proof", 64, "To be sent as " + PROOF + " with every change.", Welcome::proof);

    private final Desk desk;
    private final boolean secure;

    private record Welcome(String staff, String name, String language, String proof) {}

    SignIn(Desk desk, boolean secure) {
        this.desk = desk;
        this.secure = secure;
    }

    /** @throws Problem when the request pretends to be somebody */
    Caller caller(Context context, Instant now) {
        String authorization = context.header("Authorization");
        if (authorization != null) {
            return program(authorization, context.ip(), now);
        }
        String key = context.cookie(COOKIE);
        if (key == null) {
            return new Caller.Anyone();
        }
        boolean changes = !context.method().name().equals("GET");
        Optional<Session> session =
                desk.sessions().find(key, changes || context.header("X-Carrel-Active") != null, now);
        return session.<Caller>map(open -> new Caller.Person(open.staff(), open.login(), open.key(), open.proof()))
                .orElse(new Caller.Anyone());
    }

    private Caller program(String authorization, String origin, Instant now) {
        Optional<Token> token = authorization.startsWith(BEARER)
                ? desk.store().read(services -> services.access().token(authorization.substring(BEARER.length())))
                : Optional.empty();
        if (token.isEmpty()) {
            // A right one is never kept waiting for another program's wrong ones: it is too long to be guessed.
            String subject = "token from " + origin;
            if (desk.lockout().locked(subject, now)) {
                throw Problem.of(ProblemCode.LOCKED_FOR_A_WHILE);
            }
            desk.lockout().failed(subject, now);
            throw Problem.of(ProblemCode.NOT_SIGNED_IN);
        }
        return new Caller.Program(
                token.get().id(), token.get().name(), token.get().scopes());
    }

    /** A change asked for with the cookie alone may come from another site's page; the proof can only be read by ours. */
    static void requireProof(Context context, Caller caller) {
        if (caller instanceof Caller.Person person && !context.method().name().equals("GET")) {
            String shown = Optional.ofNullable(context.header(PROOF)).orElse("");
            if (!MessageDigest.isEqual(
                    shown.getBytes(StandardCharsets.US_ASCII), person.proof().getBytes(StandardCharsets.US_ASCII))) {
                throw Problem.of(ProblemCode.CROSS_SITE);
            }
        }
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/session", "Sign in at the staff page.")
                        .tag("session")
                        .need(Need.NOTHING)
                        .takes(CREDENTIALS)
                        .one(201, WELCOME)
                        .refuses(ProblemCode.SIGN_IN_REFUSED, ProblemCode.LOCKED_FOR_A_WHILE, ProblemCode.CROSS_SITE)
                        .does(this::signIn),
                Endpoint.get("/session", "Who is signed in.")
                        .tag("session")
                        .need(Need.SIGNED_IN)
                        .one(WELCOME)
                        .does(this::whoAmI),
                Endpoint.delete("/session", "Sign out.")
                        .tag("session")
                        .need(Need.SIGNED_IN)
                        .does(this::signOut));
    }

    private Reply signIn(Call call) {
        String site = call.header("Sec-Fetch-Site").orElse("same-origin");
        if (!site.equals("same-origin") && !site.equals("none")) {
            throw Problem.of(ProblemCode.CROSS_SITE);
        }
        String login = call.body().text("login");
        List<String> subjects = List.of("account " + login, "page from " + call.origin());
        if (subjects.stream().anyMatch(subject -> desk.lockout().locked(subject, call.now()))) {
            throw Problem.of(ProblemCode.LOCKED_FOR_A_WHILE);
        }
        Optional<Account> account =
                desk.store().read(services -> services.access().account(login));
        boolean fits = account.map(Account::hash)
                .orElse(SlowHash.NOBODYS)
                .matches(call.body().text("password"));
        if (account.isEmpty() || !fits) {
            subjects.forEach(subject -> desk.lockout().failed(subject, call.now()));
            desk.store().run(services -> services.access().signInRefused(login, call.now()));
            throw Problem.of(ProblemCode.SIGN_IN_REFUSED);
        }
        desk.lockout().succeeded(subjects.getFirst());
        Session session = desk.sessions()
                .begin(
                        desk.secret().get().hex(),
                        desk.secret().get().hex(),
                        account.get().staff(),
                        login,
                        call.now());
        desk.store().run(services -> services.access().signedIn(session.staff(), call.now()));
        Cookie cookie = new Cookie(COOKIE, session.key());
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        cookie.setSecure(secure);
        cookie.setPath("/");
        call.context().cookie(cookie);
        return Call.created(
                WELCOME, welcome(new Caller.Person(session.staff(), login, session.key(), session.proof())));
    }

    private Reply whoAmI(Call call) {
        return switch (call.caller()) {
            case Caller.Person person -> Call.ok(WELCOME, welcome(person));
            case Caller.Program(String _, String name, var _) ->
                Call.ok(WELCOME, new Welcome("", name, call.language(), ""));
            case Caller.Anyone() -> throw Problem.of(ProblemCode.NOT_SIGNED_IN);
        };
    }

    private Reply signOut(Call call) {
        if (call.caller() instanceof Caller.Person person) {
            desk.sessions().end(person.key());
            call.context().removeCookie(COOKIE, "/");
        }
        return Call.nothing();
    }

    private Welcome welcome(Caller.Person person) {
        Optional<StaffMember> member =
                desk.store().read(services -> services.patrons().staff(person.staff()));
        return new Welcome(
                person.staff().value(),
                member.map(known -> known.name().full()).orElse(person.login()),
                member.map(StaffMember::language).orElse(Languages.CHINESE),
                person.proof());
    }
}
