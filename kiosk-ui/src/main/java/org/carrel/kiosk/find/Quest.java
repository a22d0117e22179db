package org.carrel.kiosk.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.kiosk.HoldRefusal;
import org.carrel.contract.message.kiosk.Narrowing;

/**
 * What somebody is looking for, and how far they are.
 *
 * @param trail where they are, last, and how they came there
 * @param title that was opened
 * @param planless levels that have no plan
 * @param open the one question whose answer is waited for
 * @param askAt when what is typed has stood still for long enough; {@link #NEVER} for nothing new
 */
public record Quest(
        List<Where> trail,
        Typing typing,
        Lookup lookup,
        Optional<KioskAnswer.TitleTold> title,
        Optional<Guide> guide,
        List<String> planless,
        Optional<Open> open,
        long askAt) {
    public static final long NEVER = Long.MAX_VALUE;

    /** Nobody looks for anything. */
    public static final Quest NONE = new Quest(
            List.of(),
            Typing.in(Layout.ZHUYIN),
            Lookup.NONE,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            NEVER);

    public Quest {
        trail = List.copyOf(trail);
        planless = List.copyOf(planless);
    }

    /** One step of it. */
    public sealed interface Where {
        record AtKeys() implements Where {}

        /** @param first index of the first line that is shown, here and below */
        record AtResults(int first) implements Where {}

        record AtTitle(int first) implements Where {}

        record AtWay() implements Where {}

        /** The card is to be shown before anything can be reserved. */
        record AtCard() implements Where {}

        record AtPickup(int first) implements Where {}

        /** @param times how often it was asked, 1 for the first time */
        record Placing(AskId ask, KioskAsk.PlaceHold what, int times) implements Where {}

        record Held(int place, SiteId pickup) implements Where {}

        record NotHeld(List<HoldRefusal> reasons) implements Where {
            public NotHeld {
                reasons = List.copyOf(reasons);
            }
        }

        /** A title or a way is being asked for. */
        record Waiting() implements Where {}

        record Stuck(Snag snag) implements Where {}
    }

    /** Why it goes no further. */
    public enum Snag {
        TITLE_UNKNOWN,
        NO_PLAN,
        NOT_ON_PLAN,
        NO_SUCH_WAY,
        UNANSWERED,
        /** Nobody answered whether it is reserved. */
        HOLD_UNSURE
    }

    /** A question under way. Another answer than to the one that is open comes too late. */
    public record Open(AskId id, Asked what) {}

    /** What was asked for. */
    public sealed interface Asked {
        record Suggestions(String typed) implements Asked {}

        record Titles(String words, Narrowing only) implements Asked {}

        record MoreTitles() implements Asked {}

        record OneTitle(BibId bib) implements Asked {}

        record Way(BibId bib, boolean stepFree) implements Asked {}

        record PlanOf(String level) implements Asked {}
    }

    public boolean none() {
        return trail.isEmpty();
    }

    public Where where() {
        return trail.isEmpty() ? new Where.AtKeys() : trail.getLast();
    }

    /** A step further. */
    public Quest at(Where next) {
        List<Where> longer = new ArrayList<>(trail);
        longer.add(next);
        return trail(longer);
    }

    /** In place of the last step. */
    public Quest instead(Where next) {
        return back().at(next);
    }

    /** A step back. */
    public Quest back() {
        return trail(trail.subList(0, Math.max(0, trail.size() - 1)));
    }

    /** Back to the last step of this kind, or to the beginning of all. */
    public Quest backTo(Class<? extends Where> kind) {
        Quest quest = this;
        while (quest.trail.size() > 1 && !kind.isInstance(quest.where())) {
            quest = quest.back();
        }
        return quest;
    }

    private Quest trail(List<Where> next) {
        return new Quest(next, typing, lookup, title, guide, planless, open, askAt);
    }

    /** With something else typed, of which will be asked then. */
    public Quest typed(Typing next, long then) {
        return new Quest(trail, next, lookup, title, guide, planless, open, then);
    }

    public Quest with(Lookup next) {
        return new Quest(trail, typing, next, title, guide, planless, open, askAt);
    }

    public Quest with(KioskAnswer.TitleTold told) {
        return new Quest(trail, typing, lookup, Optional.of(told), Optional.empty(), List.of(), open, askAt);
    }

    public Quest with(Guide next) {
        return new Quest(trail, typing, lookup, title, Optional.of(next), planless, open, askAt);
    }

    public Quest without(String level) {
        List<String> more = new ArrayList<>(planless);
        more.add(level);
        return new Quest(trail, typing, lookup, title, guide, more, open, askAt);
    }

    public Quest asking(AskId id, Asked what) {
        return new Quest(trail, typing, lookup, title, guide, planless, Optional.of(new Open(id, what)), askAt);
    }

    /** Waits for nothing. */
    public Quest heard() {
        return new Quest(trail, typing, lookup, title, guide, planless, Optional.empty(), askAt);
    }
}
