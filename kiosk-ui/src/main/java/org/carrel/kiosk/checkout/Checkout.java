package org.carrel.kiosk.checkout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.KioskEvent.BorrowedOffline;
import org.carrel.contract.message.ShelfEvent.Outcome;
import org.carrel.contract.message.ShelfEvent.Security;
import org.carrel.contract.message.ShelfEvent.SecurityWritten;
import org.carrel.contract.message.ShelfEvent.Strangeness;
import org.carrel.contract.message.kiosk.Amount;
import org.carrel.contract.message.kiosk.SealedCard;
import org.carrel.contract.message.kiosk.Work;
import org.carrel.device.port.Sound;
import org.carrel.kiosk.deed.Debts;
import org.carrel.kiosk.deed.Deeds;

/**
 * Lends what lies on the pad, one book after the other: the intent is journaled, the hub is asked, the tag is released and read back. A loan
 * that cannot be finished while the book lies here is undone; one whose book was carried off is a loan, and its tag is on the list of
 * tags to be repaired. A helper for one step.
 */
public final class Checkout {
    /** So often the hub is asked for one loan; each try waits a few seconds. */
    static final int TRIES = 3;

    private final List<Book> books;
    private final Deeds deeds;
    private final Debts debts;

    public Checkout(List<Book> books, Deeds deeds, Debts debts) {
        this.books = new ArrayList<>(books);
        this.deeds = deeds;
        this.debts = debts;
    }

    public List<Book> books() {
        return List.copyOf(books);
    }

    // ---- The pile ----

    public void laid(TagUid uid) {
        if (find(book -> book.lying().contains(uid)).isEmpty()) {
            books.add(Book.unread(uid));
        }
    }

    public void item(TagUid uid, ItemId item) {
        books.removeIf(book -> book.item().isEmpty() && book.first().equals(uid));
        Optional<Book> known = find(book -> book.is(item));
        Book book = known.map(it -> it.laid(uid)).orElseGet(() -> Book.of(item, uid));
        if (!known.map(Book::onPad).orElse(false)) {
            book = laidAgain(book);
        }
        put(known, book);
        releaseAnew(book, uid);
    }

    /** A book that was on the list comes back: what had no good end is tried again. */
    private static Book laidAgain(Book book) {
        return switch (book.fate()) {
            case Fate.Unanswered _, Fate.Refused _, Fate.Unreleasable _ -> book.with(new Fate.Waiting(false));
            case Fate.Reading _,
                    Fate.Waiting _,
                    Fate.Asking _,
                    Fate.FeeFirst _,
                    Fate.Releasing _,
                    Fate.Lent _,
                    Fate.Strange _ -> book;
        };
    }

    /** A tag of a book that is lent already: released, or about to be. */
    private void releaseAnew(Book book, TagUid uid) {
        if (book.fate() instanceof Fate.Releasing(Granted granted, SortedSet<TagUid> open)) {
            SortedSet<TagUid> more = new TreeSet<>(open);
            more.add(uid);
            put(Optional.of(book), book.with(new Fate.Releasing(granted, more)));
        }
        if (book.fate() instanceof Fate.Releasing || book.fate() instanceof Fate.Lent) {
            book.item().ifPresent(item -> deeds.secure(uid, item, Security.RELEASED));
        }
    }

    /** It was given back: whatever was still to be done for its loan is not any more. */
    public void returned(ItemId item) {
        find(book -> book.is(item)).ifPresent(book -> {
            if (book.fate() instanceof Fate.Releasing releasing) {
                deeds.forget(LoanNote.key(releasing.granted().id()));
            }
            if (!(book.fate() instanceof Fate.Asking)) {
                books.remove(book);
            }
        });
    }

    public void strange(TagUid uid, Strangeness kind) {
        find(book -> book.item().isEmpty() && book.first().equals(uid)).ifPresent(book -> {
            put(Optional.of(book), book.with(new Fate.Strange(kind)));
            deeds.play(Sound.REFUSED);
        });
    }

    public void left(TagUid uid) {
        find(book -> book.lying().contains(uid)).ifPresent(book -> {
            Book lifted = book.lifted(uid);
            put(Optional.of(book), lifted);
            if (lifted.liftedTooSoon() && !book.liftedTooSoon()) {
                deeds.play(Sound.WRONG_BOOK);
            }
            if (!lifted.onPad() && !lifted.staysListed()) {
                books.remove(lifted);
            }
        });
    }

    /** The patron turns to something else: what was not asked about yet is not asked. */
    public void leave() {
        books.removeIf(book -> !book.staysListed());
    }

    // ---- Lending ----

