package org.carrel.hub.adapter.http.visitor;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Languages;
import org.carrel.hub.adapter.http.LiveText;
import org.carrel.hub.adapter.http.LiveText.Picture;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.RequestPace;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.seat.Seats;

/**
 * A ticket's page for whoever holds it, and the free seats for everybody. A ticket's address is the only key to it: it stands in no log, is
 * told to nobody else and is found by no search engine.
 */
public final class VisitorPages {
    private static final Actor HOLDER = new Actor.Hub("ticket");
    private static final String TICKETS = "/t/";
    private static final String SEATS = "/seats";

    /** Whoever tries addresses is slowed down long before chance could help them; whoever mistypes one is not. */
    private static final int MISSES_PER_MINUTE = 30;

    private final Desk desk;
    private final LiveText live;
    private final Consumer<Context> pace;
    private final RequestPace misses = new RequestPace(MISSES_PER_MINUTE);

    /** @param pace refuses whoever asks too often */
    public VisitorPages(Desk desk, LiveText live, Consumer<Context> pace) {
        this.desk = desk;
        this.live = live;
        this.pace = pace;
    }

    public void routes(RoutesConfig routes) {
        routes.get(TICKETS + "{secret}", this::ticket);
        routes.get(TICKETS + "{secret}/live", this::liveTicket);
        routes.get(TICKETS + "{secret}/leave", this::question);
        routes.post(TICKETS + "{secret}/leave", this::leave);
        routes.get(SEATS, this::seats);
        routes.get(SEATS + "/live", this::liveSeats);
        routes.get(
                "/robots.txt",
                context -> context.contentType("text/plain; charset=utf-8")
                        .result("User-agent: *\nDisallow: /t/\nDisallow: /staff/\nDisallow: /api/\n"));
    }

    private void ticket(Context context) {
        VisitorWords words = begin(context);
        List<TicketSight> found = found(context);
        if (found.isEmpty()) {
            missing(context, words);
            return;
        }
        Picture picture = new TicketPage(words).picture(found.getFirst(), address(context));
        answer(context, words, picture.title(), frame(words, picture, address(context)));
    }

    private void liveTicket(Context context) {
        VisitorWords words = begin(context);
        String secret = context.pathParam("secret");
        String address = address(context);
        if (found(context).isEmpty()) {
            missing(context, words);
            return;
        }
        live.serve(
                context,
                now -> sight(secret, now).stream()
                        .findFirst()
                        .map(it -> new TicketPage(words).picture(it, address))
                        .orElseGet(() ->
                                new Picture(words.say("unknown.title"), new TicketPage(words).unknown(), "", true)));
    }

    private void question(Context context) {
        VisitorWords words = begin(context);
        List<TicketSight> found = found(context);
        if (found.isEmpty()) {
            missing(context, words);
        } else if (found.getFirst().live()) {
            TicketSight it = found.getFirst();
            String title = words.say("leave.title", "number", it.number());
            answer(context, words, title, new TicketPage(words).question(it, address(context)));
        } else {
            back(context, words);
        }
    }

    /** Who gave it up already, or was called and missed it meanwhile, sees that. */
    private void leave(Context context) {
        VisitorWords words = begin(context);
        List<TicketSight> found = found(context);
        if (found.isEmpty()) {
            missing(context, words);
            return;
        }
        Instant now = desk.clock().instant();
        Seats.Answer<WaitingEntry> _ = desk.store()
                .write(services -> services.seats()
                        .leaveQueue(found.getFirst().entry().ticket().id(), HOLDER, now));
        back(context, words);
    }

    private static void back(Context context, VisitorWords words) {
        context.redirect(address(context) + "?lang=" + words.language(), HttpStatus.SEE_OTHER);
    }

    private void seats(Context context) {
        VisitorWords words = begin(context);
        Picture picture = free(words, desk.clock().instant());
        answer(context, words, picture.title(), frame(words, picture, SEATS));
    }

    private void liveSeats(Context context) {
        VisitorWords words = begin(context);
        live.serve(context, now -> free(words, now));
    }

    private Picture free(VisitorWords words, Instant now) {
        return new SeatsPage(words).picture(desk.store().read(services -> SeatsPage.Sight.of(services, now)));
    }

    private List<TicketSight> found(Context context) {
        return sight(context.pathParam("secret"), desk.clock().instant());
    }

    private List<TicketSight> sight(String secret, Instant now) {
        return desk.store().read(services -> TicketSight.of(services, secret, now));
    }

    /** What every page of these has in common. */
    private VisitorWords begin(Context context) {
        pace.accept(context);
        context.header("Cache-Control", "no-store");
        if (context.path().startsWith(TICKETS)) {
            context.header("X-Robots-Tag", "noindex, nofollow, noarchive");
        }
        String language = Optional.ofNullable(context.queryParam("lang"))
                .filter(wanted -> wanted.equals(Languages.ENGLISH) || wanted.equals(Languages.CHINESE))
                .orElseGet(() -> Languages.of(Optional.ofNullable(context.header("Accept-Language"))));
        context.header("Content-Language", language);
        return VisitorWords.in(language);
    }

    private void missing(Context context, VisitorWords words) {
        if (!misses.take(context.ip(), desk.clock().instant()).granted()) {
            throw Problem.of(ProblemCode.TOO_MANY_REQUESTS);
        }
        context.status(HttpStatus.NOT_FOUND);
        answer(context, words, words.say("unknown.title"), new TicketPage(words).unknown());
    }

    private static String address(Context context) {
        return TICKETS + context.pathParam("secret");
    }

    /** The part that changes, and how old it is. */
    private static String frame(VisitorWords words, Picture picture, String address) {
        Html html = new Html()
                .raw("<div id=\"picture\" aria-live=\"polite\"")
                .raw(picture.last() ? ">\n" : " data-live=\"" + address + "/live?lang=" + words.language() + "\">\n")
                .raw(picture.html())
                .raw("</div>\n");
        if (!picture.last()) {
            html.raw("<p class=\"muted small\">")
                    .text(words.say("as-of"))
                    .raw(" <time id=\"at\">")
                    .text(picture.at())
                    .raw("</time> <a href=\"" + address + "?lang=" + words.language() + "\">")
                    .text(words.say("again"))
                    .raw("</a></p>\n<p id=\"stale\" class=\"stale\" role=\"status\" hidden>")
                    .text(words.say("stale"))
                    .raw("</p>\n");
        }
        return html.toString();
    }

    private static void answer(Context context, VisitorWords words, String title, String main) {
        VisitorWords other = words.other();
        context.contentType("text/html; charset=utf-8")
                .result(new Html()
                        .raw("<!doctype html>\n<html lang=\"" + words.language() + "\">\n<head>\n")
                        .raw("<meta charset=\"utf-8\">\n")
                        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                        .text(title)
                        .raw("</title>\n<link rel=\"stylesheet\" href=\"/look/carrel.css\">\n")
                        .raw("<link rel=\"stylesheet\" href=\"/visitor/visitor.css\">\n")
                        .raw("<script src=\"/visitor/visitor.js\" defer></script>\n</head>\n<body>\n<header>")
                        .raw("<a href=\"?lang=" + other.language() + "\" hreflang=\"" + other.language())
                        .raw("\" lang=\"" + other.language() + "\">")
                        .text(other.say("name"))
                        .raw("</a></header>\n<main>\n")
                        .raw(main)
                        .raw("</main>\n</body>\n</html>\n")
                        .toString());
    }
}
