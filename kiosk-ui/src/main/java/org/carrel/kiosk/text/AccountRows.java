package org.carrel.kiosk.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.kiosk.Block;
import org.carrel.contract.message.kiosk.BookingLine;
import org.carrel.contract.message.kiosk.FeeLine;
import org.carrel.contract.message.kiosk.HoldLine;
import org.carrel.contract.message.kiosk.LoanLine;
import org.carrel.contract.message.kiosk.LoanRefusal;
import org.carrel.contract.message.kiosk.Place;
import org.carrel.contract.message.seat.TicketLine;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.kiosk.account.Statement;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.Touch;
import org.carrel.kiosk.seat.SeatDeed;
import org.carrel.kiosk.text.Page.Row;

/** What is said of each line of an account. */
final class AccountRows {
    private final Words words;
    private final ScreenLanguage language;
    private final SortedMap<SiteId, Place> places;
    private final BookRows books;

    AccountRows(Words words, ScreenLanguage language, SortedMap<SiteId, Place> places) {
        this.words = words;
        this.language = language;
        this.places = places;
        this.books = new BookRows(words, language);
    }

    List<Row> of(Screen.Account screen) {
        List<Row> all = new ArrayList<>();
        Statement statement = screen.statement();
        switch (screen.part()) {
            case LOANS -> {
                for (int index = 0; index < statement.loans().size(); index++) {
                    all.add(loan(screen, index));
                }
            }
            case HOLDS -> {
                statement.holds().forEach(hold -> all.add(hold(hold)));
                statement.bookings().forEach(booking -> all.add(own(screen, all.size(), booking(booking))));
                statement.tickets().forEach(ticket -> all.add(own(screen, all.size(), ticket(ticket))));
            }
            case BLOCKS -> {
                statement.blocks().forEach(block -> all.add(block(block)));
                statement.fees().forEach(fee -> all.add(fee(fee)));
            }
        }
        int from = Math.min(screen.first(), all.size());
        return all.subList(from, Math.min(all.size(), from + screen.rows()));
    }

    private Row loan(Screen.Account screen, int index) {
        LoanLine loan = screen.statement().loans().get(index);
        Optional<Statement.Outcome> outcome =
                Optional.ofNullable(screen.statement().outcomes().get(loan.loan()));
        if (outcome.isPresent()) {
            return switch (outcome.get()) {
                case Statement.Outcome.Renewed(var due) ->
                    books.row("tick", "calm", loan.work(), say("account.renewed", "date", words.date(language, due)));
                case Statement.Outcome.Refused(var reasons) ->
                    books.row(BookRows.icon(reasons.getFirst()), "alarm", loan.work(), books.reasons(reasons));
            };
        }
        String date = words.date(language, loan.due());
        String due = loan.overdue() ? say("account.overdue", "date", date) : say("account.due", "date", date);
        boolean renewable = screen.renewable(index);
        boolean said = loan.notRenewable().isEmpty() || loan.notRenewable().getFirst() == LoanRefusal.OVERDUE;
        String why =
                said ? "" : " · " + books.reasons(List.of(loan.notRenewable().getFirst()));
        List<Page.Choice> touch = renewable
                ? List.of(new Page.Choice(
                        new Touch.Renew(index).word(), say("action.RENEW"), "", "", Page.Pressed.NEITHER, ""))
                : List.of();
        return books.row(
                loan.overdue() ? "bell" : "book", loan.overdue() ? "alarm" : "quiet", loan.work(), due + why, touch);
    }

    private Row hold(HoldLine hold) {
        String place = BookRows.place(language, places, hold.pickup());
        return switch (hold.turn()) {
            case HoldLine.Turn.Waiting it ->
                books.row(
                        "waiting",
                        "quiet",
                        hold.work(),
                        words.counted(language, "account.hold.waiting", it.ahead() == 0 ? 0 : 2, "number", it.ahead()));
            case HoldLine.Turn.Paused(var until) ->
                books.row(
                        "stopped",
                        "quiet",
                        hold.work(),
                        say("account.hold.paused", "date", words.lastDay(language, until)));
            case HoldLine.Turn.OnItsWay _ ->
                books.row("send", "quiet", hold.work(), say("account.hold.on-its-way", "place", place));
            case HoldLine.Turn.Ready(var _, var until) ->
                books.row(
                        "shelf",
                        "lantern",
                        hold.work(),
                        say("account.hold.ready", "place", place, "date", words.lastDay(language, until)));
            case HoldLine.Turn.AskAtDesk _ -> books.row("help", "quiet", hold.work(), say("account.hold.desk"));
        };
    }

    /** With the way to what can be done about it, unless it is over. */
    private Row own(Screen.Account screen, int line, Row row) {
        int index = line - screen.statement().holds().size();
        List<Page.Choice> touch = screen.seats().live().contains(index)
                ? List.of(new Page.Choice(
                        new Touch.Seat(SeatDeed.MINE, index).word(),
                        say("seats.action.MINE"),
                        "",
                        "",
                        Page.Pressed.NEITHER,
                        ""))
                : List.of();
        return new Row(row.icon(), row.tone(), row.title(), row.language(), row.detail(), touch);
    }

    private Row booking(BookingLine booking) {
        String at = booking.state() == BookingLine.State.IN_USE
                ? words.time(language, booking.until())
                : words.time(language, booking.from());
        return plain(
                "person",
                "quiet",
                say("account.seat", "title", booking.label()),
                say("account.booking." + booking.state(), "date", at));
    }

    private Row ticket(TicketLine ticket) {
        String title = say("account.ticket", "title", ticket.number());
        if (ticket.called().isEmpty()) {
            return plain("waiting", "quiet", title, say("account.ticket.waiting", "number", ticket.ahead()));
        }
        TicketLine.Call call = ticket.called().getFirst();
        return plain(
                "bell",
                "lantern",
                title,
                say("account.ticket.called", "place", call.desk().isEmpty() ? call.label() : call.desk()));
    }

    private Row block(Block block) {
        String detail = switch (block) {
            case Block.MembershipExpired(var last) ->
                say("account.block.MEMBERSHIP", "date", words.date(language, last));
            case Block.OnRecord(var recorded) -> say("account.block." + recorded);
            case Block.Explained(var recorded, String said) ->
                say("account.block." + recorded) + " " + say("account.block.said", "title", said);
            case Block.Suspended(var last) -> say("account.block.SUSPENDED", "date", words.date(language, last));
            case Block.OverdueLoans(int count) -> say("account.block.OVERDUE", "number", count);
            case Block.FeesOwed(var owed, var limit) ->
                say(
                        "account.block.FEES",
                        "amount",
                        words.amount(language, owed),
                        "place",
                        words.amount(language, limit));
            case Block.LoanLimitReached(int limit) -> say("account.block.LIMIT", "number", limit);
        };
        return plain("alarm", "alarm", say("account.block.title"), detail);
    }

    private Row fee(FeeLine fee) {
        String detail = say(
                "account.fee", "amount", words.amount(language, fee.owed()), "date", words.date(language, fee.since()));
        return fee.work().title().isEmpty()
                ? plain("balance", "quiet", say("account.fee." + fee.kind()), detail)
                : books.row("balance", "quiet", fee.work(), say("account.fee." + fee.kind()) + " " + detail);
    }

    private Row plain(String icon, String tone, String title, String detail) {
        return new Row(icon, tone, title, language.tag(), detail, List.of());
    }

    private String say(String key, Object... values) {
        return words.of(language, key, values);
    }
}
