package org.carrel.sim.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.carrel.sim.Octets;
import org.carrel.sim.WireTap;
import org.carrel.sim.gpio.link.RemotePort;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.kernel.RealPace;
import org.carrel.sim.kernel.Trace;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.LampPattern;
import org.carrel.sim.world.Person;
import org.carrel.sim.world.PersonId;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.ThingId;
import org.carrel.sim.world.Whereabouts;
import org.carrel.sim.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A live shelf answers a program that opens its serial devices and its pins, as a shelf on a board would. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveFurnitureTest {
    private static final FurnitureId SHELF = new FurnitureId("shelf-1");
    private static final PersonId MEI = new PersonId("mei");
    private static final ThingId CARD = new ThingId("card");
    private static final Octets BAUD = Octets.hex("02 00 08 FF 52 00 4A C3");
    private static final Octets BAUD_OK = Octets.hex("02 00 08 00 52 00 B9 05");

    @TempDir
    private Path folder;

    private final World world = new World(new Kernel(Kernel.Limits.live(), Trace.keeping(0), Chance.seeded(1)));
    private final RealPace pace = new RealPace(world.kernel(), System::nanoTime);
    private final Thread thread = new Thread(pace, "world");
    private LiveFurniture shelf;

    @BeforeEach
    void start() {
        world.add(FurniturePlan.openShelf("shelf-1", "Shelf", 1, 2));
        world.add(new Person(MEI, "Mei", Person.Role.PATRON));
        world.add(
                new Thing.Card(CARD, "card", MEI, Octets.hex("04A1B2C3"), "A12345", List.of()),
                new Whereabouts.InHand(MEI));
        thread.start();
        shelf = new LiveFurniture(
                world, pace, SHELF, LiveFurniture.Equipment.USUAL, folder, Chance.seeded(1), WireTap.NONE);
    }

    @AfterEach
    void stop() throws InterruptedException {
        shelf.close();
        pace.stop();
        thread.join(5000);
    }

    /** Asks after the pause that the reader wants between frames, by the world's own clock. */
    private void askReader() throws IOException {
        CompletableFuture<Void> paused = new CompletableFuture<>();
        pace.submit(() -> world.kernel().after(Duration.ofMillis(10), "test", () -> paused.complete(null)));
        paused.join();
        try (FileOutputStream out = new FileOutputStream(shelf.reader().toFile());
                FileInputStream in = new FileInputStream(shelf.reader().toFile())) {
            PtyTest.raw(shelf.reader());
            out.write(BAUD.toArray());
            assertEquals(BAUD_OK, Octets.of(in.readNBytes(BAUD_OK.size())));
        }
    }

    @Test
    void theReaderAnswersAndComesBackAfterItsPlugWasPulled() throws IOException {
        askReader();
        Fault unplugged = new Fault.ReaderUnplugged(SHELF);
        pace.ask(() -> {
                    world.inject(unplugged);
                    return true;
                })
                .join();
        assertFalse(Files.exists(shelf.reader()));
        pace.ask(() -> {
                    world.heal(unplugged);
                    return true;
                })
                .join();
        askReader();
    }

    @Test
    void cardsAndBarcodesArriveAsText() throws IOException {
        try (FileInputStream cards = new FileInputStream(shelf.cards().toFile());
                FileInputStream scanner = new FileInputStream(shelf.scanner().toFile())) {
            PtyTest.raw(shelf.cards());
            PtyTest.raw(shelf.scanner());
            pace.ask(() -> world.tapCard(CARD, SHELF)).join();
            pace.ask(() -> world.showBarcode(CARD, SHELF)).join();
            assertEquals("04A1B2C3\r\n", new String(cards.readNBytes(10), StandardCharsets.US_ASCII));
            assertEquals("A12345\r", new String(scanner.readNBytes(7), StandardCharsets.US_ASCII));
        }
    }

    @Test
    void aLampLightsByItsPin() throws Exception {
        try (RemotePort board = RemotePort.connect(shelf.pins())) {
            board.drive(2, true);
            Awaitility.await()
                    .atMost(5, TimeUnit.SECONDS)
                    .until(() -> pace.ask(() -> world.lamp(new Spot(SHELF, "A1")) == LampPattern.STEADY)
                            .join());
        }
    }
}
