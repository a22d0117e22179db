package org.carrel.kiosk.text;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.stream.IntStream;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.kiosk.checkout.Fate;
import org.carrel.kiosk.flow.CardScreen;
import org.carrel.kiosk.flow.FindScreen;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.SeatScreen;
import org.carrel.kiosk.flow.Shown;
import org.carrel.kiosk.returns.Back;
import org.carrel.kiosk.text.Page.Row;

/** Puts screens into words: a pure function of what is shown. For any thread. */
public final class Pages {
    private final Words words;
    private final Speech speech;

    /** @param zone of the library, for the days that are named */
    public Pages(ZoneId zone) {
        this.words = new Words(zone);
        this.speech = new Speech(words);
    }

    /** Every key of a language, for whoever checks that none is missing. */
    SortedSet<String> keys(ScreenLanguage language) {
        return words.keys(language);
    }

    /** What a voice says of a page. */
    public List<Speech.Utterance> spoken(Page page) {
        return speech.of(page);
    }

    public Page of(Shown shown) {
        Saying saying = new Saying(words, shown);
        return switch (shown.screen()) {
            case Screen.Starting _ -> saying.plain("starting", "quiet", "wait");
            case Screen.Rest it -> rest(saying, it, shown);
            case Screen.Pile it -> pile(saying, it);
            case Screen.Asking it ->
                saying.key("asking." + it.what().name().toLowerCase(Locale.ROOT))
                        .draft("asking", "quiet", "wait")
                        .progress(it.what() == Screen.Asking.What.WHO ? 1 : 0)
                        .page();
            case Screen.EnterPin it -> pin(saying, it);
            case Screen.Refused it ->
                saying.key("refused." + it.reason())
                        .draft("refused", "quiet", it.reason() == Screen.Refusal.CARD_UNREADABLE ? "card" : "desk")
                        .page();
            case Screen.Home it -> home(saying, it, new SeatSentences(words, saying.language()));
            case Screen.Borrow it -> borrow(saying, it);
            case Screen.Return it -> giveBack(saying, it, shown);
            case Screen.Account it -> account(saying, it, shown);
            case Screen.Goodbye it -> goodbye(saying, it);
            case SeatScreen it -> new SeatPages(words, shown, saying).of(it);
            case Screen.StillThere it ->
                saying.key("still-there")
                        .draft("still-there", "lantern", "wait")
                        .count(it.secondsLeft(), saying.counted("still-there.unit", it.secondsLeft()))
                        .page();
            case Screen.Help it -> help(saying, it);
            case Screen.Displays _ -> saying.plain("display", "quiet", "help");
            case Screen.Languages _ ->
                saying.key("languages").draft("display", "quiet", "help").page();
            case FindScreen it -> new FindPages(words, saying, shown).of(it);
            case CardScreen it -> new CardPages(words, saying, shown).of(it);
            case Screen.Unwell it ->
                saying.key("unwell." + it.trouble())
                        .draft("unwell", "alarm", "desk")
                        .page();
        };
    }

    private Page rest(Saying saying, Screen.Rest it, Shown shown) {
        String key = !it.cards()
                ? "rest.no-cards"
                : it.online() ? "rest" : it.lends() ? "rest.offline-lending" : "rest.offline";
        String title = words.maybe(saying.language(), key + ".title").isEmpty() ? "rest.title" : key + ".title";
        boolean child = key.equals("rest") && shown.view().has(Display.CHILD);
        return saying.draft("rest", "quiet", it.lends() ? "card" : "pad")
                .title(saying.say(title))
                .todo(saying.say(child ? "rest.todo.child" : key + ".todo"))
                .note(key.equals("rest") ? saying.say("rest.note") : "")
                .also(also(saying, title, key + ".todo"))
                .page();
    }

    /** The same for whoever reads another language, while nobody's is known. */
    private List<Page.Also> also(Saying saying, String title, String todo) {
        return saying.others().stream()
                .filter(other -> !other.equals(saying.language()))
                .limit(saying.large() ? 1 : 2)
                .map(other -> new Page.Also(other, words.of(other, title), words.of(other, todo), ""))
                .toList();
    }

