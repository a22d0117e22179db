package org.carrel.device.driver.escpos;

/** What {@code DLE EOT n} can ask. The answer does not say which question it answers; so only one is asked at a time. */
enum StatusQuestion {
    PRINTER(1),
    OFF_LINE_CAUSE(2),
    ERROR_CAUSE(3),
    PAPER(4);

    private final int number;

    StatusQuestion(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    StatusQuestion next() {
        return switch (this) {
            case PRINTER -> OFF_LINE_CAUSE;
            case OFF_LINE_CAUSE -> ERROR_CAUSE;
            case ERROR_CAUSE -> PAPER;
            case PAPER -> PRINTER;
        };
    }
}
