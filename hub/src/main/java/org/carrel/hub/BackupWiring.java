package org.carrel.hub;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.carrel.hub.adapter.sql.backup.SqliteBackups;
import org.carrel.hub.adapter.sql.backup.SqliteRestore;
import org.carrel.hub.backup.Backups;
import org.carrel.hub.backup.Backups.Taking;
import org.carrel.hub.backup.Schedule;
import org.carrel.hub.office.Arguments;
import org.carrel.hub.runtime.Round;
import org.carrel.hub.settings.DataFolder;
import org.carrel.hub.settings.Settings;

/** Copies of the database by the clock and on the command line, and the way back. */
final class BackupWiring {
    private static final Round.Pace PACE = new Round.Pace(Duration.ofMinutes(1), Duration.ofMinutes(1));

    private BackupWiring() {}

    static Backups backups(Settings settings, DataFolder folder) {
        return switch (settings.store()) {
            case Settings.Store.Embedded() ->
                new SqliteBackups(
                        folder.database(),
                        settings.copies().folder(),
                        settings.copies().keep());
            case Settings.Store.Server _ -> Backups.ELSEWHERE;
        };
    }

    static Round round(Backups backups, Settings.Copies copies, InstantSource clock) {
        Schedule schedule = new Schedule(copies.every());
        Instant started = clock.instant();
        return new Round("hub-backup", PACE, () -> {
            if (schedule.due(backups, started, clock.instant())) {
                Taking _ = backups.take(clock.instant());
            }
        });
    }

    /** Also beside a running hub. */
    static boolean take(Settings settings, Arguments arguments, InstantSource clock, PrintStream out) {
        arguments.finish();
        Backups backups = backups(settings, DataFolder.open(settings.data()));
        return switch (backups.take(clock.instant())) {
            case Taking.Taken(Backups.Backup backup) -> {
                out.println("backup " + settings.copies().folder().resolve(backup.name()) + ", " + backup.bytes()
                        + " bytes, found sound");
                yield true;
            }
            case Taking.Busy() -> {
                out.println("A backup is being made already.");
                yield false;
            }
            case Taking.Elsewhere() -> elsewhere(out);
        };
    }

    /** Only while no hub runs on the folder. */
    static boolean restore(Settings settings, Arguments arguments, InstantSource clock, PrintStream out)
            throws IOException {
        Path backup = arguments.word(1, "a backup's file", Path::of);
        arguments.finish();
        if (settings.store() instanceof Settings.Store.Server) {
            return elsewhere(out);
        }
        DataFolder folder = DataFolder.open(settings.data());
        FileLock lock = folder.lock();
        try {
            Path before = SqliteRestore.restore(
                    backup, folder.database(), "before-" + clock.instant().getEpochSecond());
            out.println("restored " + backup
                    + (Files.exists(before) ? "; what was there is " + before : "; there was no database before"));
            return true;
        } finally {
            lock.channel().close();
        }
    }

    private static boolean elsewhere(PrintStream out) {
        out.println("The database is on a server: use the server's own means, such as pg_dump and pg_restore.");
        return false;
    }
}
