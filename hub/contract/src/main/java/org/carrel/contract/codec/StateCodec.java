package org.carrel.contract.codec;

import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.Death;
import org.carrel.contract.message.Health;

/** Births and deaths on the state topic, and the health that a birth and a self-test tell. */
final class StateCodec {
    private StateCodec() {}

    static Json.Writing write(Birth birth) {
        return Json.typed("birth")
                .whole("session", birth.session())
                .word("kind", birth.kind())
                .freeText("software", birth.software())
                .list("compartments", birth.compartments(), StateCodec::compartment)
                .put("health", health(birth.health()))
                .put("time", TimeCodec.write(birth.time()))
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
                TimeCodec.read(in.object("time")),
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
