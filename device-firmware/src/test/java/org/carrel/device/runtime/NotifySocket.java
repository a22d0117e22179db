package org.carrel.device.runtime;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** systemd's end of the socket that it names to its services (sd_notify(3)): libc's datagram socket, bound to a path or an abstract name. */
@SuppressWarnings("restricted") // Java has no datagram sockets for paths.
final class NotifySocket implements AutoCloseable {
    private static final short AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int MSG_DONTWAIT = 0x40;
    private static final int LONGEST = 4_096;

    private final int socket;
    private boolean open = true;

    private NotifySocket(int socket) {
        this.socket = socket;
    }

    /** @param path absolute, or with an {@code @} before it an abstract name */
    static NotifySocket at(String path) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        int socket = (int) call("socket", List.of(JAVA_INT, JAVA_INT, JAVA_INT), (int) AF_UNIX, SOCK_DGRAM, 0);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(2L + name.length);
            address.set(JAVA_SHORT, 0, AF_UNIX);
            MemorySegment.copy(name, 0, address, JAVA_BYTE, 2, name.length);
            if (name[0] == '@') {
                address.set(JAVA_BYTE, 2, (byte) 0);
            }
            long bound = call("bind", List.of(JAVA_INT, ADDRESS, JAVA_INT), socket, address, 2 + name.length);
            if (socket < 0 || bound != 0) {
                throw new AssertionError("no socket at " + path);
            }
        }
        return new NotifySocket(socket);
    }

    /** All that arrived since this was last asked: such a datagram is there when its sender goes on. */
    List<String> heard() {
        List<String> heard = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(LONGEST);
            for (long length = next(buffer); length >= 0; length = next(buffer)) {
                byte[] text = buffer.asSlice(0, length).toArray(JAVA_BYTE);
                heard.add(new String(text, StandardCharsets.US_ASCII));
            }
        }
        return heard;
    }

    private long next(MemorySegment buffer) {
        return open
                ? call(
                        "recv",
                        List.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT),
                        socket,
                        buffer,
                        (long) LONGEST,
                        MSG_DONTWAIT)
                : -1;
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            call("close", List.of(JAVA_INT), socket);
        }
    }

    private static long call(String function, List<MemoryLayout> parameters, Object... arguments) {
        boolean wide = function.equals("recv");
        Linker linker = Linker.nativeLinker();
        MethodHandle handle = linker.downcallHandle(
                linker.defaultLookup().findOrThrow(function),
                FunctionDescriptor.of(wide ? JAVA_LONG : JAVA_INT, parameters.toArray(MemoryLayout[]::new)));
        try {
            return ((Number) handle.invokeWithArguments(arguments)).longValue();
        } catch (Throwable failed) {
            throw new AssertionError(function, failed);
        }
    }
}
