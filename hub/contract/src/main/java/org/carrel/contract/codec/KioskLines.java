package org.carrel.contract.codec;

import java.util.Currency;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.kiosk.Amount;
import org.carrel.contract.message.kiosk.Block;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.contract.message.kiosk.FeeLine;
import org.carrel.contract.message.kiosk.HoldLine;
import org.carrel.contract.message.kiosk.HoldLine.Turn;
import org.carrel.contract.message.kiosk.LoanLine;
import org.carrel.contract.message.kiosk.LoanRefusal;
import org.carrel.contract.message.kiosk.Remark;
import org.carrel.contract.message.kiosk.Work;

/** The pieces that a kiosk's answers about loans and holds are made of. */
final class KioskLines {
    private KioskLines() {}

    static Json write(Amount amount) {
        return Json.object()
                .whole("minor", amount.minor())
                .text("currency", amount.currency().getCurrencyCode())
                .done();
    }

    static Amount amount(Reading in) {
        return new Amount(in.whole("minor", 0, Limit.WHOLE), in.id("currency", Currency::getInstance));
    }

    static Json write(Work work) {
        return Json.object()
                .freeText("title", work.title())
                .freeText("author", work.author())
                .done();
    }

    static Work work(Reading in) {
        return new Work(in.freeText("title"), in.freeText("author"));
    }

    static Json write(Block block) {
        return switch (block) {
            case Block.MembershipExpired(var last) ->
                Json.typed("membership-expired").day("last", last).done();
            case Block.OnRecord(var recorded) ->
                Json.typed("on-record").word("block", recorded).done();
            case Block.Explained(var recorded, String words) ->
                Json.typed("explained")
                        .word("block", recorded)
                        .freeText("words", words)
                        .done();
            case Block.Suspended(var last) ->
                Json.typed("suspended").day("last", last).done();
            case Block.OverdueLoans(int count) ->
                Json.typed("overdue-loans").whole("count", count).done();
            case Block.FeesOwed(var owed, var limit) ->
                Json.typed("fees-owed")
                        .put("owed", write(owed))
                        .put("limit", write(limit))
                        .done();
            case Block.LoanLimitReached(int limit) ->
                Json.typed("loan-limit-reached").whole("limit", limit).done();
        };
    }

    static Block block(Reading in) {
        return switch (in.type()) {
            case "membership-expired" -> new Block.MembershipExpired(in.day("last"));
            case "on-record" -> new Block.OnRecord(in.word("block", Block.RecordedBlock.class));
            case "explained" -> new Block.Explained(in.word("block", Block.RecordedBlock.class), in.freeText("words"));
            case "suspended" -> new Block.Suspended(in.day("last"));
            case "overdue-loans" -> new Block.OverdueLoans(in.count("count"));
            case "fees-owed" -> new Block.FeesOwed(amount(in.object("owed")), amount(in.object("limit")));
            case "loan-limit-reached" -> new Block.LoanLimitReached(in.count("limit"));
            default -> throw in.unknownType();
        };
    }

    static Json write(Remark remark) {
        return switch (remark) {
            case Remark.SetOf(int parts) ->
                Json.typed("set-of").whole("parts", parts).done();
            case Remark.HoldFulfilled() -> Json.typed("hold-fulfilled").done();
        };
    }

    static Remark remark(Reading in) {
        return switch (in.type()) {
            case "set-of" -> new Remark.SetOf(in.count("parts"));
            case "hold-fulfilled" -> new Remark.HoldFulfilled();
            default -> throw in.unknownType();
        };
    }

    static Json write(Destination destination) {
        return switch (destination) {
            case Destination.Shelf() -> Json.typed("shelf").done();
            case Destination.Hold(var pickup) ->
                Json.typed("hold").text("pickup", pickup.value()).done();
            case Destination.OtherBranch(var branch) ->
                Json.typed("other-branch").text("branch", branch.value()).done();
            case Destination.OtherLibrary(var code) ->
                Json.typed("other-library").freeText("code", code).done();
            case Destination.Desk() -> Json.typed("desk").done();
        };
    }

    static Destination destination(Reading in) {
        return switch (in.type()) {
            case "shelf" -> new Destination.Shelf();
            case "hold" -> new Destination.Hold(in.id("pickup", SiteId::new));
            case "other-branch" -> new Destination.OtherBranch(in.id("branch", SiteId::new));
            case "other-library" -> new Destination.OtherLibrary(in.freeText("code"));
            case "desk" -> new Destination.Desk();
            default -> throw in.unknownType();
        };
    }

    static Json write(LoanLine line) {
        return Json.object()
                .text("loan", line.loan().value())
                .text("item", line.item().value())
                .put("work", write(line.work()))
                .day("due", line.due())
                .truth("overdue", line.overdue())
                .whole("renewals", line.renewals())
                .words("notRenewable", line.notRenewable())
                .done();
    }

    static LoanLine loan(Reading in) {
        return new LoanLine(
                in.id("loan", LoanId::new),
                in.id("item", ItemId::new),
                work(in.object("work")),
                in.day("due"),
                in.truth("overdue"),
                in.count("renewals"),
                in.words("notRenewable", LoanRefusal.class));
    }

    static Json write(HoldLine line) {
        return Json.object()
                .text("hold", line.hold().value())
                .put("work", write(line.work()))
                .text("pickup", line.pickup().value())
                .put("turn", write(line.turn()))
                .done();
    }

    static HoldLine hold(Reading in) {
        return new HoldLine(
                in.id("hold", HoldId::new),
                work(in.object("work")),
                in.id("pickup", SiteId::new),
                turn(in.object("turn")));
    }

    private static Json write(Turn turn) {
        return switch (turn) {
            case Turn.Waiting(int ahead, int copies) ->
                Json.typed("waiting")
                        .whole("ahead", ahead)
                        .whole("copies", copies)
                        .done();
            case Turn.Paused(var until) ->
                Json.typed("paused").instant("until", until).done();
            case Turn.OnItsWay() -> Json.typed("on-its-way").done();
            case Turn.Ready(var shelf, var until) ->
                Json.typed("ready")
                        .text("shelf", shelf.value())
                        .instant("until", until)
                        .done();
            case Turn.AskAtDesk() -> Json.typed("ask-at-desk").done();
        };
    }

    private static Turn turn(Reading in) {
        return switch (in.type()) {
            case "waiting" -> new Turn.Waiting(in.count("ahead"), in.count("copies"));
            case "paused" -> new Turn.Paused(in.instant("until"));
            case "on-its-way" -> new Turn.OnItsWay();
            case "ready" -> new Turn.Ready(in.id("shelf", DeviceId::new), in.instant("until"));
            case "ask-at-desk" -> new Turn.AskAtDesk();
            default -> throw in.unknownType();
        };
    }

    static Json write(FeeLine line) {
        return Json.object()
                .word("kind", line.kind())
                .put("work", write(line.work()))
                .put("owed", write(line.owed()))
                .day("since", line.since())
                .done();
    }

    static FeeLine fee(Reading in) {
        return new FeeLine(
                in.word("kind", FeeLine.Kind.class),
                work(in.object("work")),
                amount(in.object("owed")),
                in.day("since"));
    }
}
