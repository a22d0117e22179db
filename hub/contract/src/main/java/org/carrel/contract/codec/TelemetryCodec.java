package org.carrel.contract.codec;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.carrel.contract.message.Telemetry;

/** Figures that may be lost. */
final class TelemetryCodec {
    private TelemetryCodec() {}

    static Json.Writing write(Telemetry telemetry) {
        SequencedMap<String, Json> figures = new LinkedHashMap<>();
        telemetry.figures().forEach((name, value) -> figures.put(name, new Json.Fraction(value)));
        return Json.typed("telemetry")
                .put("time", TimeCodec.write(telemetry.time()))
                .put("figures", new Json.Members(figures));
    }

    static Telemetry read(Reading in) {
        return new Telemetry(TimeCodec.read(in.object("time")), in.figures("figures"));
    }
}
