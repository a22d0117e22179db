package org.carrel.kiosk.receipt;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.SortedMap;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.kiosk.Place;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.device.port.Moment;
import org.carrel.device.receipt.Receipt;

/**
 * Where receipts of this kiosk are from.
 *
 * @param zone of the library, for the time
 */
public record Letterhead(SiteId site, ZoneId zone) {
    /** @param places the branches by name, as far as the hub has told them */
    public Receipt receipt(Slip slip, ScreenLanguage language, SortedMap<SiteId, Place> places, Moment now) {
        // A board without a battery clock wakes in the past: no date is better than that one.
        Optional<LocalDateTime> at = now.quality() == DeviceTime.Quality.UNKNOWN
                ? Optional.empty()
                : Optional.of(LocalDateTime.ofInstant(now.wall(), zone));
        return new Receipt(language.tag(), branch(language, places), slip.card(), at, slip.contents());
    }

    private String branch(ScreenLanguage language, SortedMap<SiteId, Place> places) {
        Optional<Place> place = Optional.ofNullable(places.get(site));
        return place.map(known -> language.pick(known.nameZh(), known.nameEn()))
                .filter(name -> !name.isBlank())
                .orElse(site.value());
    }
}
