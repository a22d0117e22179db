package org.carrel.hub.branch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;

/** Staff set up branches and say when they are open. It counts from that moment on, everywhere. */
public final class SettingHours {
    private final Branches branches;
    private final OpeningCalendar calendar;
    private final Settling settling;
    private final Audit audit;

    /** Writes down what has come about by the hours as they are, so that other hours change nothing of it, and what they end. */
    @FunctionalInterface
    public interface Settling {
        void settle(Instant now);
    }

    public SettingHours(Branches branches, OpeningCalendar calendar, Settling settling, Audit audit) {
        this.branches = branches;
        this.calendar = calendar;
        this.settling = settling;
        this.audit = audit;
    }

    /** Adds or replaces. */
    public void put(Branch branch, Actor by, Instant now) {
        settling.settle(now);
        branches.put(branch);
        audit.record(
                by,
                Audit.Action.BRANCH_CHANGED,
                "site:" + branch.site(),
                branch.hours().toString(),
                now);
        settling.settle(now);
    }

    /** From now on the day is as said; whatever was given in it and no longer lies in it ends. */
    public void put(SpecialDay day, Actor by, Instant now) {
        settling.settle(now);
        calendar.put(day);
        audit.record(by, Audit.Action.CALENDAR_CHANGED, "day:" + day.day(), "site:" + day.site(), now);
        settling.settle(now);
    }

    /** @return false when there was none */
    public boolean removeSpecialDay(SiteId site, LocalDate day, Actor by, Instant now) {
        settling.settle(now);
        boolean removed = calendar.remove(site, day);
        if (removed) {
            audit.record(by, Audit.Action.CALENDAR_CHANGED, "day:" + day, "site:" + site + " removed", now);
            settling.settle(now);
        }
        return removed;
    }

    /** Replaces the holidays of one year. */
    public void putHolidays(int year, SortedMap<LocalDate, String> names, Actor by, Instant now) {
        settling.settle(now);
        calendar.putHolidays(year, names);
        audit.record(by, Audit.Action.CALENDAR_CHANGED, "holidays:" + year, "", now);
        settling.settle(now);
    }
}
