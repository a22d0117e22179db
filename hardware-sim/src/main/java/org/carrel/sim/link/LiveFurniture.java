package org.carrel.sim.link;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.carrel.sim.Octets;
import org.carrel.sim.WireTap;
import org.carrel.sim.escpos.FurniturePrinter;
import org.carrel.sim.escpos.PrinterOptions;
import org.carrel.sim.feig.FeigReaderEmulator;
import org.carrel.sim.feig.ReaderOptions;
import org.carrel.sim.gpio.link.PinServer;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.RealPace;
import org.carrel.sim.scanner.BarcodeScannerEmulator;
import org.carrel.sim.scanner.CardReaderEmulator;
import org.carrel.sim.scanner.CardText;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.World;

/**
 * One piece of furniture in a live world with all its plugs: serial devices for the tag reader, the card reader and the barcode
 * scanner, and its pins. What an agent on a board would be wired to. The world must be running when this is made.
 */
public final class LiveFurniture implements AutoCloseable {
    private final PtyWire reader;
    private final PtyWire cards;
    private final PtyWire scanner;
    private final Optional<PtyWire> printer;
    private final PinServer pins;

    /**
     * @param reader how the tag reader is set up
     * @param cards how the card reader writes
     * @param printer how the receipt printer is built, in furniture that has one
     */
    public record Equipment(ReaderOptions reader, CardText cards, PrinterOptions printer) {
        public static final Equipment USUAL =
                new Equipment(ReaderOptions.USUAL, CardText.USUAL, PrinterOptions.WIDE.withBaud(115_200));
    }

    /** @param folder where the serial devices appear, named after the furniture: {@code shelf-1-reader}, {@code -cards}, {@code -scanner}, {@code -printer} */
    public LiveFurniture(
            World world,
            RealPace pace,
            FurnitureId furniture,
            Equipment equipment,
            Path folder,
            Chance chance,
            WireTap tap) {
        AtomicReference<FeigReaderEmulator> emulator = new AtomicReference<>();
        reader = new PtyWire(folder.resolve(furniture + "-reader"), pace, bytes -> receive(emulator, bytes));
        cards = new PtyWire(folder.resolve(furniture + "-cards"), pace, _ -> {});
        scanner = new PtyWire(folder.resolve(furniture + "-scanner"), pace, _ -> {});
        AtomicReference<FurniturePrinter> paper = new AtomicReference<>();
        printer = world.plan(furniture).printer()
                ? Optional.of(new PtyWire(folder.resolve(furniture + "-printer"), pace, bytes -> print(paper, bytes)))
                : Optional.empty();
        try {
            pace.ask(() -> {
                        emulator.set(new FeigReaderEmulator(world, furniture, equipment.reader(), chance, reader, tap));
                        printer.ifPresent(wire ->
                                paper.set(new FurniturePrinter(world, furniture, equipment.printer(), wire, tap)));
                        new CardReaderEmulator(world, furniture, equipment.cards(), 1, chance, cards, tap);
                        return new BarcodeScannerEmulator(world, furniture, "\r", chance, scanner, tap);
                    })
                    .join();
        } catch (CompletionException e) {
            close(reader, cards, scanner);
            printer.ifPresent(PtyWire::close);
            throw e;
        }
        pins = new PinServer(furniture.value(), world.pins(furniture), pace, () -> world.boardDied(furniture));
    }

    /** Serial device of the tag reader. */
    public Path reader() {
        return reader.path();
    }

    /** Serial device of the card reader. */
    public Path cards() {
        return cards.path();
    }

    /** Serial device of the barcode scanner. */
    public Path scanner() {
        return scanner.path();
    }

    /** Serial device of the receipt printer, in furniture that has one. */
    public Optional<Path> printer() {
        return printer.map(PtyWire::path);
    }

    /** Where the pins are, for {@link org.carrel.sim.gpio.link.SimGpioPlugin#ADDRESS}. */
    public String pins() {
        return pins.address();
    }

    @Override
    public void close() {
        pins.close();
        close(reader, cards, scanner);
        printer.ifPresent(PtyWire::close);
    }

    private static void print(AtomicReference<FurniturePrinter> paper, Octets bytes) {
        FurniturePrinter there = paper.get();
        if (there != null) {
            there.receive(bytes);
        }
    }

    private static void receive(AtomicReference<FeigReaderEmulator> emulator, Octets bytes) {
        FeigReaderEmulator there = emulator.get();
        if (there != null) {
            there.receive(bytes);
        }
    }

    private static void close(PtyWire... wires) {
        for (PtyWire wire : wires) {
            wire.close();
        }
    }
}
