package org.carrel.sim.feig;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.carrel.sim.Octets;
import org.carrel.sim.tag.Tag;
import org.carrel.sim.tag.TagReply;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.World;

/** The commands of B0 that go through a tag's memory: 22 lock, 23 read, 24 write, 2C security status. */
final class BlockCommands {
    private static final int TARGET = 0x07;
    private static final int SECURITY_WANTED = 0x08;
    private static final int BYTES_MOST = 128;
    private static final int SMALLEST_BLOCK = 4;
    private static final long READ_NANOS = 10_500_000;
    private static final long READ_BYTE_NANOS = 320_000; // 26.48 kbit/s on air.
    private static final long WRITE_NANOS = 12_000_000;

    private final AirInterface air;
    private final World world;
    private final boolean reversed;

    BlockCommands(AirInterface air, boolean reversed) {
        this.air = air;
        this.world = air.world();
        this.reversed = reversed;
    }

    /** MODE [UID] DB-ADR DB-N, answered by DB-N DB-SIZE and then SEC-STATUS and data of each block. */
    void read(Parameters parameters, Consumer<Reply> done) {
        int mode = parameters.next();
        Optional<Target> target = parameters.target(mode);
        int first = parameters.next();
        int count = parameters.next();
        if (!parameters.fit()) {
            done.accept(Reply.status(Status.LENGTH));
        } else if (target.isEmpty() || (mode & ~(TARGET | SECURITY_WANTED)) != 0 || !rangeHolds(first, count)) {
            done.accept(Reply.status(Status.PARAMETER_RANGE));
        } else {
            boolean security = (mode & SECURITY_WANTED) != 0;
            air.exchange(
                    target.get(),
                    READ_NANOS + READ_BYTE_NANOS * count * SMALLEST_BLOCK,
                    tag -> blocks(tag, first, count, security),
                    exchange -> done.accept(limited(TagCommands.reply(exchange))));
        }
    }

    /** MODE [UID] DB-ADR DB-N, answered by DB-N and a byte for each block, 1 for a locked one. */
    void security(Parameters parameters, Consumer<Reply> done) {
        int mode = parameters.next();
        Optional<Target> target = parameters.target(mode);
        int first = parameters.next();
        int count = parameters.next();
        if (!parameters.fit()) {
            done.accept(Reply.status(Status.LENGTH));
        } else if (target.isEmpty() || (mode & ~TARGET) != 0 || !rangeHolds(first, count)) {
            done.accept(Reply.status(Status.PARAMETER_RANGE));
        } else {
            air.exchange(
                    target.get(),
                    READ_NANOS + READ_BYTE_NANOS * count,
                    tag -> security(tag, first, count),
                    exchange -> done.accept(TagCommands.reply(exchange)));
        }
    }

    /** MODE [UID] DB-ADR DB-N DB-SIZE and the blocks; an error is answered with the block at which it stopped. */
    void write(Parameters parameters, Consumer<Reply> done) {
        int mode = parameters.next();
        Optional<Target> target = parameters.target(mode);
        int first = parameters.next();
        int count = parameters.next();
        int size = parameters.next();
        Octets data = parameters.rest();
        if (!parameters.fit() || data.size() != count * size) {
            done.accept(Reply.status(Status.LENGTH));
        } else if (target.isEmpty()
                || (mode & ~TARGET) != 0
                || count == 0
                || size == 0
                || data.size() > BYTES_MOST
                || first + count > 256) {
            done.accept(Reply.status(Status.PARAMETER_RANGE));
        } else {
            IntFunction<Octets> block = index -> inOrder(data.slice(index * size, (index + 1) * size));
            new Sequence(target.get(), first, count, (tag, index) -> tag.writeBlock(first + index, block.apply(index)))
                    .tearable(block)
                    .run(0, done);
        }
    }

    /** MODE [UID] DB-ADR DB-N. */
    void lock(Parameters parameters, Consumer<Reply> done) {
        int mode = parameters.next();
        Optional<Target> target = parameters.target(mode);
        int first = parameters.next();
        int count = parameters.next();
        if (!parameters.fit()) {
            done.accept(Reply.status(Status.LENGTH));
        } else if (target.isEmpty() || (mode & ~TARGET) != 0 || !rangeHolds(first, count)) {
            done.accept(Reply.status(Status.PARAMETER_RANGE));
        } else {
            new Sequence(target.get(), first, count, (tag, index) -> tag.lockBlock(first + index)).run(0, done);
        }
    }

    @FunctionalInterface
    private interface BlockCommand {
        TagReply apply(Tag tag, int index);
    }

    /** One exchange for each block, one after the other, until one fails. */
    private final class Sequence {
        private final Target target;
        private final int first;
        private final int count;
        private final BlockCommand command;
        private Optional<IntFunction<Octets>> written = Optional.empty();

