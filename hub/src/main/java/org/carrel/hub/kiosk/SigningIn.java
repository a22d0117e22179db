package org.carrel.hub.kiosk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAnswer.PinNeeded;
import org.carrel.contract.message.KioskAnswer.SignInRefusal;
import org.carrel.contract.message.KioskAnswer.SignInRefused;
import org.carrel.contract.message.KioskAnswer.SignedIn;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.contract.message.kiosk.Overview;
import org.carrel.contract.topic.Address;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.circulation.PatronInformation;
import org.carrel.hub.identity.CardHolder;
import org.carrel.hub.identity.CardHolder.PatronHolder;
import org.carrel.hub.identity.LibraryCard.CardState;
import org.carrel.hub.kiosk.SessionStore.Session;
import org.carrel.hub.seat.Booking;

/**
 * Who stands before a kiosk. A card that nobody has is answered as one whose PIN is wrong, and before that, as one that needs a PIN;
 * so a kiosk tells nobody which numbers are cards.
 */
final class SigningIn {
    private final KioskParts parts;
    private final KioskTerms terms;
    private final SeatLines seats;
    private final Mailing mailing;

    SigningIn(KioskParts parts, KioskTerms terms, SeatLines seats, Mailing mailing) {
        this.parts = parts;
        this.terms = terms;
        this.seats = seats;
        this.mailing = mailing;
    }

    KioskAnswer signIn(Address kiosk, CardNumber card, PinSeen pin, Instant now) {
        Optional<CardHolder> holder = parts.patrons().holder(card);
        KioskAnswer answer = switch (pin) {
            case LOCKED -> new SignInRefused(SignInRefusal.WAIT_AFTER_FAILURES);
            case WRONG -> new SignInRefused(SignInRefusal.CARD_OR_PIN_WRONG);
            case RIGHT ->
                holder.map(known -> admitted(kiosk, known, now))
                        .orElseGet(() -> new SignInRefused(SignInRefusal.CARD_OR_PIN_WRONG));
            case NOT_ASKED -> withoutPin(kiosk, holder, now);
        };
        parts.audit()
                .record(
                        new Actor.Device(kiosk),
                        answer instanceof SignInRefused ? Audit.Action.SIGN_IN_REFUSED : Audit.Action.CARD_SHOWN,
                        holder.map(SigningIn::subject).orElse(""),
                        outcome(answer),
                        now);
        return answer;
    }

    private KioskAnswer withoutPin(Address kiosk, Optional<CardHolder> holder, Instant now) {
        boolean needed = switch (terms.pin()) {
            case ALWAYS -> true;
            case WHEN_SET ->
                !(holder.orElse(null) instanceof PatronHolder known)
                        || parts.circulation().pin(known.patron().id()).isPresent();
            case NEVER -> false;
        };
        if (needed) {
            return new PinNeeded();
        }
        return holder.map(known -> admitted(kiosk, known, now))
                .orElseGet(() -> new SignInRefused(SignInRefusal.CARD_OR_PIN_WRONG));
    }

    private KioskAnswer admitted(Address kiosk, CardHolder holder, Instant now) {
        return switch (holder) {
            case CardHolder.StaffHolder _ -> new SignInRefused(SignInRefusal.NOT_A_PATRON);
            case PatronHolder patron ->
                patron.card().state() == CardState.REPORTED_LOST
                        ? new SignInRefused(SignInRefusal.CARD_REPORTED_LOST)
                        : signedIn(kiosk, patron, now);
        };
    }

    private KioskAnswer signedIn(Address kiosk, PatronHolder holder, Instant now) {
        Session session = new Session(
                new GrantId(parts.ids().get()), kiosk, holder.patron().id(), now.plus(terms.session()));
        parts.sessions().add(session, now);
        PatronInformation seen = parts.circulation()
                .patron(session.patron(), KioskCounter.occasion(kiosk, now))
                .orElseThrow();
        long places = parts.seats().bookings(session.patron(), now).stream()
                .filter(Booking.Live.class::isInstance)
                .count();
        return new SignedIn(
                session.grant(),
                session.expires(),
                holder.patron().name().masked(),
                holder.patron().language(),
                parts.sessions().wishes(session.patron()),
                new Overview(
                        seen.loans().size(),
                        seen.overdue().size(),
                        seen.ready().size(),
                        seen.waiting().size(),
                        Math.toIntExact(
                                places + seats.tickets(session.patron(), now).size()),
                        Lines.amount(seen.owed())),
                seen.hindrances().stream().map(Lines::block).toList(),
                mailing.offered(holder.patron()));
    }

    void signOut(Session session, Instant now) {
        parts.sessions().end(session.grant(), now);
        parts.circulation().endSession(session.patron(), KioskCounter.occasion(session.kiosk(), now));
    }

    KioskAnswer keep(Session session, List<Display> wishes) {
        List<Display> each = wishes.stream().distinct().sorted().toList();
        parts.sessions().keep(session.patron(), each);
        return new KioskAnswer.DisplayKept(each);
    }

    private static String subject(CardHolder holder) {
        return switch (holder) {
            case PatronHolder patron -> "patron:" + patron.patron().id();
            case CardHolder.StaffHolder staff -> "staff:" + staff.staff().id();
        };
    }

    private static String outcome(KioskAnswer answer) {
        return switch (answer) {
            case SignedIn in -> "signed in, grant " + in.grant();
            case SignInRefused(var reason) -> reason.name();
            default -> "PIN needed";
        };
    }
}
