package org.carrel.sim.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import org.carrel.sim.Octets;
import org.carrel.sim.kernel.Chance;
import org.junit.jupiter.api.Test;

/** What was forced stays, what was not may be anything, and all of it comes from the seed. */
class CrashFileTest {
    private static final Octets FIRST = Octets.hex("01020304");
    private static final Octets SECOND = Octets.hex("0A0B0C0D");

    private static CrashFile file(long seed) {
        return new CrashFile(Chance.seeded(seed), 10_000);
    }

    @Test
    void readsSeeWritesAtOnce() {
        CrashFile file = file(1);
        file.append(FIRST);
        file.append(SECOND);
        file.write(2, Octets.hex("FFFF"));
        assertEquals(Octets.hex("0102FFFF0A0B0C0D"), file.content());
        file.truncate(3);
        assertEquals(Octets.hex("0102FF"), file.content());
        file.write(5, Octets.hex("07"));
        assertEquals(Octets.hex("0102FF000007"), file.content());
    }

    @Test
    void whatWasForcedSurvivesEveryCut() {
        for (int seed = 0; seed < 100; seed++) {
            for (CrashFile.Cut cut : CrashFile.Cut.values()) {
                CrashFile file = file(seed);
                file.append(FIRST);
                file.force();
                file.append(SECOND);
                file.crash(cut);
                assertEquals(FIRST, file.content().slice(0, 4));
            }
        }
    }

    @Test
    void aKilledProcessLosesNothing() {
        CrashFile file = file(1);
        file.append(FIRST);
        file.crash(CrashFile.Cut.KILL);
        assertEquals(FIRST, file.content());
    }

    // Method: two unforced writes under many seeds; all four combinations must come out, a later one without an earlier
    // included.
    @Test
    void unforcedWritesAreLostInAnyCombination() {
        TreeSet<String> seen = new TreeSet<>();
        for (int seed = 0; seed < 200; seed++) {
            CrashFile file = file(seed);
            file.append(FIRST);
            file.append(SECOND);
            file.crash(CrashFile.Cut.OMIT);
            seen.add(file.content().toHex());
        }
        assertEquals(new TreeSet<>(List.of("", "01020304", "000000000A0B0C0D", "010203040A0B0C0D")), seen);
    }

    @Test
    void sectorsMayBeGarbage() {
        Octets large = Octets.of(new byte[2000]);
        boolean garbled = false;
        for (int seed = 0; seed < 50; seed++) {
            CrashFile file = file(seed);
            file.append(large);
            file.crash(CrashFile.Cut.GARBLE);
            garbled |= file.size() == 2000 && !file.content().equals(large);
        }
        assertTrue(garbled);
    }

    @Test
    void aFullOrReadOnlyCardRefusesAndKeepsWhatItHas() {
        CrashFile file = file(1);
        file.append(FIRST);
        assertThrows(CrashFile.DiskTrouble.class, () -> file.write(9_999, FIRST));
        file.setReadOnly(true);
        assertThrows(CrashFile.DiskTrouble.class, () -> file.append(SECOND));
        assertThrows(CrashFile.DiskTrouble.class, file::force);
        assertEquals(FIRST, file.content());
        file.setReadOnly(false);
        file.force();
        file.crash(CrashFile.Cut.OMIT);
        assertEquals(FIRST, file.content());
    }

    @Test
    void rotTurnsOneBit() {
        CrashFile file = file(1);
        file.append(FIRST);
        file.force();
        file.rot();
        assertNotEquals(FIRST, file.content());
        assertEquals(4, file.size());
    }
}
