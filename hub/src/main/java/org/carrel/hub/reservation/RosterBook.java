package org.carrel.hub.reservation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import org.carrel.contract.id.CardHash;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.message.PickupRoster;
import org.carrel.contract.message.RosterKey;
import org.carrel.contract.topic.Address;
import org.carrel.hub.identity.LibraryCard;
import org.carrel.hub.identity.LibraryCard.CardState;
import org.carrel.hub.reservation.Hold.ReadyOnShelf;

/** Makes rosters from the holds that are ready and the cards of those whose they are. */
final class RosterBook implements Rosters {
    private final HoldParts parts;
    private final RosterStore store;
    private final HoldTerms terms;
    private final TakingOrder order;

    RosterBook(HoldParts parts, HoldTerms terms) {
        this.parts = parts;
        this.store = parts.rosters();
        this.terms = terms;
        this.order = new TakingOrder(parts);
    }

    @Override
    public void putKey(Address device, RosterKey key, Instant now) {
        store.putKey(device, key);
    }

    @Override
    public Optional<RosterKey> key(Address device) {
        return store.key(device);
    }

    @Override
    public List<Address> due(Instant now) {
        // Renewed at half its life, so that a device that has just lost the hub still has the other half.
        return store.due(now.minus(terms.roster().dividedBy(2)));
    }

    @Override
    public List<CardNumber> missingHashes(Address device, Instant now) {
        TreeMap<String, CardNumber> missing = new TreeMap<>();
        for (LibraryCard card : cards(device, now)) {
            if (store.hash(device, card.number()).isEmpty()) {
                missing.put(card.number().value(), card.number());
            }
        }
        return List.copyOf(missing.values());
    }

    private List<LibraryCard> cards(Address device, Instant now) {
        List<LibraryCard> cards = new ArrayList<>();
        for (ReadyOnShelf ready : ready(device, now)) {
            cards.addAll(cardsOfTaker(ready, now));
        }
        parts.patrons().allStaff().forEach(member -> cards.addAll(valid(member.cards())));
        return cards;
    }

    /** The cards by which a hold may be collected; none of a patron who may not borrow now. */
    private List<LibraryCard> cardsOfTaker(ReadyOnShelf ready, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, terms.zone());
        return parts.patrons()
                .patron(ready.request().patron())
                .filter(patron -> patron.blocks().isEmpty() && !today.isAfter(patron.validThrough()))
                .map(patron -> valid(patron.cards()))
                .orElse(List.of());
    }

    @Override
    public Optional<PickupRoster> issue(Address device, SortedSet<Hashed> hashes, Instant now) {
        if (store.key(device).isEmpty()) {
            return Optional.empty();
        }
        hashes.forEach(hashed -> store.putHash(device, hashed.card(), hashed.hash(), now));
        List<PickupRoster.Entry> entries = new ArrayList<>();
        List<CardHash> staff = new ArrayList<>();
        boolean complete = true;
        for (ReadyOnShelf ready : ready(device, now)) {
            for (LibraryCard card : cardsOfTaker(ready, now)) {
                Optional<CardHash> hash = onRoster(device, card, now);
                complete &= hash.isPresent();
                hash.ifPresent(
                        known -> entries.add(new PickupRoster.Entry(known, ready.id(), ready.item(), ready.until())));
            }
        }
        for (LibraryCard card : parts.patrons().allStaff().stream()
                .flatMap(member -> valid(member.cards()).stream())
                .toList()) {
            Optional<CardHash> hash = onRoster(device, card, now);
            complete &= hash.isPresent();
            hash.ifPresent(staff::add);
        }
        // Seconds since 1970 as a floor: a hub restored from a backup goes on above what its devices have seen.
        long version = store.issue(device, now.getEpochSecond(), complete, now);
        return Optional.of(new PickupRoster(version, now, now.plus(terms.roster()), entries, staff));
    }

    private Optional<CardHash> onRoster(Address device, LibraryCard card, Instant now) {
        Optional<CardHash> hash = store.hash(device, card.number());
        if (hash.isPresent()) {
            store.used(device, card.number(), now);
        }
        return hash;
    }

    private List<ReadyOnShelf> ready(Address device, Instant now) {
        return parts.holds().ready(device).stream()
                .filter(ready -> !ready.hasLapsed(now) && !order.explainsAbsence(device, ready.item()))
                .toList();
    }

    private static List<LibraryCard> valid(List<LibraryCard> cards) {
        return cards.stream().filter(card -> card.state() == CardState.VALID).toList();
    }

    @Override
    public void published(Address device, long version) {
        store.published(device, version);
    }
}
