package org.carrel.kiosk.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.kiosk.CopyLine;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.contract.message.kiosk.HoldRefusal;
import org.carrel.contract.message.kiosk.Place;
import org.carrel.kiosk.find.Guide;
import org.carrel.kiosk.find.Lookup;
import org.carrel.kiosk.find.Quest;
import org.carrel.kiosk.find.Typing;

/** Finding a title, the way to it, and having it kept. */
public sealed interface FindScreen extends Screen {
    /** Nothing but what every screen offers. */
    @Override
    default List<Touch> touches() {
        return List.of();
    }

    /** What can be touched on these screens alone. */
    sealed interface Wish extends Touch {
        /** A wish without more to say. */
        enum Plain implements Wish {
            /** Begin. */
            FIND,
            CLEAR,
            /** To the next layout of the keys. */
            SWITCH,
            MORE_CANDIDATES,
            /** To all that was found; while a syllable is typed, its first character. */
            GO,
            ON_SHELF,
            THIS_BRANCH,
            WAY,
            STEP_FREE,
            NEXT_LEVEL,
            HOLD;

            @Override
            public String word() {
                return PLAIN + name();
            }
        }

        /** The key of a real keyboard, or the one on the screen that does the same. */
        record Key(char hard) implements Wish {
            @Override
            public String word() {
                return KEY + hard;
            }
        }

        /** One of a list. */
        record Nth(Of of, int index) implements Wish {
            @Override
            public String word() {
                return of.name() + ":" + index;
            }
        }

        /** Which list. */
        enum Of {
            CANDIDATE,
            SUGGESTION,
            TITLE,
            KIND,
            PICKUP
        }

        /** Empty when no wish has this word. */
        static Optional<Touch> parse(String word) {
            if (word.startsWith(KEY) && word.length() == KEY.length() + 1) {
                return Optional.of(new Key(word.charAt(KEY.length())));
            }
            if (word.startsWith(PLAIN)) {
                return Arrays.stream(Plain.values())
                        .filter(each -> each.word().equals(word))
                        .map(Touch.class::cast)
                        .findFirst();
            }
            return Arrays.stream(Of.values())
                    .filter(of -> word.matches(of.name() + ":[0-9]{1,3}"))
                    .map(of -> (Touch) new Nth(
                            of, Integer.parseInt(word.substring(of.name().length() + 1))))
                    .findFirst();
        }

        String PLAIN = "FIND:";
        String KEY = "KEY:";
    }

    /**
     * Words are typed; what they find is shown beside them.
     *
     * @param candidates that are shown, {@code from} the first of {@code all}
     * @param rows so many of the first titles are shown
     */
    record Keys(
            Typing typing,
            List<String> candidates,
            int from,
            int all,
            Lookup lookup,
            int suggestions,
            int rows,
            boolean online)
            implements FindScreen {
        public Keys {
            candidates = List.copyOf(candidates);
        }

        /** How many titles are shown. */
        public int shown() {
            return typing.text().isEmpty() ? 0 : Math.min(rows, lookup.titles().size());
        }

        /** How many suggestions are shown. */
        public int suggested() {
            return typing.syllable().empty() && !typing.text().isEmpty()
                    ? Math.min(suggestions, lookup.suggested().size())
                    : 0;
        }

        public boolean goes() {
            return typing.syllable().empty()
                    && !typing.text().isEmpty()
                    && !lookup.titles().isEmpty();
        }

        @Override
        public List<Touch> touches() {
            List<Touch> all = new ArrayList<>();
            for (int index = 0; index < candidates.size(); index++) {
                all.add(new Wish.Nth(Wish.Of.CANDIDATE, index));
            }
            if (this.all > candidates.size()) {
                all.add(Wish.Plain.MORE_CANDIDATES);
            }
            for (int index = 0; index < suggested(); index++) {
                all.add(new Wish.Nth(Wish.Of.SUGGESTION, index));
            }
            for (int index = 0; index < shown(); index++) {
                all.add(new Wish.Nth(Wish.Of.TITLE, index));
            }
            if (!typing.empty()) {
                all.add(Wish.Plain.GO);
                all.add(Wish.Plain.CLEAR);
            }
            all.add(Wish.Plain.SWITCH);
            all.add(Touch.Plain.ERASE);
            typing.layout().typed().forEach(hard -> all.add(new Wish.Key(hard)));
            return all;
        }
    }

    /**
     * @param first index of the first line that is shown
     * @param branches whether there is another branch than this one
     * @param kinds so many kinds are offered to narrow by
     */
    record Results(Lookup lookup, int first, int rows, boolean branches, int kinds, boolean online)
            implements FindScreen {
        public int last() {
            return Math.min(lookup.titles().size(), first + rows);
        }

        @Override
        public List<Touch> touches() {
            List<Touch> all = new ArrayList<>();
            for (int index = first; index < last(); index++) {
                all.add(new Wish.Nth(Wish.Of.TITLE, index));
            }
            all.add(Wish.Plain.ON_SHELF);
            if (branches) {
                all.add(Wish.Plain.THIS_BRANCH);
            }
            for (int index = 0; index < Math.min(kinds, lookup.kinds().size()); index++) {
                all.add(new Wish.Nth(Wish.Of.KIND, index));
            }
            if (lookup.titles().size() > rows || !lookup.cursor().isEmpty()) {
                all.add(Touch.Plain.MORE_ROWS);
            }
            return all;
        }
    }

