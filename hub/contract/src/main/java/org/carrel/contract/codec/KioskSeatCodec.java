package org.carrel.contract.codec;

import java.util.Optional;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.id.TicketId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.kiosk.BookingLine;
import org.carrel.contract.message.seat.SeatLine;
import org.carrel.contract.message.seat.SeatReason;
import org.carrel.contract.message.seat.Slot;
import org.carrel.contract.message.seat.TicketLine;
import org.carrel.contract.message.seat.ZoneLine;

/** What the hub says to a kiosk about seats. */
final class KioskSeatCodec {
    private KioskSeatCodec() {}

    static Json.Writing write(KioskAnswer.ZonesTold answer) {
        return Json.typed("zones-told")
                .instant("asOf", answer.asOf())
                .list("zones", answer.zones(), KioskSeatCodec::write);
    }

    static Json.Writing write(KioskAnswer.ZoneTold answer) {
        return Json.typed("zone-told")
                .instant("asOf", answer.asOf())
                .put("zone", write(answer.zone()))
                .list("seats", answer.seats(), KioskSeatCodec::write);
    }

    static Json.Writing write(KioskAnswer.SlotsTold answer) {
        return Json.typed("slots-told")
                .list(
                        "slots",
                        answer.slots(),
                        slot -> Json.object()
                                .instant("from", slot.from())
                                .instant("until", slot.until())
                                .whole("free", slot.free())
                                .done());
    }

    static Json.Writing write(KioskAnswer.MySeatsTold answer) {
        return Json.typed("my-seats-told")
                .list("bookings", answer.bookings(), KioskSeatCodec::write)
                .list("tickets", answer.tickets(), KioskSeatCodec::write);
    }

    static Json.Writing write(KioskAnswer.Seated answer) {
        return Json.typed("seated").put("booking", write(answer.booking()));
    }

    static Json.Writing write(KioskAnswer.Numbered answer) {
        return Json.typed("numbered").put("ticket", write(answer.ticket()));
    }

    /** Empty when the type is none of these. */
    static Optional<KioskAnswer> read(Reading in) {
        return switch (in.type()) {
            case "zones-told" ->
                Optional.of(new KioskAnswer.ZonesTold(in.instant("asOf"), in.objects("zones", KioskSeatCodec::zone)));
            case "zone-told" ->
                Optional.of(new KioskAnswer.ZoneTold(
                        in.instant("asOf"), zone(in.object("zone")), in.objects("seats", KioskSeatCodec::seat)));
            case "zone-unknown" -> Optional.of(new KioskAnswer.ZoneUnknown());
            case "slots-told" ->
                Optional.of(new KioskAnswer.SlotsTold(in.objects(
                        "slots", slot -> new Slot(slot.instant("from"), slot.instant("until"), slot.count("free")))));
            case "my-seats-told" ->
                Optional.of(new KioskAnswer.MySeatsTold(
                        in.objects("bookings", KioskSeatCodec::booking),
                        in.objects("tickets", KioskSeatCodec::ticket)));
            case "seated" -> Optional.of(new KioskAnswer.Seated(booking(in.object("booking"))));
            case "numbered" -> Optional.of(new KioskAnswer.Numbered(ticket(in.object("ticket"))));
            case "queue-left" -> Optional.of(new KioskAnswer.QueueLeft());
            case "not-seated" -> Optional.of(new KioskAnswer.NotSeated(in.words("reasons", SeatReason.class)));
            default -> Optional.empty();
        };
    }

    private static Json write(ZoneLine line) {
        return Json.object()
                .text("zone", line.zone().value())
                .text("site", line.site().value())
                .freeText("nameZh", line.nameZh())
                .freeText("nameEn", line.nameEn())
                .freeText("whereZh", line.whereZh())
                .freeText("whereEn", line.whereEn())
                .truth("open", line.open())
                .list(
                        "hours",
                        line.hours(),
                        hours -> Json.object()
                                .instant("opens", hours.opens())
                                .instant("closes", hours.closes())
                                .done())
                .freeText("closedFor", line.closedFor())
                .whole("seats", line.seats())
                .whole("free", line.free())
                .whole("away", line.away())
                .whole("waiting", line.waiting())
                .list("mark", line.mark(), KioskSeatCodec::write)
                .done();
    }

