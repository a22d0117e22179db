package org.carrel.device.reading;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.ShelfEvent.Strangeness;
import org.carrel.device.port.Antenna;
import org.carrel.device.port.Moment;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;
import org.carrel.device.reading.TagMeaning.Meaning;

/**
 * Reads what tags stand for, the first time they are seen. A step machine as {@link org.carrel.device.security.TagSecurity}. Bounded by the
 * number of tags on the shelf; what was read is kept for {@link #KNOWN_MAX} tags, the longest unseen forgotten first.
 */
public final class Identifying {
    public static final int AFI_UNKNOWN = -1;

    private static final int KNOWN_MAX = 4096;
    /** Enough for the identifier in every scheme; a tag that needs more is read on. */
    private static final int FIRST_BYTES = 64;

    private static final int WHOLE_BYTES = 112;
    private static final int QUICK_TRIES = 8;
    private static final Duration QUICK = Duration.ofMillis(60);
    private static final Duration SLOW = Duration.ofSeconds(20);
    /** What a tag that does not tell its shape is taken for: the usual 28 blocks of 4 bytes. */
    private static final Shape USUAL = new Shape(AFI_UNKNOWN, 28, 4);

    private final TagMeaning meaning;
    private final SortedMap<TagUid, Work> work = new TreeMap<>();
    private final Map<TagUid, ItemId> known = new LinkedHashMap<>();

    public Identifying(TagMeaning meaning) {
        this.meaning = meaning;
    }

    /** What was found out about a tag. */
    public sealed interface Found {
        TagUid uid();

        record Item(TagUid uid, ItemId item, CompartmentId at, int afi, Label label) implements Found {}

        record Strange(TagUid uid, Strangeness kind, CompartmentId at, Bytes memory) implements Found {}
    }

    /** What a tag told of its shape. */
    private record Shape(int afi, int blockCount, int blockSize) {}

    /** @param told that nothing could be read of it, which may still change */
    private record Work(
            TagUid uid,
            int dsfid,
            CompartmentId at,
            Antenna antenna,
            Optional<Shape> shape,
            int blocks,
            int tries,
            long notBefore,
            boolean told) {
        Work with(Shape shape, int blocks) {
            return new Work(uid, dsfid, at, antenna, Optional.of(shape), blocks, 0, notBefore, told);
        }

        Work again(long retryAt, boolean nowTold) {
            return new Work(uid, dsfid, at, antenna, shape, blocks, tries + 1, retryAt, nowTold);
        }

        Work at(CompartmentId place, Antenna other, long now) {
            return new Work(uid, dsfid, place, other, shape, blocks, tries, now, told);
        }
    }

    /** The item of a tag that was read before. */
    public Optional<ItemId> known(TagUid uid) {
        return Optional.ofNullable(known.get(uid));
    }

    public void know(TagUid uid, ItemId item) {
        known.remove(uid);
        known.put(uid, item);
        if (known.size() > KNOWN_MAX) {
            known.remove(known.keySet().iterator().next());
        }
    }

    public void read(TagUid uid, int dsfid, CompartmentId at, Antenna antenna, Moment now) {
        work.put(uid, new Work(uid, dsfid, at, antenna, Optional.empty(), 0, 0, now.nanos(), false));
    }

    public void moved(TagUid uid, CompartmentId to, Antenna antenna, Moment now) {
        work.computeIfPresent(uid, (key, tag) -> tag.at(to, antenna, now.nanos()));
    }

    public void gone(TagUid uid) {
        work.remove(uid);
    }

    public Optional<TagCommand> next(Moment now) {
        return work.values().stream()
                .filter(tag -> now.reached(tag.notBefore()))
                .min(Comparator.comparingLong(Work::notBefore))
                .map(Identifying::command);
    }

    public long nextDeadline() {
        return work.values().stream().mapToLong(Work::notBefore).min().orElse(Moment.NEVER);
    }

