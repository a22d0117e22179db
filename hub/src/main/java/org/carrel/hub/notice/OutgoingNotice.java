package org.carrel.hub.notice;

import org.carrel.contract.id.PatronId;

/**
 * A notice ready to be sent. The text form is masked.
 *
 * @param patron the hub's own key of whom it is for
 * @param address where to, a mail address; empty for a channel that needs none
 * @param attempt 1 for the first
 */
public record OutgoingNotice(
        NoticeId id,
        String kind,
        PatronId patron,
        String address,
        String language,
        String subject,
        String body,
        int attempt) {
    @Override
    public String toString() {
        return "notice " + id.key() + " by " + id.channel();
    }
}
