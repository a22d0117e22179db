package org.carrel.device.runtime;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd how this process is: READY, WATCHDOG, STOPPING (sd_notify(3)), by a datagram to the socket that it names. Java has
 * no datagram sockets for such paths, so libc's are called.
 */
public final class SystemdSupervisor implements Supervisor {
    private static final Logger LOG = LoggerFactory.getLogger(SystemdSupervisor.class);
    private static final short AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int PATH_MAX = 107; // sun_path has 108 bytes (unix(7)).
    private static final long NEVER = Long.MAX_VALUE;

    private final MethodHandle send;
    private final int socket;
    private final MemorySegment address;
    private final int addressLength;
    private final long everyNanos;
    private final LongSupplier ticker;
    private final AtomicLong fedAt;

    private SystemdSupervisor(
            MethodHandle send,
            int socket,
            MemorySegment address,
            int addressLength,
            long everyNanos,
            LongSupplier ticker) {
        this.send = send;
        this.socket = socket;
        this.address = address;
        this.addressLength = addressLength;
        this.everyNanos = everyNanos;
        this.ticker = ticker;
        this.fedAt = new AtomicLong(everyNanos == NEVER ? 0 : ticker.getAsLong() - everyNanos);
    }

    /** The supervisor that the environment names, or {@link Supervisor#NONE}. */
    public static Supervisor fromEnvironment(Map<String, String> environment, LongSupplier ticker) {
        String path = environment.getOrDefault("NOTIFY_SOCKET", "");
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        if (name.length == 0 || name.length > PATH_MAX || !(path.startsWith("/") || path.startsWith("@"))) {
            return NONE;
        }
        try {
            return open(name, watchdogNanos(environment.getOrDefault("WATCHDOG_USEC", "")), ticker);
        } catch (Throwable noLibc) {
            LOG.warn("systemd asked to be told about this process, but its socket cannot be used", noLibc);
            return NONE;
        }
    }

    @Override
    public void ready() {
        tell("READY=1");
    }

    @Override
    public void alive() {
        if (everyNanos == NEVER) {
            return;
        }
        long now = ticker.getAsLong();
        long fed = fedAt.get();
        if (now - fed >= everyNanos && fedAt.compareAndSet(fed, now)) {
            tell("WATCHDOG=1");
        }
    }

    @Override
    public void stopping() {
        tell("STOPPING=1");
    }

    /** A third of what systemd allows, so that one late sign is not yet the end; never when it does not ask. */
    private static long watchdogNanos(String microseconds) {
        return microseconds.matches("[0-9]{1,15}") ? Long.parseLong(microseconds) * 1_000 / 3 : NEVER;
    }

    @SuppressWarnings("restricted") // Calling libc is this method's purpose; every start script allows native access.
    private static Supervisor open(byte[] name, long everyNanos, LongSupplier ticker) throws Throwable {
        Linker linker = Linker.nativeLinker();
        SymbolLookup libc = linker.defaultLookup();
        MethodHandle socket = linker.downcallHandle(
                libc.findOrThrow("socket"), FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
        MethodHandle send = linker.downcallHandle(
                libc.findOrThrow("sendto"),
                FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
        int descriptor = (int) socket.invokeExact((int) AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        if (descriptor < 0) {
            throw new IllegalStateException("no datagram socket");
        }
        MemorySegment address = Arena.global().allocate(2 + PATH_MAX + 1);
        address.set(JAVA_SHORT, 0, AF_UNIX);
        MemorySegment.copy(name, 0, address, JAVA_BYTE, 2, name.length);
        if (name[0] == '@') {
            address.set(JAVA_BYTE, 2, (byte) 0); // An abstract address begins with a zero byte.
        }
        return new SystemdSupervisor(send, descriptor, address, 2 + name.length, everyNanos, ticker);
    }

    private void tell(String state) {
        try (Arena arena = Arena.ofConfined()) {
            byte[] text = state.getBytes(StandardCharsets.US_ASCII);
            MemorySegment message = arena.allocate(text.length);
            MemorySegment.copy(text, 0, message, JAVA_BYTE, 0, text.length);
            long sent = (long) send.invokeExact(socket, message, (long) text.length, 0, address, addressLength);
            if (sent != text.length) {
                LOG.debug("systemd did not take {}", state);
            }
        } catch (Throwable failed) {
            LOG.debug("systemd could not be told {}", state, failed);
        }
    }
}