    /** Takes the result of any command; only those that {@link #next} named mean something here. */
    public Optional<Found> observe(TagResult result, Moment now) {
        for (Work tag : work.values()) {
            if (command(tag).equals(result.command())) {
                return switch (result) {
                    case TagResult.SystemInfo info -> {
                        shaped(tag, new Shape(info.afi(), info.blockCount(), info.blockSize()));
                        yield Optional.empty();
                    }
                    case TagResult.BlocksRead read -> read(tag, read);
                    case TagResult.Failed failed -> failed(tag, failed.kind(), now);
                    case TagResult.Inventoried _, TagResult.Written _, TagResult.FieldReset _ -> Optional.empty();
                };
            }
        }
        return Optional.empty();
    }

    private static TagCommand command(Work tag) {
        return tag.shape().isEmpty()
                ? new TagCommand.ReadSystemInfo(tag.antenna(), tag.uid())
                : new TagCommand.ReadBlocks(tag.antenna(), tag.uid(), 0, tag.blocks());
    }

    private void shaped(Work tag, Shape shape) {
        boolean plausible = shape.blockCount() > 0 && shape.blockSize() > 0;
        Shape usable = plausible ? shape : new Shape(shape.afi(), USUAL.blockCount(), USUAL.blockSize());
        work.put(tag.uid(), tag.with(usable, blocks(usable, FIRST_BYTES)));
    }

    private static int blocks(Shape shape, int bytes) {
        return Math.max(1, Math.min(shape.blockCount(), bytes / shape.blockSize()));
    }

    private Optional<Found> read(Work tag, TagResult.BlocksRead read) {
        Shape shape = tag.shape().orElse(USUAL);
        return switch (meaning.of(tag.dsfid(), shape.afi(), read.data())) {
            case Meaning.Item item -> {
                work.remove(tag.uid());
                know(tag.uid(), item.item());
                yield Optional.of(new Found.Item(tag.uid(), item.item(), tag.at(), shape.afi(), item.label()));
            }
            case Meaning.Strange strange -> strange(tag, strange.kind(), read.data());
            case Meaning.Longer longer -> {
                int whole = blocks(shape, WHOLE_BYTES);
                if (whole <= tag.blocks()) {
                    yield strange(tag, longer.kind(), read.data());
                }
                work.put(tag.uid(), tag.with(shape, whole));
                yield Optional.empty();
            }
        };
    }

    private Optional<Found> strange(Work tag, Strangeness kind, Bytes memory) {
        work.remove(tag.uid());
        // A card's memory holds a person's number; it goes no further than this.
        Bytes shown = kind == Strangeness.CARD ? Bytes.EMPTY : memory;
        return Optional.of(new Found.Strange(tag.uid(), kind, tag.at(), shown));
    }

    private Optional<Found> failed(Work tag, TagResult.ErrorKind kind, Moment now) {
        boolean refused = kind == TagResult.ErrorKind.TAG_REFUSED || kind == TagResult.ErrorKind.UNSUPPORTED;
        if (refused && tag.shape().isEmpty()) {
            work.put(tag.uid(), tag.with(USUAL, blocks(USUAL, FIRST_BYTES)));
            return Optional.empty();
        }
        if (refused && tag.blocks() > 8) {
            // Fewer blocks than the tag claims, or than was supposed: the identifier is in the first ones.
            work.put(tag.uid(), tag.with(tag.shape().orElse(USUAL), 8));
            return Optional.empty();
        }
        boolean ofReader = kind == TagResult.ErrorKind.SILENT
                || kind == TagResult.ErrorKind.LINK_LOST
                || kind == TagResult.ErrorKind.READER_FAULT;
        boolean unreadable = !ofReader && tag.tries() + 1 >= QUICK_TRIES;
        work.put(tag.uid(), tag.again(now.in(unreadable ? SLOW : QUICK), tag.told() || unreadable));
        return unreadable && !tag.told()
                ? Optional.of(new Found.Strange(tag.uid(), Strangeness.UNREADABLE, tag.at(), Bytes.EMPTY))
                : Optional.empty();
    }
}
