package org.carrel.kiosk.returns;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.ShelfEvent.Strangeness;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.contract.message.kiosk.Remark;
import org.carrel.contract.message.kiosk.Work;

/**
 * A book that somebody gives back.
 *
 * @param item empty while its tag is read, or when it is no item
 * @param lying its tags that lie on the pad now
 */
public record Back(TagUid first, Optional<ItemId> item, SortedSet<TagUid> lying, Fate fate) {
    /** What has become of it. */
    public sealed interface Fate {
        /** Its tag is being read. */
        record Reading() implements Fate {}

        /** Read, and about to be taken back. */
        record Laid() implements Fate {}

        /** Taken back, for good; where it goes is being asked. */
        record Taken(AskId ask) implements Fate {}

        /** Taken back, and this is where it goes. */
        record GoesTo(Work work, Destination destination, List<Remark> remarks) implements Fate {
            public GoesTo {
                remarks = List.copyOf(remarks);
            }
        }

        /** Taken back; nobody could say where it goes, so it goes to the desk. */
        record TakenUnasked() implements Fate {}

        record Strange(Strangeness kind) implements Fate {}
    }

    public Back {
        lying = Collections.unmodifiableSortedSet(new TreeSet<>(lying));
    }

    static Back unread(TagUid uid) {
        return new Back(uid, Optional.empty(), new TreeSet<>(List.of(uid)), new Fate.Reading());
    }

    static Back of(ItemId item, TagUid uid) {
        return new Back(uid, Optional.of(item), new TreeSet<>(List.of(uid)), new Fate.Laid());
    }

    public boolean is(ItemId other) {
        return item.filter(other::equals).isPresent();
    }

    public boolean onPad() {
        return !lying.isEmpty();
    }

    public boolean taken() {
        return switch (fate) {
            case Fate.Taken _, Fate.GoesTo _, Fate.TakenUnasked _ -> true;
            case Fate.Reading _, Fate.Laid _, Fate.Strange _ -> false;
        };
    }

    /** Whether something is still being done about it. */
    public boolean pending() {
        return switch (fate) {
            case Fate.Reading _, Fate.Laid _, Fate.Taken _ -> true;
            case Fate.GoesTo _, Fate.TakenUnasked _, Fate.Strange _ -> false;
        };
    }

    Back with(Fate next) {
        return new Back(first, item, lying, next);
    }

    Back laid(TagUid uid) {
        SortedSet<TagUid> more = new TreeSet<>(lying);
        more.add(uid);
        return new Back(first, item, more, fate);
    }

    Back lifted(TagUid uid) {
        SortedSet<TagUid> fewer = new TreeSet<>(lying);
        fewer.remove(uid);
        return new Back(first, item, fewer, fate);
    }
}
