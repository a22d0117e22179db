package org.carrel.kiosk.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.card.CardFault;
import org.carrel.contract.message.card.CardField;
import org.carrel.kiosk.apply.CardDeed;
import org.carrel.kiosk.apply.CardStage;
import org.carrel.kiosk.apply.CardVisit;
import org.carrel.kiosk.apply.NoticePages;
import org.carrel.kiosk.find.Layout;
import org.carrel.kiosk.find.Typing;
import org.carrel.kiosk.flow.FindScreen.Wish;

/** Applying for a card, and looking up what became of it. */
public sealed interface CardScreen extends Screen {
    @Override
    default List<Touch> touches() {
        return List.of();
    }

    /** To apply, or to look an application up. */
    record Begin(boolean online) implements CardScreen {
        @Override
        public List<Touch> touches() {
            return online ? List.of(touch(CardDeed.APPLY), touch(CardDeed.LOOK_UP)) : List.of();
        }
    }

    /**
     * What must be read before anything is entered.
     *
     * @param pages of it, {@code page} from 0
     */
    record Notice(String version, List<String> pages, int page, boolean online) implements CardScreen {
        public Notice {
            pages = List.copyOf(pages);
        }

        public boolean last() {
            return page == pages.size() - 1;
        }

        @Override
        public List<Touch> touches() {
            List<Touch> all = new ArrayList<>();
            if (last() && online) {
                all.add(touch(CardDeed.AGREE));
            }
            if (pages.size() > 1) {
                all.add(Touch.Plain.MORE_ROWS);
            }
            return all;
        }
    }

    /** Keys to type with, and what may be meant. The text form is without what is typed. */
    record Keys(Typing typing, List<String> candidates, int from, int all, boolean goes) {
        public Keys {
            candidates = List.copyOf(candidates);
        }

        @Override
        public String toString() {
            return "Keys[" + typing.layout() + "]";
        }

        static Keys of(Rules rules, Typing typing, boolean goes) {
            int room = rules.rows() <= FindScreen.SMALL ? 6 : 10;
            List<String> all = typing.candidates(rules.zhuyin());
            int from = Math.min(typing.from(), all.size());
            return new Keys(typing, all.subList(from, Math.min(all.size(), from + room)), from, all.size(), goes);
        }

        List<Touch> touches() {
            List<Touch> touches = new ArrayList<>();
            for (int index = 0; index < candidates.size(); index++) {
                touches.add(new Wish.Nth(Wish.Of.CANDIDATE, index));
            }
            if (all > candidates.size()) {
                touches.add(Wish.Plain.MORE_CANDIDATES);
            }
            if (goes || !typing.syllable().empty()) {
                touches.add(Wish.Plain.GO);
            }
            if (!typing.empty()) {
                touches.add(Wish.Plain.CLEAR);
            }
            if (typing.layout().keys().stream().anyMatch(Layout.Key.Switch.class::isInstance)) {
                touches.add(Wish.Plain.SWITCH);
            }
            touches.add(Touch.Plain.ERASE);
            typing.layout().typed().forEach(hard -> touches.add(new Wish.Key(hard)));
            return touches;
        }
    }

    /**
     * One field.
     *
     * @param word what the hub said of exactly this
     */
    record Fill(CardField field, Keys keys, Optional<CardVisit.Checked> word, boolean online) implements CardScreen {
        @Override
        public List<Touch> touches() {
            return keys.touches();
        }
    }

    /**
     * All that was entered.
     *
     * @param first index of the first line that is shown
     */
    record Review(CardVisit visit, int first, int rows, boolean online) implements CardScreen {
        public int end() {
            return Math.min(CardField.values().length, first + rows);
        }

        @Override
        public List<Touch> touches() {
            List<Touch> all = new ArrayList<>();
            for (int index = first; index < end(); index++) {
                all.add(new Touch.Card(CardDeed.CHANGE, index));
            }
            if (online) {
                all.add(touch(CardDeed.SEND));
            }
            if (rows < CardField.values().length) {
                all.add(Touch.Plain.MORE_ROWS);
            }
            return all;
        }
    }

    /** The text form is without the reference. */
    record Sent(String reference) implements CardScreen {
        @Override
        public String toString() {
            return "Sent[****]";
        }
    }

    /** @param faults none when no answer came */
    record NotSent(List<CardFault> faults, boolean online) implements CardScreen {
        public NotSent {
            faults = List.copyOf(faults);
        }

        @Override
        public List<Touch> touches() {
            return faults.isEmpty() && online ? List.of(touch(CardDeed.SEND)) : List.of();
        }
    }

    /** What an application is looked up with. */
    record Enter(Keys keys, boolean online) implements CardScreen {
        @Override
        public List<Touch> touches() {
            return keys.touches();
        }
    }

    record Told(KioskAnswer.ApplicationTold told) implements CardScreen {}

    record Unknown() implements CardScreen {}

    /** Nothing can be asked now. */
    record Stuck() implements CardScreen {}

    private static Touch touch(CardDeed deed) {
        return new Touch.Card(deed, 0);
    }

    /** What is shown of it. */
    static Screen of(Rules rules, KioskState state, CardVisit visit) {
        boolean online = state.condition().online();
        int rows = state.view().rows(rules.rows());
        return switch (visit.stage()) {
            case CardStage.Beginning _ -> new Begin(online);
            case CardStage.Opening _, CardStage.Sending _, CardStage.Looking _ ->
                new Screen.Asking(Screen.Asking.What.CARD);
            case CardStage.Noticing(int page) -> {
                List<String> pages = pages(rules, state, visit);
                yield new Notice(
                        visit.notice().map(KioskAnswer.NoticeTold::version).orElse(""),
                        pages,
                        Math.min(page, pages.size() - 1),
                        online);
            }
            case CardStage.Filling(CardField field, var _) ->
                new Fill(
                        field,
                        Keys.of(rules, visit.typing(), visit.typing().syllable().empty() && visit.passes(field)),
                        visit.word(field),
                        online);
            case CardStage.Reviewing(int first) -> new Review(visit, first, Math.max(2, rows), online);
            case CardStage.Sent(String reference) -> new Sent(reference);
            case CardStage.NotSent(var faults) -> new NotSent(faults, online);
            case CardStage.Entering _ ->
                new Enter(
                        Keys.of(
                                rules,
                                visit.typing(),
                                online && !visit.typing().text().isBlank()),
                        online);
            case CardStage.Told(var told) -> new Told(told);
            case CardStage.Unknown _ -> new Unknown();
            case CardStage.Stuck _ -> new Stuck();
        };
    }

    /** In the language of the screen. */
    static List<String> pages(Rules rules, KioskState state, CardVisit visit) {
        String text = visit.notice()
                .map(told -> state.view().language().pick(told.chinese(), told.english()))
                .orElse("");
        return NoticePages.of(
                text, NOTICE_LEAST + NOTICE_OF_A_ROW * state.view().rows(rules.rows()));
    }

    /** So many Chinese characters of a notice fit where there is room for no list, and for each line of a list. */
    int NOTICE_LEAST = 30;

    int NOTICE_OF_A_ROW = 20;
}
