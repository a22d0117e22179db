package org.carrel.sim.link;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The few calls of the C library that a pseudo-terminal takes (Linux, glibc or musl, 64 bits). Each returns what the call does and throws with the
 * error number where that is -1, but where the method says otherwise.
 */
@SuppressWarnings("restricted") // calling C is what this class is for; the JVM is started with native access
final class LibC {
    static final int O_RDWR = 0x2;
    static final int O_NOCTTY = 0x100;
    static final int O_NONBLOCK = 0x800;
    static final int O_CLOEXEC = 0x80000;
    static final int POLLIN = 0x1;
    static final int POLLHUP = 0x10;
    static final int EINTR = 4;
    static final int EIO = 5;
    static final int EAGAIN = 11;

    private static final int POLLFD_BYTES = 8;
    private static final int REVENTS_AT = 6;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO_OF = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle POSIX_OPENPT = handle("posix_openpt", JAVA_INT, JAVA_INT);
    private static final MethodHandle GRANTPT = handle("grantpt", JAVA_INT, JAVA_INT);
    private static final MethodHandle UNLOCKPT = handle("unlockpt", JAVA_INT, JAVA_INT);
    private static final MethodHandle PTSNAME_R = handle("ptsname_r", JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle OPEN = variadic("open", 2, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle POLL = handle("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle READ = handle("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle WRITE = handle("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle EVENTFD = handle("eventfd", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle CLOSE = handle("close", JAVA_INT, JAVA_INT);

    private LibC() {}

    static int openMaster() throws IOException {
        int master = (int) call("posix_openpt", POSIX_OPENPT, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
        call("grantpt", GRANTPT, master);
        call("unlockpt", UNLOCKPT, master);
        return master;
    }

    static String slaveName(int master) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocate(128);
            if (call("ptsname_r", PTSNAME_R, master, name, name.byteSize()) != 0) {
                throw new IOException("ptsname_r failed");
            }
            return name.getString(0);
        }
    }

    static int open(String path) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            return (int) call("open " + path, OPEN, arena.allocateFrom(path), O_RDWR | O_NOCTTY | O_CLOEXEC);
        }
    }

    /** Waits for input on either; what the first has then: {@link #POLLIN}, {@link #POLLHUP}, both or 0. */
    static int awaitInput(int first, int second, int millis) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment waits = arena.allocate(2 * POLLFD_BYTES, 4);
            waits.set(ValueLayout.JAVA_INT, 0, first);
            waits.set(ValueLayout.JAVA_SHORT, 4, (short) POLLIN);
            waits.set(ValueLayout.JAVA_INT, POLLFD_BYTES, second);
            waits.set(ValueLayout.JAVA_SHORT, POLLFD_BYTES + 4, (short) POLLIN);
            Result result = invoke(POLL, waits, 2L, millis);
            if (result.value() < 0 && result.errno() != EINTR) {
                throw new IOException("poll: errno " + result.errno());
            }
            return result.value() > 0 ? waits.get(ValueLayout.JAVA_SHORT, REVENTS_AT) : 0;
        }
    }

    /** Bytes read; 0 when there are none now, -1 when the other side is gone. */
    static int read(int descriptor, byte[] into) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(into.length);
            Result result = invoke(READ, descriptor, buffer, (long) into.length);
            if (result.value() >= 0) {
                MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, into, 0, (int) result.value());
                return (int) result.value();
            }
            return switch (result.errno()) {
                case EAGAIN, EINTR -> 0;
                case EIO -> -1;
                default -> throw new IOException("read: errno " + result.errno());
            };
        }
    }

    /** Bytes taken; 0 when there is no room now. */
    static int write(int descriptor, byte[] bytes, int from) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            int length = bytes.length - from;
            MemorySegment buffer = arena.allocate(length);
            MemorySegment.copy(bytes, from, buffer, ValueLayout.JAVA_BYTE, 0, length);
            Result result = invoke(WRITE, descriptor, buffer, (long) length);
            if (result.value() >= 0) {
                return (int) result.value();
            }
            return switch (result.errno()) {
                case EAGAIN, EINTR, EIO -> 0;
                default -> throw new IOException("write: errno " + result.errno());
            };
        }
    }

    /** A descriptor that becomes readable when 8 bytes are written to it. */
    static int openSignal() throws IOException {
        return (int) call("eventfd", EVENTFD, 0, O_NONBLOCK | O_CLOEXEC);
    }

    static void close(int descriptor) throws IOException {
        call("close", CLOSE, descriptor);
    }

    private record Result(long value, int errno) {}

    private static long call(String what, MethodHandle handle, Object... arguments) throws IOException {
        Result result = invoke(handle, arguments);
        if (result.value() < 0) {
            throw new IOException(what + ": errno " + result.errno());
        }
        return result.value();
    }

    private static Result invoke(MethodHandle handle, Object... arguments) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            Object[] all = new Object[arguments.length + 1];
            all[0] = state;
            System.arraycopy(arguments, 0, all, 1, arguments.length);
            Number value = (Number) handle.invokeWithArguments(all);
            return new Result(value.longValue(), (int) ERRNO_OF.get(state, 0L));
        } catch (RuntimeException | Error bug) {
            throw bug;
        } catch (Throwable bug) {
            throw new IllegalStateException(bug);
        }
    }

    private static MethodHandle handle(String name, MemoryLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(symbol(name), FunctionDescriptor.of(result, arguments), ERRNO);
    }

    private static MethodHandle variadic(
            String name, int firstVariadic, MemoryLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                symbol(name),
                FunctionDescriptor.of(result, arguments),
                ERRNO,
                Linker.Option.firstVariadicArg(firstVariadic));
    }

    private static MemorySegment symbol(String name) {
        return LINKER.defaultLookup()
                .find(name)
                .orElseThrow(() -> new UnsupportedOperationException("this system's C library has no " + name));
    }
}
