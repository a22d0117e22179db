package org.carrel.sim.escpos;

import java.util.ArrayList;
import java.util.List;
import org.carrel.sim.Octets;

/** The roll, what hangs out of the printer and what was cut off. */
final class Paper {
    private final PrinterOptions options;
    private final Octets white;
    private final List<Octets> hanging = new ArrayList<>();
    private final List<Slip> cut = new ArrayList<>();
    private int rowsLeft;

    Paper(PrinterOptions options, int rows) {
        this.options = options;
        this.white = Octets.of(new byte[options.dots() / 8]);
        this.rowsLeft = rows;
    }

    void load(int rows) {
        rowsLeft = rows;
    }

    boolean out() {
        return rowsLeft == 0;
    }

    boolean low() {
        return rowsLeft < options.lowRows();
    }

    /** @throws IllegalStateException without paper */
    void print(Octets row) {
        if (out()) {
            throw new IllegalStateException("printed without paper");
        }
        rowsLeft--;
        hanging.add(row);
    }

    /** As far as there is paper. */
    void feed(int rows) {
        for (int row = 0; row < rows && !out(); row++) {
            print(white);
        }
    }

    Slip cut() {
        Slip piece = new Slip(options.dots(), hanging);
        cut.add(piece);
        hanging.clear();
        return piece;
    }

    List<Slip> slips() {
        return List.copyOf(cut);
    }

    Slip hanging() {
        return new Slip(options.dots(), hanging);
    }
}