        private Sequence(Target target, int first, int count, BlockCommand command) {
            this.target = target;
            this.first = first;
            this.count = count;
            this.command = command;
        }

        private Sequence tearable(IntFunction<Octets> blocks) {
            written = Optional.of(blocks);
            return this;
        }

        private void run(int index, Consumer<Reply> done) {
            if (index == count) {
                done.accept(Reply.status(Status.OK));
                return;
            }
            long began = world.kernel().now();
            Optional<Tag> before =
                    addressed().filter(tag -> air.present(tag.uid()).isPresent());
            air.exchange(
                    target,
                    WRITE_NANOS,
                    tag -> tears(tag, index) ? new TagReply.Silence() : apply(tag, index),
                    exchange -> {
                        if (exchange instanceof AirInterface.Exchange.Answered answered
                                && answered.reply() instanceof TagReply.Done) {
                            run(index + 1, done);
                            return;
                        }
                        // Programmed while it was carried away: the block is torn, and nobody answers.
                        before.filter(tag -> world.movedAt(tag.uid()) > began).ifPresent(tag -> tear(tag, index));
                        done.accept(failed(exchange, index));
                    });
        }

        private TagReply apply(Tag tag, int index) {
            TagReply reply = command.apply(tag, index);
            if (reply instanceof TagReply.Done) {
                air.changed(tag);
            }
            return reply;
        }

        /** Whether a scripted fault strikes at this block. */
        private boolean tears(Tag tag, int index) {
            Optional<Fault.WriteTorn> torn = written.isEmpty()
                    ? Optional.empty()
                    : world.fault(
                            Fault.WriteTorn.class,
                            fault -> fault.tag().equals(tag.uid()) && index >= fault.blocksKept());
            torn.ifPresent(fault -> {
                tear(tag, index);
                world.heal(fault);
            });
            return torn.isPresent();
        }

        private void tear(Tag tag, int index) {
            written.ifPresent(blocks -> {
                tag.tearBlock(first + index, blocks.apply(index), air.chance());
                air.changed(tag);
            });
        }

        private Optional<Tag> addressed() {
            return target instanceof Target.Addressed(var uid) ? world.tag(uid) : Optional.empty();
        }

        private Reply failed(AirInterface.Exchange exchange, int index) {
            Octets block = Octets.of((byte) (first + index));
            Reply reply = TagCommands.reply(exchange);
            if (reply.status() == Status.ISO_ERROR) {
                return new Reply(Status.ISO_ERROR, reply.data().plus(block));
            }
            // Nobody there from the start is a missing tag; somebody lost on the way, or heard badly, a failed write.
            boolean neverThere = index == 0 && reply.status() == Status.NO_TRANSPONDER;
            return neverThere ? reply : new Reply(Status.WRITE_ERROR, block);
        }
    }

    private TagReply blocks(Tag tag, int first, int count, boolean security) {
        Octets read = Octets.of((byte) count, (byte) tag.model().blockSize());
        for (int block = first; block < first + count; block++) {
            TagReply reply = tag.readBlock(block);
            if (!(reply instanceof TagReply.Data(Octets octets))) {
                return reply;
            }
            boolean locked = security && tag.locked(block);
            read = read.plus(Octets.of((byte) (locked ? 1 : 0))).plus(inOrder(octets));
        }
        return new TagReply.Data(read);
    }

    private static TagReply security(Tag tag, int first, int count) {
        if (first + count > tag.model().blockCount()) {
            return new TagReply.Refused(TagReply.Code.NO_SUCH_BLOCK);
        }
        byte[] status = new byte[1 + count];
        status[0] = (byte) count;
        for (int index = 0; index < count; index++) {
            status[1 + index] = (byte) (tag.locked(first + index) ? 1 : 0);
        }
        return new TagReply.Data(Octets.of(status));
    }

    /** A tag with large blocks can answer more than a reader takes. */
    private static Reply limited(Reply reply) {
        boolean tooMuch =
                reply.status() == Status.OK && reply.data().at(0) * reply.data().at(1) > BYTES_MOST;
        return tooMuch ? Reply.status(Status.PARAMETER_RANGE) : reply;
    }

    private static boolean rangeHolds(int first, int count) {
        return count > 0 && count * SMALLEST_BLOCK <= BYTES_MOST && first + count <= 256;
    }

    /** The bytes of a block between the tag's order and the line's. */
    private Octets inOrder(Octets block) {
        if (!reversed) {
            return block;
        }
        byte[] bytes = block.toArray();
        byte[] turned = new byte[bytes.length];
        for (int index = 0; index < bytes.length; index++) {
            turned[index] = bytes[bytes.length - 1 - index];
        }
        return Octets.of(turned);
    }
}
