package org.carrel.sim.disk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carrel.sim.Octets;
import org.carrel.sim.kernel.Chance;

/**
 * One file on an SD card. Writes are seen by reads at once, but are on the card only after {@link #force}. When the power is cut, each
 * write that was not forced is, by the seed, there, missing, or has some of its sectors replaced by garbage, whatever became of the
 * others: cards reorder. What was forced is never touched, but for {@link #rot}.
 *
 * <p>Not thread-safe: it lives on the world's thread.
 */
public final class CrashFile {
    private static final int SECTOR = 512;

    private final Chance chance;
    private final int capacity;
    private byte[] durable = new byte[0];
    private final List<Change> pending = new ArrayList<>();
    private boolean readOnly;

    private sealed interface Change {
        record Write(int offset, Octets data) implements Change {}

        record Truncate(int size) implements Change {}
    }

    /** How the file lost its power. */
    public enum Cut {
        /** Only the process died: the operating system still writes everything. */
        KILL,
        /** The power went: unforced writes are there or missing, whole. */
        OMIT,
        /** The power went in the middle of a write: sectors may be garbage as well. */
        GARBLE
    }

    /** The card refuses to write. */
    public static final class DiskTrouble extends RuntimeException {
        private static final long serialVersionUID = 1;

        DiskTrouble(String reason) {
            super(reason);
        }
    }

    /** @param capacity bytes that fit on the card */
    public CrashFile(Chance chance, int capacity) {
        this.chance = chance;
        this.capacity = capacity;
    }

    public int size() {
        return current().length;
    }

    /** The whole content as a running process sees it. */
    public Octets content() {
        return Octets.of(current());
    }

    /**
     * Writes from an offset on; a gap before it is filled with zeros.
     *
     * @throws DiskTrouble when the card is full or read-only; nothing was written then
     */
    public void write(int offset, Octets data) {
        refuseIfReadOnly();
        if (offset < 0 || (long) offset + data.size() > capacity) {
            throw new DiskTrouble("no space: " + ((long) offset + data.size()) + " of " + capacity + " bytes");
        }
        pending.add(new Change.Write(offset, data));
    }

    /** @throws DiskTrouble as {@link #write} */
    public void append(Octets data) {
        write(size(), data);
    }

    /** Cuts the file to at most its present size. @throws DiskTrouble when the card is read-only */
    public void truncate(int size) {
        refuseIfReadOnly();
        if (size < 0 || size > size()) {
            throw new IllegalArgumentException("a file of " + size() + " bytes cannot be cut to " + size);
        }
        pending.add(new Change.Truncate(size));
    }

    /** Everything written so far is on the card when this returns. @throws DiskTrouble when the card is read-only */
    public void force() {
        refuseIfReadOnly();
        durable = current();
        pending.clear();
    }

    /** The process that used the file is gone, in this way; what {@link #content} gives now is what the next one finds. */
    public void crash(Cut cut) {
        for (Change change : pending) {
            boolean there = cut == Cut.KILL || chance.happens(0.5);
            if (!there) {
                continue;
            }
            durable = switch (change) {
                case Change.Write(int offset, Octets data)
                when cut == Cut.GARBLE && chance.happens(0.3) -> written(durable, offset, garbled(offset, data));
                case Change.Write(int offset, Octets data) -> written(durable, offset, data);
                case Change.Truncate(int size) -> Arrays.copyOf(durable, Math.min(size, durable.length));
            };
        }
        pending.clear();
    }

    /** One bit on the card turns, wherever it is. Nothing in an empty file. */
    public void rot() {
        if (durable.length > 0) {
            durable[chance.below(durable.length)] ^= (byte) (1 << chance.below(8));
        }
    }

    /** The system mounts the card read-only after an error, or writable again after a repair. */
    public void setReadOnly(boolean now) {
        readOnly = now;
    }

    private byte[] current() {
        byte[] content = durable;
        for (Change change : pending) {
            content = switch (change) {
                case Change.Write(int offset, Octets data) -> written(content, offset, data);
                case Change.Truncate(int size) -> Arrays.copyOf(content, size);
            };
        }
        return content.clone();
    }

    /** Some of the sectors that the write touches hold anything at all. */
    private Octets garbled(int offset, Octets data) {
        byte[] bytes = data.toArray();
        for (int index = 0; index < bytes.length; ) {
            int end = Math.min(bytes.length, index + SECTOR - (offset + index) % SECTOR);
            if (chance.happens(0.5)) {
                byte[] garbage = chance.bytes(end - index);
                System.arraycopy(garbage, 0, bytes, index, garbage.length);
            }
            index = end;
        }
        return Octets.of(bytes);
    }

    private static byte[] written(byte[] content, int offset, Octets data) {
        byte[] longer = Arrays.copyOf(content, Math.max(content.length, offset + data.size()));
        System.arraycopy(data.toArray(), 0, longer, offset, data.size());
        return longer;
    }

    private void refuseIfReadOnly() {
        if (readOnly) {
            throw new DiskTrouble("the card is mounted read-only");
        }
    }
}