    private Page pile(Saying saying, Screen.Pile it) {
        String key = it.lends() ? "pile" : "pile.no-loans";
        return saying.draft("pile", "lantern", "both")
                .title(saying.say(key + ".title"))
                .todo(saying.say(key + ".todo"))
                .also(also(saying, key + ".title", key + ".todo"))
                .count(it.books(), saying.counted("pile.unit", it.books()))
                .page();
    }

    private static Page pin(Saying saying, Screen.EnterPin it) {
        return saying.key(it.wrong() ? "pin.wrong" : "pin")
                .draft("pin", it.wrong() ? "alarm" : "lantern", "pin")
                .progress(1)
                .count(-1, saying.counted("pin.unit", it.digits(), "number", it.digits()))
                .filled(it.digits())
                .page();
    }

    private static Page home(Saying saying, Screen.Home it, SeatSentences seats) {
        String title = it.child()
                ? saying.say("home.title.child")
                : it.name().isEmpty() ? saying.say("home.title.nameless") : saying.say("home.title", "name", it.name());
        String todo = it.overview()
                .filter(overview -> !it.child())
                .map(overview -> saying.say(
                        overview.overdue() > 0 ? "home.todo.overdue" : "home.todo",
                        "loans",
                        overview.loans(),
                        "overdue",
                        overview.overdue(),
                        "ready",
                        overview.holdsReady()))
                .orElse("");
        List<String> notes = new ArrayList<>(it.child() ? List.of() : seats.mine(it.seats()));
        String note = !it.online() ? "home.note.offline" : it.blocked() ? "home.note.blocked" : "";
        if (!note.isEmpty()) {
            notes.add(saying.say(note));
        }
        return saying.draft("home", "quiet", "person")
                .title(title)
                .todo(todo)
                .note(SeatSentences.join(notes))
                .page();
    }

    private Page borrow(Saying saying, Screen.Borrow it) {
        int lent = (int) it.books().stream()
                .filter(book -> book.fate() instanceof Fate.Lent)
                .count();
        int all = it.books().size();
        boolean pending = it.books().stream().anyMatch(book -> book.pending());
        String key;
        int number = lent;
        if (it.lifted() > 0) {
            key = "lifted";
            number = it.lifted();
        } else if (it.finishing() && pending) {
            key = "finishing";
        } else if (all == 0) {
            key = "";
        } else {
            key = pending ? "some" : lent == 0 ? "none" : lent < all ? "partly" : "done";
        }
        String suffix = key.isEmpty() ? "" : "." + key;
        BookRows rows = new BookRows(words, saying.language());
        List<Row> lines = IntStream.range(0, all)
                .mapToObj(index -> rows.borrowed(it.books().get(index), index))
                .toList();
        String tone = key.equals("lifted") ? "alarm" : key.equals("done") ? "calm" : "lantern";
        return saying.draft("borrow", tone, picture(key))
                .progress(2)
                .title(saying.counted("borrow.title" + suffix, number, "books", number, "all", all))
                .todo(saying.say("borrow.todo" + suffix))
                .note(it.online() ? "" : saying.say("borrow.note.offline"))
                .count(it.onPad(), saying.counted("borrow.unit", it.onPad()))
                .rows(foremost(lines, saying.rows()), lines.size())
                .page();
    }

    private static String picture(String key) {
        return switch (key) {
            case "lifted" -> "lifted";
            case "" -> "empty";
            case "done" -> "done";
            default -> "both";
        };
    }

    private Page giveBack(Saying saying, Screen.Return it, Shown shown) {
        int back = (int) it.books().stream().filter(Back::taken).count();
        boolean some = !it.books().isEmpty();
        BookRows rows = new BookRows(words, saying.language());
        List<Row> lines = it.books().stream()
                .map(book -> rows.returned(book, shown.places()))
                .toList();
        boolean done = some && it.books().stream().noneMatch(Back::pending);
        return saying.draft("return", done ? "calm" : "lantern", some ? done ? "done" : "both" : "empty")
                .title(some ? saying.counted("return.title.some", back, "books", back) : saying.say("return.title"))
                .todo(saying.say(some ? "return.todo.some" : "return.todo"))
                .note(it.online() ? "" : saying.say("return.note.offline"))
                .count(it.onPad(), saying.counted("return.unit", it.onPad()))
                .rows(foremost(lines, saying.rows()), lines.size())
                .page();
    }

