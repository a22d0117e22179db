package org.carrel.hub.adapter.http.visitor;

import org.carrel.hub.adapter.http.LiveText.Picture;
import org.carrel.hub.callqueue.Estimate;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.seat.Rule;

/** A ticket in words. A pure function. */
final class TicketPage {
    private final VisitorWords words;

    TicketPage(VisitorWords words) {
        this.words = words;
    }

    /** @param address of the page itself */
    Picture picture(TicketSight it, String address) {
        Html html = new Html();
        String key = key(it.entry());
        html.raw("<section class=\"slip " + key + "\">\n");
        html.element("p", "zone", it.zone().name(words.language()));
        html.raw("<h1><span class=\"label\">")
                .text(words.say("ticket." + key))
                .raw("</span> <span class=\"ticket\">")
                .text(it.number())
                .raw("</span></h1>\n");
        switch (it.entry()) {
            case WaitingEntry.Waiting waiting -> waiting(html, it, waiting);
            case WaitingEntry.Called called -> called(html, it, called.call());
            case WaitingEntry.Ended _ -> html.element("p", "lead", words.say("ticket." + key + ".todo"));
        }
        html.raw("</section>\n");
        if (it.live()) {
            html.raw("<p><a class=\"button\" href=\"")
                    .text(address + "/leave?lang=" + words.language())
                    .raw("\">")
                    .text(words.say("ticket.leave"))
                    .raw("</a></p>\n");
        }
        return new Picture(
                words.say("ticket." + key + ".tab", "number", it.number()),
                html.toString(),
                VisitorWords.second(it.now(), it.timeZone()),
                !it.live());
    }

    private static String key(WaitingEntry entry) {
        return switch (entry) {
            case WaitingEntry.Waiting _ -> "waiting";
            case WaitingEntry.Called _ -> "called";
            case WaitingEntry.Claimed _ -> "claimed";
            case WaitingEntry.Passed _ -> "passed";
            case WaitingEntry.Left _ -> "left";
            case WaitingEntry.ExpiredAtClose _ -> "closed";
        };
    }

    private void waiting(Html html, TicketSight it, WaitingEntry.Waiting waiting) {
        html.element("p", "lead", words.counted("ticket.ahead", it.ahead()));
        html.element(
                "p",
                "wait",
                it.estimate().stream().findFirst().map(this::range).orElseGet(() -> words.say("ticket.wait.unknown")));
        if (waiting.ticket().missed() > 0) {
            html.element("p", "", words.say("ticket.missed-before"));
        }
        html.element(
                "p",
                "muted",
                words.say("ticket.hold", "minutes", it.zone().rules().number(Rule.CALL_HOLD_MINUTES)));
        where(html, it);
    }

    private String range(Estimate estimate) {
        long least = estimate.least().toMinutes();
        // What is begun counts: nobody is to be surprised by the last minute.
        long most = estimate.most().plusSeconds(59).toMinutes();
        return least == most
                ? words.say("ticket.wait.most", "most", most)
                : words.say("ticket.wait", "least", least, "most", most);
    }

    private void called(Html html, TicketSight it, WaitingEntry.Call call) {
        String where = call.desk().isEmpty() ? it.zone().where(words.language()) : call.desk();
        html.element("p", "lead", words.say("ticket.seat", "seat", it.seat()));
        if (!where.isEmpty()) {
            html.element("p", "lead", words.say("ticket.come", "place", where));
        }
        html.element("p", "lead", words.say("ticket.until", "time", VisitorWords.minute(call.until(), it.timeZone())));
    }

    private void where(Html html, TicketSight it) {
        String where = it.zone().where(words.language());
        if (!where.isEmpty()) {
            html.element("p", "muted", words.say("ticket.where", "place", where));
        }
    }

    /** Whether it is really to be given up. */
    String question(TicketSight it, String address) {
        return new Html()
                .raw("<section class=\"slip\">\n")
                .element("h1", "", words.say("leave.title", "number", it.number()))
                .element("p", "lead", words.say("leave.todo"))
                .raw("</section>\n<form method=\"post\" action=\"")
                .text(address + "/leave?lang=" + words.language())
                .raw("\"><button class=\"main\">")
                .text(words.say("leave.yes"))
                .raw("</button>\n<a class=\"button\" href=\"")
                .text(address + "?lang=" + words.language())
                .raw("\">")
                .text(words.say("leave.no"))
                .raw("</a></form>\n")
                .toString();
    }

    /** There is no such ticket, or its day is over; which of both is nobody's business. */
    String unknown() {
        return new Html()
                .raw("<section class=\"slip\">\n")
                .element("h1", "", words.say("unknown.title"))
                .element("p", "lead", words.say("unknown.todo"))
                .raw("</section>\n")
                .toString();
    }
}
