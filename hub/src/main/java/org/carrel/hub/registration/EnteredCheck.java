package org.carrel.hub.registration;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.identity.PersonName;
import org.carrel.hub.registration.Application.Address;
import org.carrel.hub.registration.Application.Applicant;
import org.carrel.hub.registration.Application.Chip;
import org.carrel.hub.registration.Application.DocumentNumber;
import org.carrel.hub.registration.Application.Entered;
import org.carrel.hub.registration.Application.Fault;

/** Looks at every field that a person entered, so that all faults are told at once. */
final class EnteredCheck {
    private final PrivacyNotice notice;
    private final Registration.Parts parts;
    private final LocalDate today;
    private final List<Fault> faults = new ArrayList<>();

    EnteredCheck(PrivacyNotice notice, Registration.Parts parts, LocalDate today) {
        this.notice = notice;
        this.parts = parts;
        this.today = today;
    }

    List<Fault> faults() {
        return faults;
    }

    /** Empty when there are faults. */
    Optional<Applicant> applicant(Entered entered) {
        if (!entered.accepted()) {
            faults.add(Fault.NOTICE_NOT_ACCEPTED);
        } else if (!entered.noticeVersion().equals(notice.version())) {
            faults.add(Fault.NOTICE_HAS_CHANGED);
        }
        Optional<PersonName> name = read(Fault.NAME_MISSING, () -> new PersonName(entered.name()));
        Optional<IdentityNumber> number = number(entered.document());
        Optional<LocalDate> born = born(entered.born());
        Optional<PhoneNumber> phone = PhoneNumber.of(entered.phone());
        note(phone, Fault.PHONE_WRONG_FORM);
        Optional<Contact> contact = entered.email().isBlank()
                ? Optional.of(new Contact.Unreachable())
                : read(
                        Fault.EMAIL_WRONG_FORM,
                        () -> new Contact.Email(entered.email().strip()));
        Optional<Address> address = Address.of(entered.postalCode(), entered.address());
        note(address, Fault.ADDRESS_WRONG_FORM);
        Optional<SiteId> home = home(entered.home());
        Optional<Chip> chip = chip(entered);
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        IdentityNumber document = number.orElseThrow();
        return Optional.of(new Applicant(
                name.orElseThrow(),
                document.kind(),
                new DocumentNumber.Kept(document),
                fingerprint(document),
                born.orElseThrow(),
                phone.orElseThrow(),
                contact.orElseThrow(),
                address.orElseThrow(),
                entered.language().isBlank() ? "zh-Hant" : entered.language(),
                home.orElseThrow(),
                entered.noticeVersion(),
                chip.orElseThrow()));
    }

    private void note(Optional<?> read, Fault fault) {
        if (read.isEmpty()) {
            faults.add(fault);
        }
    }

    private <T> Optional<T> read(Fault fault, Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (IllegalArgumentException wrong) {
            faults.add(fault);
            return Optional.empty();
        }
    }

    private Optional<IdentityNumber> number(String typed) {
        return switch (IdentityNumber.check(typed, today)) {
            case IdentityNumber.Checked.Right(IdentityNumber number) -> Optional.of(number);
            case IdentityNumber.Checked.Wrong(IdentityNumber.Fault fault) -> {
                faults.add(documentFault(fault));
                yield Optional.empty();
            }
        };
    }

    static Fault documentFault(IdentityNumber.Fault fault) {
        return switch (fault) {
            case WRONG_FORM -> Fault.DOCUMENT_WRONG_FORM;
            case WRONG_CHECK_DIGIT -> Fault.DOCUMENT_WRONG_CHECK_DIGIT;
            case NO_LONGER_VALID -> Fault.DOCUMENT_NO_LONGER_VALID;
        };
    }

    private Optional<LocalDate> born(String typed) {
        Optional<LocalDate> possible = BirthDate.read(typed, today);
        note(possible, Fault.BORN_IMPOSSIBLE);
        return possible;
    }

    private Optional<SiteId> home(String typed) {
        Optional<SiteId> known = Optional.empty();
        try {
            known = Optional.of(new SiteId(typed))
                    .filter(site -> parts.branches().branch(site).isPresent());
        } catch (IllegalArgumentException noSite) {
            // Told below, like a branch that there is not.
        }
        note(known, Fault.BRANCH_UNKNOWN);
        return known;
    }

    private Optional<Chip> chip(Entered entered) {
        if (entered.chip().isBlank()) {
            return Optional.of(new Chip.None());
        }
        return switch (ChipReading.of(entered.chip(), entered.chipShown(), entered.chipBytes())) {
            case ChipReading.Read.Card card -> Optional.of(new Chip.Own(card.number()));
            case ChipReading.Read.ChangesEachTime() -> {
                faults.add(Fault.CHIP_CHANGES_EACH_TIME);
                yield Optional.empty();
            }
            case ChipReading.Read.NoChip() -> {
                faults.add(Fault.CHIP_WRONG_FORM);
                yield Optional.empty();
            }
        };
    }

    /** The same for the same number, and nothing to anybody without the key. */
    private Bytes fingerprint(IdentityNumber number) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(parts.key().toArray(), "HmacSHA256"));
            return Bytes.of(mac.doFinal(("card application " + number.number()).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", missing);
        }
    }
}
