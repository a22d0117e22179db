package org.carrel.hub.runtime;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the hub's log says: its own words, and of the libraries only what needs a person. */
public final class Logging {
    /** Held, or the levels would be forgotten with the loggers. */
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("org.apache.activemq"),
            Logger.getLogger("org.eclipse.jetty"),
            Logger.getLogger("io.javalin"),
            Logger.getLogger("io.netty"),
            Logger.getLogger("org.flywaydb"),
            Logger.getLogger("org.marc4j"));

    /**
     * Artemis says once for every queue that it has neither an address for dead letters nor one for expired ones; so it should be. That a
     * port is taken (AMQ224000, AMQ224104) it tells with pages of stack; the hub says it in a sentence and ends, as it does for its own.
     */
    private static final List<String> EXPECTED =
            List.of("AMQ222165", "AMQ222166", "AMQ224000", "AMQ224104", "Failed to start Javalin");

    private static final Logger ARTEMIS_SERVER = Logger.getLogger("org.apache.activemq.artemis.core.server");
    private static final Logger JAVALIN = Logger.getLogger("io.javalin.Javalin");
    private static final Logger ARTEMIS_AUDIT = Logger.getLogger("org.apache.activemq.audit");

    private static final String FORMAT = "java.util.logging.SimpleFormatter.format";

    private Logging() {}

    /** Also one line an entry, as journals and people like it, unless whoever starts the hub has settings of their own for its log. */
    public static void quietLibraries() {
        if (System.getProperty("java.util.logging.config.file") == null && System.getProperty(FORMAT) == null) {
            System.setProperty(FORMAT, "%1$tF %1$tT %4$s %3$s: %5$s%6$s%n");
        }
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        ARTEMIS_AUDIT.setLevel(Level.OFF);
        ARTEMIS_SERVER.setFilter(Logging::unexpected);
        JAVALIN.setFilter(Logging::unexpected);
    }

    private static boolean unexpected(LogRecord record) {
        String message = record.getMessage();
        return message == null || EXPECTED.stream().noneMatch(message::startsWith);
    }
}
