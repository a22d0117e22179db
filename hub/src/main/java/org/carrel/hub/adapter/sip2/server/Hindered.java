package org.carrel.hub.adapter.sip2.server;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.lending.Hindrance;
import org.carrel.hub.lending.Lending.Refusal;
import org.carrel.hub.store.Services;

/** What keeps a patron from borrowing, for a terminal's screen (AF): the reason, the day on which it ends where there is one, and what to do. */
final class Hindered {
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CHINESE_DAY = DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.ROOT);

    private Hindered() {}

    /** A sentence or two in each language that the hub has. */
    static Words words(Hindrance hindrance) {
        return switch (hindrance) {
            case Hindrance.MembershipExpired(LocalDate last) ->
                new Words(
                        "借閱證已於 " + CHINESE_DAY.format(last) + "到期，請至服務檯展延。",
                        "The card expired on " + ENGLISH_DAY.format(last) + "; the desk can renew it.");
            case Hindrance.OnRecord(Patron.Block block, String said) -> said(recorded(block), said);
            case Hindrance.Suspended(LocalDate last) ->
                new Words(
                        "因逾期還書停借至 " + CHINESE_DAY.format(last) + "，次日起可再借。",
                        "Borrowing is suspended through " + ENGLISH_DAY.format(last)
                                + " because of late returns; from the next day it is possible again.");
            case Hindrance.OverdueLoans(int count) ->
                new Words(
                        "有 " + count + " 件館藏逾期未還，請先歸還。", "Items overdue: " + count + "; return them to borrow again.");
            case Hindrance.FeesOwed fees ->
                new Words(
                        "未繳費用 " + fees.owed() + "，可借上限為 " + fees.limit() + "，請先繳清。",
                        "Fees owed: " + fees.owed() + "; borrowing is possible up to " + fees.limit()
                                + ". Pay them first.");
            case Hindrance.LoanLimitReached(int limit) ->
                new Words(
                        "已借 " + limit + " 件，達借閱上限，請先歸還。",
                        "The limit of " + limit + " loans is reached; return something first.");
        };
    }

    /** Why something was refused to a patron, in the order of the reasons; what is about the patron says all that {@link #words} says. */
    static List<Words> words(Services services, PatronId patron, List<Refusal> reasons, Instant now) {
        List<Hindrance> hindrances = services.lending().hindrances(patron, now);
        return reasons.stream()
                .flatMap(reason -> {
                    List<Words> known = hindrances.stream()
                            .filter(hindrance -> hindrance.refusal() == reason)
                            .map(Hindered::words)
                            .toList();
                    return known.isEmpty() ? Stream.of(Screen.of(reason).both()) : known.stream();
                })
                .distinct()
                .toList();
    }

    private static Words recorded(Patron.Block block) {
        return switch (block) {
            case OVERDUE_ITEMS -> Screen.OVERDUE_LOANS.both();
            case UNPAID_FEES -> Screen.FEES_OWED.both();
            case BY_STAFF -> Screen.BORROWING_BLOCKED.both();
        };
    }

    private static Words said(Words reason, String said) {
        return said.isEmpty()
                ? reason
                : new Words(reason.chinese() + "（" + said + "）", reason.english() + " (" + said + ")");
    }
}
