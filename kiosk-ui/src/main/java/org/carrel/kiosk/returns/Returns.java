package org.carrel.kiosk.returns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.ShelfEvent.Strangeness;
import org.carrel.device.port.Sound;
import org.carrel.kiosk.deed.Debts;
import org.carrel.kiosk.deed.Deeds;
import org.carrel.kiosk.returns.Back.Fate;

/**
 * Takes back what lies on the pad, whether the hub can be reached or not: the return is journaled before anybody is told of it, then the tag
 * is secured and the hub is asked where the book goes. A helper for one step.
 */
public final class Returns {
    private final List<Back> books;
    private final Deeds deeds;
    private final Debts debts;

    public Returns(List<Back> books, Deeds deeds, Debts debts) {
        this.books = new ArrayList<>(books);
        this.deeds = deeds;
        this.debts = debts;
    }

    public List<Back> books() {
        return List.copyOf(books);
    }

    public void laid(TagUid uid) {
        if (find(book -> book.lying().contains(uid)).isEmpty()) {
            books.add(Back.unread(uid));
        }
    }

    public void item(TagUid uid, ItemId item) {
        books.removeIf(book -> book.item().isEmpty() && book.first().equals(uid));
        Optional<Back> known = find(book -> book.is(item));
        Back book = known.map(it -> it.laid(uid)).orElseGet(() -> Back.of(item, uid));
        put(known, book);
        if (book.taken()) {
            // Another tag of it, or the same one again: as secured as the first.
            debts.owe(uid, item, true);
        }
    }

    public void strange(TagUid uid, Strangeness kind) {
        find(book -> book.item().isEmpty() && book.first().equals(uid)).ifPresent(book -> {
            put(Optional.of(book), book.with(new Fate.Strange(kind)));
            deeds.play(Sound.REFUSED);
        });
    }

    public void left(TagUid uid) {
        find(book -> book.lying().contains(uid)).ifPresent(book -> {
            Back lifted = book.lifted(uid);
            put(Optional.of(book), lifted);
            if (!lifted.onPad() && !lifted.taken()) {
                books.remove(lifted);
            }
        });
    }

    /** The patron turns to something else: what was not taken back stays theirs. */
    public void leave() {
        books.removeIf(book -> !book.taken());
    }

    public static boolean wantsNext(List<Back> books) {
        return books.stream().anyMatch(Returns::laid);
    }

    private static boolean laid(Back book) {
        return book.fate() instanceof Fate.Laid && book.onPad();
    }

    /** Takes the next book back. Only if that could be written. */
    public ItemId next() {
        Back book = find(Returns::laid).orElseThrow(() -> new IllegalStateException("no book lies here"));
        ItemId item = book.item().orElseThrow();
        deeds.onlyIfWritten();
        deeds.append(new KioskEvent.ItemReturned(item, List.copyOf(book.lying()), 0));
        book.lying().forEach(uid -> debts.owe(uid, item, true));
        put(Optional.of(book), book.with(new Fate.Taken(deeds.ask(new KioskAsk.WhereTo(item)))));
        deeds.play(Sound.BOOK);
        return item;
    }

    public boolean answered(AskId id, Answer answer) {
        Optional<Back> asked = asked(id);
        asked.ifPresent(book -> put(
                asked,
                book.with(
                        answer instanceof KioskAnswer.GoesTo it
                                ? new Fate.GoesTo(it.work(), it.destination(), it.remarks())
                                : new Fate.TakenUnasked())));
        return asked.isPresent();
    }

    public boolean unanswered(AskId id) {
        Optional<Back> asked = asked(id);
        asked.ifPresent(book -> put(asked, book.with(new Fate.TakenUnasked())));
        return asked.isPresent();
    }

    /** It was lent after it had been given back: it is no return to be shown any more. */
    public void lent(ItemId item) {
        books.removeIf(book -> book.is(item));
    }

    private Optional<Back> asked(AskId id) {
        return find(
                book -> book.fate() instanceof Fate.Taken taken && taken.ask().equals(id));
    }

    private Optional<Back> find(Predicate<Back> which) {
        return books.stream().filter(which).findFirst();
    }

    private void put(Optional<Back> before, Back after) {
        int index = -1;
        for (int each = 0; each < books.size() && before.isPresent(); each++) {
            if (books.get(each).first().equals(before.get().first())) {
                index = each;
            }
        }
        if (index >= 0) {
            books.set(index, after);
        } else {
            books.add(after);
        }
    }
}
