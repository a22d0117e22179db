package org.carrel.device.security;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.ShelfEvent.Outcome;
import org.carrel.contract.message.ShelfEvent.Security;
import org.carrel.device.port.Antenna;
import org.carrel.device.port.Moment;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;
import org.carrel.device.security.Task.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Changes the security of tags while they stand on the shelf, one command at a time, each change read back. A step machine: the agent
 * starts the command that {@link #next} names and hands back every result. Bounded by the number of tags on the shelf. Whether a
 * change may be made at all is not decided here.
 */
public final class TagSecurity {
    /** So many tries in quick succession before staff are told; readers write the family identifier unreliably. */
    private static final int QUICK_TRIES = 12;

    private static final int REFUSALS_MAX = 3;
    private static final int UNREAD = -1;
    private static final Duration QUICK = Duration.ofMillis(20);
    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final Duration SLOWEST = Duration.ofSeconds(10);
    /** Of so many tags it is remembered what they had before they were released; of others the usual value is set. */
    private static final int ORIGINALS_MAX = 1000;

    private final SecurityValues values;
    private final SortedMap<TagUid, Task> tasks = new TreeMap<>();
    /** The family identifier as last read, dropped when a write begins: what it is then is not known until it is read back. */
    private final SortedMap<TagUid, Integer> known = new TreeMap<>();

    private final Map<TagUid, Integer> originals = new LinkedHashMap<>();

    public TagSecurity(SecurityValues values) {
        this.values = values;
    }

    /**
     * Wants a tag changed; takes the place of what was wanted before. Ends in a {@link SecurityNews.Settled}.
     *
     * @param previous family identifier that it had when it came, 0 to 255, or -1 when that is not known
     */
    public void want(TagUid uid, ItemId item, Antenna at, Security wanted, int previous, Moment now) {
        if (previous >= 0 && previous != values.released()) {
            remember(uid, previous);
        }
        boolean sure = wanted == Security.RELEASED && originals.containsKey(uid);
        Stage first = sure ? new Stage.Write(wanted) : new Stage.ReadBefore(wanted);
        Optional<Task> same = Optional.ofNullable(tasks.get(uid))
                .filter(before -> wanted(before.stage()).equals(Optional.of(wanted)));
        // A release that staff were told of is not told twice; securing is, since the end of a visit waits for a word
        // on it.
        boolean told = wanted == Security.RELEASED && same.map(Task::reported).orElse(false);
        tasks.put(uid, new Task(uid, item, at, same.map(Task::stage).orElse(first), 0, false, now.nanos(), told));
    }

    /** Reads what a tag says, without changing it. Ends in a {@link SecurityNews.AfiRead} unless the tag cannot be read. */
    public void look(TagUid uid, ItemId item, Antenna at, Moment now) {
        tasks.putIfAbsent(uid, new Task(uid, item, at, new Stage.Look(), 0, false, now.nanos(), false));
    }

    /** The tag was seen, perhaps elsewhere than before: what is wanted of it is tried at once. */
    public void seen(TagUid uid, Antenna at, Moment now) {
        tasks.computeIfPresent(uid, (key, task) -> task.at(at, now.nanos()));
    }

    /** The tag left the shelf and can be written no more. */
    public List<SecurityNews> gone(TagUid uid) {
        Task task = tasks.remove(uid);
        Integer read = known.remove(uid);
        if (task == null) {
            return List.of();
        }
        return wanted(task.stage())
                .filter(wanted -> !task.reported())
                .<List<SecurityNews>>map(wanted -> lastWord(task, wanted, read))
                .orElse(List.of());
    }

    /** Whoever lends what just left asks once more, and is to hear how it went, though nothing had to be done. */
    private List<SecurityNews> lastWord(Task task, Security wanted, @Nullable Integer read) {
        if (!isSo(wanted, read)) {
            return List.of(
                    new SecurityNews.Settled(task.uid(), task.item(), wanted, Outcome.PENDING_REPAIR, false, UNREAD));
        }
        return wanted == Security.RELEASED
                ? List.of(new SecurityNews.Settled(
                        task.uid(), task.item(), wanted, Outcome.VERIFIED, true, values.released()))
                : List.of();
    }

    /** The command that the reader should carry out next, if any is due. */
    public Optional<TagCommand> next(Moment now) {
        return tasks.values().stream()
                .filter(task -> now.reached(task.notBefore()))
                .min(Comparator.comparingInt(Task::urgency).thenComparingLong(Task::notBefore))
                .map(this::command);
    }

    /** Takes the result of a command that {@link #next} named; others mean nothing here. */
    public List<SecurityNews> observe(TagResult result, Moment now) {
        List<SecurityNews> news = new ArrayList<>();
        task(result.command()).ifPresent(task -> {
            switch (result) {
                case TagResult.SystemInfo info -> read(task, info.afi(), now, news);
                case TagResult.Written _ -> written(task);
                case TagResult.Failed failed -> failed(task, failed.kind(), now, news);
                case TagResult.Inventoried _, TagResult.BlocksRead _, TagResult.FieldReset _ -> {}
            }
        });
        return news;
    }

    /** When {@link #next} may have something, in monotonic nanoseconds, or {@link Moment#NEVER}. */
    public long nextDeadline() {
        return tasks.values().stream().mapToLong(Task::notBefore).min().orElse(Moment.NEVER);
    }

    private TagCommand command(Task task) {
        return switch (task.stage()) {
            case Stage.Look _, Stage.ReadBefore _, Stage.ReadBack _ ->
                new TagCommand.ReadSystemInfo(task.antenna(), task.uid());
            case Stage.Write write -> {
                known.remove(task.uid());
                yield new TagCommand.WriteAfi(task.antenna(), task.uid(), target(task.uid(), write.wanted()));
            }
            case Stage.WriteEas write ->
                new TagCommand.WriteEas(task.antenna(), task.uid(), write.wanted() == Security.SECURED);
        };
    }

    /** The task whose present command this is. */
    private Optional<Task> task(TagCommand command) {
        Optional<TagUid> uid = switch (command) {
            case TagCommand.ReadSystemInfo c -> Optional.of(c.uid());
            case TagCommand.WriteAfi c -> Optional.of(c.uid());
            case TagCommand.WriteEas c -> Optional.of(c.uid());
            case TagCommand.Inventory _, TagCommand.ReadBlocks _, TagCommand.WriteBlocks _, TagCommand.ResetField _ ->
                Optional.empty();
        };
        return uid.flatMap(it -> Optional.ofNullable(tasks.get(it))).filter(task -> matches(task, command));
    }

    private boolean matches(Task task, TagCommand command) {
        return switch (task.stage()) {
            case Stage.Look _, Stage.ReadBefore _, Stage.ReadBack _ -> command instanceof TagCommand.ReadSystemInfo;
            case Stage.Write write ->
                command instanceof TagCommand.WriteAfi afi && afi.afi() == target(task.uid(), write.wanted());
            case Stage.WriteEas _ -> command instanceof TagCommand.WriteEas;
        };
    }

    private void read(Task task, int afi, Moment now, List<SecurityNews> news) {
        known.put(task.uid(), afi);
        switch (task.stage()) {
            case Stage.Look _ -> {
                tasks.remove(task.uid());
                news.add(new SecurityNews.AfiRead(task.uid(), afi));
            }
            case Stage.ReadBefore before -> {
                if (afi != values.released()) {
                    remember(task.uid(), afi);
                }
                if (isSo(before.wanted(), afi) && !values.eas()) {
                    verified(task, before.wanted(), afi, news);
                } else {
                    tasks.put(task.uid(), task.to(new Stage.Write(before.wanted())));
                }
            }
            case Stage.ReadBack back -> {
                if (afi == target(task.uid(), back.wanted())) {
                    verified(task, back.wanted(), afi, news);
                } else {
                    again(task, new Stage.Write(back.wanted()), Try.UNCHANGED, now, news);
                }
            }
            case Stage.Write _, Stage.WriteEas _ -> {}
        }
    }

    private void written(Task task) {
        switch (task.stage()) {
            case Stage.Write write -> {
                Stage next = values.eas() ? new Stage.WriteEas(write.wanted()) : new Stage.ReadBack(write.wanted());
                tasks.put(task.uid(), task.to(next));
            }
            case Stage.WriteEas write -> tasks.put(task.uid(), task.to(new Stage.ReadBack(write.wanted())));
            case Stage.Look _, Stage.ReadBefore _, Stage.ReadBack _ -> {}
        }
    }

    private void failed(Task task, TagResult.ErrorKind kind, Moment now, List<SecurityNews> news) {
        switch (kind) {
            case SILENT, LINK_LOST, READER_FAULT ->
                // The reader's trouble says nothing about the tag; whether the write arrived is to be read.
                tasks.put(task.uid(), task.at(task.antenna(), now.in(SLOW)).to(afterTrouble(task.stage())));
            case NO_TAG, RADIO -> again(task, afterTrouble(task.stage()), Try.UNANSWERED, now, news);
            case TAG_REFUSED, UNSUPPORTED -> again(task, task.stage(), Try.REFUSED, now, news);
        }
    }

    /** A write that was not answered may have worked all the same, so it is read before it is repeated. */
    private static Stage afterTrouble(Stage stage) {
        return switch (stage) {
            case Stage.Write write -> new Stage.ReadBack(write.wanted());
            case Stage.WriteEas write -> new Stage.Write(write.wanted());
            case Stage.Look look -> look;
            case Stage.ReadBefore before -> before;
            case Stage.ReadBack back -> back;
        };
    }

    /** How a try ended. */
    private enum Try {
        UNANSWERED,
        /** It was written, or so it was said, and reads as before. */
        UNCHANGED,
        REFUSED
    }

    private void again(Task task, Stage next, Try ended, Moment now, List<SecurityNews> news) {
        boolean tagAnswered = ended != Try.UNANSWERED;
        int tries = task.tries() + 1;
        Optional<Security> wanted = wanted(task.stage());
        if (wanted.isEmpty() && tries >= QUICK_TRIES) {
            tasks.remove(task.uid());
            return;
        }
        Duration pause = tries < QUICK_TRIES
                ? QUICK.multipliedBy(Math.min(tries, 4))
                : SLOW.multipliedBy(tries - QUICK_TRIES + 1L);
        Task later = task.failed(next, tagAnswered, now.in(pause.compareTo(SLOWEST) < 0 ? pause : SLOWEST));
        boolean hopeless = tries >= QUICK_TRIES || (ended == Try.REFUSED && tries >= REFUSALS_MAX);
        if (hopeless && wanted.isPresent() && !task.reported()) {
            later = later.asReported();
            news.add(new SecurityNews.Settled(
                    task.uid(), task.item(), wanted.get(), Outcome.PENDING_REPAIR, tagAnswered, UNREAD));
        }
        tasks.put(task.uid(), later);
    }

    private void verified(Task task, Security wanted, int afi, List<SecurityNews> news) {
        tasks.remove(task.uid());
        news.add(new SecurityNews.Settled(task.uid(), task.item(), wanted, Outcome.VERIFIED, true, afi));
    }

    /** What a tag must read to count as wanted: on its way out the released value, on its way back what it had before. */
    private int target(TagUid uid, Security wanted) {
        return switch (wanted) {
            case RELEASED -> values.released();
            case SECURED -> originals.getOrDefault(uid, values.secured());
        };
    }

    private boolean isSo(Security wanted, @Nullable Integer afi) {
        return afi != null && (wanted == Security.RELEASED) == (afi == values.released());
    }

    private void remember(TagUid uid, int afi) {
        originals.remove(uid);
        originals.put(uid, afi);
        if (originals.size() > ORIGINALS_MAX) {
            originals.remove(originals.keySet().iterator().next());
        }
    }

    private static Optional<Security> wanted(Stage stage) {
        return switch (stage) {
            case Stage.ReadBefore s -> Optional.of(s.wanted());
            case Stage.Write s -> Optional.of(s.wanted());
            case Stage.WriteEas s -> Optional.of(s.wanted());
            case Stage.ReadBack s -> Optional.of(s.wanted());
            case Stage.Look _ -> Optional.empty();
        };
    }
}
