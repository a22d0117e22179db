package org.carrel.device.runtime;

/** How a device writes its log where nobody has set anything else: one line an entry, for the journal of the system. */
public final class LogLines {
    private static final String FORMAT = "java.util.logging.SimpleFormatter.format";

    private LogLines() {}

    /** Only before the first entry. */
    public static void oneForEachEntry() {
        if (System.getProperty("java.util.logging.config.file") == null && System.getProperty(FORMAT) == null) {
            System.setProperty(FORMAT, "%1$tF %1$tT %4$s %3$s: %5$s%6$s%n");
        }
    }
}
