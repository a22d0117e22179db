package org.carrel.contract.codec;

import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.contract.message.kiosk.LoanRefusal;
import org.carrel.contract.message.kiosk.MailReceipt;
import org.carrel.contract.message.kiosk.Overview;

/** What the hub says to a kiosk: the session, borrowing and bringing back. */
final class KioskAnswerCodec {
    private KioskAnswerCodec() {}

    static Json.Writing write(KioskAnswer answer) {
        return switch (answer) {
            case KioskAnswer.NotSignedIn() -> Json.typed("not-signed-in");
            case KioskAnswer.SignedIn in -> write(in);
            case KioskAnswer.PinNeeded() -> Json.typed("pin-needed");
            case KioskAnswer.SignInRefused(var reason) ->
                Json.typed("sign-in-refused").word("reason", reason);
            case KioskAnswer.SignedOut() -> Json.typed("signed-out");
            case KioskAnswer.DisplayKept(var display) ->
                Json.typed("display-kept").words("display", display);
            case KioskAnswer.Lent lent -> write(lent);
            case KioskAnswer.FeeFirst(var work, var fee) ->
                Json.typed("fee-first").put("work", KioskLines.write(work)).put("fee", KioskLines.write(fee));
            case KioskAnswer.NotLent(var work, var reasons) ->
                Json.typed("not-lent").put("work", KioskLines.write(work)).words("reasons", reasons);
            case KioskAnswer.GoesTo to -> write(to);
            case KioskAnswer.AccountTold told -> write(told);
            case KioskAnswer.Renewed renewed -> write(Json.typed("renewed"), renewed);
            case KioskAnswer.NotRenewed not -> write(Json.typed("not-renewed"), not);
            case KioskAnswer.AllRenewed(var renewed, var unrenewed) ->
                Json.typed("all-renewed")
                        .list(
                                "renewed",
                                renewed,
                                each -> write(Json.object(), each).done())
                        .list(
                                "unrenewed",
                                unrenewed,
                                each -> write(Json.object(), each).done());
            case KioskAnswer.SearchAnswer found -> KioskFindCodec.write(found);
            case KioskAnswer.BranchesAnswer branches -> KioskFindCodec.write(branches);
            case KioskAnswer.SuggestAnswer suggestions -> KioskFindCodec.write(suggestions);
            case KioskAnswer.TitleAnswer title -> KioskFindCodec.write(title);
            case KioskAnswer.WayAnswer way -> KioskFindCodec.write(way);
            case KioskAnswer.PlanAnswer plan -> KioskFindCodec.write(plan);
            case KioskAnswer.HoldPlaced(var hold, int place) ->
                Json.typed("hold-placed").text("hold", hold.value()).whole("place", place);
            case KioskAnswer.HoldNotPlaced(var reasons) ->
                Json.typed("hold-not-placed").words("reasons", reasons);
            case KioskAnswer.HoldCancelled() -> Json.typed("hold-cancelled");
            case KioskAnswer.NoSuchHold() -> Json.typed("no-such-hold");
            case KioskAnswer.ZonesTold zones -> KioskSeatCodec.write(zones);
            case KioskAnswer.ZoneTold zone -> KioskSeatCodec.write(zone);
            case KioskAnswer.ZoneUnknown() -> Json.typed("zone-unknown");
            case KioskAnswer.SlotsTold slots -> KioskSeatCodec.write(slots);
            case KioskAnswer.MySeatsTold seats -> KioskSeatCodec.write(seats);
            case KioskAnswer.Seated seated -> KioskSeatCodec.write(seated);
            case KioskAnswer.Numbered numbered -> KioskSeatCodec.write(numbered);
            case KioskAnswer.QueueLeft() -> Json.typed("queue-left");
            case KioskAnswer.NotSeated(var reasons) -> Json.typed("not-seated").words("reasons", reasons);
            case KioskAnswer.NoticeTold told -> KioskCardCodec.write(told);
            case KioskAnswer.FieldChecked checked -> KioskCardCodec.write(checked);
            case KioskAnswer.Applying applying -> KioskCardCodec.write(applying);
            case KioskAnswer.ApplicationAnswer told -> KioskCardCodec.write(told);
        };
    }

    static KioskAnswer read(Reading in) {
        return switch (in.type()) {
            case "not-signed-in" -> new KioskAnswer.NotSignedIn();
            case "signed-in" -> signedIn(in);
            case "pin-needed" -> new KioskAnswer.PinNeeded();
            case "sign-in-refused" -> new KioskAnswer.SignInRefused(in.word("reason", KioskAnswer.SignInRefusal.class));
            case "signed-out" -> new KioskAnswer.SignedOut();
            case "display-kept" -> new KioskAnswer.DisplayKept(in.words("display", Display.class));
            case "lent" -> lent(in);
            case "fee-first" ->
                new KioskAnswer.FeeFirst(KioskLines.work(in.object("work")), KioskLines.amount(in.object("fee")));
            case "not-lent" ->
                new KioskAnswer.NotLent(KioskLines.work(in.object("work")), in.words("reasons", LoanRefusal.class));
            case "goes-to" -> goesTo(in);
            case "account-told" -> accountTold(in);
            case "renewed" -> renewed(in);
            case "not-renewed" -> notRenewed(in);
            case "all-renewed" ->
                new KioskAnswer.AllRenewed(
                        in.objects("renewed", KioskAnswerCodec::renewed),
                        in.objects("unrenewed", KioskAnswerCodec::notRenewed));
            default ->
                KioskFindCodec.read(in)
                        .or(() -> KioskSeatCodec.read(in))
                        .or(() -> KioskCardCodec.read(in))
                        .orElseThrow(in::unknownType);
        };
    }

