package org.carrel.fleet.simulation.board;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.Moment;
import org.carrel.device.port.RandomSource;
import org.carrel.device.sync.Opening;
import org.carrel.device.sync.SqliteDeviceStore;
import org.carrel.device.sync.StoreLimits;
import org.carrel.sim.Octets;
import org.carrel.sim.disk.CrashFile;
import org.carrel.sim.kernel.Chance;

/**
 * The card in a board: the device's real SQLite journal on real files. When the program dies, the files stay as the operating system
 * has them. When the power goes in the middle of a write, every sector that differs before and after that write is, by the seed, as
 * it was, as it should be, or garbage; what an earlier write had forced is not touched.
 */
public class DeviceDisk implements AutoCloseable {
    private static final String JOURNAL = "journal.sqlite";
    private static final int PAGE = 4_096;
    private static final int SECTOR = 512;
    private static final int LOG_HEAD = 32;
    private static final int CAPACITY = 64 << 20;

    private final Path file;
    private final Path log;
    private final Chance chance;
    private Optional<SqliteDeviceStore> open = Optional.empty();

    /** Both files of the journal at one moment. */
    public record Image(Octets main, Octets log) {}

    public DeviceDisk(Path folder, Chance chance) {
        this.file = folder.resolve(JOURNAL);
        this.log = folder.resolve(JOURNAL + "-wal");
        this.chance = chance.fork("disk");
    }

    public Opening open(RandomSource random, Moment now) {
        Opening opening = SqliteDeviceStore.open(file, StoreLimits.USUAL, random, now);
        open = Optional.of(opening.store());
        return opening;
    }

    /** The program is gone, with or without the power; no write was under way. */
    public void crashed() {
        layDown(content());
    }

    /** Told before and after each write that succeeded; for mistakes that are planted here. */
    public void written(DeviceStore store) {
        // A true disk has nothing to add.
    }

    public final Image content() {
        return new Image(Octets.of(read(file)), Octets.of(read(log)));
    }

    /** The power went between these two: what is on the card is a mixture. */
    public void tear(Image before) {
        Image after = content();
        boolean folding = !before.main().equals(after.main());
        if (folding && begunAnew(before.log(), after.log())) {
            // SQLite forces the main file before it begins the log anew.
            layDown(new Image(after.main(), mixture(before.log(), after.log())));
            return;
        }
        // SQLite forces the log before it folds it into the main file, so they are never torn together.
        if (folding && chance.happens(0.5)) {
            layDown(new Image(mixture(before.main(), after.main()), after.log()));
        } else {
            layDown(new Image(before.main(), mixture(before.log(), after.log())));
        }
    }

    /** Whether what the first log held is no longer in it: it was emptied, or has another head. */
    private static boolean begunAnew(Octets before, Octets after) {
        byte[] was = before.toArray();
        byte[] now = after.toArray();
        return was.length > 0 && (now.length < LOG_HEAD || !Arrays.equals(was, 0, LOG_HEAD, now, 0, LOG_HEAD));
    }

    /** Ends what still has the files open, and puts this in their place. */
    public final void layDown(Image content) {
        open.ifPresent(SqliteDeviceStore::close);
        open = Optional.empty();
        write(file, content.main().toArray());
        write(log, content.log().toArray());
    }

    private Octets mixture(Octets was, Octets wanted) {
        byte[] before = was.toArray();
        byte[] after = wanted.toArray();
        CrashFile card = new CrashFile(chance, CAPACITY);
        card.append(was);
        card.force();
        int from = 0;
        while (from < after.length) {
            int to = Math.min(after.length, from + SECTOR);
            if (same(before, after, from, to)) {
                from = to;
                continue;
            }
            while (to < after.length && to - from < PAGE && !same(before, after, to, to + SECTOR)) {
                to = Math.min(after.length, to + SECTOR);
            }
            card.write(from, Octets.of(Arrays.copyOfRange(after, from, to)));
            from = to;
        }
        if (after.length < before.length) {
            card.truncate(after.length);
        }
        card.crash(CrashFile.Cut.GARBLE);
        return card.content();
    }

    private static boolean same(byte[] before, byte[] after, int from, int to) {
        int end = Math.min(to, after.length);
        return end <= before.length && Arrays.equals(before, from, end, after, from, end);
    }

    private static byte[] read(Path file) {
        try {
            return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void write(Path file, byte[] content) {
        try {
            if (content.length == 0) {
                Files.deleteIfExists(file);
            } else {
                Files.write(file, content);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        open.ifPresent(SqliteDeviceStore::close);
        open = Optional.empty();
    }
}
