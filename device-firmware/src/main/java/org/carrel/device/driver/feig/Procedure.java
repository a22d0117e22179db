package org.carrel.device.driver.feig;

import java.time.Duration;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;
import org.carrel.device.port.TagResult.ErrorKind;

/** One {@link TagCommand} as the requests that it takes, and what their replies come to. */
interface Procedure {
    TagCommand command();

    /** The request that is due; the same again until its reply was taken. */
    FeigRequest next();

    Duration allowed(FeigSettings.Timing timing);

    Progress accept(ReplyFrame reply);

    /** A reply was lost: begins anew where a reply's loss would leave a hole. */
    default void repeat() {}

    /** Where a procedure has got to. */
    sealed interface Progress {
        /** Ask for {@link Procedure#next()} again. */
        record Going() implements Progress {}

        record Done(TagResult result) implements Progress {}

        /** A reply that cannot be the one to this request. */
        record Misread(String reason) implements Progress {}
    }

    static Progress failed(TagCommand command, ErrorKind kind, String detail) {
        return new Progress.Done(new TagResult.Failed(command, kind, detail));
    }
}
