package org.carrel.hub.registration;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.identity.PersonName;
import org.carrel.hub.registration.Application.Address;
import org.carrel.hub.registration.Application.Fault;

/** One field as somebody types it, by the same rules as the whole application later. */
public sealed interface FieldCheck {
    /** @param understood as the library reads it */
    record Good(String understood) implements FieldCheck {}

    record Bad(Fault fault) implements FieldCheck {}

    /** Which field. */
    enum Field {
        NAME,
        DOCUMENT,
        BORN,
        PHONE,
        EMAIL,
        POSTAL_CODE,
        ADDRESS
    }

    /** Stand for what is typed in the other half of an address. */
    String SOME_CODE = "100";

    String SOME_ADDRESS = "臺北市中正區";

    static FieldCheck of(Field field, String typed, LocalDate today) {
        return switch (field) {
            case NAME -> read(Fault.NAME_MISSING, typed, text -> new PersonName(text).full());
            case DOCUMENT ->
                switch (IdentityNumber.check(typed, today)) {
                    case IdentityNumber.Checked.Right(IdentityNumber number) -> new Good(number.number());
                    case IdentityNumber.Checked.Wrong(IdentityNumber.Fault fault) ->
                        new Bad(EnteredCheck.documentFault(fault));
                };
            case BORN -> good(BirthDate.read(typed, today).map(LocalDate::toString), Fault.BORN_IMPOSSIBLE);
            case PHONE -> good(PhoneNumber.of(typed).map(PhoneNumber::written), Fault.PHONE_WRONG_FORM);
            case EMAIL ->
                typed.isBlank()
                        ? new Good("")
                        : read(Fault.EMAIL_WRONG_FORM, typed, text -> new Contact.Email(text.strip()).address());
            case POSTAL_CODE ->
                good(Address.of(typed, SOME_ADDRESS).map(Address::postalCode), Fault.ADDRESS_WRONG_FORM);
            case ADDRESS -> good(Address.of(SOME_CODE, typed).map(Address::text), Fault.ADDRESS_WRONG_FORM);
        };
    }

    private static FieldCheck good(Optional<String> understood, Fault otherwise) {
        return understood.<FieldCheck>map(Good::new).orElseGet(() -> new Bad(otherwise));
    }

    private static FieldCheck read(Fault otherwise, String typed, Function<String, String> reader) {
        try {
            return new Good(reader.apply(typed));
        } catch (IllegalArgumentException wrong) {
            return new Bad(otherwise);
        }
    }

    /** What is wrong, none or one. */
    default List<Fault> faults() {
        return this instanceof Bad(Fault fault) ? List.of(fault) : List.of();
    }
}