    /** Whether a book waits to be asked about, and nothing else is asked. */
    public static boolean wantsNext(List<Book> books) {
        return books.stream().noneMatch(book -> book.fate() instanceof Fate.Asking)
                && books.stream().anyMatch(Checkout::waits);
    }

    private static boolean waits(Book book) {
        return book.fate() instanceof Fate.Waiting && book.onPad();
    }

    /** Asks about the next book, or lends it by the rule for times without the hub. Only if that could be written. */
    public void next(Borrower borrower, Optional<Sealing> sealing) {
        Book book = find(Checkout::waits).orElseThrow(() -> new IllegalStateException("no book waits"));
        ItemId item = book.item().orElseThrow();
        boolean agreed = book.fate() instanceof Fate.Waiting waiting && waiting.feeAgreed();
        deeds.onlyIfWritten();
        AskId id = deeds.nextAsk();
        List<TagUid> tags = tags(book);
        switch (borrower) {
            case Borrower.SignedIn(var grant) -> {
                note(new LoanNote(id, LoanNote.Phase.ASKED, item, tags, Optional.empty()));
                deeds.ask(id, new KioskAsk.Lend(grant, item, agreed));
                put(Optional.of(book), book.with(new Fate.Asking(id, agreed, 1)));
            }
            case Borrower.Unseen(var card) -> {
                Sealing seals = sealing.orElseThrow();
                SealedCard inBox = seals.seal(card, item);
                note(new LoanNote(id, LoanNote.Phase.OFFLINE, item, tags, Optional.of(inBox)));
                BorrowedOffline told = new BorrowedOffline(item, tags, inBox);
                release(
                        book,
                        new Granted(
                                id, Work.UNKNOWN, Optional.empty(), Optional.empty(), List.of(), Optional.of(told)));
            }
        }
    }

    /** The patron agrees to the fee of the book in this place. */
    public void agree(int index) {
        if (index < books.size() && books.get(index).fate() instanceof Fate.FeeFirst) {
            books.set(index, books.get(index).with(new Fate.Waiting(true)));
        }
    }

    /** @return whether the answer was about a loan, and then whether the grant is over */
    public Answered answered(AskId id, Answer answer) {
        Optional<Book> asked = asked(id);
        if (asked.isEmpty()) {
            return Answered.NOT_MINE;
        }
        Book book = asked.get();
        if (!(answer instanceof KioskAnswer.Lending lending)) {
            // Another kind of answer under this name says nothing about a loan, so it is as none.
            withdraw(book, id);
            return Answered.TAKEN;
        }
        return switch (lending) {
            case KioskAnswer.Lent it -> {
                lent(book, id, it);
                yield Answered.TAKEN;
            }
            case KioskAnswer.FeeFirst it -> ended(book, id, new Fate.FeeFirst(it.work(), it.fee()));
            case KioskAnswer.NotLent it -> ended(book, id, new Fate.Refused(it.work(), it.reasons()));
            case KioskAnswer.NotSignedIn _ -> {
                Answered _ = ended(book, id, new Fate.Unanswered());
                yield Answered.GRANT_OVER;
            }
        };
    }

    private void lent(Book book, AskId id, KioskAnswer.Lent it) {
        ItemId item = book.item().orElseThrow();
        // No tag is released before it is written why.
        deeds.onlyIfWritten();
        note(new LoanNote(id, LoanNote.Phase.GRANTED, item, tags(book), Optional.empty()));
        release(book, new Granted(id, it.work(), Optional.of(it.due()), fee(it.fee()), it.remarks(), Optional.empty()));
        if (!book.onPad()) {
            deeds.play(Sound.WRONG_BOOK);
        }
    }

    /** A book that was lifted while it was asked about is known by the tag that was seen first. */
    private static List<TagUid> tags(Book book) {
        return book.onPad() ? List.copyOf(book.lying()) : List.of(book.first());
    }

    /** What an answer was. */
    public enum Answered {
        NOT_MINE,
        TAKEN,
        GRANT_OVER
    }

    public void unanswered(AskId id, Borrower borrower, boolean online) {
        asked(id).ifPresent(book -> {
            if (book.fate() instanceof Fate.Asking asking
                    && online
                    && asking.times() < TRIES
                    && borrower instanceof Borrower.SignedIn(var grant)) {
                deeds.ask(id, new KioskAsk.Lend(grant, book.item().orElseThrow(), asking.feeAgreed()));
                put(Optional.of(book), book.with(new Fate.Asking(id, asking.feeAgreed(), asking.times() + 1)));
            } else {
                withdraw(book, id);
            }
        });
    }

