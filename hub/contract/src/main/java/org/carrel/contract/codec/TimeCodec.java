package org.carrel.contract.codec;

import org.carrel.contract.message.DeviceTime;

/** {@code {"wall", "quality", "uptimeMillis"}}. */
final class TimeCodec {
    private TimeCodec() {}

    static Json write(DeviceTime time) {
        return Json.object()
                .instant("wall", time.wall())
                .word("quality", time.quality())
                .whole("uptimeMillis", time.uptimeMillis())
                .done();
    }

    static DeviceTime read(Reading in) {
        return new DeviceTime(
                in.instant("wall"),
                in.word("quality", DeviceTime.Quality.class),
                in.whole("uptimeMillis", 0, Limit.WHOLE));
    }
}