    private static Json.Writing write(KioskAnswer.SignedIn answer) {
        Overview overview = answer.overview();
        Json.Writing written = Json.typed("signed-in")
                .text("grant", answer.grant().value())
                .instant("expires", answer.expires())
                .freeText("name", answer.name())
                .freeText("language", answer.language())
                .words("display", answer.display())
                .put(
                        "overview",
                        Json.object()
                                .whole("loans", overview.loans())
                                .whole("overdue", overview.overdue())
                                .whole("holdsReady", overview.holdsReady())
                                .whole("holdsWaiting", overview.holdsWaiting())
                                .whole("seats", overview.seats())
                                .put("owed", KioskLines.write(overview.owed()))
                                .done())
                .list("blocks", answer.blocks(), KioskLines::write);
        return switch (answer.mail()) {
            case MailReceipt.Never() -> written;
            case MailReceipt.NoAddress() ->
                written.put("mail", Json.typed("no-address").done());
            case MailReceipt.To(var shown) ->
                written.put("mail", Json.typed("to").freeText("shown", shown).done());
        };
    }

    private static KioskAnswer.SignedIn signedIn(Reading in) {
        Reading overview = in.object("overview");
        return new KioskAnswer.SignedIn(
                in.id("grant", GrantId::new),
                in.instant("expires"),
                in.freeText("name"),
                in.freeText("language"),
                in.words("display", Display.class),
                new Overview(
                        overview.count("loans"),
                        overview.count("overdue"),
                        overview.count("holdsReady"),
                        overview.count("holdsWaiting"),
                        overview.count("seats"),
                        KioskLines.amount(overview.object("owed"))),
                in.objects("blocks", KioskLines::block),
                mail(in));
    }

    /** A hub that does not write it sends none. */
    private static MailReceipt mail(Reading in) {
        if (!in.has("mail")) {
            return new MailReceipt.Never();
        }
        Reading mail = in.object("mail");
        return switch (mail.type()) {
            case "no-address" -> new MailReceipt.NoAddress();
            case "to" -> new MailReceipt.To(mail.freeText("shown"));
            default -> throw mail.unknownType();
        };
    }

    private static Json.Writing write(KioskAnswer.Lent answer) {
        return Json.typed("lent")
                .text("loan", answer.loan().value())
                .put("work", KioskLines.write(answer.work()))
                .day("due", answer.due())
                .put("fee", KioskLines.write(answer.fee()))
                .list("remarks", answer.remarks(), KioskLines::write);
    }

    private static KioskAnswer.Lent lent(Reading in) {
        return new KioskAnswer.Lent(
                in.id("loan", LoanId::new),
                KioskLines.work(in.object("work")),
                in.day("due"),
                KioskLines.amount(in.object("fee")),
                in.objects("remarks", KioskLines::remark));
    }

    private static Json.Writing write(KioskAnswer.GoesTo answer) {
        return Json.typed("goes-to")
                .put("work", KioskLines.write(answer.work()))
                .put("destination", KioskLines.write(answer.destination()))
                .list("remarks", answer.remarks(), KioskLines::write);
    }

    private static KioskAnswer.GoesTo goesTo(Reading in) {
        return new KioskAnswer.GoesTo(
                KioskLines.work(in.object("work")),
                KioskLines.destination(in.object("destination")),
                in.objects("remarks", KioskLines::remark));
    }

    private static Json.Writing write(KioskAnswer.AccountTold answer) {
        return Json.typed("account-told")
                .whole("loanCount", answer.loanCount())
                .list("loans", answer.loans(), KioskLines::write)
                .whole("holdCount", answer.holdCount())
                .list("holds", answer.holds(), KioskLines::write)
                .whole("feeCount", answer.feeCount())
                .list("fees", answer.fees(), KioskLines::write)
                .put("owed", KioskLines.write(answer.owed()))
                .list("blocks", answer.blocks(), KioskLines::write);
    }

    private static KioskAnswer.AccountTold accountTold(Reading in) {
        return new KioskAnswer.AccountTold(
                in.count("loanCount"),
                in.objects("loans", KioskLines::loan),
                in.count("holdCount"),
                in.objects("holds", KioskLines::hold),
                in.count("feeCount"),
                in.objects("fees", KioskLines::fee),
                KioskLines.amount(in.object("owed")),
                in.objects("blocks", KioskLines::block));
    }

    private static Json.Writing write(Json.Writing out, KioskAnswer.Renewed answer) {
        return out.text("loan", answer.loan().value()).day("due", answer.due());
    }

    private static KioskAnswer.Renewed renewed(Reading in) {
        return new KioskAnswer.Renewed(in.id("loan", LoanId::new), in.day("due"));
    }

    private static Json.Writing write(Json.Writing out, KioskAnswer.NotRenewed answer) {
        return out.text("loan", answer.loan().value()).words("reasons", answer.reasons());
    }

    private static KioskAnswer.NotRenewed notRenewed(Reading in) {
        return new KioskAnswer.NotRenewed(in.id("loan", LoanId::new), in.words("reasons", LoanRefusal.class));
    }
}
