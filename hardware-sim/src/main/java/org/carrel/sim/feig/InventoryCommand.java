package org.carrel.sim.feig;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.carrel.sim.Octets;
import org.carrel.sim.tag.Tag;

/**
 * B0 01: MODE, answered by DATA-SETS and then TR-TYPE, DSFID, UID of each tag. What does not fit into one reply waits to be asked
 * for with the MORE bit; a new inventory forgets it.
 */
final class InventoryCommand {
    private static final int MORE = 0x80;
    private static final byte ISO_15693 = 0x03;
    private static final int DATA_SET = 10;
    private static final int DATA_SETS_MOST = 255;

    private final AirInterface air;
    private final int dataSetsPerReply;
    private final List<Tag> waiting = new ArrayList<>();
    private boolean complete = true;

    InventoryCommand(AirInterface air, int transmitBuffer) {
        this.air = air;
        int room = transmitBuffer - Reply.status(Status.OK).advancedLength() - 1;
        this.dataSetsPerReply = Math.min(DATA_SETS_MOST, room / DATA_SET);
    }

    void forget() {
        waiting.clear();
        complete = true;
    }

    void run(Parameters parameters, Consumer<Reply> done) {
        int mode = parameters.next();
        if (!parameters.fit()) {
            done.accept(Reply.status(Status.LENGTH));
        } else if ((mode & ~MORE) != 0) {
            // Notification and presence modes exist on some readers of the family only; this one has neither.
            done.accept(Reply.status(Status.PARAMETER_RANGE));
        } else if ((mode & MORE) != 0) {
            done.accept(nextPart());
        } else {
            forget();
            air.inventory(result -> {
                waiting.addAll(result.tags());
                complete = result.complete();
                done.accept(nextPart());
            });
        }
    }

    private Reply nextPart() {
        if (waiting.isEmpty() && complete) {
            return Reply.status(Status.NO_TRANSPONDER);
        }
        List<Tag> part = waiting.subList(0, Math.min(dataSetsPerReply, waiting.size()));
        byte[] data = new byte[1 + part.size() * DATA_SET];
        data[0] = (byte) part.size();
        int at = 1;
        for (Tag tag : part) {
            data[at] = ISO_15693;
            data[at + 1] = (byte) tag.dsfid();
            System.arraycopy(tag.uid().octets().toArray(), 0, data, at + 2, 8);
            at += DATA_SET;
        }
        part.clear();
        int status = !waiting.isEmpty() ? Status.MORE_DATA : complete ? Status.OK : Status.RF_COMMUNICATION;
        if (waiting.isEmpty()) {
            complete = true;
        }
        return new Reply(status, Octets.of(data));
    }
}
