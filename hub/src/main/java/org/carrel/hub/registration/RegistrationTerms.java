package org.carrel.hub.registration;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/**
 * What the library decides about cards.
 *
 * @param validity of a new card
 * @param ages by rising age; the first that fits gives a patron's category
 * @param category of everybody older
 */
public record RegistrationTerms(PrivacyNotice notice, Period validity, List<Until> ages, String category) {
    public static final RegistrationTerms USUAL = new RegistrationTerms(
            PrivacyNotice.USUAL, Period.ofYears(5), List.of(new Until("child", 12), new Until("youth", 18)), "adult");

    /** @param age in years, from which on it is another category */
    public record Until(String category, int age) {}

    public RegistrationTerms {
        ages = List.copyOf(ages);
        for (int index = 1; index < ages.size(); index++) {
            if (ages.get(index).age() <= ages.get(index - 1).age()) {
                throw new IllegalArgumentException("ages must rise, but " + ages.get(index) + " does not");
            }
        }
    }

    /** A patron's category by their age. */
    String category(LocalDate born, LocalDate today) {
        int years = Period.between(born, today).getYears();
        return ages.stream()
                .filter(until -> years < until.age())
                .map(Until::category)
                .findFirst()
                .orElse(category);
    }
}
