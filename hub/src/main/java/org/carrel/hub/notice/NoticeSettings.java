package org.carrel.hub.notice;

import java.time.ZoneId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The library's settings for notices.
 *
 * @param channels by which each notice goes, once each
 * @param withTitles whether books are named; without, a notice says only that something is ready or due
 * @param zone in which dates and hours are told
 */
public record NoticeSettings(
        SortedSet<NoticeId.Channel> channels,
        boolean withTitles,
        ZoneId zone,
        NoticePace pace,
        LoanReminders reminders,
        NoticeTemplates templates) {
    public NoticeSettings {
        channels = Collections.unmodifiableSortedSet(new TreeSet<>(channels));
    }

    /** About holds and seats only, at any hour, in the usual words. */
    public NoticeSettings(SortedSet<NoticeId.Channel> channels, boolean withTitles, ZoneId zone) {
        this(channels, withTitles, zone, NoticePace.FREE, LoanReminders.NONE, NoticeTemplates.USUAL);
    }
}