    /** Where not all fit, what needs a hand comes first, then the newest. */
    private static List<Row> foremost(List<Row> rows, int room) {
        if (rows.size() <= room) {
            return rows;
        }
        List<Row> sorted = new ArrayList<>();
        rows.stream().filter(row -> row.tone().equals("alarm")).forEach(sorted::add);
        List<Row> others = new ArrayList<>(
                rows.stream().filter(row -> !row.tone().equals("alarm")).toList());
        sorted.addAll(others.reversed());
        return sorted.subList(0, Math.max(1, room - 1));
    }

    private Page account(Saying saying, Screen.Account it, Shown shown) {
        int count = it.part() == Screen.Account.Part.LOANS ? it.statement().loanCount() : it.lines();
        String todo = it.lines() > it.rows()
                ? saying.say(
                        "account.page",
                        "number",
                        it.first() + 1,
                        "parts",
                        Math.min(it.lines(), it.first() + it.rows()),
                        "all",
                        count)
                : "";
        return saying.draft("account", "quiet", "person")
                .title(saying.counted("account." + it.part() + ".title", Math.min(count, 2), "books", count))
                .todo(todo)
                .rows(new AccountRows(words, saying.language(), shown.places()).of(it), 0)
                .page();
    }

    private Page goodbye(Saying saying, Screen.Goodbye screen) {
        Screen.Summary it = screen.summary();
        List<String> done = new ArrayList<>();
        if (it.lent() > 0) {
            done.add(it.due()
                    .map(due -> saying.counted(
                            "goodbye.lent", it.lent(), "books", it.lent(), "date", words.date(saying.language(), due)))
                    .orElseGet(() -> saying.counted("goodbye.lent-later", it.lent(), "books", it.lent())));
        }
        if (it.returned() > 0) {
            done.add(saying.counted("goodbye.returned", it.returned(), "books", it.returned()));
        }
        if (it.renewed() > 0) {
            done.add(saying.counted("goodbye.renewed", it.renewed(), "books", it.renewed()));
        }
        boolean nothing = done.isEmpty();
        String todo = it.lent() > 0 && it.onPad() > 0
                ? saying.counted("goodbye.take", it.onPad())
                : saying.say(nothing ? "goodbye.none" : "goodbye.todo");
        return new PaperWords(saying)
                .page(
                        screen,
                        nothing ? saying.say("goodbye.title") : String.join(saying.say("format.list"), done),
                        todo,
                        it.unfinished() > 0
                                ? saying.counted("goodbye.unfinished", it.unfinished(), "books", it.unfinished())
                                : "");
    }

    private static Page help(Saying saying, Screen.Help it) {
        return switch (it.call()) {
            case CALLING ->
                saying.key("help.calling").draft("help", "lantern", "wait").page();
            case COMING ->
                saying.key("help.coming").draft("help", "calm", "desk").page();
            case OFFERED, DESK ->
                saying.draft("help", "quiet", "help")
                        .title(saying.say("help.title"))
                        .todo(saying.say(topic(it.of())))
                        .note(saying.say("help.call." + it.call()))
                        .page();
        };
    }

    private static String topic(Screen screen) {
        return switch (screen) {
            case SeatScreen it -> "seats.help." + SeatPages.topic(it);
            case Screen.Rest _ -> "help.rest";
            case Screen.Pile _ -> "help.pile";
            case Screen.EnterPin _ -> "help.pin";
            case Screen.Home _ -> "help.home";
            case Screen.Borrow _ -> "help.borrow";
            case Screen.Return _ -> "help.return";
            case Screen.Account _ -> "help.account";
            case FindScreen it -> "help." + FindPages.topic(it);
            case CardScreen it -> CardPages.topic(it);
            case Screen.Starting _,
                    Screen.Asking _,
                    Screen.Refused _,
                    Screen.Goodbye _,
                    Screen.StillThere _,
                    Screen.Help _,
                    Screen.Displays _,
                    Screen.Languages _,
                    Screen.Unwell _ -> "help.other";
        };
    }
}
