package org.carrel.sim.feig;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.carrel.sim.Octets;
import org.carrel.sim.tag.Tag;
import org.carrel.sim.tag.TagModel;
import org.carrel.sim.tag.TagReply;

/**
 * The ISO host commands, B0, and NXP's custom ones, B1 (FEIG PR101 system manual §6.1 and §8.3). Each takes MODE, whose lowest
 * bits say whether a UID follows, then what it needs.
 */
final class TagCommands {
    private static final int NXP = 0x04;
    private static final int TARGET = 0x07;
    /** One addressed command with a short answer. */
    private static final long EXCHANGE_NANOS = 12_000_000;

    private final AirInterface air;
    private final InventoryCommand inventory;
    private final BlockCommands blocks;

    TagCommands(AirInterface air, ReaderOptions options) {
        this.air = air;
        this.inventory = new InventoryCommand(air, options.transmitBuffer());
        this.blocks = new BlockCommands(air, options.blocksReversed());
    }

    /** What was read but not yet handed out is lost. */
    void forget() {
        inventory.forget();
    }

    /** B0: the first byte names the command. */
    void host(Parameters parameters, Consumer<Reply> done) {
        switch (parameters.next()) {
            case 0x01 -> inventory.run(parameters, done);
            case 0x02 -> stayQuiet(parameters, done);
            case 0x22 -> blocks.lock(parameters, done);
            case 0x23 -> blocks.read(parameters, done);
            case 0x24 -> blocks.write(parameters, done);
            case 0x25 -> select(parameters, done);
            case 0x26 -> simple(parameters, 0, (tag, _) -> tag.resetToReady(), done);
            case 0x27 -> simple(parameters, 1, Tag::writeAfi, done);
            case 0x28 -> simple(parameters, 0, (tag, _) -> tag.lockAfi(), done);
            case 0x29 -> simple(parameters, 1, Tag::writeDsfid, done);
            case 0x2A -> simple(parameters, 0, (tag, _) -> tag.lockDsfid(), done);
            case 0x2B -> simple(parameters, 0, (tag, _) -> systemInformation(tag), done);
            case 0x2C -> blocks.security(parameters, done);
            default -> done.accept(Reply.status(Status.UNKNOWN_COMMAND));
        }
    }

    /** B1: manufacturer, then his command. */
    void custom(Parameters parameters, Consumer<Reply> done) {
        if (parameters.next() != NXP) {
            done.accept(Reply.status(Status.UNKNOWN_COMMAND));
            return;
        }
        switch (parameters.next()) {
            case 0xA2 -> simple(parameters, 0, (tag, _) -> tag.writeEas(true), done);
            case 0xA3 -> simple(parameters, 0, (tag, _) -> tag.writeEas(false), done);
            case 0xA4 -> simple(parameters, 0, (tag, _) -> tag.lockEas(), done);
            // A tag whose EAS is off is silent, so that the reader finds no transponder (PR101 system manual §8.3.4).
            case 0xA5 ->
                simple(parameters, 0, (tag, _) -> tag.eas() ? new TagReply.Done() : new TagReply.Silence(), done);
            default -> done.accept(Reply.status(Status.UNKNOWN_COMMAND));
        }
    }

    /** MODE, [UID] and perhaps one byte more; one exchange. */
    private void simple(
            Parameters parameters, int more, BiFunction<Tag, Integer, TagReply> command, Consumer<Reply> done) {
        int mode = parameters.next();
        Optional<Target> target = parameters.target(mode);
        int value = more == 0 ? 0 : parameters.next();
        if (!parameters.fit()) {
            done.accept(Reply.status(Status.LENGTH));
        } else if (target.isEmpty() || (mode & ~TARGET) != 0) {
            done.accept(Reply.status(Status.PARAMETER_RANGE));
        } else {
            air.exchange(
                    target.get(),
                    EXCHANGE_NANOS,
                    tag -> command.apply(tag, value),
                    exchange -> done.accept(reply(exchange)));
        }
    }

    /** The only command without an answer on air; the reader can but report that it was sent. */
    private void stayQuiet(Parameters parameters, Consumer<Reply> done) {
        simple(parameters, 0, (tag, _) -> tag.stayQuiet(), reply -> {
            boolean sent = reply.status() == Status.NO_TRANSPONDER;
            done.accept(sent ? Reply.status(Status.OK) : reply);
        });
    }

    private void select(Parameters parameters, Consumer<Reply> done) {
        simple(
                parameters,
                0,
                (tag, _) -> {
                    air.deselectAll();
                    return tag.select();
                },
                done);
    }

    /** DSFID, UID, AFI, MEM-SIZE as on air with its high byte first (block size - 1, count - 1), IC-REF. */
    private static TagReply systemInformation(Tag tag) {
        TagModel model = tag.model();
        return new TagReply.Data(Octets.of((byte) tag.dsfid())
                .plus(tag.uid().octets())
                .plus(Octets.of(
                        (byte) tag.afi(), (byte) (model.blockSize() - 1), (byte) (model.blockCount() - 1), (byte)
                                model.icReference())));
    }

    /** What the reader makes of one exchange. */
    static Reply reply(AirInterface.Exchange exchange) {
        return switch (exchange) {
            case AirInterface.Exchange.Nothing _ -> Reply.status(Status.NO_TRANSPONDER);
            case AirInterface.Exchange.Damaged _ -> Reply.status(Status.RF_COMMUNICATION);
            case AirInterface.Exchange.Answered answered ->
                switch (answered.reply()) {
                    case TagReply.Done _ -> Reply.status(Status.OK);
                    case TagReply.Data(Octets octets) -> Reply.ok(octets);
                    case TagReply.Refused(int code) -> new Reply(Status.ISO_ERROR, Octets.of((byte) code));
                    case TagReply.Silence _ -> Reply.status(Status.NO_TRANSPONDER);
                };
        };
    }
}
