package org.carrel.contract.codec;

import org.carrel.contract.id.CommandId;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.CommandReport.Accepted;
import org.carrel.contract.message.CommandReport.Done;
import org.carrel.contract.message.CommandReport.Expired;
import org.carrel.contract.message.CommandReport.Failed;
import org.carrel.contract.message.CommandReport.Progress;
import org.carrel.contract.message.Reply;

/** Where a command has got to. */
final class ReportCodec {
    private ReportCodec() {}

    static Json.Writing write(CommandReport report) {
        return Json.typed("report").text("id", report.id().value()).put("progress", progress(report.progress()));
    }

    static CommandReport read(Reading in) {
        return new CommandReport(in.id("id", CommandId::new), progress(in.object("progress")));
    }

    private static Json progress(Progress progress) {
        return switch (progress) {
            case Accepted() -> Json.typed("accepted").done();
            case Done done ->
                Json.typed("done").put("reply", reply(done.reply())).done();
            case Failed failed ->
                Json.typed("failed").word("reason", failed.reason()).done();
            case Expired() -> Json.typed("expired").done();
        };
    }

    private static Progress progress(Reading in) {
        return switch (in.type()) {
            case "accepted" -> new Accepted();
            case "done" -> new Done(reply(in.object("reply")));
            case "failed" -> new Failed(in.word("reason", CommandReport.Reason.class));
            case "expired" -> new Expired();
            default -> throw in.unknownType();
        };
    }

    private static Json reply(Reply reply) {
        return switch (reply) {
            case Reply.Done() -> Json.typed("nothing-more").done();
            case Reply.TestResult test ->
                Json.typed("test-result")
                        .put("health", StateCodec.health(test.health()))
                        .done();
        };
    }

    private static Reply reply(Reading in) {
        return switch (in.type()) {
            case "nothing-more" -> new Reply.Done();
            case "test-result" -> new Reply.TestResult(StateCodec.health(in.object("health")));
            default -> throw in.unknownType();
        };
    }
}
