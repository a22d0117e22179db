package org.carrel.hub.seat;

import java.util.List;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.branch.WeeklyHours;

/**
 * A zone and its rules.
 *
 * @param prefix letters before its numbers, such as {@code A}
 * @param whereZh for people: floor and desk
 * @param hours of its own; none or one, and none when it is open as its branch
 * @param removed whether it is only there for what was booked in it once
 */
public record SeatZone(
        SeatZoneId id,
        SiteId site,
        String nameZh,
        String nameEn,
        String whereZh,
        String whereEn,
        String prefix,
        List<WeeklyHours> hours,
        ZoneRules rules,
        boolean removed) {
    public SeatZone {
        hours = List.copyOf(hours);
        if (hours.size() > 1) {
            throw new IllegalArgumentException("a zone has one week of hours, not " + hours.size());
        }
        if (!prefix.matches("[A-Z]{0,3}")) {
            throw new IllegalArgumentException("a prefix is up to three letters A-Z, not '" + prefix + "'");
        }
    }

    /** The name in the language of a BCP 47 tag; Chinese for {@code zh…}, English for any other. */
    public String name(String language) {
        return language.startsWith("zh") ? nameZh : nameEn;
    }

    /** As {@link #name}, for the place. */
    public String where(String language) {
        return language.startsWith("zh") ? whereZh : whereEn;
    }

    /** One that is there. */
    public SeatZone(
            SeatZoneId id,
            SiteId site,
            String nameZh,
            String nameEn,
            String whereZh,
            String whereEn,
            String prefix,
            List<WeeklyHours> hours,
            ZoneRules rules) {
        this(id, site, nameZh, nameEn, whereZh, whereEn, prefix, hours, rules, false);
    }
}
