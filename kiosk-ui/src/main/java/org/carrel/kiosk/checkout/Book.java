package org.carrel.kiosk.checkout;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;

/**
 * A book of the pile that somebody wants to borrow.
 *
 * @param item empty while its tag is read, or when it is no item
 * @param lying its tags that lie on the pad now
 */
public record Book(TagUid first, Optional<ItemId> item, SortedSet<TagUid> lying, Fate fate) {
    public Book {
        lying = Collections.unmodifiableSortedSet(new TreeSet<>(lying));
    }

    static Book unread(TagUid uid) {
        return new Book(uid, Optional.empty(), new TreeSet<>(List.of(uid)), new Fate.Reading());
    }

    static Book of(ItemId item, TagUid uid) {
        return new Book(uid, Optional.of(item), new TreeSet<>(List.of(uid)), new Fate.Waiting(false));
    }

    public boolean is(ItemId other) {
        return item.filter(other::equals).isPresent();
    }

    public boolean onPad() {
        return !lying.isEmpty();
    }

    /** Whether it was lifted before its tags were released. */
    public boolean liftedTooSoon() {
        return fate instanceof Fate.Releasing releasing && Collections.disjoint(releasing.open(), lying);
    }

    /** Whether something is still being done about it, without a hand. */
    public boolean pending() {
        return switch (fate) {
            case Fate.Reading _, Fate.Waiting _, Fate.Asking _ -> true;
            case Fate.Releasing _ -> !liftedTooSoon();
            case Fate.FeeFirst _, Fate.Lent _, Fate.Unreleasable _, Fate.Refused _, Fate.Unanswered _, Fate.Strange _ ->
                false;
        };
    }

    /** Whether it is on the list although it was taken from the pad. */
    boolean staysListed() {
        return switch (fate) {
            case Fate.Asking _, Fate.Releasing _, Fate.Lent _ -> true;
            case Fate.Reading _,
                    Fate.Waiting _,
                    Fate.FeeFirst _,
                    Fate.Unreleasable _,
                    Fate.Refused _,
                    Fate.Unanswered _,
                    Fate.Strange _ -> false;
        };
    }

    Book with(Fate next) {
        return new Book(first, item, lying, next);
    }

    Book laid(TagUid uid) {
        SortedSet<TagUid> more = new TreeSet<>(lying);
        more.add(uid);
        return new Book(first, item, more, fate);
    }

    Book lifted(TagUid uid) {
        SortedSet<TagUid> fewer = new TreeSet<>(lying);
        fewer.remove(uid);
        return new Book(first, item, fewer, fate);
    }
}
