package org.carrel.hub.store;

import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.Pin;
import org.carrel.contract.message.Birth;
import org.carrel.contract.topic.Address;
import org.carrel.hub.access.Lockout;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.identity.CardHolder.PatronHolder;
import org.carrel.hub.ils.LibrarySystem.PinWord;
import org.carrel.hub.kiosk.PinSeen;
import org.carrel.hub.transaction.Transactor;

/**
 * Whether the PIN typed at a kiosk is right. Comparing is slow, so it is done outside any transaction; and it is done once for each PIN
 * typed, also for a card that nobody has and while an account is locked, so that time tells nothing. Safe for several threads.
 */
public final class CardChecking {
    private final Transactor<Services> store;
    private final Lockout lockout;
    private final BiPredicate<SlowHash, String> compare;

    public CardChecking(Transactor<Services> store, Lockout lockout) {
        this(store, lockout, SlowHash::matches);
    }

    /** @param compare takes as long as the hash is slow */
    public CardChecking(Transactor<Services> store, Lockout lockout, BiPredicate<SlowHash, String> compare) {
        this.store = store;
        this.lockout = lockout;
        this.compare = compare;
    }

    private record Kept(PatronId patron, SlowHash hash) {}

    /**
     * Nothing is compared, and nobody locked out, for a device that is no kiosk.
     *
     * @param elsewhere what an existing library system says of the PIN, which then counts
     */
    public PinSeen seen(Address device, CardNumber card, Pin pin, PinWord elsewhere, Instant now) {
        if (pin.equals(Pin.NONE) || !store.read(services -> isKiosk(services, device))) {
            return PinSeen.NOT_ASKED;
        }
        CardNumber number = card.canonical();
        List<Kept> kept = store.read(services -> services.patrons().holder(number).stream()
                .filter(PatronHolder.class::isInstance)
                .map(holder -> ((PatronHolder) holder).patron().id())
                .map(patron ->
                        new Kept(patron, services.circulation().pin(patron).orElse(SlowHash.NOBODYS)))
                .toList());
        String subject = kept.isEmpty()
                ? Lockout.pinOfNoCard(number)
                : Lockout.pinOf(kept.getFirst().patron());
        SlowHash hash = kept.isEmpty() ? SlowHash.NOBODYS : kept.getFirst().hash();
        boolean known = compare.test(hash, pin.value()) && !hash.equals(SlowHash.NOBODYS);
        boolean right = switch (elsewhere) {
            case NOT_CHECKED -> known;
            case RIGHT -> true;
            case WRONG -> false;
        };
        if (lockout.locked(subject, now)) {
            return PinSeen.LOCKED;
        }
        if (!right) {
            lockout.failed(subject, now);
            return PinSeen.WRONG;
        }
        lockout.succeeded(subject);
        return PinSeen.RIGHT;
    }

    private static boolean isKiosk(Services services, Address device) {
        return services.fleet()
                .devices()
                .device(device)
                .map(Device::kind)
                .filter(Birth.Kind.KIOSK::equals)
                .isPresent();
    }
}
