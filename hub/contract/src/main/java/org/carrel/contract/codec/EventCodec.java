package org.carrel.contract.codec;

import org.carrel.contract.id.EventId;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.DropEvent;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.ShelfEvent;

/** The envelope of an event. Its body is read last, so that an event with an unknown body can still be counted. */
final class EventCodec {
    private EventCodec() {}

    static Json.Writing write(DeviceEvent event) {
        return Json.typed("event")
                .text("id", event.id().value())
                .whole("sequence", event.sequence())
                .put("time", time(event.time()))
                .put("body", body(event.body()));
    }

    static DeviceEvent read(Reading in) {
        EventId id = in.id("id", EventId::new);
        long sequence = in.whole("sequence", 1, Limit.WHOLE);
        DeviceTime time = time(in.object("time"));
        try {
            return new DeviceEvent(id, sequence, time, body(in.object("body")));
        } catch (Refusal bodyRefused) {
            throw new Refusal.WithEnvelope(bodyRefused, new Decoded.OfEvent(id, sequence, time));
        }
    }

    private static Json body(EventBody body) {
        return switch (body) {
            case ShelfEvent shelf -> ShelfEventCodec.write(shelf).done();
            case KioskEvent kiosk -> KioskEventCodec.write(kiosk).done();
            case DropEvent drop -> DropCodec.write(drop).done();
            case OperationEvent operation ->
                OperationEventCodec.write(operation).done();
        };
    }

    private static EventBody body(Reading in) {
        return ShelfEventCodec.read(in)
                .<EventBody>map(shelf -> shelf)
                .or(() -> KioskEventCodec.read(in))
                .or(() -> DropCodec.readEvent(in))
                .or(() -> OperationEventCodec.read(in))
                .orElseThrow(in::unknownType);
    }

    /** {@code {"wall", "quality", "uptimeMillis"}}. */
    static Json time(DeviceTime time) {
        return Json.object()
                .instant("wall", time.wall())
                .word("quality", time.quality())
                .whole("uptimeMillis", time.uptimeMillis())
                .done();
    }

    static DeviceTime time(Reading in) {
        return new DeviceTime(
                in.instant("wall"),
                in.word("quality", DeviceTime.Quality.class),
                in.whole("uptimeMillis", 0, Limit.WHOLE));
    }
}
