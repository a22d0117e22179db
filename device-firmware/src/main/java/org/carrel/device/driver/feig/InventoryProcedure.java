package org.carrel.device.driver.feig;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.carrel.contract.id.TagUid;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;

/** An inventory, continued while the reader says that there is more. A tag named twice counts once. */
final class InventoryProcedure implements Procedure {
    /** More tags than any field can power; a reader that goes on beyond is not counting tags. */
    private static final int TAGS_MAX = 1024;

    private static final int ROUNDS_MAX = 64;

    private final TagCommand.Inventory command;
    private final Map<TagUid, TagResult.Sighting> seen = new LinkedHashMap<>();
    private final IntConsumer strangers;
    private int rounds;

    /** @param strangers told how many tags of other kinds a reply named */
    InventoryProcedure(TagCommand.Inventory command, IntConsumer strangers) {
        this.command = command;
        this.strangers = strangers;
    }

    @Override
    public TagCommand command() {
        return command;
    }

    @Override
    public FeigRequest next() {
        return new InventoryRequest(rounds > 0);
    }

    @Override
    public Duration allowed(FeigSettings.Timing timing) {
        return timing.inventory();
    }

    @Override
    public Progress accept(ReplyFrame reply) {
        FeigStatus status = new FeigStatus(reply.status());
        boolean carriesTags = status.error().isEmpty() || status.partial();
        if (!carriesTags) {
            return switch (status.code()) {
                case FeigStatus.NO_TRANSPONDER -> done(true);
                case FeigStatus.DATA_FALSE -> done(false);
                default ->
                    Procedure.failed(
                            command, status.error().orElse(TagResult.ErrorKind.READER_FAULT), status.toString());
            };
        }
        return switch (InventoryRequest.decode(reply.data())) {
            case Decoded.Malformed<InventoryRequest.Reply>(String reason, int offset) ->
                new Progress.Misread(reason + " at " + offset);
            case Decoded.Understood<InventoryRequest.Reply>(InventoryRequest.Reply tags) -> {
                tags.sightings().forEach(sighting -> seen.putIfAbsent(sighting.uid(), sighting));
                strangers.accept(tags.strangers());
                rounds++;
                if (status.code() != FeigStatus.MORE_DATA) {
                    yield done(!status.partial());
                }
                yield rounds < ROUNDS_MAX && seen.size() < TAGS_MAX ? new Progress.Going() : done(false);
            }
        };
    }

    /** The tags of a lost reply would not be named again. */
    @Override
    public void repeat() {
        seen.clear();
        rounds = 0;
    }

    private Progress done(boolean complete) {
        return new Progress.Done(new TagResult.Inventoried(command, List.copyOf(seen.values()), complete));
    }
}
