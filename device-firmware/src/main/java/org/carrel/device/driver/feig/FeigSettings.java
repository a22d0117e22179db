package org.carrel.device.driver.feig;

import java.time.Duration;

/**
 * How a reader is wired and how patient we are with it.
 *
 * @param address of the reader on its bus, 0 to 254, or 255 for whichever is there
 * @param form of our frames; the reader answers in the same
 * @param blockOrder of the bytes within a block, as this reader's firmware has it
 * @param antennas how an antenna is chosen
 * @param retries how often a command is repeated that the reader did not answer, 0 to 9
 * @param faultsBeforeReset commands failing in a row through the reader's fault until it is reset, 1 to 99
 */
public record FeigSettings(
        int address,
        FrameForm form,
        BlockOrder blockOrder,
        AntennaChoice antennas,
        int retries,
        int faultsBeforeReset,
        Timing timing) {
    /** A single reader on its line with antenna outputs. */
    public static final FeigSettings DEFAULT = new FeigSettings(
            255, FrameForm.STANDARD, BlockOrder.AS_SENT, AntennaChoice.RF_OUTPUT, 2, 3, Timing.DEFAULT);

    /** Order of the bytes within a block on the line between reader and host. */
    public enum BlockOrder {
        AS_SENT,
        /** Last byte first, which Biblio-RFID and libdanrfid turn back as well ("forcereverse"). */
        REVERSED
    }

    /** How the reader is told which antenna to use. */
    public enum AntennaChoice {
        /** The field is sent to the output of the antenna's number. */
        RF_OUTPUT,
        /** There is one antenna, number 1. */
        SINGLE
    }

    /**
     * Times on the line; all positive.
     *
     * @param gap silence between frames, at least 5 ms (FEIG H60301-3e chapter 2.1)
     * @param quiet silence within a frame after which its beginning is doubted; more than the 12 ms that a reader may pause and than
     *     what adaptors add
     * @param control longest wait for a reply that needs no tag
     * @param inventory longest wait for an inventory
     * @param read longest wait for blocks, system information
     * @param write longest wait for a write
     * @param boot how long a reader needs after a reset before it listens
     * @param heartbeat after so long without a word from the reader it is asked for one
     * @param patience how long a command waits for a reader that is away or starting
     * @param reopen shortest time between two times that the line is dropped for a reader's silence
     */
    public record Timing(
            Duration gap,
            Duration quiet,
            Duration control,
            Duration inventory,
            Duration read,
            Duration write,
            Duration boot,
            Duration heartbeat,
            Duration patience,
            Duration reopen) {
        private static final Duration GAP_MIN = Duration.ofMillis(5);

        public static final Timing DEFAULT = new Timing(
                Duration.ofMillis(5),
                Duration.ofMillis(40),
                Duration.ofMillis(300),
                Duration.ofSeconds(3),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofMillis(800),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10));

        public Timing {
            if (gap.compareTo(GAP_MIN) < 0) {
                throw new IllegalArgumentException("gap must be at least 5 ms, was " + gap);
            }
            positive("quiet", quiet);
            positive("control", control);
            positive("inventory", inventory);
            positive("read", read);
            positive("write", write);
            positive("boot", boot);
            positive("heartbeat", heartbeat);
            positive("patience", patience);
            positive("reopen", reopen);
        }

        private static void positive(String name, Duration value) {
            if (!value.isPositive()) {
                throw new IllegalArgumentException(name + " must be positive, was " + value);
            }
        }
    }

    /** As {@link #DEFAULT}, for a reader of this make and with these antennas. */
    public static FeigSettings of(BlockOrder blockOrder, AntennaChoice antennas) {
        return new FeigSettings(
                DEFAULT.address(),
                DEFAULT.form(),
                blockOrder,
                antennas,
                DEFAULT.retries(),
                DEFAULT.faultsBeforeReset(),
                DEFAULT.timing());
    }

    public FeigSettings {
        if (address < 0 || address > 0xFF) {
            throw new IllegalArgumentException("address must be 0 to 255, was " + address);
        }
        if (retries < 0 || retries > 9) {
            throw new IllegalArgumentException("retries must be 0 to 9, was " + retries);
        }
        if (faultsBeforeReset < 1 || faultsBeforeReset > 99) {
            throw new IllegalArgumentException("faultsBeforeReset must be 1 to 99, was " + faultsBeforeReset);
        }
    }

    public FeigSettings withForm(FrameForm changed) {
        return new FeigSettings(address, changed, blockOrder, antennas, retries, faultsBeforeReset, timing);
    }

    public FeigSettings withBlockOrder(BlockOrder changed) {
        return new FeigSettings(address, form, changed, antennas, retries, faultsBeforeReset, timing);
    }

    public FeigSettings withAntennas(AntennaChoice changed) {
        return new FeigSettings(address, form, blockOrder, changed, retries, faultsBeforeReset, timing);
    }

    public FeigSettings withTiming(Timing changed) {
        return new FeigSettings(address, form, blockOrder, antennas, retries, faultsBeforeReset, changed);
    }

    boolean anyAddress() {
        return address == 0xFF;
    }
}
