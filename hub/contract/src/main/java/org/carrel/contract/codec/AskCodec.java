package org.carrel.contract.codec;

import org.carrel.contract.id.AskId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.message.Ask;
import org.carrel.contract.message.DropAsk;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.Question;

/** A device's questions. */
final class AskCodec {
    private AskCodec() {}

    static Json.Writing write(Question question) {
        return Json.typed("question").text("id", question.id().value()).put("ask", ask(question.ask()));
    }

    static Question read(Reading in) {
        return new Question(in.id("id", AskId::new), ask(in.object("ask")));
    }

    private static Json ask(Ask<?> ask) {
        return switch (ask) {
            case Ask.WhoCollects who ->
                Json.typed("who-collects").text("card", who.card().value()).done();
            case Ask.RenewCertificate renew ->
                Json.typed("renew-certificate")
                        .text("request", renew.request().hex())
                        .done();
            case KioskAsk<?> kiosk -> KioskAskCodec.write(kiosk).done();
            case DropAsk<?> drop -> DropCodec.write(drop).done();
        };
    }

    private static Ask<?> ask(Reading in) {
        return switch (in.type()) {
            case "who-collects" -> new Ask.WhoCollects(in.id("card", CardNumber::new));
            case "renew-certificate" -> new Ask.RenewCertificate(in.hex("request"));
            default -> DropCodec.readAsk(in).<Ask<?>>map(drop -> drop).orElseGet(() -> KioskAskCodec.read(in));
        };
    }
}
