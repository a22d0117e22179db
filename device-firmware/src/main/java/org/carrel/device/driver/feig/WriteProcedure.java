package org.carrel.device.driver.feig;

import java.time.Duration;
import org.carrel.contract.id.Bytes;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;
import org.carrel.device.tag.iso15693.TagError;

/** Blocks written in as many requests as the reader's limits ask for. */
final class WriteProcedure implements Procedure {
    private static final int BYTES_MAX = 128;
    private static final int BLOCKS_ON_ANY_TAG = 256;

    private final TagCommand.WriteBlocks command;
    private final Bytes onTheLine;
    private int written;

    WriteProcedure(TagCommand.WriteBlocks command, FeigSettings.BlockOrder order) {
        this.command = command;
        this.onTheLine = order == FeigSettings.BlockOrder.REVERSED
                ? ReadBlocksRequest.reversed(command.data(), command.blockSize())
                : command.data();
    }

    static boolean possible(TagCommand.WriteBlocks command) {
        int size = command.blockSize();
        return size > 0
                && size <= BYTES_MAX
                && command.data().length() > 0
                && command.data().length() % size == 0
                && command.firstBlock() >= 0
                && command.firstBlock() + command.data().length() / size <= BLOCKS_ON_ANY_TAG;
    }

    @Override
    public TagCommand command() {
        return command;
    }

    @Override
    public FeigRequest next() {
        return new WriteBlocksRequest(
                command.uid(),
                command.firstBlock() + written / command.blockSize(),
                command.blockSize(),
                onTheLine.slice(written, written + chunk()));
    }

    @Override
    public Duration allowed(FeigSettings.Timing timing) {
        return timing.write();
    }

    @Override
    public Progress accept(ReplyFrame reply) {
        FeigStatus status = new FeigStatus(reply.status());
        if (status.error().isPresent()) {
            return Procedure.failed(command, status.error().get(), detail(status, reply.data()));
        }
        if (reply.data().length() > 0) {
            return new Progress.Misread("a write answered with " + reply.data().length() + " bytes");
        }
        written += chunk();
        return written < onTheLine.length() ? new Progress.Going() : new Progress.Done(new TagResult.Written(command));
    }

    private int chunk() {
        int most = BYTES_MAX / command.blockSize() * command.blockSize();
        return Math.min(most, onTheLine.length() - written);
    }

    /** Status 0x03 is followed by the block that failed, 0x95 by the tag's error and that block. */
    private static String detail(FeigStatus status, Bytes data) {
        boolean tagError = status.code() == FeigStatus.TAG_ERROR && data.length() > 0;
        int blockAt = tagError ? 1 : 0;
        String text = tagError ? new TagError(data.at(0)).toString() : status.toString();
        return data.length() > blockAt ? text + " at block " + data.at(blockAt) : text;
    }
}
