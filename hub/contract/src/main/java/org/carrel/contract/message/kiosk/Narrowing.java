package org.carrel.contract.message.kiosk;

/**
 * Leaves out what is not of all this; empty texts and 0 leave out nothing.
 *
 * @param language as catalogued, such as {@code chi}
 * @param yearFrom 0 for no bound
 * @param yearThrough 0 for no bound
 * @param mainClass as a facet gave it
 * @param subject as a facet gave it
 * @param branch a branch's id
 * @param availableNow a copy can be fetched from its shelf now
 */
public record Narrowing(
        String material,
        String language,
        int yearFrom,
        int yearThrough,
        String mainClass,
        String subject,
        String branch,
        boolean availableNow) {
    public static final Narrowing NONE = new Narrowing("", "", 0, 0, "", "", "", false);
}
