package org.carrel.sim.gpio.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.kernel.RealPace;
import org.carrel.sim.kernel.Trace;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.Outcome;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A board in another process drives and feels the furniture's pins, and its death leaves them low. */
class PinServerTest {
    private static final FurnitureId CABINET = new FurnitureId("cabinet");
    private static final int LAMP = 2;
    private static final int LOCK = 3;
    private static final int CONTACT = 4;
    private static final Spot SPOT = new Spot(CABINET, "A1");

    private final Kernel kernel = new Kernel(Kernel.Limits.live(), Trace.keeping(100), Chance.seeded(1));
    private final World world = new World(kernel);
    private final RealPace pace = new RealPace(kernel, System::nanoTime);
    private final Thread thread = new Thread(pace, "world");
    private PinServer server;

    @BeforeEach
    void start() {
        world.add(FurniturePlan.cabinet("cabinet", "Cabinet", 1, 1));
        server = new PinServer("cabinet", world.pins(CABINET), pace, () -> world.boardDied(CABINET));
        thread.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.close();
        pace.stop();
        thread.join(5000);
    }

    private boolean high(int pin) {
        return pace.ask(() -> world.pins(CABINET).high(pin)).join();
    }

    private void awaitLevel(int pin, boolean high) {
        Awaitility.await().atMost(5, TimeUnit.SECONDS).until(() -> high(pin) == high);
    }

    @Test
    void outputsReachTheFurnitureAndContactsTheBoard() throws Exception {
        BlockingQueue<Boolean> heard = new LinkedBlockingQueue<>();
        try (RemotePort board = RemotePort.connect(server.address())) {
            board.watch(CONTACT, heard::add);
            assertEquals(false, heard.poll(5, TimeUnit.SECONDS), "shut");
            board.drive(LOCK, true);
            awaitLevel(LOCK, true);
            assertEquals(
                    new Outcome.Done(), pace.ask(() -> world.openDoor(SPOT)).join());
            assertEquals(true, heard.poll(5, TimeUnit.SECONDS), "open");
        }
        awaitLevel(LOCK, false);
    }

    @Test
    void aBoardThatDiesLeavesItsOutputsLow() throws Exception {
        RemotePort board = RemotePort.connect(server.address());
        board.drive(LAMP, true);
        awaitLevel(LAMP, true);
        board.close();
        awaitLevel(LAMP, false);
    }

    @Test
    void aRestartedBoardTakesThePinsOver() {
        RemotePort old = RemotePort.connect(server.address());
        old.drive(LAMP, true);
        awaitLevel(LAMP, true);
        RemotePort fresh = RemotePort.connect(server.address());
        awaitLevel(LAMP, false);
        fresh.drive(LOCK, true);
        awaitLevel(LOCK, true);
        fresh.close();
    }

    @Test
    void aPinThatIsNotThereIsTrouble() {
        RemotePort board = RemotePort.connect(server.address());
        assertThrows(PinPort.PinTrouble.class, () -> board.watch(77, _ -> {}));
        assertThrows(PinPort.PinTrouble.class, () -> board.watch(LAMP, _ -> {}));
        board.drive(CONTACT, true);
        board.close();
        assertFalse(high(CONTACT));
    }

    @Test
    void nonsenseEndsTheConnectionAndNothingElse() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write("out two high\n".getBytes(StandardCharsets.US_ASCII));
            assertEquals("pins 1\n", new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        }
        try (RemotePort board = RemotePort.connect(server.address())) {
            board.drive(LAMP, true);
            awaitLevel(LAMP, true);
        }
    }

    @Test
    void nobodyThereIsTroubleAtOnce() {
        server.close();
        PinPort.PinTrouble trouble = assertThrows(PinPort.PinTrouble.class, () -> RemotePort.connect(server.address()));
        assertTrue(trouble.getMessage().contains(server.address()));
        assertThrows(PinPort.PinTrouble.class, () -> RemotePort.connect("nowhere"));
    }

    private int port() {
        return Integer.parseInt(server.address().substring(server.address().indexOf(':') + 1));
    }
}
