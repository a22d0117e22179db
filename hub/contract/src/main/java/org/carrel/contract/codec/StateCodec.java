package org.carrel.contract.codec;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.Death;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.Telemetry;

/** Births and deaths on the state topic, the health that a birth and a self-test tell, and the figures of each minute. */
final class StateCodec {
    private StateCodec() {}

    static Json.Writing write(Birth birth) {
        return Json.typed("birth")
                .whole("session", birth.session())
                .word("kind", birth.kind())
                .freeText("software", birth.software())
                .list("compartments", birth.compartments(), StateCodec::compartment)
                .put("health", health(birth.health()))
                .put("time", EventCodec.time(birth.time()))
                .whole("oldestKept", birth.oldestKept())
                .whole("newest", birth.newest());
    }

    static Birth readBirth(Reading in) {
        return new Birth(
                in.whole("session", 1, Limit.WHOLE),
                in.word("kind", Birth.Kind.class),
                in.freeText("software"),
                in.objects("compartments", StateCodec::compartment),
                health(in.object("health")),
                EventCodec.time(in.object("time")),
                in.whole("oldestKept", 0, Limit.WHOLE),
                in.whole("newest", 0, Limit.WHOLE));
    }

    private static Json compartment(Birth.Compartment compartment) {
        return Json.object()
                .text("id", compartment.id().value())
                .truth("locked", compartment.locked())
                .done();
    }

    private static Birth.Compartment compartment(Reading in) {
        return new Birth.Compartment(in.id("id", CompartmentId::new), in.truth("locked"));
    }

    static Json.Writing write(Death death) {
        return Json.typed("death").whole("session", death.session()).word("cause", death.cause());
    }

    static Death readDeath(Reading in) {
        return new Death(in.whole("session", 1, Limit.WHOLE), in.word("cause", Death.Cause.class));
    }

    static Json.Writing write(Telemetry telemetry) {
        SequencedMap<String, Json> figures = new LinkedHashMap<>();
        telemetry.figures().forEach((name, value) -> figures.put(name, new Json.Fraction(value)));
        return Json.typed("telemetry")
                .put("time", EventCodec.time(telemetry.time()))
                .put("figures", new Json.Members(figures));
    }

    static Telemetry readTelemetry(Reading in) {
        return new Telemetry(EventCodec.time(in.object("time")), in.figures("figures"));
    }

    static Json health(Health health) {
        return Json.object().list("parts", health.parts(), StateCodec::part).done();
    }

    static Health health(Reading in) {
        return new Health(in.objects("parts", StateCodec::part));
    }

    private static Json part(Health.Part part) {
        return Json.object()
                .freeText("name", part.name())
                .word("condition", part.condition())
                .freeText("detail", part.detail())
                .done();
    }

    private static Health.Part part(Reading in) {
        return new Health.Part(
                in.freeText("name"), in.word("condition", Health.Condition.class), in.freeText("detail"));
    }
}
