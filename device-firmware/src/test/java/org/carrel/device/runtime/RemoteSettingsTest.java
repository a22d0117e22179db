package org.carrel.device.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.ConfigDesired;
import org.carrel.contract.message.ConfigReported;
import org.carrel.contract.message.ConfigReported.Result;
import org.carrel.contract.message.DeviceTime;
import org.carrel.device.port.DesiredSettings.Outcome;
import org.carrel.device.port.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings from afar cannot lock a device out, are never lost halfway, and equal ones change nothing. */
class RemoteSettingsTest {
    private final Memory folder = new Memory();

    @Test
    void goodSettingsRunAfterARestartAndStayOnceTheHubIsReached() {
        assertTrue(start().desired(desired(1, "en"), at(0)).restart());
        RemoteSettings trial = start();
        assertEquals("en", trial.inForce().get("language"));
        assertEquals(
                List.of(new ConfigReported(1, Result.RUNNING, List.of())),
                trial.online(at(5)).reports());
        assertEquals("en", start().inForce().get("language"));
        assertFalse(start().wake(at(1_000)).restart());
    }

    @Test
    void whatLosesTheHubIsRevertedAndNotTriedAgain() {
        confirm(1, "en");
        start().desired(desired(2, "zh-Hant"), at(0));
        RemoteSettings trial = start();
        assertEquals("zh-Hant", trial.inForce().get("language"));
        assertFalse(trial.wake(at(119)).restart());
        assertTrue(trial.wake(at(121)).restart());
        RemoteSettings back = start();
        assertEquals("en", back.inForce().get("language"));
        assertEquals(
                List.of(new ConfigReported(2, Result.REVERTED, List.of())),
                back.online(at(5)).reports());
        Outcome again = back.desired(desired(2, "zh-Hant"), at(6));
        assertEquals(Result.REVERTED, again.reports().getFirst().result());
        assertFalse(again.restart());
        assertTrue(back.desired(desired(3, "zh-Hant"), at(7)).restart(), "a new version is a new decision");
    }

    @Test
    void settingsWithWhichTheDeviceDiesAreReverted() {
        confirm(1, "en");
        start().desired(desired(2, "zh-Hant"), at(0));
        start();
        assertEquals("en", start().inForce().get("language"));
    }

    @Test
    void badSettingsAreRejectedWithEveryProblemAndChangeNothing() {
        Outcome outcome = start().desired(desired(1, "klingon"), at(0));
        assertEquals(
                List.of(new ConfigReported(1, Result.REJECTED, List.of("language is 'klingon'."))), outcome.reports());
        assertFalse(outcome.restart());
        assertTrue(folder.files.isEmpty());
        assertEquals(
                Result.REJECTED,
                start().desired(desired(2, "en\nsite=other"), at(0))
                        .reports()
                        .getFirst()
                        .result());
    }

    @Test
    void equalSettingsChangeNothing() {
        // Edge link 31: storage was destroyed at every reconnect because the settings "had changed".
        confirm(1, "en");
        int writes = folder.writes;
        Outcome outcome = start().desired(desired(5, "en"), at(0));
        assertEquals(List.of(new ConfigReported(5, Result.RUNNING, List.of())), outcome.reports());
        assertFalse(outcome.restart());
        assertEquals(writes, folder.writes);
    }

    @Test
    void damageFallsBackOneGenerationAndIsSaid() {
        confirm(1, "en");
        confirm(2, "zh-Hant");
        folder.files.put(RemoteSettings.CURRENT, Bytes.of(new byte[] {1, 2, 3}));
        RemoteSettings after = start();
        assertEquals("en", after.inForce().get("language"));
        assertEquals(1, after.findings().size());
    }

    @Test
    void everyFlippedBitIsNoticed() {
        byte[] whole = new Generation(7, settings("en")).encode().toArray();
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertEquals(Optional.empty(), Generation.decode(Bytes.of(flipped)));
        }
        for (int length = 0; length < whole.length; length++) {
            assertEquals(Optional.empty(), Generation.decode(Bytes.of(whole, 0, length)));
        }
    }

    @Test
    void aKillAtAnyWriteLeavesTheOldOrTheNewNeverNothing() {
        // Edge link 14: killed between two renames, a device started with empty settings.
        for (int survives = 0; survives < 12; survives++) {
            folder.files.clear();
            folder.left = Integer.MAX_VALUE;
            confirm(1, "en");
            folder.left = survives;
            try {
                start().desired(desired(2, "zh-Hant"), at(0));
                start().online(at(1));
            } catch (IllegalStateException killed) {
                assertEquals("killed", killed.getMessage());
            }
            folder.left = Integer.MAX_VALUE;
            String first = start().inForce().getOrDefault("language", "nothing");
            assertTrue(List.of("en", "zh-Hant").contains(first), "after " + survives + " writes: " + first);
            start().online(at(1));
            String settled = start().inForce().getOrDefault("language", "nothing");
            assertTrue(List.of("en", "zh-Hant").contains(settled), "after " + survives + " writes: " + settled);
        }
    }

    @Test
    void aMediumThatRefusesRejects() {
        folder.refuses = true;
        assertEquals(
                Result.REJECTED,
                start().desired(desired(1, "en"), at(0)).reports().getFirst().result());
    }

    @Test
    void filesKeepWhatTheyWereGiven(@TempDir Path temporary) {
        SettingsFiles files = new SettingsFiles(temporary.resolve("settings"));
        assertEquals(Optional.empty(), files.read("a"));
        files.write("a", Bytes.hex("0102"));
        files.write("a", Bytes.hex("03"));
        assertEquals(Optional.of(Bytes.hex("03")), files.read("a"));
        files.delete("a");
        files.delete("a");
        assertEquals(Optional.empty(), files.read("a"));
    }

    private void confirm(long version, String language) {
        start().desired(desired(version, language), at(0));
        start().online(at(1));
    }

    private RemoteSettings start() {
        return new RemoteSettings(folder, RemoteSettingsTest::judge, at(0));
    }

    private static List<String> judge(SortedMap<String, String> settings) {
        String language = settings.getOrDefault("language", "en");
        return List.of("en", "zh-Hant").contains(language) ? List.of() : List.of("language is '" + language + "'.");
    }

    private static ConfigDesired desired(long version, String language) {
        return new ConfigDesired(version, settings(language));
    }

    private static SortedMap<String, String> settings(String language) {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("language", language);
        return settings;
    }

    private static Moment at(long seconds) {
        return new Moment(Duration.ofSeconds(seconds).toNanos(), Instant.EPOCH, DeviceTime.Quality.UNKNOWN);
    }

    /** Files in memory that can refuse, and a process that can be killed before any of them is touched. */
    private static final class Memory implements SettingsFolder {
        final SortedMap<String, Bytes> files = new TreeMap<>();
        boolean refuses;
        int writes;
        int left = Integer.MAX_VALUE;

        @Override
        public Optional<Bytes> read(String name) {
            return Optional.ofNullable(files.get(name));
        }

        @Override
        public void write(String name, Bytes content) {
            touch();
            files.put(name, content);
        }

        @Override
        public void delete(String name) {
            touch();
            files.remove(name);
        }

        private void touch() {
            if (refuses) {
                throw new UncheckedIOException(new IOException("read-only"));
            }
            if (left-- <= 0) {
                throw new IllegalStateException("killed");
            }
            writes++;
        }
    }
}
