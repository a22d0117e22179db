package org.carrel.hub.adapter.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.id.TicketId;
import org.carrel.contract.message.kiosk.ReceiptLine;
import org.carrel.hub.notice.NoticeId;
import org.carrel.hub.notice.NoticeStore;
import org.carrel.hub.notice.Notices;
import org.carrel.hub.notice.Notices.CallNews;
import org.carrel.hub.notice.Notices.HoldNews;
import org.carrel.hub.notice.Notices.LoanNews;
import org.carrel.hub.notice.Notices.News;
import org.carrel.hub.notice.Notices.ReceiptNews;
import org.carrel.hub.notice.Notices.SeatNews;

/** Notices in a table. */
public final class SqlNotices implements NoticeStore {
    /** As {@link Kind#isUrgent()}, in the words of an index. */
    private static final String URGENT = Arrays.stream(Kind.values())
            .filter(Kind::isUrgent)
            .map(kind -> "'" + kind.name() + "'")
            .collect(Collectors.joining(", ", "(", ")"));

    private static final String COLUMNS =
            "SELECT notice_key, channel, kind, hold, patron, bib, pickup, hold_until, state,"
                    + " attempts, next_attempt, changed, reason, told FROM notice ";

    private final Sql sql;

    public SqlNotices(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void addIfNew(Kept notice) {
        Columns news = Columns.of(notice.news());
        sql.update(
                "INSERT INTO notice (notice_key, channel, kind, hold, patron, bib, pickup, hold_until, state, attempts,"
                        + " next_attempt, changed, reason, told) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (notice_key, channel) DO UPDATE SET state = excluded.state, attempts = 0,"
                        + " next_attempt = excluded.next_attempt, changed = excluded.changed, reason = ''"
                        + " WHERE notice.state = 'WITHDRAWN'",
                notice.id().key(),
                notice.id().channel().name(),
                notice.kind().name(),
                notice.news().subject(),
                notice.news().patron().value(),
                news.bib(),
                news.site(),
                notice.news().until().toEpochMilli(),
                notice.state().name(),
                notice.attempts(),
                notice.nextAttempt().toEpochMilli(),
                notice.changed().toEpochMilli(),
                notice.reason(),
                news.told());
    }

    /** The columns in which kinds of news differ; {@code told} holds a call's number and where to come, one a line, or how many days late loans are and one a line, or of a booking when it begins, when its seat was taken away, why, and where it is, or of a receipt its language and what was done, one a line. */
    private record Columns(String bib, String site, String told) {
        static Columns of(News news) {
            return switch (news) {
                case HoldNews hold ->
                    new Columns(hold.bib().value(), hold.pickup().value(), "");
                case CallNews(var _, var _, SiteId site, String number, Notices.Where where, var _) ->
                    new Columns("", site.value(), number + "\n" + lines(where));
                case SeatNews seat ->
                    new Columns(
                            "",
                            seat.site().value(),
                            String.join(
                                    "\n",
                                    Long.toString(seat.from().toEpochMilli()),
                                    Long.toString(seat.at().toEpochMilli()),
                                    seat.reason(),
                                    lines(seat.where())));
                case ReceiptNews receipt ->
                    new Columns(
                            "",
                            receipt.site().value(),
                            receipt.language()
                                    + receipt.lines().stream()
                                            .map(SqlNotices::line)
                                            .collect(Collectors.joining()));
                case LoanNews loans ->
                    new Columns(
                            "",
                            loans.site().value(),
                            loans.daysLate()
                                    + loans.loans().stream()
                                            .map(lent -> "\n" + lent.loan() + " " + lent.item())
                                            .collect(Collectors.joining()));
            };
        }
    }

    private static String lines(Notices.Where where) {
        return String.join("\n", where.zoneZh(), where.zoneEn(), where.placeZh(), where.placeEn(), where.seat());
    }

    private static Notices.Where where(String[] told, int first) {
        return new Notices.Where(told[first], told[first + 1], told[first + 2], told[first + 3], told[first + 4]);
    }

    private static LoanNews.Lent lent(String line) {
        int blank = line.indexOf(' ');
        return new LoanNews.Lent(new LoanId(line.substring(0, blank)), new ItemId(line.substring(blank + 1)));
    }

    private static String line(ReceiptLine line) {
        String due = line.due().stream().limit(1).map(LocalDate::toString).collect(Collectors.joining());
        return "\n" + line.deed() + " " + due + " " + line.item();
    }

    private static ReceiptLine receiptLine(String line) {
        String[] parts = line.split(" ", 3);
        List<LocalDate> due = parts[1].isEmpty() ? List.of() : List.of(LocalDate.parse(parts[1]));
        return new ReceiptLine(ReceiptLine.Deed.valueOf(parts[0]), new ItemId(parts[2]), due);
    }

    private static News news(Row row) {
        PatronId patron = new PatronId(row.text("patron"));
        SiteId site = new SiteId(row.text("pickup"));
        return switch (row.word(Kind.class, "kind")) {
            case HOLD_READY, HOLD_LAPSING ->
                new HoldNews(
                        new HoldId(row.text("hold")),
                        patron,
                        new BibId(row.text("bib")),
                        site,
                        row.instant("hold_until"));
            case SEAT_CALLED -> {
                String[] told = row.text("told").split("\n", -1);
                yield new CallNews(
                        new TicketId(row.text("hold")),
                        patron,
                        site,
                        told[0],
                        where(told, 1),
                        row.instant("hold_until"));
            }
            case SEAT_MOVED, SEAT_CANCELLED, SEAT_ENDING -> {
                String[] told = row.text("told").split("\n", -1);
                yield new SeatNews(
                        new BookingId(row.text("hold")),
                        patron,
                        site,
                        where(told, 3),
                        Instant.ofEpochMilli(Long.parseLong(told[0])),
                        row.instant("hold_until"),
                        told[2],
                        Instant.ofEpochMilli(Long.parseLong(told[1])));
            }
            case RECEIPT -> {
                List<String> told = row.text("told").lines().toList();
                yield new ReceiptNews(
                        row.text("hold"),
                        patron,
                        site,
                        told.getFirst(),
                        row.instant("hold_until"),
                        told.stream().skip(1).map(SqlNotices::receiptLine).toList());
            }
            case LOAN_DUE_SOON, LOAN_OVERDUE, LOAN_RECALLED -> {
                List<String> told = row.text("told").lines().toList();
                yield new LoanNews(
                        patron,
                        site,
                        row.instant("hold_until"),
                        Integer.parseInt(told.getFirst()),
                        told.stream().skip(1).map(SqlNotices::lent).toList());
            }
        };
    }

    @Override
    public Optional<Kept> notice(NoticeId id) {
        return sql.first(
                COLUMNS + "WHERE notice_key = ? AND channel = ?",
                SqlNotices::read,
                id.key(),
                id.channel().name());
    }

    @Override
    public List<Kept> due(Instant now, boolean urgent, int limit) {
        return sql.list(
                COLUMNS + "WHERE state IN ('QUEUED', 'SENDING') AND next_attempt <= ? AND kind "
                        + (urgent ? "IN " : "NOT IN ") + URGENT
                        + " ORDER BY next_attempt, notice_key, channel LIMIT ?",
                SqlNotices::read,
                now.toEpochMilli(),
                limit);
    }

    @Override
    public int leftSince(Instant then) {
        return Math.toIntExact(sql.number(
                "SELECT count(*) FROM notice WHERE state IN ('SENDING', 'SENT') AND changed > ?", then.toEpochMilli()));
    }

    @Override
    public List<Instant> leftFor(PatronId patron, NoticeId but, Instant since, int limit) {
        return sql.list(
                "SELECT changed FROM notice WHERE patron = ? AND channel = ? AND notice_key <> ? AND changed > ?"
                        + " AND state IN ('SENDING', 'SENT') AND kind NOT IN " + URGENT
                        + " ORDER BY changed DESC LIMIT ?",
                row -> row.instant("changed"),
                patron.value(),
                but.channel().name(),
                but.key(),
                since.toEpochMilli(),
                limit);
    }

    @Override
    public List<Kept> unsentAbout(String subject) {
        return sql.list(
                COLUMNS + "WHERE hold = ? AND state IN ('QUEUED', 'SENDING') ORDER BY notice_key, channel",
                SqlNotices::read,
                subject);
    }

    @Override
    public void put(Kept notice) {
        sql.update(
                "UPDATE notice SET state = ?, attempts = ?, next_attempt = ?, changed = ?, reason = ?"
                        + " WHERE notice_key = ? AND channel = ?",
                notice.state().name(),
                notice.attempts(),
                notice.nextAttempt().toEpochMilli(),
                notice.changed().toEpochMilli(),
                notice.reason(),
                notice.id().key(),
                notice.id().channel().name());
    }

    @Override
    public List<Kept> failed(int limit) {
        return sql.list(
                COLUMNS + "WHERE state = 'FAILED' ORDER BY changed DESC, notice_key, channel LIMIT ?",
                SqlNotices::read,
                limit);
    }

    @Override
    public long pending() {
        return sql.number("SELECT count(*) FROM notice WHERE state IN ('QUEUED', 'SENDING')");
    }

    private static Kept read(Row row) {
        return new Kept(
                new NoticeId(row.text("notice_key"), row.word(NoticeId.Channel.class, "channel")),
                row.word(Kind.class, "kind"),
                news(row),
                row.word(State.class, "state"),
                row.integer("attempts"),
                row.instant("next_attempt"),
                row.instant("changed"),
                row.text("reason"));
    }
}
