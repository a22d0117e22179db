package org.carrel.sim.feig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.carrel.sim.Octets;
import org.carrel.sim.kernel.Chance;
import org.junit.jupiter.api.Test;

/** An emulator that forgives what the hardware does not is a defect: each test is one thing a reader does not forgive. */
class StrictnessTest {
    private static final Octets ASK = Octets.hex("05 FF 69 89 01");
    private static final Octets DONE = Octets.hex("00");
    private final ReaderBench bench = new ReaderBench();

    private Octets answer(Octets frame) {
        return ReaderBench.content(bench.ask(frame, Duration.ofSeconds(1)));
    }

    @Test
    void aWrongChecksumIsMetWithSilenceAndTheNextFrameIsHeard() {
        for (int bit = 0; bit < 16; bit++) {
            byte[] bytes = ASK.toArray();
            bytes[3 + bit / 8] ^= (byte) (1 << (bit % 8));
            assertEquals(Octets.NONE, answer(Octets.of(bytes)));
        }
        assertEquals(DONE, answer(ASK));
    }

    @Test
    void lengthsThatNoFrameHasAreMetWithSilence() {
        for (int length : new int[] {0, 1, 3, 4}) {
            Octets frame = ReaderBench.checked(Octets.of((byte) length, (byte) 0xFF, (byte) 0x69));
            assertEquals(Octets.NONE, answer(frame), "length " + length);
        }
        assertEquals(Octets.NONE, answer(ReaderBench.checked(Octets.hex("02 00 06 FF 69"))));
        assertEquals(DONE, answer(ASK));
    }

    @Test
    void aFrameLongerThanItClaimsIsCutAndFails() {
        assertEquals(Octets.NONE, answer(ReaderBench.checked(Octets.hex("05 FF 69 00"))));
    }

    @Test
    void aFrameShorterThanItClaimsNeverEnds() {
        assertEquals(Octets.NONE, answer(ReaderBench.checked(Octets.hex("0A FF 69"))));
        assertEquals(DONE, answer(ASK));
    }

    @Test
    void anotherReadersAddressIsMetWithSilence() {
        assertEquals(Octets.NONE, answer(ReaderBench.standard(Octets.hex("01 69"))));
        assertEquals(DONE, answer(ReaderBench.standard(Octets.hex("00 69"))));
        ReaderBench third = new ReaderBench(1, ReaderOptions.USUAL.at(3));
        assertEquals(Octets.hex("06 03 69 00"), third.ask("05 FF 69 89 01").slice(0, 4));
    }

    @Test
    void aPauseOfMoreThanTwelveMillisecondsBreaksAFrame() {
        assertEquals(Octets.NONE, inTwoPieces(Duration.ofMillis(13)));
        assertEquals(DONE, ReaderBench.content(inTwoPieces(Duration.ofMillis(11))));
    }

    private Octets inTwoPieces(Duration pause) {
        ReaderBench fresh = new ReaderBench();
        fresh.reader.receive(ASK.slice(0, 2));
        fresh.kernel.runFor(pause.plusNanos(2 * LinePace.BYTE_NANOS));
        return fresh.ask(ASK.slice(2, 5), Duration.ofSeconds(1));
    }

    @Test
    void aFrameLessThanFiveMillisecondsAfterTheAnswerIsNotHeard() {
        assertEquals(Octets.NONE, secondAfterAnswer(Duration.ofMillis(4)));
        assertEquals(DONE, secondAfterAnswer(Duration.ofMillis(6)));
    }

    private Octets secondAfterAnswer(Duration pause) {
        ReaderBench fresh = new ReaderBench();
        fresh.reader.receive(ASK);
        fresh.kernel.runUntil(() -> fresh.heardSoFar().size() == 6, Duration.ofSeconds(1));
        fresh.kernel.runFor(pause);
        return ReaderBench.content(fresh.ask(ASK, Duration.ofSeconds(1)));
    }

    @Test
    void twoFramesWithoutAPauseAreAtBestOne() {
        Octets both = bench.ask(ASK.plus(ASK), Duration.ofSeconds(1));
        assertEquals(6, both.size());
    }

    @Test
    void whatComesWhileItWorksIsLost() {
        bench.reader.receive(ReaderBench.standard(Octets.hex("FF B0 01 00")));
        bench.kernel.runFor(Duration.ofMillis(20));
        Octets answers = bench.ask(ASK, Duration.ofSeconds(1));
        assertEquals(0xB0, answers.at(2));
        assertEquals(6, answers.size());
    }

    @Test
    void unknownCommandsAreStatus80() {
        for (String command :
                new String[] {"00", "22 0001", "6E 00", "FE", "B0 03 00", "B0 A0 00", "B1 05 A2 00", "B1 04 A0 00"}) {
            assertEquals(Octets.hex("80"), bench.command(command), command);
        }
    }

    @Test
    void wrongLengthsAreStatus81() {
        String uid = "E004010046707A28";
        for (String command : new String[] {
            "69 00",
            "6A",
            "6A 01 00",
            "B0 01",
            "B0 01 00 00",
            "B0 23 01" + uid + "00",
            "B0 23 01" + uid + "00 01 00",
            "B0 23 01 E004",
            "B0 24 01" + uid + "00 01 04 010203",
            "B0 24 01" + uid + "00 01 04 0102030405",
            "B0 27 01" + uid,
            "B0 2B 00 00"
        }) {
            assertEquals(Octets.hex("81"), bench.command(command), command);
        }
        assertEquals(
                Octets.hex("81"),
                ReaderBench.content(bench.ask(
                        ReaderBench.advanced(Octets.hex("FF B0 24").plus(Octets.of(new byte[300]))),
                        Duration.ofSeconds(2))));
    }

    @Test
    void valuesOutOfRangeAreStatus11() {
        String uid = "E004010046707A28";
        for (String command : new String[] {
            "6A 21",
            "66 07",
            "B0 01 40",
            "B0 23 03 00 01",
            "B0 23 01" + uid + "00 00",
            "B0 23 01" + uid + "00 21",
            "B0 23 01" + uid + "FF 02",
            "B0 24 01" + uid + "00 00 04",
            "B0 22 01" + uid + "00 00",
        }) {
            assertEquals(Octets.hex("11"), bench.command(command), command);
        }
    }

    @Test
    void afterARestartItIsDeafUntilItHasBooted() {
        assertEquals(DONE, bench.command("63").size() == 1 ? DONE : Octets.NONE);
        ReaderBench fresh = new ReaderBench();
        assertEquals(
                DONE,
                ReaderBench.content(fresh.ask(ReaderBench.standard(Octets.hex("FF 63")), Duration.ofMillis(100))));
        assertEquals(Octets.NONE, fresh.ask(ASK, Duration.ofMillis(200)));
        fresh.kernel.runFor(Duration.ofMillis(700));
        assertEquals(DONE, ReaderBench.content(fresh.ask(ASK, Duration.ofSeconds(1))));
    }

    // Goal: no byte sequence makes the reader fall over or answer nonsense. Method: a thousand random bursts.
    @Test
    void garbageNeverMakesItFall() {
        Chance chance = Chance.seeded(42);
        for (int count = 0; count < 1000; count++) {
            bench.ask(Octets.of(chance.bytes(1 + chance.below(40))), Duration.ofMillis(50));
        }
        bench.kernel.runFor(Duration.ofSeconds(2));
        assertEquals(DONE, answer(ASK));
        assertTrue(bench.ignored.size() > 500);
    }
}
