package org.carrel.hub.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.TicketId;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.feed.Feed;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.identity.Patrons;
import org.carrel.hub.notice.NoticeStore.Kept;
import org.carrel.hub.notice.NoticeStore.Kind;
import org.carrel.hub.notice.NoticeStore.State;

/** The outbox of notices. Texts are made when a notice is taken, so that they go to the address and in the language of that moment. */
final class NoticeQueue implements Notices {
    /** Longer than any channel's own time-outs: whoever took a notice and has not reported by then is gone. */
    private static final Duration SENDING_MAX = Duration.ofMinutes(5);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration PAUSE_MAX = Duration.ofHours(2);

    /** With these pauses about a day: longer than a mail server's usual repair, shorter than a hold waits. */
    private static final int ATTEMPTS_MAX = 18;

    private static final Duration DAY = Duration.ofDays(1);

    /** How often one lot is filled up; a transaction has to end. */
    private static final int LOOKS_MAX = 10;

    private final NoticeStore store;
    private final NoticeChoices choices;
    private final Patrons patrons;
    private final Feed feed;
    private final BiPredicate<LoanId, Instant> stillDue;
    private final NoticeWording wording;
    private final NoticeSettings settings;

    NoticeQueue(Parts parts, NoticeSettings settings) {
        this.store = parts.store();
        this.choices = parts.choices();
        this.patrons = parts.patrons();
        this.feed = parts.feed();
        this.stillDue = parts.due();
        this.wording = new NoticeWording(parts.catalogue(), parts.branches(), settings);
        this.settings = settings;
    }

    @Override
    public void holdReady(HoldNews news, Instant now) {
        queue(Kind.HOLD_READY, news, now);
    }

    @Override
    public void holdLapsing(HoldNews news, Instant now) {
        queue(Kind.HOLD_LAPSING, news, now);
    }

    @Override
    public void seatCalled(CallNews news, Instant now) {
        queue(Kind.SEAT_CALLED, news, now);
    }

    @Override
    public void seatMoved(SeatNews news, Instant now) {
        withdraw(news.subject(), now);
        queue(Kind.SEAT_MOVED, news, now);
    }

    @Override
    public void seatCancelled(SeatNews news, Instant now) {
        withdraw(news.subject(), now);
        queue(Kind.SEAT_CANCELLED, news, now);
    }

    @Override
    public void seatEnding(SeatNews news, Instant now) {
        queue(Kind.SEAT_ENDING, news, now);
    }

    @Override
    public void loanDueSoon(LoanNews news, Instant now) {
        queue(Kind.LOAN_DUE_SOON, news, now);
    }

    @Override
    public void loanOverdue(LoanNews news, Instant now) {
        queue(Kind.LOAN_OVERDUE, news, now);
    }

    @Override
    public void loanRecalled(LoanNews news, Instant now) {
        queue(Kind.LOAN_RECALLED, news, now);
    }

    @Override
    public void receipt(ReceiptNews news, Instant now) {
        String key = Kind.RECEIPT.word() + "-" + news.subject();
        store.addIfNew(
                new Kept(new NoticeId(key, NoticeId.Channel.MAIL), Kind.RECEIPT, news, State.QUEUED, 0, now, now, ""));
    }

    @Override
    public NoticeChoice choice(PatronId patron) {
        return choices.of(patron);
    }

    @Override
    public void choose(PatronId patron, NoticeChoice choice, Instant now) {
        choices.put(patron, choice, now);
    }

    @Override
    public List<NoticeId.Channel> channels() {
        return List.copyOf(settings.channels());
    }

    private void queue(Kind kind, News news, Instant now) {
        String further = switch (news) {
            case LoanNews loans -> loans.daysLate() > 0 ? "-" + loans.daysLate() : "";
            case SeatNews seat -> "-" + seat.at().toEpochMilli();
            case HoldNews _, CallNews _, ReceiptNews _ -> "";
        };
        String key = kind.word() + "-" + news.subject() + "-" + news.until().getEpochSecond() + further;
        for (NoticeId.Channel channel : settings.channels()) {
            store.addIfNew(new Kept(new NoticeId(key, channel), kind, news, State.QUEUED, 0, now, now, ""));
        }
    }

    @Override
    public void withdraw(HoldId hold, Instant now) {
        withdraw(hold.value(), now);
    }

    @Override
    public void withdraw(BookingId booking, Instant now) {
        withdraw(booking.value(), now);
    }

    @Override
    public void withdraw(TicketId ticket, Instant now) {
        withdraw(ticket.value(), now);
    }

    private void withdraw(String subject, Instant now) {
        for (Kept unsent : store.unsentAbout(subject)) {
            // One that is being sent may be out already; its sender will report.
            if (unsent.state() == State.QUEUED) {
                change(unsent.to(State.WITHDRAWN, now, "", now), now);
            }
        }
    }

