package org.carrel.shelf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.device.agent.ReaderCare;
import org.carrel.device.port.Antenna;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.Moment;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagReader;
import org.carrel.device.port.TagResult;
import org.carrel.device.reading.Identifying;
import org.carrel.device.security.SecurityNews;
import org.carrel.device.security.TagSecurity;
import org.carrel.shelf.pickup.PickupEffect;
import org.carrel.shelf.pickup.PickupEvent;
import org.carrel.shelf.pickup.Remembered;
import org.carrel.shelf.presence.Attention;
import org.carrel.shelf.presence.Presence;
import org.carrel.shelf.presence.PresenceChange;
import org.carrel.shelf.presence.ShelfLayout;

/**
 * Shares the one reader out: tag security first, since a book may be lifted any moment; then what is on new tags; presence has all the
 * rest. Turns results into what they mean for the shelf.
 */
final class ReaderShift {
    private final TagReader reader;
    private final ReaderCare care;
    private final Presence presence;
    private final TagSecurity security;
    private final Identifying identifying;
    private final LookingOver looking;
    private final SortedMap<CompartmentId, Antenna> antennas = new TreeMap<>();
    private final SortedSet<TagUid> unconfirmed;
    /** Remembered as no item's: read anew once seen, for it may have been hard to read, or encoded since. */
    private final SortedSet<TagUid> strangers;

    private final SortedSet<CompartmentId> blind = new TreeSet<>();
    private boolean toldWorking = true;

    ReaderShift(
            ShelfLayout layout,
            TagReader reader,
            ReaderCare care,
            Presence presence,
            TagSecurity security,
            Identifying identifying,
            Remembered remembered,
            Moment now) {
        this.reader = reader;
        this.care = care;
        this.presence = presence;
        this.security = security;
        this.identifying = identifying;
        this.looking = new LookingOver(layout);
        layout.places().forEach(place -> antennas.put(place.compartment(), place.antenna()));
        SortedMap<TagUid, CompartmentId> expected = remembered.expected();
        // A compartment that the furniture no longer has: its tags are new wherever they are found.
        expected.values().removeIf(at -> !antennas.containsKey(at));
        this.unconfirmed = new TreeSet<>(expected.keySet());
        this.strangers = remembered.strangers();
        presence.expect(expected, now);
    }

    List<PickupEvent> line(LinkInput input, Attention attention, Moment now) {
        List<PickupEvent> events = new ArrayList<>();
        care.line(input);
        reader.receive(input, now).ifPresent(result -> observe(result, attention, now, events));
        condition(events);
        return events;
    }

    List<PickupEvent> wake(Attention attention, Moment now) {
        List<PickupEvent> events = new ArrayList<>();
        care.tick(now);
        if (now.reached(reader.nextDeadline())) {
            reader.wake(now).ifPresent(result -> observe(result, attention, now, events));
        }
        condition(events);
        return events;
    }

    /** Starts the most useful command, if the reader has nothing to do. */
    void work(Attention attention, Moment now) {
        if (reader.idle() && care.ready(now)) {
            TagCommand command =
                    security.next(now).or(() -> identifying.next(now)).orElseGet(() -> presence.next(attention, now));
            reader.start(command, now);
        }
    }

    void secure(PickupEffect.Secure wanted, Moment now) {
        security.want(wanted.uid(), wanted.item(), antenna(wanted.at()), wanted.wanted(), wanted.previousAfi(), now);
    }

    void lookOver() {
        looking.begin();
    }

    /** The core has drawn its conclusions from a tag's going; what remains is what its security was left at. */
    List<PickupEvent> gone(TagUid uid) {
        identifying.gone(uid);
        return security.gone(uid).stream().map(ReaderShift::event).toList();
    }

    boolean working() {
        return care.working();
    }

    String detail() {
        return care.detail();
    }

    SortedSet<CompartmentId> blind() {
        return blind;
    }

    long nextDeadline(Moment now) {
        return Math.min(care.nextDeadline(now), reader.nextDeadline());
    }

    private void observe(TagResult result, Attention attention, Moment now, List<PickupEvent> events) {
        care.observe(result, now);
        confirm(result, events);
        for (PresenceChange change : presence.observe(result, attention, now)) {
            changed(change, now, events);
        }
        for (TagUid uid : presence.doubted()) {
            if (unconfirmed.add(uid)) {
                events.add(new PickupEvent.TagDoubted(uid));
            }
        }
        if (result instanceof TagResult.Inventoried inventoried && !strangers.isEmpty()) {
            readStrangers(inventoried, now);
        }
        identifying.observe(result, now).ifPresent(found -> found(found, events));
        security.observe(result, now).forEach(news -> events.add(event(news)));
        if (looking.observe(result)) {
            events.add(new PickupEvent.InventoryTaken());
        }
    }

