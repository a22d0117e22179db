package org.carrel.shelf;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.RosterKey;
import org.carrel.device.port.CardReader;
import org.carrel.device.port.DesiredSettings;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.DigitalOutput;
import org.carrel.device.port.HubSession;
import org.carrel.device.port.Sounds;
import org.carrel.device.port.TagReader;
import org.carrel.device.reading.TagMeaning;
import org.carrel.device.security.SecurityValues;
import org.carrel.shelf.panel.Panel;
import org.carrel.shelf.presence.Presence;

/**
 * What a {@link ShelfAgent} is made of.
 *
 * @param cards in the order of their lines
 * @param locks of compartments with doors
 */
record ShelfParts(
        DeviceStore store,
        HubSession session,
        TagReader reader,
        List<CardReader> cards,
        Presence presence,
        TagMeaning meaning,
        SecurityValues security,
        SortedMap<CompartmentId, DigitalOutput> lamps,
        SortedMap<CompartmentId, DigitalOutput> locks,
        Panel panel,
        Sounds sounds,
        RosterKey key,
        DesiredSettings desired) {
    ShelfParts {
        cards = List.copyOf(cards);
        lamps = Collections.unmodifiableSortedMap(new TreeMap<>(lamps));
        locks = Collections.unmodifiableSortedMap(new TreeMap<>(locks));
    }
}
