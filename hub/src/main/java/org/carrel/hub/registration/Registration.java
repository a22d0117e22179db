package org.carrel.hub.registration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.branch.Branches;
import org.carrel.hub.identity.LibraryCard;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.identity.Patrons;
import org.carrel.hub.identity.StaffId;
import org.carrel.hub.registration.Application.Applicant;
import org.carrel.hub.registration.Application.Chip;
import org.carrel.hub.registration.Application.DocumentNumber;
import org.carrel.hub.registration.Application.Entered;
import org.carrel.hub.registration.Application.Reason;
import org.carrel.hub.registration.Application.Sent;
import org.carrel.hub.registration.Application.State;

/**
 * Applications for a card: sent in by anybody, looked up by whoever has the reference, decided by staff. That the same person applied
 * before, staff are told and the applicant is not: the question alone must not tell who has a card. One transaction.
 */
public final class Registration {
    /** Digits and letters that are not taken for each other. */
    private static final String REFERENCE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /** So many letters of five bits each: nobody guesses them. */
    private static final int REFERENCE_LENGTH = 20;

    private final RegistrationTerms terms;
    private final Parts parts;
    private final Supplier<String> ids;

    /**
     * What registration stands on.
     *
     * @param zone whose days count
     * @param key binds the fingerprints of document numbers; kept apart from the database
     */
    public record Parts(
            Applications applications, Patrons patrons, Branches branches, Audit audit, ZoneId zone, Bytes key) {}

    /** @param ids gives a fresh key each time */
    public Registration(RegistrationTerms terms, Parts parts, Supplier<String> ids) {
        this.terms = terms;
        this.parts = parts;
        this.ids = ids;
    }

    public PrivacyNotice notice() {
        return terms.notice();
    }

    /** The notice of a version: the present one, or one that somebody may have accepted. */
    public Optional<PrivacyNotice> notice(String version) {
        return version.equals(terms.notice().version())
                ? Optional.of(terms.notice())
                : parts.applications().notice(version);
    }

    /**
     * Keeps the present notice for ever.
     *
     * @return whether its version had no other words before
     */
    public boolean publish(Instant now) {
        parts.applications().keep(terms.notice(), now);
        return parts.applications()
                .notice(terms.notice().version())
                .filter(terms.notice()::equals)
                .isPresent();
    }

    /** What an applicant is given to look the application up with, made of at least 13 bytes that nobody can guess. */
    public static String reference(Bytes secret) {
        StringBuilder letters = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (int index = 0; letters.length() < REFERENCE_LENGTH; index++) {
            bits = bits << 8 | secret.at(index);
            held += 8;
            while (held >= 5 && letters.length() < REFERENCE_LENGTH) {
                held -= 5;
                letters.append(REFERENCE_LETTERS.charAt(bits >> held & 31));
            }
            bits &= (1 << held) - 1;
        }
        return letters.toString();
    }

    public Sent send(Entered entered, String reference, Actor by, Instant now) {
        EnteredCheck check = new EnteredCheck(terms.notice(), parts, today(now));
        Optional<Applicant> applicant = check.applicant(entered);
        if (applicant.isEmpty()) {
            return new Sent.Refused(check.faults());
        }
        Application application =
                new Application(ids.get(), hash(reference), now, applicant.get(), new State.Waiting());
        parts.applications().keep(terms.notice(), now);
        parts.applications().put(application);
        parts.audit()
                .record(
                        by,
                        Audit.Action.CARD_APPLIED_FOR,
                        "application:" + application.id(),
                        "notice " + entered.noticeVersion(),
                        now);
        return new Sent.Received(application);
    }

    /** One field as it is typed; nothing of it is kept. */
    public FieldCheck check(FieldCheck.Field field, String typed, Instant now) {
        return FieldCheck.of(field, typed, today(now));
    }

    /** Whoever sent it in takes it back before anybody has decided: nothing of it is left but that it was there. */
    public boolean takeBack(String reference, Actor by, Instant now) {
        Optional<Application> found =
                look(reference).filter(application -> application.state() instanceof State.Waiting);
        found.ifPresent(application -> {
            parts.applications().remove(application.id());
            parts.audit().record(by, Audit.Action.CARD_DECIDED, "application:" + application.id(), "taken back", now);
        });
        return found.isPresent();
    }

