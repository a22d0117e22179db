package org.carrel.kiosk;

import java.time.Duration;
import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.seat.SeatLine;
import org.carrel.kiosk.flow.SeatScreen;
import org.carrel.kiosk.flow.Touch;
import org.carrel.kiosk.seat.SeatDeed;

/** Somebody at a kiosk who is after seats, for the tests of it. */
abstract class SeatVisitor {
    static final Duration SECONDS = Duration.ofSeconds(3);

    /** In the order of the zones' names. */
    static final int ROOMS = 0;

    static final int SEARCH = 1;
    static final int STUDY = 2;

    final KioskBench kiosk;

    SeatVisitor() {
        this(new KioskBench());
    }

    SeatVisitor(KioskBench kiosk) {
        this.kiosk = kiosk.ready();
    }

    void look(int zone) {
        kiosk.touch(Touch.Plain.SEATS);
        kiosk.live(SECONDS);
        kiosk.touch(new Touch.Seat(SeatDeed.ZONE, zone));
        kiosk.live(SECONDS);
        kiosk.screen(SeatScreen.Plan.class);
    }

    void any(String card, int zone) {
        kiosk.live(Duration.ofSeconds(15));
        look(zone);
        kiosk.touch(new Touch.Seat(SeatDeed.ANY, 0));
        kiosk.tap(card);
        kiosk.live(SECONDS);
    }

    void sit(String card, int zone) {
        any(card, zone);
        kiosk.screen(SeatScreen.Booked.class);
    }

    /** Takes a number for the only search place. */
    void queue(String card) {
        any(card, SEARCH);
        kiosk.screen(SeatScreen.Numbered.class);
    }

    /** The question for a seat, while others are under way. */
    AskId take() {
        for (Optional<AskId> id = kiosk.session.takeQuestion(); id.isPresent(); id = kiosk.session.takeQuestion()) {
            if (kiosk.session.question(id.get()) instanceof KioskAsk.TakeSeat) {
                return id.get();
            }
            kiosk.answer(id.get());
        }
        throw new AssertionError("no seat is asked for");
    }

    long free() {
        return kiosk.screen(SeatScreen.Plan.class).seats().stream()
                .filter(seat -> seat.state() == SeatLine.State.FREE)
                .count();
    }

    static Touch seat(int index) {
        return new Touch.Seat(SeatDeed.SEAT, index);
    }
}
