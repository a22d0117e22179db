package org.carrel.device.runtime;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the kernel whether any time service (chrony, ntpd, PTP) disciplines its clock: adjtimex(2). */
final class KernelClock {
    private static final Logger LOG = LoggerFactory.getLogger(KernelClock.class);
    /** More than any libc's {@code struct timex}; all zero bits mean "only ask". */
    private static final int TIMEX_BYTES = 512;

    private static final int TIME_ERROR = 5;

    private KernelClock() {}

    /** False also where the kernel cannot be asked. */
    @SuppressWarnings("restricted") // Calling libc is this method's purpose; every start script allows native access.
    static boolean synchronised() {
        try (Arena arena = Arena.ofConfined()) {
            Linker linker = Linker.nativeLinker();
            MemorySegment timex = arena.allocate(TIMEX_BYTES, 8);
            int state = (int) linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("adjtimex"), FunctionDescriptor.of(JAVA_INT, ADDRESS))
                    .invokeExact(timex);
            return state >= 0 && state != TIME_ERROR;
        } catch (Throwable noLibc) {
            LOG.debug("the kernel cannot be asked about its clock", noLibc);
            return false;
        }
    }
}
