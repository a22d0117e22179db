package org.carrel.device.driver.feig;

import org.carrel.contract.id.Bytes;

/** Commands to the reader itself (FEIG H60301-3e chapters 5.2 to 5.6). */
enum ControlRequest implements FeigRequest {
    /** The processor starts anew; the reply comes before it does. */
    CPU_RESET(0x63),
    /** The whole reader starts anew. */
    SYSTEM_RESET(0x64),
    SOFTWARE_VERSION(0x65),
    /** MODE 0x00: the controller's firmware. */
    READER_INFO(0x66, 0x00),
    /** The field goes off for 15 ms, and every tag wakes to its ready state; the reply comes afterwards. */
    RF_RESET(0x69);

    private static final int NO_MODE = -1;

    private final int code;
    private final int mode;

    ControlRequest(int code) {
        this(code, NO_MODE);
    }

    ControlRequest(int code, int mode) {
        this.code = code;
        this.mode = mode;
    }

    @Override
    public Bytes payload() {
        return Bytes.of(mode == NO_MODE ? new byte[] {(byte) code} : new byte[] {(byte) code, (byte) mode});
    }
}
