package org.carrel.hub.adapter.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.CallBoard;
import org.carrel.contract.topic.Address;
import org.carrel.hub.callqueue.Board;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.seat.SeatZone;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;

/**
 * Says to each queue display what it is to show: when that has changed, and again before the display takes the hub for gone. Nothing of it is
 * kept: it follows from the waiting lists and the clock, so whichever hub says it says the same. For several threads.
 */
final class Boards {
    /** Well within the time after which a display says that it has no news, {@link Board#STALE_AFTER_SECONDS}. */
    private static final Duration AGAIN = Duration.ofSeconds(5);

    /** The broker forgets a board that nobody renews: a display that starts while no hub is there shows no old calls. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Transactor<Services> store;
    private final Map<String, Said> said = new ConcurrentSkipListMap<>();
    private final AtomicLong version = new AtomicLong();

    private record Said(List<CallBoard.Zone> zones, Instant at) {}

    Boards(Transactor<Services> store) {
        this.store = store;
    }

    /** What was said to the device may not have reached the broker, or the broker may have lost it. */
    void repeat(Address device) {
        said.remove(device.login());
    }

    List<Outbound> due(Instant now) {
        return store.read(services -> {
            List<Outbound> out = new ArrayList<>();
            SortedMap<SiteId, List<CallBoard.Zone>> bySite = new TreeMap<>();
            for (Device display : services.fleet().devices().ofKind(Birth.Kind.CALL_DISPLAY)) {
                List<CallBoard.Zone> zones =
                        bySite.computeIfAbsent(display.address().site(), site -> zones(services, site, now));
                if (isNews(display.address(), zones, now)) {
                    said.put(display.address().login(), new Said(zones, now));
                    out.add(new Outbound.Say(
                            display.address(), new CallBoard(nextVersion(now), now, zones), Bytes.EMPTY, KEPT));
                }
            }
            return out;
        });
    }

    private boolean isNews(Address display, List<CallBoard.Zone> zones, Instant now) {
        Said before = said.get(display.login());
        return before == null
                || !before.zones().equals(zones)
                || !now.isBefore(before.at().plus(AGAIN))
                || now.isBefore(before.at());
    }

    /** By the clock, so that another life of the hub, or another hub, goes on above it. */
    private long nextVersion(Instant now) {
        return version.updateAndGet(last -> Math.max(last + 1, now.toEpochMilli()));
    }

    private static List<CallBoard.Zone> zones(Services services, SiteId site, Instant now) {
        List<CallBoard.Zone> zones = new ArrayList<>();
        for (SeatZone zone : services.seats().zones()) {
            if (zone.site().equals(site)) {
                services.seats().board(zone.id(), now).ifPresent(board -> zones.add(zone(zone, board)));
            }
        }
        return zones;
    }

    private static CallBoard.Zone zone(SeatZone zone, Board board) {
        return new CallBoard.Zone(
                zone.id(),
                zone.nameZh(),
                zone.nameEn(),
                zone.whereZh(),
                zone.whereEn(),
                board.waiting(),
                board.calling().stream().map(Boards::call).toList(),
                board.before().stream().map(Boards::call).toList());
    }

    private static CallBoard.Call call(Board.Line line) {
        return new CallBoard.Call(
                line.number(), line.seat(), line.desk(), line.called(), line.until(), line.announcements());
    }
}
