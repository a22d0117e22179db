package org.carrel.fleet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process has, as Linux tells it. */
public final class Memory {
    private static final double KIB_PER_MB = 1_000_000 / 1024.0;

    private Memory() {}

    /** Resident pages in megabytes, those of mapped files included; not a number where the system does not tell. */
    public static double residentMb(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MB;
            }
        }
        return Double.NaN;
    }
}
