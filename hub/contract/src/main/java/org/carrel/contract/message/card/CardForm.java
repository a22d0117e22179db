package org.carrel.contract.message.card;

/**
 * What an applicant entered, as typed. The text form is without it.
 *
 * @param noticeVersion of the privacy notice that was accepted
 * @param language BCP 47 tag of the screen
 */
public record CardForm(
        String noticeVersion,
        String name,
        String document,
        String born,
        String phone,
        String email,
        String postalCode,
        String address,
        String language) {
    @Override
    public String toString() {
        return "what an applicant entered";
    }
}
