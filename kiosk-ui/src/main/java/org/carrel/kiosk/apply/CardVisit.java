package org.carrel.kiosk.apply;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.AskId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.card.CardFault;
import org.carrel.contract.message.card.CardField;
import org.carrel.contract.message.card.CardForm;
import org.carrel.kiosk.find.Layout;
import org.carrel.kiosk.find.Typing;

/**
 * Somebody wants a card. All that they entered is in here and nowhere else: it goes when they go. The text form is without it.
 *
 * @param notice that was shown
 * @param typed what stands in the fields
 * @param checked what the hub said of them
 * @param typing in the field that is open
 * @param open the question about it that is under way
 * @param askAt when what is typed has stood still for long enough; {@link #NEVER} for nothing new
 */
public record CardVisit(
        CardStage stage,
        Optional<KioskAnswer.NoticeTold> notice,
        SortedMap<CardField, String> typed,
        SortedMap<CardField, Checked> checked,
        Typing typing,
        Optional<Open> open,
        long askAt) {
    public static final long NEVER = Long.MAX_VALUE;

    public static final CardVisit NONE = new CardVisit(
            new CardStage.Beginning(),
            Optional.empty(),
            new TreeMap<>(),
            new TreeMap<>(),
            Typing.in(Layout.LETTERS),
            Optional.empty(),
            NEVER);

    public CardVisit {
        typed = Collections.unmodifiableSortedMap(new TreeMap<>(typed));
        checked = Collections.unmodifiableSortedMap(new TreeMap<>(checked));
    }

    /** What the hub said of a text. The text form is without both, here and below. */
    public record Checked(String text, String understood, List<CardFault> faults) {
        public Checked {
            faults = List.copyOf(faults);
        }

        @Override
        public String toString() {
            return "Checked[" + faults + "]";
        }
    }

    /** A question about a text. */
    public record Open(AskId id, CardField field, String text) {
        @Override
        public String toString() {
            return "Open[" + id + ", " + field + "]";
        }
    }

    public CardVisit at(CardStage next) {
        return new CardVisit(next, notice, typed, checked, typing, open, askAt);
    }

    public CardVisit with(KioskAnswer.NoticeTold told) {
        return new CardVisit(stage, Optional.of(told), typed, checked, typing, open, askAt);
    }

    /** Opens a field with what stands in it. */
    public CardVisit opened(CardField field, boolean again, Layout layout) {
        Typing begun = Typing.in(layout).replaced(text(field));
        return new CardVisit(
                new CardStage.Filling(field, again), notice, typed, checked, begun, Optional.empty(), NEVER);
    }

    /** Opens the field for what an application is looked up with. */
    public CardVisit entering() {
        return new CardVisit(
                new CardStage.Entering(), notice, typed, checked, Typing.in(Layout.LETTERS), Optional.empty(), NEVER);
    }

    /** @param then when the hub is asked about it */
    public CardVisit typed(Typing next, long then) {
        if (!(stage instanceof CardStage.Filling(CardField field, var _))) {
            return new CardVisit(stage, notice, typed, checked, capitals(next), open, askAt);
        }
        Typing shaped = shaped(field, next);
        SortedMap<CardField, String> now = new TreeMap<>(typed);
        now.put(field, shaped.text().strip());
        return new CardVisit(stage, notice, now, checked, shaped, open, then);
    }

    /** Numbers of documents are in capitals, and names begin with one. */
    private static Typing shaped(CardField field, Typing next) {
        return switch (field) {
            case DOCUMENT -> capitals(next);
            case NAME -> next.syllable().empty() ? same(next, capitalised(next.text())) : next;
            case BORN, PHONE, EMAIL, POSTAL_CODE, ADDRESS -> next;
        };
    }

    private static Typing capitals(Typing next) {
        return next.syllable().empty() ? same(next, next.text().toUpperCase(Locale.ROOT)) : next;
    }

    private static Typing same(Typing next, String text) {
        return text.equals(next.text()) ? next : next.replaced(text);
    }

    private static String capitalised(String text) {
        StringBuilder out = new StringBuilder();
        boolean first = true;
        for (int character : text.codePoints().toArray()) {
            out.appendCodePoint(first ? Character.toUpperCase(character) : character);
            first = character == ' ' || character == '-';
        }
        return out.toString();
    }

    public CardVisit asking(AskId id, CardField field, String text) {
        return new CardVisit(stage, notice, typed, checked, typing, Optional.of(new Open(id, field, text)), NEVER);
    }

    /** Waits for no word about a field. */
    public CardVisit heard() {
        return new CardVisit(stage, notice, typed, checked, typing, Optional.empty(), askAt);
    }

    public CardVisit checked(CardField field, Checked word) {
        SortedMap<CardField, Checked> more = new TreeMap<>(checked);
        more.put(field, word);
        return new CardVisit(stage, notice, typed, more, typing, Optional.empty(), askAt);
    }

    public String text(CardField field) {
        return typed.getOrDefault(field, "");
    }

    /** What the hub said of exactly what stands there now. */
    public Optional<Checked> word(CardField field) {
        return Optional.ofNullable(checked.get(field))
                .filter(word -> word.text().equals(text(field)));
    }

    /** Whether the field may be left: it has something in it if it must, and nothing that is known to be wrong. */
    public boolean passes(CardField field) {
        boolean there = field == CardField.EMAIL || !text(field).isBlank();
        return there && word(field).map(word -> word.faults().isEmpty()).orElse(true);
    }

    /** @param language BCP 47 tag of the screen */
    public CardForm form(String language) {
        return new CardForm(
                notice.map(KioskAnswer.NoticeTold::version).orElse(""),
                text(CardField.NAME),
                text(CardField.DOCUMENT),
                text(CardField.BORN),
                text(CardField.PHONE),
                text(CardField.EMAIL),
                text(CardField.POSTAL_CODE),
                text(CardField.ADDRESS),
                language);
    }

    @Override
    public String toString() {
        return "CardVisit[" + stage + "]";
    }
}