    /** Blanks, hyphens and case of the reference make no difference. */
    public Optional<Application> look(String reference) {
        return parts.applications()
                .byReference(hash(reference.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT)));
    }

    public List<Application> waiting(int limit) {
        return parts.applications().waiting(limit);
    }

    /** An application with all that was entered; that it was seen is noted. */
    public Optional<Application> see(String id, Actor by, Instant now) {
        Optional<Application> found = parts.applications().application(id);
        found.ifPresent(application ->
                parts.audit().record(by, Audit.Action.PATRON_SEEN, "application:" + id, "application", now));
        return found;
    }

    /** By which the patron became one, the newest first. */
    public List<Application> of(PatronId patron) {
        return parts.applications().ofPatron(patron);
    }

    /** Further applications with the same document, the newest first. */
    public List<Application> sameDocument(Application application) {
        return parts.applications().ofDocument(application.applicant().document()).stream()
                .filter(other -> !other.id().equals(application.id()))
                .toList();
    }

    /** What came of a decision. */
    public sealed interface Decision {
        record Decided(Application application) implements Decision {}

        record Unknown() implements Decision {}

        record DecidedBefore(Application application) implements Decision {}

        /** A card's number is somebody else's; nothing was done. */
        record CardTaken() implements Decision {}
    }

    /**
     * Makes the applicant a patron.
     *
     * @param printed the number of the card that they were given; a patron may have a chip of their own only
     */
    public Decision approve(String id, Optional<CardNumber> printed, StaffId staff, Actor by, Instant now) {
        Optional<Application> found = parts.applications().application(id);
        if (found.isEmpty() || !(found.get().state() instanceof State.Waiting)) {
            return found.<Decision>map(Decision.DecidedBefore::new).orElseGet(Decision.Unknown::new);
        }
        Applicant applicant = found.get().applicant();
        List<LibraryCard> cards = new ArrayList<>();
        printed.ifPresent(number ->
                cards.add(new LibraryCard(LibraryCard.CardScheme.OWN_BARCODE, number, LibraryCard.CardState.VALID)));
        if (applicant.chip() instanceof Chip.Own(CardNumber number)) {
            cards.add(new LibraryCard(LibraryCard.CardScheme.CHIP_UID, number, LibraryCard.CardState.VALID));
        }
        PatronId patron = new PatronId(ids.get());
        LocalDate today = today(now);
        try {
            parts.patrons()
                    .put(new Patron(
                            patron,
                            applicant.name(),
                            cards,
                            applicant.language(),
                            applicant.contact(),
                            terms.category(applicant.born(), today),
                            applicant.home(),
                            new TreeSet<>(),
                            today.plus(terms.validity())));
        } catch (Patrons.CardTaken taken) {
            return new Decision.CardTaken();
        }
        return decided(found.get(), new State.Approved(now, staff, patron), "approved", by, now);
    }

    /** @param reasons at least one */
    public Decision reject(String id, SortedSet<Reason> reasons, StaffId staff, Actor by, Instant now) {
        if (reasons.isEmpty()) {
            throw new IllegalArgumentException("an application is not rejected without a reason");
        }
        Optional<Application> found = parts.applications().application(id);
        if (found.isEmpty() || !(found.get().state() instanceof State.Waiting)) {
            return found.<Decision>map(Decision.DecidedBefore::new).orElseGet(Decision.Unknown::new);
        }
        return decided(found.get(), new State.Rejected(now, staff, reasons), "rejected", by, now);
    }

    /** The document's number has done its service. */
    private Decision decided(Application before, State state, String word, Actor by, Instant now) {
        Applicant old = before.applicant();
        Applicant applicant = new Applicant(
                old.name(),
                old.kind(),
                new DocumentNumber.Deleted(),
                old.document(),
                old.born(),
                old.phone(),
                old.contact(),
                old.address(),
                old.language(),
                old.home(),
                old.noticeVersion(),
                old.chip());
        Application after = new Application(before.id(), before.reference(), before.submitted(), applicant, state);
        parts.applications().put(after);
        parts.audit().record(by, Audit.Action.CARD_DECIDED, "application:" + before.id(), word, now);
        return new Decision.Decided(after);
    }

    private LocalDate today(Instant now) {
        return now.atZone(parts.zone()).toLocalDate();
    }

    private static Bytes hash(String reference) {
        try {
            return Bytes.of(MessageDigest.getInstance("SHA-256").digest(reference.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
