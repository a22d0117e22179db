package org.carrel.hub.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.id.TicketId;
import org.carrel.hub.branch.Branches;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Catalogue;
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

    private final NoticeStore store;
    private final Patrons patrons;
    private final Catalogue catalogue;
    private final Branches branches;
    private final Feed feed;
    private final NoticeSettings settings;

    NoticeQueue(Parts parts, NoticeSettings settings) {
        this.store = parts.store();
        this.patrons = parts.patrons();
        this.catalogue = parts.catalogue();
        this.branches = parts.branches();
        this.feed = parts.feed();
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

    private void queue(Kind kind, News news, Instant now) {
        String key = word(kind) + "-" + news.subject() + "-" + news.until().getEpochSecond();
        for (NoticeId.Channel channel : settings.channels()) {
            store.addIfNew(new Kept(new NoticeId(key, channel), kind, news, State.QUEUED, 0, now, now, ""));
        }
    }

    @Override
    public void withdraw(HoldId hold, Instant now) {
        withdraw(hold.value(), now);
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
        List<OutgoingNotice> taken = new ArrayList<>();
        for (Kept due : store.due(now, limit)) {
            int attempt = due.attempts() + 1;
            patrons.patron(due.news().patron())
                    .ifPresentOrElse(
                            patron -> take(due, patron, attempt, taken, now), () -> fail(due, "no-patron", now));
        }
        return taken;
    }

    private void take(Kept due, Patron patron, int attempt, List<OutgoingNotice> taken, Instant now) {
        String address = switch (due.id().channel()) {
            case FILE -> "";
            case MAIL ->
                switch (patron.contact()) {
                    case Contact.Email mail -> mail.address();
                    case Contact.Unreachable none -> "";
                };
        };
        if (address.isEmpty() && due.id().channel() == NoticeId.Channel.MAIL) {
            fail(due, "no-address", now);
            return;
        }
        if (attempt > ATTEMPTS_MAX) {
            fail(due, due.reason().isEmpty() ? "no-report" : due.reason(), now);
            return;
        }
        store.put(new Kept(
                due.id(), due.kind(), due.news(), State.SENDING, attempt, now.plus(SENDING_MAX), now, due.reason()));
        taken.add(written(due, patron, address, attempt));
    }

    private OutgoingNotice written(Kept due, Patron patron, String address, int attempt) {
        NoticeText text = switch (due.news()) {
            case HoldNews hold -> {
                String title = catalogue.bib(hold.bib()).map(Bib::title).orElse("");
                yield NoticeText.of(
                        patron.language(), due.kind(), title, branch(hold.pickup(), patron), hold, settings);
            }
            case CallNews call -> CallText.of(patron.language(), branch(call.site(), patron), call, settings.zone());
        };
        return new OutgoingNotice(
                due.id(), word(due.kind()), address, text.language(), text.subject(), text.body(), attempt);
    }

    private String branch(SiteId site, Patron patron) {
        return branches.branch(site).map(known -> known.name(patron.language())).orElse(site.value());
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
                        kept.id(), kept.news().patron(), word(kept.kind()), kept.reason(), kept.changed()))
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

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