    private void changed(PresenceChange change, Moment now, List<PickupEvent> events) {
        switch (change) {
            case PresenceChange.Appeared appeared -> appeared(appeared, now, events);
            case PresenceChange.Moved moved -> {
                Antenna antenna = antenna(moved.to());
                unconfirmed.remove(moved.uid());
                identifying.moved(moved.uid(), moved.to(), antenna, now);
                security.seen(moved.uid(), antenna, now);
                events.add(new PickupEvent.TagMoved(moved.uid(), moved.to()));
            }
            case PresenceChange.Vanished vanished -> {
                unconfirmed.remove(vanished.uid());
                events.add(new PickupEvent.TagVanished(vanished.uid()));
            }
            case PresenceChange.WentBlind went -> blind.add(went.compartment());
            case PresenceChange.SeesAgain sees -> blind.remove(sees.compartment());
        }
    }

    private void appeared(PresenceChange.Appeared appeared, Moment now, List<PickupEvent> events) {
        TagUid uid = appeared.uid();
        CompartmentId at = appeared.compartment();
        Optional<ItemId> item = identifying.known(uid);
        if (item.isPresent()) {
            security.look(uid, item.get(), antenna(at), now);
            events.add(new PickupEvent.ItemAppeared(uid, item.get(), at, Identifying.AFI_UNKNOWN));
        } else {
            identifying.read(uid, appeared.dsfid(), at, antenna(at), now);
        }
    }

    private void readStrangers(TagResult.Inventoried inventoried, Moment now) {
        Antenna heardBy = inventoried.command().antenna();
        SortedMap<TagUid, CompartmentId> present = presence.present();
        for (TagResult.Sighting sighting : inventoried.sightings()) {
            CompartmentId at = present.get(sighting.uid());
            if (at != null && strangers.remove(sighting.uid())) {
                identifying.read(sighting.uid(), sighting.dsfid(), at, heardBy, now);
            }
        }
    }

    private static void found(Identifying.Found found, List<PickupEvent> events) {
        events.add(
                switch (found) {
                    case Identifying.Found.Item it ->
                        new PickupEvent.ItemAppeared(it.uid(), it.item(), it.at(), it.afi());
                    case Identifying.Found.Strange it ->
                        new PickupEvent.StrangeAppeared(it.uid(), it.kind(), it.at(), it.memory());
                });
    }

    /** What was only remembered, or as good as given up, is real once any antenna has seen it. */
    private void confirm(TagResult result, List<PickupEvent> events) {
        if (unconfirmed.isEmpty()) {
            return;
        }
        SortedSet<TagUid> seen = new TreeSet<>();
        switch (result) {
            case TagResult.Inventoried inventoried ->
                inventoried.sightings().forEach(sighting -> seen.add(sighting.uid()));
            case TagResult.BlocksRead read -> seen.add(read.command().uid());
            case TagResult.SystemInfo info -> seen.add(info.command().uid());
            case TagResult.Written _, TagResult.FieldReset _, TagResult.Failed _ -> {}
        }
        seen.retainAll(unconfirmed);
        if (!seen.isEmpty()) {
            unconfirmed.removeAll(seen);
            events.add(new PickupEvent.TagsConfirmed(seen));
        }
    }

    private void condition(List<PickupEvent> events) {
        if (care.working() != toldWorking) {
            toldWorking = care.working();
            events.add(new PickupEvent.ReaderChanged(toldWorking));
        }
    }

    private Antenna antenna(CompartmentId at) {
        Antenna antenna = antennas.get(at);
        if (antenna == null) {
            throw new IllegalArgumentException("no antenna at " + at);
        }
        return antenna;
    }

    private static PickupEvent event(SecurityNews news) {
        return switch (news) {
            case SecurityNews.Settled it ->
                new PickupEvent.SecuritySettled(
                        it.uid(), it.item(), it.wanted(), it.outcome(), it.tagAnswered(), it.afi());
            case SecurityNews.AfiRead it -> new PickupEvent.AfiRead(it.uid(), it.afi());
        };
    }
}
