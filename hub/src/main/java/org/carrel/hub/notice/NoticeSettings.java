package org.carrel.hub.notice;

import java.time.ZoneId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The library's settings for notices.
 *
 * @param channels by which each notice goes, once each
 * @param withTitles whether the book is named; without, a notice says only that something is ready
 * @param zone in which dates are told
 */
public record NoticeSettings(SortedSet<NoticeId.Channel> channels, boolean withTitles, ZoneId zone) {
    public NoticeSettings {
        channels = Collections.unmodifiableSortedSet(new TreeSet<>(channels));
    }
}
