package org.carrel.contract.codec;

import org.carrel.contract.codec.Decoded.Reason;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.message.CallBoard;

/** What a queue display shows. */
final class CallBoardCodec {
    private static final int WAITING_MAX = 100_000;
    private static final int ANNOUNCEMENTS_MAX = 1_000;

    private CallBoardCodec() {}

    static Json.Writing write(CallBoard board) {
        return Json.typed("board")
                .whole("version", board.version())
                .instant("issued", board.issued())
                .list("zones", board.zones(), CallBoardCodec::zone);
    }

    static CallBoard read(Reading in) {
        return new CallBoard(
                in.whole("version", 0, Limit.WHOLE), in.instant("issued"), in.objects("zones", CallBoardCodec::zone));
    }

    private static Json zone(CallBoard.Zone zone) {
        return Json.object()
                .text("zone", zone.zone().value())
                .freeText("nameZh", zone.nameZh())
                .freeText("nameEn", zone.nameEn())
                .freeText("whereZh", zone.whereZh())
                .freeText("whereEn", zone.whereEn())
                .whole("waiting", zone.waiting())
                .list("calling", zone.calling(), CallBoardCodec::call)
                .list("before", zone.before(), CallBoardCodec::call)
                .done();
    }

    private static CallBoard.Zone zone(Reading in) {
        return new CallBoard.Zone(
                in.id("zone", SeatZoneId::new),
                in.freeText("nameZh"),
                in.freeText("nameEn"),
                in.freeText("whereZh"),
                in.freeText("whereEn"),
                (int) in.whole("waiting", 0, WAITING_MAX),
                in.objects("calling", CallBoardCodec::call),
                in.objects("before", CallBoardCodec::call));
    }

    private static Json call(CallBoard.Call call) {
        return Json.object()
                .freeText("number", call.number())
                .freeText("seat", call.seat())
                .freeText("desk", call.desk())
                .instant("called", call.called())
                .instant("until", call.until())
                .whole("announcements", call.announcements())
                .done();
    }

    private static CallBoard.Call call(Reading in) {
        String number = in.freeText("number");
        if (number.isBlank()) {
            throw in.malformed(Reason.WRONG_FORM, "number");
        }
        return new CallBoard.Call(
                number, in.freeText("seat"), in.freeText("desk"), in.instant("called"), in.instant("until"), (int)
                        in.whole("announcements", 1, ANNOUNCEMENTS_MAX));
    }
}
