package org.carrel.hub.registration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.identity.PersonName;
import org.carrel.hub.identity.StaffId;

/**
 * A wish for a card, checked as far as a program can. The text form tells nothing about the person.
 *
 * @param reference hash of what the applicant was given to look it up with
 */
public record Application(String id, Bytes reference, Instant submitted, Applicant applicant, State state) {

    /**
     * @param document fingerprint of the document's number, the same for the same number
     * @param number empty after the decision
     * @param chip the card that the applicant wants to use, such as an EasyCard
     */
    public record Applicant(
            PersonName name,
            IdentityNumber.Kind kind,
            DocumentNumber number,
            Bytes document,
            LocalDate born,
            PhoneNumber phone,
            Contact contact,
            Address address,
            String language,
            SiteId home,
            String noticeVersion,
            Chip chip) {
        @Override
        public String toString() {
            return "applicant " + name;
        }
    }

    /** A document's number as long as it is needed. */
    public sealed interface DocumentNumber {
        record Kept(IdentityNumber number) implements DocumentNumber {}

        record Deleted() implements DocumentNumber {}
    }

    /** A card that somebody has already. */
    public sealed interface Chip {
        record Own(CardNumber number) implements Chip {}

        record None() implements Chip {}
    }

    /** As typed; only that it has a form is looked at. */
    public record Address(String postalCode, String text) {
        private static final int TEXT_MAX = 200;
        private static final int TEXT_MIN = 6;

        /** Three digits, or three and two or three of the exact place. */
        static Optional<Address> of(String postalCode, String text) {
            String plain = text.strip();
            boolean good = postalCode.strip().matches("[1-9][0-9]{2}(?:-?[0-9]{2,3})?")
                    && plain.length() >= TEXT_MIN
                    && plain.length() <= TEXT_MAX
                    && plain.codePoints().noneMatch(Character::isISOControl);
            return good ? Optional.of(new Address(postalCode.strip(), plain)) : Optional.empty();
        }

        @Override
        public String toString() {
            return "address ****";
        }
    }

    /** How far it is. */
    public sealed interface State {
        record Waiting() implements State {}

        record Approved(Instant at, StaffId by, PatronId patron) implements State {}

        record Rejected(Instant at, StaffId by, SortedSet<Reason> reasons) implements State {}
    }

    /** Why an application was not granted. */
    public enum Reason {
        DOCUMENT_NOT_SHOWN,
        DATA_DIFFER_FROM_DOCUMENT,
        HAS_A_CARD_ALREADY,
        NOT_ENTITLED,
        GUARDIAN_MUST_COME
    }

    /** What is wrong with what was entered, field by field. */
    public enum Fault {
        NOTICE_NOT_ACCEPTED("notice"),
        NOTICE_HAS_CHANGED("notice"),
        NAME_MISSING("name"),
        DOCUMENT_WRONG_FORM("document"),
        DOCUMENT_WRONG_CHECK_DIGIT("document"),
        DOCUMENT_NO_LONGER_VALID("document"),
        BORN_IMPOSSIBLE("born"),
        PHONE_WRONG_FORM("phone"),
        EMAIL_WRONG_FORM("email"),
        ADDRESS_WRONG_FORM("address"),
        BRANCH_UNKNOWN("home"),
        CHIP_WRONG_FORM("chip"),
        CHIP_CHANGES_EACH_TIME("chip");

        private final String field;

        Fault(String field) {
            this.field = field;
        }

        public String field() {
            return field;
        }
    }

    /** What a person enters, as typed. A text that was left out is empty. */
    public record Entered(
            String noticeVersion,
            boolean accepted,
            String name,
            String document,
            String born,
            String phone,
            String email,
            String postalCode,
            String address,
            String language,
            String home,
            String chip,
            ChipReading.Shown chipShown,
            int chipBytes) {
        @Override
        public String toString() {
            return "what an applicant entered";
        }
    }

    /** What came of sending one in. */
    public sealed interface Sent {
        record Received(Application application) implements Sent {}

        record Refused(List<Fault> faults) implements Sent {
            public Refused {
                faults = List.copyOf(faults);
            }
        }
    }
}