    /** @param tagAnswered the tag itself answered in the last try, so that it is there */
    public void settled(TagUid uid, ItemId item, Outcome outcome, boolean tagAnswered) {
        find(each -> each.is(item)).ifPresent(book -> {
            if (book.fate() instanceof Fate.Releasing(Granted granted, SortedSet<TagUid> open) && open.contains(uid)) {
                switch (outcome) {
                    case VERIFIED -> verified(book, granted, open, uid);
                    // A tag that does not answer may be in a hand already: it is tried on, or the book is to be put
                    // back.
                    case PENDING_REPAIR -> {
                        if (tagAnswered && book.lying().contains(uid)) {
                            undo(book, granted);
                        }
                    }
                }
            }
        });
    }

    private void verified(Book book, Granted granted, SortedSet<TagUid> open, TagUid uid) {
        SortedSet<TagUid> left = new TreeSet<>(open);
        left.remove(uid);
        if (!left.isEmpty()) {
            put(Optional.of(book), book.with(new Fate.Releasing(granted, left)));
            return;
        }
        finish(granted);
        put(Optional.of(book), book.with(new Fate.Lent(granted)));
        deeds.play(Sound.BOOK);
    }

    // ---- The end ----

    /** The session is over: everything that is not finished is brought to an end that the hub can know. */
    public void end() {
        for (Book book : List.copyOf(books)) {
            switch (book.fate()) {
                case Fate.Asking asking -> withdraw(book, asking.ask());
                case Fate.Releasing(Granted granted, SortedSet<TagUid> open) -> {
                    if (book.liftedTooSoon()) {
                        carriedOff(book, granted, open);
                    } else {
                        undo(book, granted);
                    }
                }
                case Fate.Reading _,
                        Fate.Waiting _,
                        Fate.FeeFirst _,
                        Fate.Lent _,
                        Fate.Unreleasable _,
                        Fate.Refused _,
                        Fate.Unanswered _,
                        Fate.Strange _ -> {}
            }
        }
    }

    private void carriedOff(Book book, Granted granted, SortedSet<TagUid> open) {
        ItemId item = book.item().orElseThrow();
        finish(granted);
        open.forEach(uid -> deeds.append(new SecurityWritten(item, uid, Security.RELEASED, Outcome.PENDING_REPAIR)));
    }

    /** The patron did not get it, and its tags are to be secured. */
    private void undo(Book book, Granted granted) {
        ItemId item = book.item().orElseThrow();
        deeds.forget(LoanNote.key(granted.id()));
        if (granted.byHub()) {
            deeds.append(new KioskEvent.LoanNotHandedOver(granted.id(), item));
        }
        book.lying().forEach(uid -> debts.owe(uid, item, true));
        put(Optional.of(book), book.with(new Fate.Unreleasable(granted.work())));
        deeds.play(Sound.REFUSED);
    }

    /** The loan stands: there is nothing left to be remembered of it here. */
    private void finish(Granted granted) {
        granted.offline().ifPresent(deeds::append);
        deeds.forget(LoanNote.key(granted.id()));
    }

    private void release(Book book, Granted granted) {
        ItemId item = book.item().orElseThrow();
        SortedSet<TagUid> open = new TreeSet<>(tags(book));
        put(Optional.of(book), book.with(new Fate.Releasing(granted, open)));
        book.lying().forEach(uid -> {
            debts.settleByLoan(uid);
            deeds.secure(uid, item, Security.RELEASED);
        });
    }

    private Answered ended(Book book, AskId id, Fate fate) {
        deeds.forget(LoanNote.key(id));
        put(Optional.of(book), book.with(fate));
        deeds.play(Sound.REFUSED);
        if (!book.onPad()) {
            find(each -> each.is(book.item().orElseThrow())).ifPresent(books::remove);
        }
        return Answered.TAKEN;
    }

    private void withdraw(Book book, AskId id) {
        deeds.append(new KioskEvent.AskWithdrawn(id));
        Answered _ = ended(book, id, new Fate.Unanswered());
    }

    private void note(LoanNote note) {
        deeds.note(note.key(), note.encode());
    }

    private static Optional<Amount> fee(Amount fee) {
        return Optional.of(fee).filter(amount -> !amount.isNone());
    }

    private Optional<Book> asked(AskId id) {
        return find(book ->
                book.fate() instanceof Fate.Asking asking && asking.ask().equals(id));
    }

    private Optional<Book> find(Predicate<Book> which) {
        return books.stream().filter(which).findFirst();
    }

    private void put(Optional<Book> before, Book after) {
        int index = before.map(book -> indexOf(book)).orElse(-1);
        if (index >= 0) {
            books.set(index, after);
        } else {
            books.add(after);
        }
    }

    /** A book keeps its place; what has changed of it since it was found does not matter. */
    private int indexOf(Book book) {
        for (int index = 0; index < books.size(); index++) {
            if (books.get(index).first().equals(book.first())) {
                return index;
            }
        }
        return -1;
    }
}
