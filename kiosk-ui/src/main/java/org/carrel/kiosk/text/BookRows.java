package org.carrel.kiosk.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.contract.message.kiosk.LoanRefusal;
import org.carrel.contract.message.kiosk.Place;
import org.carrel.contract.message.kiosk.Remark;
import org.carrel.contract.message.kiosk.Work;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.kiosk.checkout.Book;
import org.carrel.kiosk.checkout.Fate;
import org.carrel.kiosk.checkout.Granted;
import org.carrel.kiosk.flow.Touch;
import org.carrel.kiosk.returns.Back;
import org.carrel.kiosk.text.Page.Row;

/** What is said of each book. */
final class BookRows {
    private final Words words;
    private final ScreenLanguage language;

    BookRows(Words words, ScreenLanguage language) {
        this.words = words;
        this.language = language;
    }

    Row borrowed(Book book, int index) {
        if (book.liftedTooSoon() && book.fate() instanceof Fate.Releasing it) {
            return row("pull", "alarm", it.granted().work(), say("row.lifted"));
        }
        return switch (book.fate()) {
            case Fate.Reading _ -> row("waiting", "quiet", Work.UNKNOWN, say("row.reading"));
            case Fate.Waiting _ -> row("waiting", "quiet", Work.UNKNOWN, say("row.waiting"));
            case Fate.Asking _ -> row("waiting", "quiet", Work.UNKNOWN, say("row.asking"));
            case Fate.Releasing it -> row("waiting", "lantern", it.granted().work(), say("row.releasing"));
            case Fate.Lent(Granted it) -> row("tick", "calm", it.work(), lent(it));
            case Fate.FeeFirst it ->
                row(
                        "balance",
                        "lantern",
                        it.work(),
                        say("row.fee-first", "amount", words.amount(language, it.fee())),
                        List.of(new Page.Choice(
                                new Touch.AgreeFee(index).word(),
                                say("action.AGREE", "amount", words.amount(language, it.fee())),
                                "",
                                "",
                                Page.Pressed.NEITHER,
                                "")));
            case Fate.Unreleasable it -> row("lock", "alarm", it.work(), say("row.unreleasable"));
            case Fate.Refused it -> row(icon(it.reasons().getFirst()), "alarm", it.work(), reasons(it.reasons()));
            case Fate.Unanswered _ -> row("lost", "alarm", Work.UNKNOWN, say("row.unanswered"));
            case Fate.Strange it -> row("never", "alarm", Work.UNKNOWN, say("row.strange." + it.kind()));
        };
    }

    Row returned(Back book, SortedMap<SiteId, Place> places) {
        return switch (book.fate()) {
            case Back.Fate.Reading _, Back.Fate.Laid _ -> row("waiting", "quiet", Work.UNKNOWN, say("row.reading"));
            case Back.Fate.Taken _ -> row("tick", "calm", Work.UNKNOWN, say("row.taken"));
            case Back.Fate.TakenUnasked _ -> row("tick", "calm", Work.UNKNOWN, say("row.taken-unasked"));
            case Back.Fate.GoesTo it -> goesTo(it, places);
            case Back.Fate.Strange it -> row("never", "alarm", Work.UNKNOWN, say("row.strange." + it.kind()));
        };
    }

    /** Each reason in a sentence of its own. */
    String reasons(List<LoanRefusal> reasons) {
        List<String> all = new ArrayList<>();
        reasons.forEach(reason -> all.add(say("row.refused." + reason)));
        return join(all);
    }

    Row row(String icon, String tone, Work work, String detail) {
        return row(icon, tone, work, detail, List.of());
    }

    Row row(String icon, String tone, Work work, String detail, List<Page.Choice> touch) {
        boolean known = !work.title().isEmpty();
        String title = known ? work.title() : say("book.unknown");
        return new Row(icon, tone, title, known ? languageOf(title) : language.tag(), detail, touch);
    }

    /** Titles come without their language; kana or a Chinese character tells one. */
    static String languageOf(String title) {
        return title.codePoints().anyMatch(BookRows::kana)
                ? "ja"
                : title.codePoints().anyMatch(Character::isIdeographic)
                        ? ScreenLanguage.ZH_HANT.tag()
                        : ScreenLanguage.EN.tag();
    }

    private static boolean kana(int character) {
        UnicodeScript script = UnicodeScript.of(character);
        return script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
    }

    private Row goesTo(Back.Fate.GoesTo it, SortedMap<SiteId, Place> places) {
        List<String> details = new ArrayList<>();
        boolean aside = switch (it.destination()) {
            case Destination.Shelf _ -> {
                details.add(say("row.goes.SHELF"));
                yield false;
            }
            case Destination.Hold _ -> {
                details.add(say("row.goes.HOLD"));
                yield true;
            }
            case Destination.OtherBranch(SiteId branch) -> {
                details.add(say("row.goes.BRANCH", "place", place(language, places, branch)));
                yield true;
            }
            case Destination.OtherLibrary(String code) -> {
                details.add(say("row.goes.LIBRARY", "place", code));
                yield true;
            }
            case Destination.Desk _ -> {
                details.add(say("row.goes.DESK"));
                yield true;
            }
        };
        details.addAll(remarks(it.remarks(), false));
        return row(aside ? "send" : "tick", aside ? "lantern" : "calm", it.work(), join(details));
    }

    static String place(ScreenLanguage language, SortedMap<SiteId, Place> places, SiteId site) {
        return Optional.ofNullable(places.get(site))
                .map(place -> language.pick(place.nameZh(), place.nameEn()))
                .orElse(site.value());
    }

    private String lent(Granted granted) {
        List<String> details = new ArrayList<>();
        details.add(granted.due()
                .map(due -> say("row.lent", "date", words.date(language, due)))
                .orElseGet(() -> say("row.lent-later")));
        granted.fee().ifPresent(fee -> details.add(say("row.fee", "amount", words.amount(language, fee))));
        details.addAll(remarks(granted.remarks(), true));
        return join(details);
    }

    private List<String> remarks(List<Remark> remarks, boolean lent) {
        List<String> all = new ArrayList<>();
        for (Remark remark : remarks) {
            switch (remark) {
                case Remark.SetOf(int parts) -> all.add(say("row.set", "parts", parts));
                case Remark.HoldFulfilled _ -> {
                    if (lent) {
                        all.add(say("row.hold"));
                    }
                }
            }
        }
        return all;
    }

    private static String join(List<String> sentences) {
        return String.join(" · ", sentences);
    }

    /** Each kind of refusal has a sign of its own beside its words. */
    static String icon(LoanRefusal reason) {
        return switch (reason) {
            case MEMBERSHIP_EXPIRED -> "card";
            case BORROWING_BLOCKED -> "lock";
            case SUSPENDED -> "stopped";
            case OVERDUE_LOANS, OVERDUE -> "bell";
            case FEES_OWED -> "balance";
            case LOAN_LIMIT_REACHED, KIND_LIMIT_REACHED -> "full";
            case ITEM_UNKNOWN, BY_LIBRARY_SYSTEM -> "help";
            case ITEM_NOT_LENDABLE -> "here";
            case ON_LOAN_TO_SOMEBODY_ELSE, LOAN_NOT_OPEN -> "person";
            case ON_LOAN_TO_SAME_PATRON -> "yours";
            case HELD_FOR_SOMEBODY_ELSE, SOMEBODY_WAITS -> "reserved";
            case RECALLED -> "back";
            case RENEWAL_LIMIT_REACHED -> "again";
            case ASK_WITHDRAWN -> "lost";
        };
    }

    private String say(String key, Object... values) {
        return words.of(language, key, values);
    }
}
