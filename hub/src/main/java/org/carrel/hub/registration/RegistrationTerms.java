package org.carrel.hub.registration;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import org.carrel.contract.id.Bytes;

/**
 * What the library decides about cards.
 *
 * @param key binds the fingerprints of document numbers; kept apart from the database
 * @param validity of a new card
 * @param zone whose days count
 */
public record RegistrationTerms(
        PrivacyNotice notice, Period validity, int childUnder, int youthUnder, ZoneId zone, Bytes key) {
    public static RegistrationTerms usual(ZoneId zone, Bytes key) {
        return new RegistrationTerms(PrivacyNotice.USUAL, Period.ofYears(5), 12, 18, zone, key);
    }

    /** A patron's category by their age. */
    String category(LocalDate born, LocalDate today) {
        int years = Period.between(born, today).getYears();
        return years < childUnder ? "child" : years < youthUnder ? "youth" : "adult";
    }
}
