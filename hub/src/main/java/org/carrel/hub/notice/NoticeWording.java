package org.carrel.hub.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.kiosk.ReceiptLine;
import org.carrel.hub.branch.Branches;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Catalogue;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.notice.NoticeStore.Kept;
import org.carrel.hub.notice.Notices.CallNews;
import org.carrel.hub.notice.Notices.HoldNews;
import org.carrel.hub.notice.Notices.LoanNews;
import org.carrel.hub.notice.Notices.ReceiptNews;
import org.carrel.hub.notice.Notices.SeatNews;

/** A notice in words, in the language that the patron chose or has. */
final class NoticeWording {
    private static final DateTimeFormatter DATE_ZH = DateTimeFormatter.ofPattern("M 月 d 日（EEEE）", Locale.TAIWAN);
    private static final DateTimeFormatter DATE_EN = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Catalogue catalogue;
    private final Branches branches;
    private final NoticeSettings settings;

    NoticeWording(Catalogue catalogue, Branches branches, NoticeSettings settings) {
        this.catalogue = catalogue;
        this.branches = branches;
        this.settings = settings;
    }

    OutgoingNotice written(Kept due, Patron patron, NoticeChoice choice, String address, int attempt) {
        String reads = due.news() instanceof ReceiptNews receipt
                ? receipt.language()
                : choice.language().isEmpty() ? patron.language() : choice.language();
        String language = NoticeTemplates.language(reads);
        boolean chinese = language.startsWith("zh");
        Map<String, String> values = switch (due.news()) {
            case HoldNews hold ->
                Map.of(
                        "book", book(hold.bib(), chinese),
                        "branch", branch(hold.pickup(), language),
                        "day", lastDay(hold.until(), chinese));
            case LoanNews loans ->
                Map.of(
                        "books", books(loans, chinese),
                        "branch", branch(loans.site(), language),
                        "day", lastDay(loans.until(), chinese));
            case CallNews call -> call(call, language, chinese);
            case SeatNews seat -> seat(seat, language, chinese);
            case ReceiptNews receipt -> receipt(receipt, language, chinese);
        };
        NoticeTemplate text =
                settings.templates().template(due.kind(), language).filled(values);
        return new OutgoingNotice(
                due.id(), due.kind().word(), patron.id(), address, language, text.subject(), text.body(), attempt);
    }

    private Map<String, String> call(CallNews call, String language, boolean chinese) {
        Notices.Where where = call.where();
        return Map.of(
                "number", call.number(),
                "seat", where.seat(),
                "zone", chinese ? where.zoneZh() : where.zoneEn(),
                "place", chinese ? where.placeZh() : where.placeEn(),
                "time", TIME.withZone(settings.zone()).format(call.until()),
                "branch", branch(call.site(), language));
    }

    private Map<String, String> seat(SeatNews news, String language, boolean chinese) {
        Notices.Where where = news.where();
        return Map.of(
                "seat", where.seat(),
                "zone", chinese ? where.zoneZh() : where.zoneEn(),
                "place", chinese ? where.placeZh() : where.placeEn(),
                "day", (chinese ? DATE_ZH : DATE_EN).format(LocalDate.ofInstant(news.from(), settings.zone())),
                "time", TIME.withZone(settings.zone()).format(news.from()),
                "end", TIME.withZone(settings.zone()).format(news.until()),
                "reason", news.reason(),
                "branch", branch(news.site(), language));
    }

    private Map<String, String> receipt(ReceiptNews news, String language, boolean chinese) {
        String done = news.lines().stream().map(line -> done(line, chinese)).collect(Collectors.joining("\n"));
        LocalDate day = LocalDate.ofInstant(news.until(), settings.zone());
        return Map.of(
                "done", done,
                "branch", branch(news.site(), language),
                "day", (chinese ? DATE_ZH : DATE_EN).format(day),
                "time", TIME.withZone(settings.zone()).format(news.until()));
    }

    private String done(ReceiptLine line, boolean chinese) {
        String what = switch (line.deed()) {
            case BORROWED -> chinese ? "已借" : "Borrowed";
            case RENEWED -> chinese ? "已續借" : "Renewed";
            case RETURNED -> chinese ? "已還" : "Returned";
        };
        String book = settings.withTitles()
                ? title(line.item(), chinese)
                : line.item().value();
        String due = line.due().stream()
                .map(day -> chinese ? "，" + DATE_ZH.format(day) + "到期" : ", due " + DATE_EN.format(day))
                .collect(Collectors.joining());
        return "- " + what + (chinese ? "" : ": ") + book + due;
    }

    /** The deadline is the first instant too late: the day before it is the last day. */
    private String lastDay(Instant until, boolean chinese) {
        return (chinese ? DATE_ZH : DATE_EN).format(LocalDate.ofInstant(until.minusMillis(1), settings.zone()));
    }

    private String book(BibId bib, boolean chinese) {
        String title =
                settings.withTitles() ? catalogue.bib(bib).map(Bib::title).orElse("") : "";
        if (title.isEmpty()) {
            return chinese ? "您的預約書" : "A book that you reserved";
        }
        return chinese ? "您預約的《" + title + "》" : "“" + title + "”, which you reserved,";
    }

    private String books(LoanNews loans, boolean chinese) {
        int count = loans.loans().size();
        if (!settings.withTitles()) {
            return chinese ? "共 " + count + " 件" : count == 1 ? "1 item" : count + " items";
        }
        return loans.loans().stream()
                .map(lent -> "- " + title(lent.item(), chinese))
                .collect(Collectors.joining("\n"));
    }

    private String title(ItemId item, boolean chinese) {
        return catalogue
                .item(item)
                .flatMap(copy -> catalogue.bib(copy.bib()))
                .map(Bib::title)
                .map(title -> chinese ? "《" + title + "》" : "“" + title + "”")
                .orElse(item.value());
    }

    private String branch(SiteId site, String language) {
        return branches.branch(site).map(known -> known.name(language)).orElse(site.value());
    }
}
