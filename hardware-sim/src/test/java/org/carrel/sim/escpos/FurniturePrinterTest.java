package org.carrel.sim.escpos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.carrel.sim.Octets;
import org.carrel.sim.SerialWire;
import org.carrel.sim.WireTap;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.kernel.Trace;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.World;
import org.junit.jupiter.api.Test;

/** A kiosk's printer: what is broken in the world shows on its line, and what it cuts off hangs out until somebody takes it. */
class FurniturePrinterTest implements SerialWire {
    private static final FurnitureId KIOSK = new FurnitureId("kiosk-1");
    private static final String ROWS_AND_CUT = "1D7630000200020080 01FF00 1D564200";

    private final Kernel kernel = new Kernel(Kernel.Limits.simulation(), Trace.keeping(20), Chance.seeded(1));
    private final World world = new World(kernel);
    private final List<String> heard = new ArrayList<>();
    private final FurniturePrinter printer;

    FurniturePrinterTest() {
        world.add(FurniturePlan.kiosk(KIOSK.value(), "自助機"));
        printer = new FurniturePrinter(world, KIOSK, PrinterOptions.NARROW, this, WireTap.NONE);
    }

    @Test
    void aSlipHangsOutUntilItIsTaken() throws IOException {
        send(ROWS_AND_CUT);
        assertEquals(1, world.paper(KIOSK).slips().size());
        assertEquals(48, world.paper(KIOSK).slips().getFirst().widthMm());
        byte[] png = world.paper(KIOSK).slips().getFirst().picture().toArray();
        assertEquals(384, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
        assertEquals(1, world.view().furniture().getFirst().slips().getFirst().number());
        world.paper(KIOSK).take();
        assertEquals(List.of(), world.paper(KIOSK).slips());
        send("1D564200");
        assertEquals(List.of(), world.paper(KIOSK).slips(), "paper without anything on it is no slip");
    }

    @Test
    void manySlipsDoNotHangOutForEver() {
        for (int time = 0; time < 9; time++) {
            send(ROWS_AND_CUT);
        }
        assertTrue(world.paper(KIOSK).slips().size() < 9);
        assertEquals(9, world.paper(KIOSK).slips().getLast().number());
    }

    @Test
    void whatIsBrokenShowsOnTheLineAndIsMendedAgain() {
        assertEquals(List.of("1E"), answers(new Fault.PrinterPaperLow(KIOSK), "100404"));
        assertEquals(List.of("7E"), answers(new Fault.PrinterPaperOut(KIOSK), "100404"));
        assertEquals(List.of("16"), answers(new Fault.PrinterCoverOpen(KIOSK), "100402"));
        assertEquals(List.of("1A"), answers(new Fault.PrinterKnifeStuck(KIOSK), ROWS_AND_CUT + "100403"));
        assertEquals(List.of(), answers(new Fault.PrinterOff(KIOSK), "100401"));
        kernel.runFor(Duration.ofSeconds(5));
        heard.clear();
        send("100401");
        assertEquals(List.of("12"), heard, "well again");
    }

    /** What the last of these bytes is answered while this is broken. */
    private List<String> answers(Fault fault, String hex) {
        world.inject(fault);
        send(hex.substring(0, hex.length() - 6));
        heard.clear();
        send(hex.substring(hex.length() - 6));
        List<String> answered = List.copyOf(heard);
        world.heal(fault);
        kernel.runFor(Duration.ofSeconds(5));
        return answered;
    }

    private void send(String hex) {
        if (!hex.isEmpty()) {
            printer.receive(Octets.hex(hex));
            kernel.runFor(Duration.ofSeconds(5));
        }
    }

    @Override
    public void transmit(Octets bytes) {
        heard.add(bytes.toSpacedHex());
    }

    @Override
    public void pullOut() {}

    @Override
    public void plugIn() {}
}
