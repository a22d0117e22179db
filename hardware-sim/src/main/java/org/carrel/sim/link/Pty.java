package org.carrel.sim.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A pseudo-terminal whose other side a program opens as a serial device, at a path that stays the same when the device is unplugged and plugged in
 * again, as udev names do. Bytes pass at any speed; who plays a device paces them.
 *
 * <p>One thread may read while others write, unplug or close. Bytes for a program that has not opened the device are lost, as on a wire,
 * and so are those beyond the few kilobytes that the kernel keeps for one that does not read. The program must set the terminal raw itself, as serial
 * libraries do.
 */
public final class Pty implements AutoCloseable {
    private static final int READ_BYTES = 4096;
    private static final int UNLISTENED_MILLIS = 10;

    private final Path path;
    private final int signal;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Lock leaving = new ReentrantLock();
    private volatile State state = new State.Unplugged();

    private sealed interface State {
        record Plugged(int master) implements State {}

        record Unplugged() implements State {}

        record Closed() implements State {}
    }

    private Pty(Path path, int signal) {
        this.path = path;
        this.signal = signal;
    }

    /**
     * A plugged-in device at the path; a symbolic link there is replaced, anything else is not.
     *
     * @throws IOException when the system gives no terminal, or the path cannot be had
     */
    public static Pty open(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(path)) {
            throw new IOException(path + " is there already and is no link");
        }
        Pty pty = new Pty(path, LibC.openSignal());
        pty.replug();
        return pty;
    }

    /** Where the program finds the device. */
    public Path path() {
        return path;
    }

    public boolean plugged() {
        lock.readLock().lock();
        try {
            return state instanceof State.Plugged;
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Takes what the program sent; empty when nothing came in time, and at once when the device is unplugged meanwhile or has been.
     *
     * @throws IOException when the system refuses
     */
    public byte[] read(Duration patience) throws IOException {
        lock.readLock().lock();
        try {
            if (!(state instanceof State.Plugged plugged)) {
                return new byte[0];
            }
            if (!awaitBytes(plugged, patience)) {
                return new byte[0];
            }
            byte[] buffer = new byte[READ_BYTES];
            int length = LibC.read(plugged.master(), buffer);
            return Arrays.copyOf(buffer, Math.max(length, 0));
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Hands bytes to the program.
     *
     * @return how many the kernel had room for; the rest is lost, and all are while unplugged or not opened by anybody
     */
    public int write(byte[] bytes) throws IOException {
        lock.readLock().lock();
        try {
            if (!(state instanceof State.Plugged plugged)) {
                return 0;
            }
            boolean listened = (LibC.awaitInput(plugged.master(), signal, 0) & LibC.POLLHUP) == 0;
            int written = 0;
            int taken = listened ? -1 : 0;
            while (written < bytes.length && taken != 0) {
                taken = LibC.write(plugged.master(), bytes, written);
                written += taken;
            }
            return written;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Whether there are bytes; a terminal that no program has open is asked again and again, since it would not let us wait. */
    private boolean awaitBytes(State.Plugged plugged, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            int left = Math.clamp((end - System.nanoTime()) / 1_000_000, 0, Integer.MAX_VALUE);
            int events = LibC.awaitInput(plugged.master(), signal, left);
            boolean opened = (events & LibC.POLLHUP) == 0;
            if ((events & LibC.POLLIN) != 0) {
                return true;
            }
            if (left == 0 || opened || LibC.awaitInput(signal, signal, Math.min(left, UNLISTENED_MILLIS)) != 0) {
                return false;
            }
        }
    }

    /** Pulls the plug: the path is gone, and the program's open device hangs up. Nothing when unplugged already. */
    public void unplug() throws IOException {
        leave(new State.Unplugged());
    }

    /**
     * Plugs the device in again: a new terminal at the same path. Nothing when plugged in already.
     *
     * @throws IllegalStateException after {@link #close}
     */
    public void replug() throws IOException {
        lock.writeLock().lock();
        try {
            switch (state) {
                case State.Plugged ignored -> {}
                case State.Closed ignored -> throw new IllegalStateException("closed: " + path);
                case State.Unplugged ignored -> {
                    int master = LibC.openMaster();
                    String name = LibC.slaveName(master);
                    // From the first time that it was closed the terminal tells whether a program has it open.
                    LibC.close(LibC.open(name));
                    link(Path.of(name));
                    state = new State.Plugged(master);
                }
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public void close() throws IOException {
        leave(new State.Closed());
    }

    private void leave(State next) throws IOException {
        leaving.lock();
        try {
            if (state instanceof State.Closed) {
                return;
            }
            // A reader that waits holds the lock; the signal ends its wait.
            LibC.write(signal, new byte[] {1, 0, 0, 0, 0, 0, 0, 0}, 0);
            lock.writeLock().lock();
            try {
                leaveAlone(next);
            } finally {
                lock.writeLock().unlock();
            }
        } finally {
            leaving.unlock();
        }
    }

    private void leaveAlone(State next) throws IOException {
        LibC.read(signal, new byte[8]);
        if (state instanceof State.Plugged plugged) {
            Files.deleteIfExists(path);
            LibC.close(plugged.master());
        }
        state = next;
        if (next instanceof State.Closed) {
            LibC.close(signal);
        }
    }

    /** In one step, so that no moment exists at which the path points nowhere. */
    private void link(Path terminal) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("no folder to put " + path + " in");
        }
        Files.createDirectories(folder);
        Path fresh = folder.resolve(path.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createSymbolicLink(fresh, terminal);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
