package org.carrel.sim.world;

import java.util.ArrayList;
import java.util.List;
import org.carrel.sim.gpio.Pin;

/**
 * A piece of furniture as its drawing has it, to scale, seen from the front.
 *
 * @param label what a person calls it
 * @param widthMm outer width
 * @param heightMm outer height
 * @param buzzerPin number of the output that sounds, or {@link #NO_PIN}
 */
public record FurniturePlan(
        FurnitureId id,
        String label,
        Kind kind,
        int widthMm,
        int heightMm,
        int buzzerPin,
        List<Compartment> compartments) {
    public static final int NO_PIN = -1;

    private static final int FIRST_PIN = 2; // Lines 0 and 1 of a Raspberry Pi header are the identification EEPROM's.
    private static final int FIRST_BIN_ANTENNA = 17; // Where no antenna is wired.
    private static final int FRAME_MM = 20;
    private static final int HEAD_MM = 140; // Above the compartments: card reader, buzzer, lettering.

    public enum Kind {
        /** Lamps above open compartments. */
        OPEN_SHELF,
        /** Each compartment behind a door with a lock and a contact. */
        CABINET,
        /** A reader's pad to lay books on, a card reader, and a printer of receipts. */
        KIOSK,
        /** A mouth with a flap, a belt under it, a diverter over bins. */
        BOOK_DROP
    }

    /**
     * @param name such as {@code A1}: row letter from the top, column from the left
     * @param antenna output of the multiplexer, 1 to 32
     * @param box where it is on the front
     * @param lampPin output
     * @param lockPin output that releases the lock while high, or {@link #NO_PIN}
     * @param contactPin input, low while the door is shut, or {@link #NO_PIN}
     */
    public record Compartment(String name, int antenna, Box box, int lampPin, int lockPin, int contactPin) {
        public boolean door() {
            return lockPin != NO_PIN;
        }
    }

    /** In millimetres from the upper left corner of the furniture. */
    public record Box(int leftMm, int topMm, int widthMm, int heightMm) {}

    public FurniturePlan {
        compartments = List.copyOf(compartments);
    }

    /** Compartments of 400 x 320 mm, lamps on pins 2 up, antennas from 1 up, in reading order; the buzzer on the last pin. */
    public static FurniturePlan openShelf(String id, String label, int rows, int columns) {
        return grid(id, label, Kind.OPEN_SHELF, rows, columns, 400, 320);
    }

    /** Compartments of 260 x 320 mm behind doors; pins from 2 up: lamp, lock, contact of each in turn, the buzzer last. */
    public static FurniturePlan cabinet(String id, String label, int rows, int columns) {
        return grid(id, label, Kind.CABINET, rows, columns, 260, 320);
    }

    /** One pad of 500 x 260 mm, named {@code PAD}, above antenna 1; a lamp beside it on pin 2, the buzzer on pin 3. */
    public static FurniturePlan kiosk(String id, String label) {
        Compartment pad = new Compartment("PAD", 1, new Box(FRAME_MM, HEAD_MM, 500, 260), FIRST_PIN, NO_PIN, NO_PIN);
        return new FurniturePlan(
                new FurnitureId(id),
                label,
                Kind.KIOSK,
                2 * FRAME_MM + 500,
                HEAD_MM + 260 + FRAME_MM,
                FIRST_PIN + 1,
                List.of(pad));
    }

    /**
     * A belt named {@code BELT} above antenna 1, and under it bins of these names, each with room for so many millimetres of things; pins from 2 up:
     * flap, bolt, belt and diverter, the two barriers, the flap's contact, then contact and level of each bin in turn.
     */
    public static FurniturePlan bookDrop(String id, String label, int binMm, List<String> bins) {
        List<Compartment> compartments = new ArrayList<>();
        compartments.add(new Compartment(
                "BELT",
                1,
                new Box(FRAME_MM, HEAD_MM, bins.size() * (binMm + FRAME_MM) - FRAME_MM, 200),
                NO_PIN,
                NO_PIN,
                NO_PIN));
        for (int index = 0; index < bins.size(); index++) {
            Box box = new Box(FRAME_MM + index * (binMm + FRAME_MM), HEAD_MM + 220, binMm, 260);
            compartments.add(new Compartment(bins.get(index), FIRST_BIN_ANTENNA + index, box, NO_PIN, NO_PIN, NO_PIN));
        }
        return new FurniturePlan(
                new FurnitureId(id),
                label,
                Kind.BOOK_DROP,
                FRAME_MM + bins.size() * (binMm + FRAME_MM),
                HEAD_MM + 500,
                NO_PIN,
                compartments);
    }

    /** The bins of a book drop, in the order in which its diverter passes them. */
    public List<String> bins() {
        return compartments.stream()
                .map(Compartment::name)
                .filter(name -> kind == Kind.BOOK_DROP && !name.equals("BELT"))
                .toList();
    }

    private static FurniturePlan grid(
            String id, String label, Kind kind, int rows, int columns, int width, int height) {
        List<Compartment> compartments = new ArrayList<>();
        int pin = FIRST_PIN;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                Box box = new Box(
                        FRAME_MM + column * (width + FRAME_MM), HEAD_MM + row * (height + FRAME_MM), width, height);
                String name = String.valueOf((char) ('A' + row)) + (column + 1);
                int antenna = compartments.size() + 1;
                boolean door = kind == Kind.CABINET;
                compartments.add(
                        new Compartment(name, antenna, box, pin, door ? pin + 1 : NO_PIN, door ? pin + 2 : NO_PIN));
                pin += door ? 3 : 1;
            }
        }
        return new FurniturePlan(
                new FurnitureId(id),
                label,
                kind,
                FRAME_MM + columns * (width + FRAME_MM),
                HEAD_MM + rows * (height + FRAME_MM),
                pin,
                compartments);
    }

    /** Whether receipts come out of it. */
    public boolean printer() {
        return kind == Kind.KIOSK;
    }

    /** All its pins, named {@code lamp-A1}, {@code lock-A1}, {@code contact-A1}, {@code buzzer}; of a drop as {@code belt} and {@code at-OWN}. */
    public List<Pin> pins() {
        List<Pin> pins = new ArrayList<>();
        for (Compartment each : compartments) {
            add(pins, each.lampPin(), "lamp-" + each.name(), Pin.Direction.OUTPUT);
            add(pins, each.lockPin(), "lock-" + each.name(), Pin.Direction.OUTPUT);
            add(pins, each.contactPin(), "contact-" + each.name(), Pin.Direction.INPUT);
        }
        add(pins, buzzerPin, "buzzer", Pin.Direction.OUTPUT);
        if (kind == Kind.BOOK_DROP) {
            dropPins(pins);
        }
        return pins;
    }

    private void dropPins(List<Pin> pins) {
        for (String name : List.of("flap-open", "flap-free", "belt", "diverter")) {
            add(pins, FIRST_PIN + pins.size(), name, Pin.Direction.OUTPUT);
        }
        for (String name : List.of("barrier-entry", "barrier-exit", "flap-contact")) {
            add(pins, FIRST_PIN + pins.size(), name, Pin.Direction.INPUT);
        }
        for (String bin : bins()) {
            add(pins, FIRST_PIN + pins.size(), "at-" + bin, Pin.Direction.INPUT);
            add(pins, FIRST_PIN + pins.size(), "level-" + bin, Pin.Direction.INPUT);
        }
    }

    private static void add(List<Pin> pins, int number, String name, Pin.Direction direction) {
        if (number != NO_PIN) {
            pins.add(new Pin(number, name, direction));
        }
    }
}
