package org.carrel.shelf.bookdrop;

import org.carrel.device.port.Antenna;
import org.carrel.device.port.DesiredSettings;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.HubSession;
import org.carrel.device.port.Sounds;
import org.carrel.device.port.TagReader;
import org.carrel.device.reading.TagMeaning;
import org.carrel.device.security.SecurityValues;
import org.carrel.shelf.bookdrop.screen.DropView;

/** What a {@link DropAgent} is made of. */
record DropParts(
        DeviceStore store,
        HubSession session,
        TagReader reader,
        Antenna antenna,
        TagMeaning meaning,
        SecurityValues security,
        DropPins pins,
        DropView view,
        Sounds sounds,
        DesiredSettings desired) {}
