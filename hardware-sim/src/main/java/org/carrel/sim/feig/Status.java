package org.carrel.sim.feig;

/** Status bytes of replies (FEIG system manuals, annex "Index of Status Bytes"). */
final class Status {
    static final int OK = 0x00;
    static final int NO_TRANSPONDER = 0x01;
    static final int WRITE_ERROR = 0x03;
    static final int PARAMETER_RANGE = 0x11;
    static final int UNKNOWN_COMMAND = 0x80;
    static final int LENGTH = 0x81;
    static final int RF_COMMUNICATION = 0x83;
    static final int MORE_DATA = 0x94;
    static final int ISO_ERROR = 0x95;

    private Status() {}
}
