package org.carrel.hub.adapter.sql.registration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.identity.PersonName;
import org.carrel.hub.identity.StaffId;
import org.carrel.hub.registration.Application;
import org.carrel.hub.registration.Application.Address;
import org.carrel.hub.registration.Application.Applicant;
import org.carrel.hub.registration.Application.Chip;
import org.carrel.hub.registration.Application.DocumentNumber;
import org.carrel.hub.registration.Application.Reason;
import org.carrel.hub.registration.Application.State;
import org.carrel.hub.registration.Applications;
import org.carrel.hub.registration.IdentityNumber;
import org.carrel.hub.registration.PhoneNumber;
import org.carrel.hub.registration.PrivacyNotice;
import org.jspecify.annotations.Nullable;

/** Applications in a table. */
public final class SqlApplications implements Applications {
    private static final String ALL =
            "SELECT id, reference_hash, submitted, name, document, document_number, document_hash,"
                    + " born, phone, email, postal_code, address, language, home, notice_version, chip, state, decided, decided_by,"
                    + " reasons, patron FROM card_application ";

    private final Sql sql;

    public SqlApplications(Sql sql) {
        this.sql = sql;
    }

    /** The stored names of the states. */
    private enum Stored {
        WAITING,
        APPROVED,
        REJECTED
    }

    @Override
    public Optional<Application> application(String id) {
        return sql.first(ALL + "WHERE id = ?", SqlApplications::read, id);
    }

    @Override
    public void remove(String id) {
        sql.update("DELETE FROM card_application WHERE id = ?", id);
    }

    @Override
    public Optional<Application> byReference(Bytes hash) {
        return sql.first(ALL + "WHERE reference_hash = ?", SqlApplications::read, hash.hex());
    }

    @Override
    public List<Application> waiting(int limit) {
        return sql.list(ALL + "WHERE state = 'WAITING' ORDER BY submitted, id LIMIT ?", SqlApplications::read, limit);
    }

    @Override
    public List<Application> ofDocument(Bytes fingerprint) {
        return sql.list(
                ALL + "WHERE document_hash = ? ORDER BY submitted DESC, id", SqlApplications::read, fingerprint.hex());
    }

    @Override
    public List<Application> ofPatron(PatronId patron) {
        return sql.list(ALL + "WHERE patron = ? ORDER BY submitted DESC, id", SqlApplications::read, patron.value());
    }

    @Override
    public void keep(PrivacyNotice notice, Instant now) {
        sql.update(
                "INSERT INTO privacy_notice (version, chinese, english, since) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (version) DO NOTHING",
                notice.version(),
                notice.chinese(),
                notice.english(),
                now.toEpochMilli());
    }

    @Override
    public Optional<PrivacyNotice> notice(String version) {
        return sql.first(
                "SELECT version, chinese, english FROM privacy_notice WHERE version = ?",
                row -> new PrivacyNotice(row.text("version"), row.text("chinese"), row.text("english")),
                version);
    }

    @Override
    public void put(Application application) {
        Applicant person = application.applicant();
        Decided decided = Decided.of(application.state());
        sql.update("DELETE FROM card_application WHERE id = ?", application.id());
        sql.update(
                "INSERT INTO card_application (id, reference_hash, submitted, name, document, document_number,"
                        + " document_hash, born, phone, email, postal_code, address, language, home, notice_version, chip,"
                        + " state, decided, decided_by, reasons, patron)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                application.id(),
                application.reference().hex(),
                application.submitted().toEpochMilli(),
                person.name().full(),
                person.kind().name(),
                person.number() instanceof DocumentNumber.Kept(IdentityNumber number) ? number.number() : null,
                person.document().hex(),
                person.born().toString(),
                person.phone().written(),
                person.contact() instanceof Contact.Email(String address) ? address : null,
                person.address().postalCode(),
                person.address().text(),
                person.language(),
                person.home().value(),
                person.noticeVersion(),
                person.chip() instanceof Chip.Own(CardNumber number) ? number.value() : null,
                decided.state().name(),
                decided.at(),
                decided.by(),
                decided.reasons(),
                decided.patron());
    }

    /** A decision's columns. */
    private record Decided(
            Stored state,
            @Nullable Long at,
            @Nullable String by,
            String reasons,
            @Nullable String patron) {
        static Decided of(State state) {
            return switch (state) {
                case State.Waiting() -> new Decided(Stored.WAITING, null, null, "", null);
                case State.Approved(Instant at, StaffId by, PatronId patron) ->
                    new Decided(Stored.APPROVED, at.toEpochMilli(), by.value(), "", patron.value());
                case State.Rejected rejected ->
                    new Decided(
                            Stored.REJECTED,
                            rejected.at().toEpochMilli(),
                            rejected.by().value(),
                            rejected.reasons().stream().map(Reason::name).collect(Collectors.joining(",")),
                            null);
            };
        }
    }

    private static Application read(Row row) {
        IdentityNumber.Kind kind = row.word(IdentityNumber.Kind.class, "document");
        Applicant applicant = new Applicant(
                new PersonName(row.text("name")),
                kind,
                row.optionalText("document_number")
                        .<DocumentNumber>map(number -> new DocumentNumber.Kept(new IdentityNumber(kind, number)))
                        .orElseGet(DocumentNumber.Deleted::new),
                Bytes.hex(row.text("document_hash")),
                LocalDate.parse(row.text("born")),
                PhoneNumber.of(row.text("phone")).orElseThrow(),
                row.optionalText("email").<Contact>map(Contact.Email::new).orElseGet(Contact.Unreachable::new),
                new Address(row.text("postal_code"), row.text("address")),
                row.text("language"),
                new SiteId(row.text("home")),
                row.text("notice_version"),
                row.optionalText("chip")
                        .<Chip>map(number -> new Chip.Own(new CardNumber(number)))
                        .orElseGet(Chip.None::new));
        return new Application(
                row.text("id"), Bytes.hex(row.text("reference_hash")), row.instant("submitted"), applicant, state(row));
    }

    private static State state(Row row) {
        return switch (row.word(Stored.class, "state")) {
            case WAITING -> new State.Waiting();
            case APPROVED ->
                new State.Approved(
                        row.instant("decided"), new StaffId(row.text("decided_by")), new PatronId(row.text("patron")));
            case REJECTED ->
                new State.Rejected(
                        row.instant("decided"),
                        new StaffId(row.text("decided_by")),
                        Arrays.stream(row.text("reasons").split(","))
                                .map(Reason::valueOf)
                                .collect(Collectors.toCollection(TreeSet::new)));
        };
    }
}