    /**
     * One title with its copies: those of this branch first, and of those the ones on the shelf.
     *
     * @param first index of the first copy that is shown
     * @param holds whether it can be reserved here and now
     */
    record Title(KioskAnswer.TitleTold told, SiteId here, int first, int rows, boolean holds, boolean online)
            implements FindScreen {
        /** Whether a copy stands in this branch. */
        public boolean stands() {
            return told.copies().stream()
                    .anyMatch(copy -> copy.branch().equals(here)
                            && (copy.state() == CopyLine.State.ON_SHELF
                                    || copy.state() == CopyLine.State.FOR_READING_HERE));
        }

        public List<CopyLine> copies() {
            List<CopyLine> all = new ArrayList<>(told.copies());
            all.sort(Comparator.comparing((CopyLine copy) -> !copy.branch().equals(here))
                    .thenComparing(CopyLine::state));
            return all;
        }

        @Override
        public List<Touch> touches() {
            List<Touch> all = new ArrayList<>();
            if (stands() && online) {
                all.add(Wish.Plain.WAY);
            }
            if (holds && online) {
                all.add(Wish.Plain.HOLD);
            }
            if (told.copies().size() > rows) {
                all.add(Touch.Plain.MORE_ROWS);
            }
            return all;
        }
    }

    record Way(KioskAnswer.TitleTold told, Guide guide, boolean waiting, int rows, boolean online)
            implements FindScreen {
        @Override
        public List<Touch> touches() {
            List<Touch> all = new ArrayList<>();
            if (guide.levels().size() > 1) {
                all.add(Wish.Plain.NEXT_LEVEL);
            }
            if (online) {
                all.add(Wish.Plain.STEP_FREE);
            }
            return all;
        }
    }

    /** @param cards whether cards can be read */
    record CardFirst(boolean cards) implements FindScreen {}

    /** @param places where it can be collected, this branch first */
    record Pickup(KioskAnswer.TitleTold told, List<Place> places, int first, int rows) implements FindScreen {
        public Pickup {
            places = List.copyOf(places);
        }

        public int last() {
            return Math.min(places.size(), first + rows);
        }

        @Override
        public List<Touch> touches() {
            List<Touch> all = new ArrayList<>();
            for (int index = first; index < last(); index++) {
                all.add(new Wish.Nth(Wish.Of.PICKUP, index));
            }
            if (places.size() > rows) {
                all.add(Touch.Plain.MORE_ROWS);
            }
            return all;
        }
    }

    /** @param place in the queue, from 1; 0 for one that has its copy */
    record Held(int place, SiteId pickup) implements FindScreen {}

    record NotHeld(List<HoldRefusal> reasons) implements FindScreen {
        public NotHeld {
            reasons = List.copyOf(reasons);
        }
    }

    record Stuck(Quest.Snag snag) implements FindScreen {}

    /** @param hold whether something is being reserved, which cannot be gone back from */
    record Busy(boolean hold) implements FindScreen {}

    /** What is shown of a quest. */
    static FindScreen of(Rules rules, KioskState state) {
        Quest quest = state.find();
        boolean online = state.condition().online();
        boolean child = state.view().has(Display.CHILD);
        int rows = state.view().rows(rules.rows());
        return switch (quest.where()) {
            case Quest.Where.AtKeys _ -> keys(rules, quest, rows, online);
            case Quest.Where.AtResults(int first) ->
                new Results(
                        quest.lookup(),
                        first,
                        rows,
                        state.places().size() > 1 && !child,
                        child ? 0 : Math.min(rows, KINDS_MAX),
                        online);
            case Quest.Where.AtTitle(int first) -> {
                KioskAnswer.TitleTold told = quest.title().orElseThrow();
                boolean holds = told.copyCount() > 0
                        && !child
                        && (state.condition().cards() || state.patron().isPresent());
                yield new Title(told, rules.here(), first, Math.max(1, rows - 1), holds, online);
            }
            case Quest.Where.AtWay _ ->
                new Way(
                        quest.title().orElseThrow(),
                        quest.guide().orElseThrow(),
                        quest.open().isPresent(),
                        rows,
                        online);
            case Quest.Where.AtCard _ -> new CardFirst(state.condition().cards());
            case Quest.Where.AtPickup(int first) ->
                new Pickup(quest.title().orElseThrow(), Finding.places(state, rules.here()), first, rows);
            case Quest.Where.Placing _ -> new Busy(true);
            case Quest.Where.Waiting _ -> new Busy(false);
            case Quest.Where.Held(int place, SiteId pickup) -> new Held(place, pickup);
            case Quest.Where.NotHeld(List<HoldRefusal> reasons) -> new NotHeld(reasons);
            case Quest.Where.Stuck(Quest.Snag snag) -> new Stuck(snag);
        };
    }

    private static Keys keys(Rules rules, Quest quest, int rows, boolean online) {
        boolean small = rules.rows() <= SMALL;
        int room = small ? 6 : 10;
        List<String> all = quest.typing().candidates(rules.zhuyin());
        int from = Math.min(quest.typing().from(), all.size());
        return new Keys(
                quest.typing(),
                all.subList(from, Math.min(all.size(), from + room)),
                from,
                all.size(),
                quest.lookup(),
                small ? 1 : 3,
                small ? 0 : rows * 2 / 3,
                online);
    }

    /** So many kinds of things are offered to narrow by. */
    int KINDS_MAX = 3;

    /** A screen with no more rows than that has room for the keys and nothing beside them. */
    int SMALL = 2;
}
