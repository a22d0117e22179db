package org.carrel.device.driver.feig;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.carrel.contract.id.Bytes;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;
import org.carrel.device.port.TagResult.ErrorKind;
import org.carrel.device.tag.iso15693.TagError;

/** Blocks read in as many requests as the reader's limits ask for; what a disturbed reply did bring is kept. */
final class ReadProcedure implements Procedure {
    private static final int BYTES_MAX = 128;

    /** Assumed until a reply tells: the smallest size in use, so that no reply can be too long. */
    private static final int BLOCK_SIZE_COMMON = 4;

    private static final int BLOCKS_ON_ANY_TAG = 256;

    private final TagCommand.ReadBlocks command;
    private final FeigSettings.BlockOrder order;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private int blocksRead;
    private int blockSize;

    ReadProcedure(TagCommand.ReadBlocks command, FeigSettings.BlockOrder order) {
        this.command = command;
        this.order = order;
    }

    static boolean possible(TagCommand.ReadBlocks command) {
        return command.firstBlock() >= 0
                && command.blockCount() > 0
                && command.firstBlock() + command.blockCount() <= BLOCKS_ON_ANY_TAG;
    }

    @Override
    public TagCommand command() {
        return command;
    }

    @Override
    public FeigRequest next() {
        int most = Math.max(1, BYTES_MAX / (blockSize == 0 ? BLOCK_SIZE_COMMON : blockSize));
        return new ReadBlocksRequest(
                command.uid(), command.firstBlock() + blocksRead, Math.min(most, command.blockCount() - blocksRead));
    }

    @Override
    public Duration allowed(FeigSettings.Timing timing) {
        return timing.read();
    }

    @Override
    public Progress accept(ReplyFrame reply) {
        FeigStatus status = new FeigStatus(reply.status());
        boolean carriesBlocks =
                status.error().isEmpty() || (status.partial() && reply.data().length() > 1);
        if (!carriesBlocks) {
            String detail =
                    status.code() == FeigStatus.TAG_ERROR && reply.data().length() > 0
                            ? new TagError(reply.data().at(0)).toString()
                            : status.toString();
            return Procedure.failed(command, status.error().orElse(ErrorKind.READER_FAULT), detail);
        }
        return switch (ReadBlocksRequest.decode(reply.data())) {
            case Decoded.Malformed<ReadBlocksRequest.Reply>(String reason, int offset) ->
                new Progress.Misread(reason + " at " + offset);
            case Decoded.Understood<ReadBlocksRequest.Reply>(ReadBlocksRequest.Reply blocks) -> take(blocks);
        };
    }

    private Progress take(ReadBlocksRequest.Reply blocks) {
        boolean otherSize = blockSize != 0 && blocks.blockSize() != blockSize;
        if (otherSize || blocks.count() > command.blockCount() - blocksRead) {
            return new Progress.Misread(blocks.count() + " blocks of " + blocks.blockSize() + " bytes, not asked for");
        }
        blockSize = blocks.blockSize();
        blocksRead += blocks.count();
        read.writeBytes(blocks.data().toArray());
        if (blocksRead < command.blockCount()) {
            return new Progress.Going();
        }
        Bytes data = Bytes.of(read.toByteArray());
        boolean turn = order == FeigSettings.BlockOrder.REVERSED;
        return new Progress.Done(new TagResult.BlocksRead(
                command, blockSize, turn ? ReadBlocksRequest.reversed(data, blockSize) : data));
    }
}