    private static ZoneLine zone(Reading in) {
        return new ZoneLine(
                in.id("zone", SeatZoneId::new),
                in.id("site", SiteId::new),
                in.freeText("nameZh"),
                in.freeText("nameEn"),
                in.freeText("whereZh"),
                in.freeText("whereEn"),
                in.truth("open"),
                in.objects("hours", hours -> new ZoneLine.Hours(hours.instant("opens"), hours.instant("closes"))),
                in.freeText("closedFor"),
                in.count("seats"),
                in.count("free"),
                in.count("away"),
                in.count("waiting"),
                in.objects("mark", KioskSeatCodec::onPlan));
    }

    private static Json write(ZoneLine.OnPlan mark) {
        return Json.object()
                .freeText("level", mark.level())
                .put("at", KioskFindCodec.write(mark.at()))
                .done();
    }

    private static ZoneLine.OnPlan onPlan(Reading in) {
        return new ZoneLine.OnPlan(in.freeText("level"), KioskFindCodec.spot(in.object("at")));
    }

    private static Json write(SeatLine line) {
        return Json.object()
                .text("seat", line.seat().value())
                .freeText("label", line.label())
                .word("state", line.state())
                .instants("until", line.until())
                .whole("people", line.people())
                .words("features", line.features())
                .list("mark", line.mark(), KioskSeatCodec::write)
                .done();
    }

    private static SeatLine seat(Reading in) {
        return new SeatLine(
                in.id("seat", SeatId::new),
                in.freeText("label"),
                in.word("state", SeatLine.State.class),
                in.instants("until"),
                in.count("people"),
                in.words("features", SeatLine.Feature.class),
                in.objects("mark", KioskSeatCodec::onPlan));
    }

    private static Json write(BookingLine line) {
        return Json.object()
                .text("booking", line.booking().value())
                .text("zone", line.zone().value())
                .freeText("label", line.label())
                .word("state", line.state())
                .instant("from", line.from())
                .instant("until", line.until())
                .instants("by", line.by())
                .done();
    }

    private static BookingLine booking(Reading in) {
        return new BookingLine(
                in.id("booking", BookingId::new),
                in.id("zone", SeatZoneId::new),
                in.freeText("label"),
                in.word("state", BookingLine.State.class),
                in.instant("from"),
                in.instant("until"),
                in.instants("by"));
    }

    private static Json write(TicketLine line) {
        return Json.object()
                .text("ticket", line.ticket().value())
                .text("zone", line.zone().value())
                .freeText("number", line.number())
                .whole("ahead", line.ahead())
                .list(
                        "estimate",
                        line.estimate(),
                        wait -> Json.object()
                                .whole("leastMinutes", wait.leastMinutes())
                                .whole("mostMinutes", wait.mostMinutes())
                                .done())
                .freeText("token", line.token())
                .list(
                        "called",
                        line.called(),
                        call -> Json.object()
                                .freeText("label", call.label())
                                .freeText("desk", call.desk())
                                .instant("until", call.until())
                                .done())
                .done();
    }

    private static TicketLine ticket(Reading in) {
        return new TicketLine(
                in.id("ticket", TicketId::new),
                in.id("zone", SeatZoneId::new),
                in.freeText("number"),
                in.count("ahead"),
                in.objects(
                        "estimate", wait -> new TicketLine.Wait(wait.count("leastMinutes"), wait.count("mostMinutes"))),
                in.freeText("token"),
                in.objects(
                        "called",
                        call -> new TicketLine.Call(
                                call.freeText("label"), call.freeText("desk"), call.instant("until"))));
    }
}
