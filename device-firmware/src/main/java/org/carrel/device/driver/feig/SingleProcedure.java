package org.carrel.device.driver.feig;

import java.time.Duration;
import java.util.function.Function;
import org.carrel.contract.id.Bytes;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;
import org.carrel.device.port.TagResult.ErrorKind;
import org.carrel.device.tag.iso15693.TagError;

/**
 * A command of one request.
 *
 * @param understood what the data of a good reply come to
 */
record SingleProcedure(
        TagCommand command,
        FeigRequest next,
        Function<FeigSettings.Timing, Duration> time,
        Function<Bytes, Progress> understood)
        implements Procedure {

    static Procedure writeAfi(TagCommand.WriteAfi command) {
        return write(command, new WriteAfiRequest(command.uid(), command.afi()));
    }

    static Procedure writeEas(TagCommand.WriteEas command) {
        return write(command, new EasRequest(command.uid(), command.on()));
    }

    static Procedure resetField(TagCommand.ResetField command) {
        return new SingleProcedure(
                command,
                ControlRequest.RF_RESET,
                FeigSettings.Timing::control,
                data -> new Progress.Done(new TagResult.FieldReset(command)));
    }

    static Procedure readSystemInfo(TagCommand.ReadSystemInfo command) {
        return new SingleProcedure(
                command,
                new SystemInfoRequest(command.uid()),
                FeigSettings.Timing::read,
                data -> systemInfo(command, data));
    }

    @Override
    public Duration allowed(FeigSettings.Timing timing) {
        return time.apply(timing);
    }

    @Override
    public Progress accept(ReplyFrame reply) {
        FeigStatus status = new FeigStatus(reply.status());
        if (status.error().isEmpty()) {
            return understood.apply(reply.data());
        }
        boolean tagError = status.code() == FeigStatus.TAG_ERROR && reply.data().length() > 0;
        String detail = tagError ? new TagError(reply.data().at(0)).toString() : status.toString();
        return Procedure.failed(command, status.error().orElse(ErrorKind.READER_FAULT), detail);
    }

    private static Procedure write(TagCommand command, FeigRequest request) {
        return new SingleProcedure(
                command,
                request,
                FeigSettings.Timing::write,
                data -> data.length() == 0
                        ? new Progress.Done(new TagResult.Written(command))
                        : new Progress.Misread("a write answered with " + data.length() + " bytes"));
    }

    private static Progress systemInfo(TagCommand.ReadSystemInfo command, Bytes data) {
        return switch (SystemInfoRequest.decode(data)) {
            case Decoded.Malformed<SystemInfoRequest.Reply>(String reason, int ignored) -> new Progress.Misread(reason);
            case Decoded.Understood<SystemInfoRequest.Reply>(SystemInfoRequest.Reply info) ->
                sameTag(info, command)
                        ? new Progress.Done(new TagResult.SystemInfo(
                                command, info.dsfid(), info.afi(), info.blockCount(), info.blockSize()))
                        : new Progress.Misread("system information of " + info.uid());
        };
    }

    /** Some firmware gives only the last four bytes of the UID (FEIG H40801-5e chapter 6.1.12). */
    private static boolean sameTag(SystemInfoRequest.Reply info, TagCommand.ReadSystemInfo command) {
        return (int) info.uid().bits() == (int) command.uid().bits();
    }
}
