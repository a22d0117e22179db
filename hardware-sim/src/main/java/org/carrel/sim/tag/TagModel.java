package org.carrel.sim.tag;

/**
 * A kind of chip.
 *
 * @param manufacturer second byte of its UIDs
 * @param icReference what it answers to Get System Information, a value seen on such chips
 * @param blockCount user blocks, 1 to 256
 * @param blockSize bytes in a block, 1 to 32
 * @param eas whether it knows NXP's commands for electronic article surveillance
 */
public record TagModel(String name, int manufacturer, int icReference, int blockCount, int blockSize, boolean eas) {
    /** NXP ICODE SLIX, the usual library tag: 112 bytes. */
    public static final TagModel SLIX = new TagModel("NXP ICODE SLIX", 0x04, 0x01, 28, 4, true);
    /** NXP ICODE SLIX2: 320 bytes. */
    public static final TagModel SLIX2 = new TagModel("NXP ICODE SLIX2", 0x04, 0x01, 80, 4, true);
    /** TI Tag-it HF-I Plus: 256 bytes. */
    public static final TagModel TAG_IT_PLUS = new TagModel("TI Tag-it HF-I Plus", 0x07, 0x8B, 64, 4, false);
    /** TI Tag-it HF-I Standard: 32 bytes, two short of the basic block of ISO 28560-3. */
    public static final TagModel TAG_IT_STANDARD = new TagModel("TI Tag-it HF-I Standard", 0x07, 0xC0, 8, 4, false);
    /** ST LRI2K: 256 bytes. */
    public static final TagModel LRI2K = new TagModel("ST LRI2K", 0x02, 0x20, 64, 4, false);
    /** Fujitsu MB89R118: blocks of 8 bytes. */
    public static final TagModel MB89R118 = new TagModel("Fujitsu MB89R118", 0x08, 0x01, 250, 8, false);

    public TagModel {
        if (blockCount < 1 || blockCount > 256 || blockSize < 1 || blockSize > 32) {
            throw new IllegalArgumentException("no such memory: " + blockCount + " blocks of " + blockSize + " bytes");
        }
    }

    public int memorySize() {
        return blockCount * blockSize;
    }

    /** A UID of this maker; {@code serial} fills the lower 48 bits. */
    public Uid uid(long serial) {
        return new Uid(0xE000_0000_0000_0000L | ((long) manufacturer << 48) | (serial & 0xFFFF_FFFF_FFFFL));
    }
}
