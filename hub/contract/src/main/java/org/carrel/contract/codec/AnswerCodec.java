package org.carrel.contract.codec;

import java.util.List;
import org.carrel.contract.codec.Decoded.Reason;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.CertificateAnswer;
import org.carrel.contract.message.CollectAnswer;
import org.carrel.contract.message.CollectAnswer.GrantedHold;
import org.carrel.contract.message.CollectAnswer.MayCollect;
import org.carrel.contract.message.CollectAnswer.MayNotCollect;
import org.carrel.contract.message.CollectAnswer.StaffAtShelf;
import org.carrel.contract.message.DropAnswer;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.Response;

/** The hub's answers. */
final class AnswerCodec {
    private AnswerCodec() {}

    static Json.Writing write(Response response) {
        return Json.typed("response").text("id", response.id().value()).put("answer", answer(response.answer()));
    }

    static Response read(Reading in) {
        return new Response(in.id("id", AskId::new), answer(in.object("answer")));
    }

    private static Json answer(Answer answer) {
        return switch (answer) {
            case MayCollect may -> write(may).done();
            case StaffAtShelf staff -> write(staff).done();
            case MayNotCollect not -> write(not).done();
            case CertificateAnswer.Renewed(var certificate) ->
                Json.typed("certificate-renewed")
                        .text("certificate", certificate.hex())
                        .done();
            case CertificateAnswer.NotDue() -> Json.typed("certificate-not-due").done();
            case CertificateAnswer.NotRenewed() ->
                Json.typed("certificate-not-renewed").done();
            case KioskAnswer kiosk -> KioskAnswerCodec.write(kiosk).done();
            case DropAnswer drop -> DropCodec.write(drop).done();
        };
    }

    private static Answer answer(Reading in) {
        return switch (in.type()) {
            case "may-collect" -> mayCollect(in);
            case "staff-at-shelf" -> staffAtShelf(in);
            case "may-not-collect" -> mayNotCollect(in);
            case "certificate-renewed" -> new CertificateAnswer.Renewed(in.hex("certificate"));
            case "certificate-not-due" -> new CertificateAnswer.NotDue();
            case "certificate-not-renewed" -> new CertificateAnswer.NotRenewed();
            default -> DropCodec.readAnswer(in).<Answer>map(drop -> drop).orElseGet(() -> KioskAnswerCodec.read(in));
        };
    }

    private static Json.Writing write(MayCollect answer) {
        return Json.typed("may-collect")
                .text("grant", answer.grant().value())
                .freeText("language", answer.language())
                .list(
                        "holds",
                        answer.holds(),
                        granted -> Json.object()
                                .text("hold", granted.hold().value())
                                .text("item", granted.item().value())
                                .done())
                .instant("expires", answer.expires());
    }

    private static MayCollect mayCollect(Reading in) {
        GrantId grant = in.id("grant", GrantId::new);
        String language = in.freeText("language");
        List<GrantedHold> holds = in.objects(
                "holds", granted -> new GrantedHold(granted.id("hold", HoldId::new), granted.id("item", ItemId::new)));
        if (holds.isEmpty()) {
            throw in.malformed(Reason.OUT_OF_RANGE, "holds");
        }
        return new MayCollect(grant, language, holds, in.instant("expires"));
    }

    private static Json.Writing write(StaffAtShelf answer) {
        return Json.typed("staff-at-shelf")
                .text("grant", answer.grant().value())
                .freeText("language", answer.language())
                .list("pull", answer.pull(), item -> new Json.Text(item.value()))
                .instant("expires", answer.expires());
    }

    private static StaffAtShelf staffAtShelf(Reading in) {
        return new StaffAtShelf(
                in.id("grant", GrantId::new),
                in.freeText("language"),
                in.ids("pull", ItemId::new),
                in.instant("expires"));
    }

    private static Json.Writing write(MayNotCollect answer) {
        return Json.typed("may-not-collect").word("refusal", answer.refusal()).freeText("language", answer.language());
    }

    private static MayNotCollect mayNotCollect(Reading in) {
        return new MayNotCollect(in.word("refusal", CollectAnswer.Refusal.class), in.freeText("language"));
    }
}
