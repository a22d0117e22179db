package org.carrel.hub.notice;

/**
 * A notice ready to be sent. The text form is masked.
 *
 * @param address where to, a mail address; empty for a channel that needs none
 * @param attempt 1 for the first
 */
public record OutgoingNotice(
        NoticeId id, String kind, String address, String language, String subject, String body, int attempt) {
    @Override
    public String toString() {
        return "notice " + id.key() + " by " + id.channel();
    }
}
