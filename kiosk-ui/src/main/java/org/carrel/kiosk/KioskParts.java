package org.carrel.kiosk;

import java.util.List;
import java.util.Optional;
import org.carrel.device.port.Antenna;
import org.carrel.device.port.CardReader;
import org.carrel.device.port.DesiredSettings;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.HubSession;
import org.carrel.device.port.Sounds;
import org.carrel.device.port.TagReader;
import org.carrel.device.reading.TagMeaning;
import org.carrel.device.security.SecurityValues;
import org.carrel.kiosk.flow.Shown.Face;
import org.carrel.kiosk.flow.Shown.Sign;

/**
 * What a {@link KioskAgent} is made of.
 *
 * @param pad the antenna under the pad
 * @param cards in the order of their lines
 * @param paper where there is a receipt printer
 * @param sign where the page is watched
 */
record KioskParts(
        DeviceStore store,
        HubSession session,
        TagReader reader,
        Antenna pad,
        List<CardReader> cards,
        Optional<PaperParts> paper,
        TagMeaning meaning,
        SecurityValues security,
        Face face,
        Optional<Sign> sign,
        Sounds sounds,
        DesiredSettings desired) {
    KioskParts {
        cards = List.copyOf(cards);
    }
}
