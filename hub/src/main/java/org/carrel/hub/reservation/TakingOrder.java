package org.carrel.hub.reservation;

import java.time.Instant;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.Permission;
import org.carrel.contract.topic.Address;
import org.carrel.hub.lending.HandIn;

/**
 * Whether what a shelf reports happened before or after the copy was last handed in. No clock of a device has a say in it, since two other
 * things are certain: nothing is taken before the hub's word for it was given, and nothing that was handed in is taken from a
 * shelf before it is put there again, which the shelf reports earlier.
 */
final class TakingOrder {
    private final HoldParts parts;

    TakingOrder(HoldParts parts) {
        this.parts = parts;
    }

    /** When something was taken from a shelf. */
    sealed interface Order {
        /** It was never handed in, or the word for taking it was given afterwards. */
        record Since() implements Order {}

        /**
         * By an older word.
         *
         * @param began not before, as far as is known
         * @param certain whether it was taken before; otherwise it may also have been put on the shelf again and taken by the old word
         */
        record Before(Address shelf, HandIn handIn, Instant began, boolean certain) implements Order {}
    }

    Order of(Address shelf, ItemId item, Permission permission) {
        Optional<HandIn> last = parts.handIns().newest(item);
        if (last.isEmpty()) {
            return new Order.Since();
        }
        HandIn handIn = last.get();
        Optional<Word> word = switch (permission) {
            case Permission.ByHub(var grant) -> parts.grants().word(grant);
            case Permission.ByRoster(var card, long version) -> parts.rosters().word(shelf, version);
        };
        if (word.isPresent() && word.get().number() > handIn.number()) {
            return new Order.Since();
        }
        // A word that the hub does not know was given by a hub that has been restored from a backup since, whenever
        // that was.
        boolean certain = word.isPresent() && !parts.handIns().seenSince(handIn, shelf);
        return new Order.Before(shelf, handIn, word.map(Word::given).orElse(Instant.EPOCH), certain);
    }

    /** Whether a copy is missing from a shelf because it was handed in, and the shelf has only now told that it went. */
    boolean explainsAbsence(Address shelf, ItemId item) {
        return parts.handIns()
                .newest(item)
                .filter(handIn -> !parts.handIns().seenSince(handIn, shelf))
                .isPresent();
    }
}
