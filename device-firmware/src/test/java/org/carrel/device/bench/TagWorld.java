package org.carrel.device.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.TagUid;
import org.carrel.device.port.Antenna;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.Moment;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagReader;
import org.carrel.device.port.TagResult;

/** Tags on a shelf and a reader that sees each of them perfectly, takes its time, and fails on demand. */
public final class TagWorld implements TagReader {
    private static final int BLOCKS = 8;
    private static final int BLOCK_SIZE = 4;
    private static final Duration COMMAND = Duration.ofMillis(25);
    private static final Duration INVENTORY = Duration.ofMillis(100);

    /** One tag. */
    private record Tag(Bytes memory, int afi, Optional<Antenna> at) {
        Tag afi(int changed) {
            return new Tag(memory, changed, at);
        }

        Tag at(Optional<Antenna> place) {
            return new Tag(memory, afi, place);
        }
    }

    private final SortedMap<TagUid, Tag> tags = new TreeMap<>();
    private final List<TagCommand> done = new ArrayList<>();
    private Optional<TagCommand> current = Optional.empty();
    private long dueAt = Moment.NEVER;
    private Predicate<TagCommand> refuses = command -> false;
    private TagResult.ErrorKind refusal = TagResult.ErrorKind.NO_TAG;

    public void tag(TagUid uid, String content, int afi) {
        byte[] memory = new byte[BLOCKS * BLOCK_SIZE];
        byte[] text = content.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, memory, 0, text.length);
        tags.put(uid, new Tag(Bytes.of(memory), afi, Optional.empty()));
    }

    public void place(TagUid uid, Antenna antenna) {
        change(uid, tag -> tag.at(Optional.of(antenna)));
    }

    public void lift(TagUid uid) {
        change(uid, tag -> tag.at(Optional.empty()));
    }

    public boolean onShelf(TagUid uid) {
        return tag(uid).at().isPresent();
    }

    public int afi(TagUid uid) {
        return tag(uid).afi();
    }

    public void afi(TagUid uid, int value) {
        change(uid, tag -> tag.afi(value));
    }

    /** Lets commands fail until told otherwise. */
    public void refuse(Predicate<TagCommand> which, TagResult.ErrorKind kind) {
        refuses = which;
        refusal = kind;
    }

    public void refuseNothing() {
        refuses = command -> false;
    }

    /** A new process knows nothing of the command before. */
    public void reset() {
        current = Optional.empty();
        dueAt = Moment.NEVER;
    }

    public List<TagCommand> done() {
        return List.copyOf(done);
    }

    /** What is on each antenna now. */
    public SortedMap<TagUid, Antenna> present() {
        SortedMap<TagUid, Antenna> present = new TreeMap<>();
        tags.forEach((uid, tag) -> tag.at().ifPresent(antenna -> present.put(uid, antenna)));
        return present;
    }

    @Override
    public boolean idle() {
        return current.isEmpty();
    }

    @Override
    public void start(TagCommand command, Moment now) {
        if (current.isPresent()) {
            throw new IllegalStateException(command + " while " + current.get() + " is under way");
        }
        current = Optional.of(command);
        dueAt = now.in(command instanceof TagCommand.Inventory ? INVENTORY : COMMAND);
    }

    @Override
    public Optional<TagResult> receive(LinkInput input, Moment now) {
        if (!(input instanceof LinkInput.Lost) || current.isEmpty()) {
            return Optional.empty();
        }
        TagCommand command = current.get();
        reset();
        return Optional.of(new TagResult.Failed(command, TagResult.ErrorKind.LINK_LOST, "unplugged"));
    }

    @Override
    public Optional<TagResult> wake(Moment now) {
        if (current.isEmpty() || !now.reached(dueAt)) {
            return Optional.empty();
        }
        TagCommand command = current.get();
        current = Optional.empty();
        dueAt = Moment.NEVER;
        done.add(command);
        return Optional.of(
                refuses.test(command) ? new TagResult.Failed(command, refusal, "refused") : carryOut(command));
    }

    @Override
    public long nextDeadline() {
        return dueAt;
    }

    private TagResult carryOut(TagCommand command) {
        return switch (command) {
            case TagCommand.Inventory c -> {
                List<TagResult.Sighting> seen = new ArrayList<>();
                tags.forEach((uid, tag) -> {
                    if (tag.at().equals(Optional.of(c.antenna()))) {
                        seen.add(new TagResult.Sighting(uid, 0x3E));
                    }
                });
                yield new TagResult.Inventoried(c, seen, true);
            }
            case TagCommand.ReadBlocks c ->
                here(c.uid(), c.antenna())
                        .<TagResult>map(tag -> c.firstBlock() + c.blockCount() > BLOCKS
                                ? new TagResult.Failed(c, TagResult.ErrorKind.TAG_REFUSED, "no such block")
                                : new TagResult.BlocksRead(
                                        c,
                                        BLOCK_SIZE,
                                        tag.memory()
                                                .slice(
                                                        c.firstBlock() * BLOCK_SIZE,
                                                        (c.firstBlock() + c.blockCount()) * BLOCK_SIZE)))
                        .orElseGet(() -> noTag(c));
            case TagCommand.ReadSystemInfo c ->
                here(c.uid(), c.antenna())
                        .<TagResult>map(tag -> new TagResult.SystemInfo(c, 0x3E, tag.afi(), BLOCKS, BLOCK_SIZE))
                        .orElseGet(() -> noTag(c));
            case TagCommand.WriteAfi c ->
                here(c.uid(), c.antenna())
                        .<TagResult>map(tag -> {
                            tags.put(c.uid(), tag.afi(c.afi()));
                            return new TagResult.Written(c);
                        })
                        .orElseGet(() -> noTag(c));
            case TagCommand.WriteEas c ->
                here(c.uid(), c.antenna())
                        .<TagResult>map(tag -> new TagResult.Written(c))
                        .orElseGet(() -> noTag(c));
            case TagCommand.WriteBlocks _ -> throw new IllegalStateException("a shelf never writes content");
            case TagCommand.ResetField c -> new TagResult.FieldReset(c);
        };
    }

    private Optional<Tag> here(TagUid uid, Antenna antenna) {
        return Optional.of(tag(uid)).filter(tag -> tag.at().equals(Optional.of(antenna)));
    }

    private static TagResult noTag(TagCommand command) {
        return new TagResult.Failed(command, TagResult.ErrorKind.NO_TAG, "no tag answers");
    }

    private Tag tag(TagUid uid) {
        return Optional.ofNullable(tags.get(uid)).orElseThrow(() -> new IllegalStateException("no tag " + uid));
    }

    private void change(TagUid uid, java.util.function.UnaryOperator<Tag> how) {
        tags.put(uid, how.apply(tag(uid)));
    }

    /** All tags, by what is on them. */
    public Map<TagUid, Integer> afis() {
        Map<TagUid, Integer> all = new TreeMap<>();
        tags.forEach((uid, tag) -> all.put(uid, tag.afi()));
        return all;
    }
}
