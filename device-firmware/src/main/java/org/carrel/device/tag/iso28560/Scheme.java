package org.carrel.device.tag.iso28560;

/** A way of laying out data in a library tag's memory. */
public enum Scheme {
    /** Objects of ISO/IEC 15962, each with its identifier (ISO 28560-2). Data storage format identifier 0x06. */
    ISO_28560_2(0x06),
    /** A basic block of fixed length and optional extension blocks (ISO 28560-3). Data storage format identifier 0x3E. */
    ISO_28560_3(0x3E),
    /** The alphanumeric layout of 3M's "RFID 501". Has no data storage format identifier of its own; tags carry 0. */
    RFID_501(0x00);

    private final int dsfid;

    Scheme(int dsfid) {
        this.dsfid = dsfid;
    }

    /** The data storage format identifier that a tag written in this scheme should carry, 0 to 255. */
    public int dsfid() {
        return dsfid;
    }
}