    @Override
    public List<OutgoingNotice> take(int limit, Instant now) {
        NoticePace pace = settings.pace();
        int room = pace.perMinute() == 0
                ? limit
                : Math.min(limit, pace.perMinute() - store.leftSince(now.minus(Duration.ofMinutes(1))));
        List<OutgoingNotice> taken = new ArrayList<>();
        take(true, room, taken, now);
        if (!pace.quiet(now, settings.zone())) {
            take(false, room, taken, now);
        }
        return taken;
    }

    /** What turns out not to be told leaves room for the next. */
    private void take(boolean urgent, int room, List<OutgoingNotice> taken, Instant now) {
        for (int look = 0; look < LOOKS_MAX && taken.size() < room; look++) {
            for (Kept due : store.due(now, urgent, room - taken.size())) {
                patrons.patron(due.news().patron())
                        .ifPresentOrElse(patron -> take(due, patron, taken, now), () -> fail(due, "no-patron", now));
            }
        }
    }

    private void take(Kept due, Patron patron, List<OutgoingNotice> taken, Instant now) {
        NoticeChoice choice = choices.of(patron.id());
        Kept kept = due;
        if (due.news() instanceof LoanNews loans) {
            List<LoanNews.Lent> standing = loans.loans().stream()
                    .filter(lent -> stillDue.test(lent.loan(), loans.until()))
                    .toList();
            if (standing.isEmpty()) {
                change(due.to(State.WITHDRAWN, now, "no-longer-so", now), now);
                return;
            }
            kept = due.about(new LoanNews(loans.patron(), loans.site(), loans.until(), loans.daysLate(), standing));
        }
        if (due.kind().endsInTime() && !now.isBefore(due.news().until())) {
            change(due.to(State.WITHDRAWN, now, "too-late", now), now);
        } else if (!due.kind().isAskedFor()
                && !choice.wants(due.kind(), due.id().channel())) {
            change(due.to(State.WITHDRAWN, now, "not-wanted", now), now);
        } else if (address(due, patron).isEmpty() && due.id().channel() == NoticeId.Channel.MAIL) {
            fail(due, "no-address", now);
        } else if (due.attempts() >= ATTEMPTS_MAX) {
            fail(due, due.reason().isEmpty() ? "no-report" : due.reason(), now);
        } else {
            Optional<Instant> later = later(due, now);
            if (later.isPresent()) {
                store.put(due.to(State.QUEUED, later.get(), due.reason(), due.changed()));
            } else {
                int attempt = due.attempts() + 1;
                store.put(new Kept(
                        due.id(),
                        due.kind(),
                        due.news(),
                        State.SENDING,
                        attempt,
                        now.plus(SENDING_MAX),
                        now,
                        due.reason()));
                taken.add(wording.written(kept, patron, choice, address(due, patron), attempt));
            }
        }
    }

    private static String address(Kept due, Patron patron) {
        return switch (due.id().channel()) {
            case FILE -> "";
            case MAIL, WEBHOOK ->
                switch (patron.contact()) {
                    case Contact.Email mail -> mail.address();
                    case Contact.Unreachable _ -> "";
                };
        };
    }

    /** When one more may go to this patron; empty for now. */
    private Optional<Instant> later(Kept due, Instant now) {
        int most = settings.pace().perDay();
        if (most == 0 || due.kind().isUrgent()) {
            return Optional.empty();
        }
        List<Instant> left = store.leftFor(due.news().patron(), due.id(), now.minus(DAY), most);
        return left.size() < most
                ? Optional.empty()
                : Optional.of(left.getLast().plus(DAY));
    }

    @Override
    public void sent(NoticeId id, Instant now) {
        store.notice(id).ifPresent(notice -> change(notice.to(State.SENT, now, "", now), now));
    }

    @Override
    public void deferred(NoticeId id, String reason, Instant now) {
        store.notice(id).filter(notice -> notice.state() == State.SENDING).ifPresent(notice -> {
            if (notice.attempts() >= ATTEMPTS_MAX) {
                fail(notice, reason, now);
            } else {
                store.put(notice.to(State.QUEUED, now.plus(pause(notice.attempts())), reason, now));
            }
        });
    }

    /** Doubles with each attempt, up to a limit. */
    static Duration pause(int attempts) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
        return doubled.compareTo(PAUSE_MAX) < 0 ? doubled : PAUSE_MAX;
    }

    @Override
    public void rejected(NoticeId id, String reason, Instant now) {
        store.notice(id).ifPresent(notice -> fail(notice, reason, now));
    }

    @Override
    public List<FailedNotice> failed(int limit) {
        return store.failed(limit).stream()
                .map(kept -> new FailedNotice(
                        kept.id(), kept.news().patron(), kept.kind().word(), kept.reason(), kept.changed()))
                .toList();
    }

    @Override
    public long pending() {
        return store.pending();
    }

    private void fail(Kept notice, String reason, Instant now) {
        change(notice.to(State.FAILED, now, reason, now), now);
    }

    private void change(Kept changed, Instant now) {
        store.put(changed);
        feed.add(new Fact.NoticeChanged(changed.id().key(), word(changed.state())), now);
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
