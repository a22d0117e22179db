package org.carrel.device.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.device.port.DeviceStore.StoredEvent;
import org.carrel.sim.Octets;
import org.carrel.sim.disk.CrashFile;
import org.carrel.sim.kernel.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: a bit that turned on the card is never taken for what was written. Method: a journal of one file, one bit of it turned anywhere by
 * each seed; then either everything in it is as it was, or the journal says that it is not, is set aside under a name, and a new one works.
 */
class RottenBitTest {
    private static final int SEEDS = 200;
    private static final int EVENTS = 20;
    private static final int CARD_BYTES = 1 << 20;
    private static final CompartmentId AT = new CompartmentId("A1");

    @TempDir
    private Path folder;

    /** What a journal holds. */
    private record Content(List<StoredEvent> events, Map<String, Bytes> notes) {
        static Content of(DeviceStore store) {
            return new Content(store.eventsAfter(0, EVENTS + 1), store.notes(""));
        }
    }

    @Test
    void aRottenBitIsFoundSetAsideAndNamed() throws IOException {
        Path sound = folder.resolve("sound");
        Content written;
        try (DeviceStore store = open(sound).store()) {
            for (int count = 0; count < EVENTS; count++) {
                String key = "place/" + count;
                store.write(DeviceStoreContract.START, transaction -> {
                    transaction.append(new ShelfEvent.DoorClosed(AT));
                    transaction.note(key, Bytes.hex("0180FF7F00FF8001".repeat(8)));
                });
            }
            written = Content.of(store);
        }
        assertEquals(EVENTS, written.events().size());
        byte[] bytes = Files.readAllBytes(sound.resolve("journal.db"));
        int found = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Path rotten = Files.createDirectories(folder.resolve("rotten-" + seed));
            Files.write(rotten.resolve("journal.db"), rotten(bytes, seed));
            Files.copy(sound.resolve("journal.db.made"), rotten.resolve("journal.db.made"));
            found += sound(rotten, written, seed) ? 0 : 1;
        }
        assertTrue(found > SEEDS / 10, "most of the file is content, yet only " + found + " bits mattered");
    }

    private static byte[] rotten(byte[] bytes, int seed) {
        CrashFile card = new CrashFile(Chance.seeded(seed), CARD_BYTES);
        card.append(Octets.of(bytes));
        card.force();
        card.rot();
        return card.content().toArray();
    }

    /** Whether all is as it was written; fails when it is not and nobody says so. */
    private static boolean sound(Path rotten, Content written, int seed) throws IOException {
        String where = "seed " + seed;
        try (DeviceStore store = open(rotten).store()) {
            if (store.newest() > 0) {
                assertEquals(written, Content.of(store), where);
                return true;
            }
        } catch (StoreFailure met) {
            assertEquals(StoreFailure.Kind.BROKEN, met.kind(), where);
        }
        // Found at the start, or while it was read: then it is set aside at the next start.
        Opening again;
        try {
            again = open(rotten);
        } catch (StoreFailure refused) {
            // A bit in the tables' own description or version: the program does not start, and says why.
            assertEquals(StoreFailure.Kind.BROKEN, refused.kind(), where);
            return false;
        }
        Opening.Replaced replaced = assertInstanceOf(Opening.Replaced.class, again, where);
        try (DeviceStore store = replaced.store()) {
            String kept = replaced.finding().replaceAll("(?s).*kept as ", "");
            assertTrue(Files.exists(rotten.resolve(kept)), where + ": " + replaced.finding());
            store.write(DeviceStoreContract.START, transaction -> transaction.append(new ShelfEvent.DoorClosed(AT)));
            assertEquals(1, store.newest(), where);
        }
        return false;
    }

    private static Opening open(Path folder) {
        return SqliteDeviceStore.open(
                folder.resolve("journal.db"), StoreLimits.USUAL, new SeededRandom(1), DeviceStoreContract.START);
    }
}
