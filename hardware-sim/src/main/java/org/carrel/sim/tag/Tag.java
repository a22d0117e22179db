package org.carrel.sim.tag;

import java.util.Arrays;
import org.carrel.sim.Octets;
import org.carrel.sim.kernel.Chance;

/**
 * One tag: a chip with its memory. Its methods are what a reader may say to it (ISO/IEC 15693-3 §10, NXP SLIX §9); each gives what
 * it answers. Blocks are in tag order, the first byte of a block at the lowest index. Who hears whom is not its business, see the
 * world's radio.
 *
 * <p>Not thread-safe: it lives on the world's thread.
 */
public final class Tag {
    private static final TagReply DONE = new TagReply.Done();
    private static final TagReply SILENCE = new TagReply.Silence();

    private final Uid uid;
    private final TagModel model;
    private final byte[] memory;
    private final boolean[] locked;
    private int afi;
    private int dsfid;
    private boolean afiLocked;
    private boolean dsfidLocked;
    private boolean eas;
    private boolean easLocked;
    private boolean quiet;
    private boolean selected;
    private boolean dead;

    /** A tag as it comes from the factory: empty memory, AFI and DSFID 0, EAS off, nothing locked. */
    public Tag(Uid uid, TagModel model) {
        if (uid.manufacturer() != model.manufacturer()) {
            throw new IllegalArgumentException(uid + " is no UID of a " + model.name());
        }
        this.uid = uid;
        this.model = model;
        this.memory = new byte[model.memorySize()];
        this.locked = new boolean[model.blockCount()];
    }

    // ---- What is so ----

    public Uid uid() {
        return uid;
    }

    public TagModel model() {
        return model;
    }

    /** 0 to 255. */
    public int afi() {
        return afi;
    }

    /** 0 to 255. */
    public int dsfid() {
        return dsfid;
    }

    public boolean eas() {
        return eas;
    }

    public Octets memory() {
        return Octets.of(memory);
    }

    public boolean locked(int block) {
        return locked[block];
    }

    public boolean dead() {
        return dead;
    }

    // ---- Made at the workbench, not over the air ----

    /** Puts content into the memory from its start, locks or not; the rest stays as it is. */
    public Tag fill(Octets content) {
        System.arraycopy(content.toArray(), 0, memory, 0, content.size());
        return this;
    }

    public Tag setAfi(int value) {
        afi = value & 0xFF;
        return this;
    }

    public Tag setDsfid(int value) {
        dsfid = value & 0xFF;
        return this;
    }

    public Tag setEas(boolean on) {
        eas = on && model.eas();
        return this;
    }

    /** Cuts its antenna: it never answers again, as a creased label. */
    public void kill() {
        dead = true;
    }

    /** Joins the antenna again. */
    public void revive() {
        dead = false;
    }

    // ---- Over the air ----

    /** Whether it would answer an inventory request: powered tags that were told to be quiet, do not. */
    public boolean answersInventory() {
        return !quiet && !dead;
    }

    /** The field went, and with it the quiet and selected states. */
    public void losePower() {
        quiet = false;
        selected = false;
    }

    public TagReply stayQuiet() {
        quiet = true;
        selected = false;
        return SILENCE; // §10.2.2: the only addressed command without a response.
    }

    public TagReply select() {
        quiet = false;
        selected = true;
        return answered(DONE);
    }

    public void deselect() {
        selected = false;
    }

    public boolean selected() {
        return selected && !dead;
    }

    public TagReply resetToReady() {
        losePower();
        return answered(DONE);
    }

    public TagReply readBlock(int block) {
        return noSuch(block) ? refused(TagReply.Code.NO_SUCH_BLOCK) : answered(new TagReply.Data(block(block)));
    }

    /** What a write to this block would answer, without writing. */
    public TagReply beforeWriting(int block, Octets data) {
        if (noSuch(block)) {
            return refused(TagReply.Code.NO_SUCH_BLOCK);
        }
        if (data.size() != model.blockSize()) {
            return refused(TagReply.Code.UNKNOWN);
        }
        return locked[block] ? refused(TagReply.Code.LOCKED) : answered(DONE);
    }

    public TagReply writeBlock(int block, Octets data) {
        TagReply reply = beforeWriting(block, data);
        if (reply instanceof TagReply.Done) {
            System.arraycopy(data.toArray(), 0, memory, block * model.blockSize(), model.blockSize());
        }
        return reply;
    }

    /**
     * What is left in a block when the field goes while it is being programmed: the old content, the new, or some bits of each.
     * Chips promise nothing here, so each of the three may come out.
     */
    public void tearBlock(int block, Octets data, Chance chance) {
        if (!(beforeWriting(block, data) instanceof TagReply.Done)) {
            return;
        }
        byte[] fresh = data.toArray();
        int fate = chance.below(3);
        for (int index = 0; index < fresh.length; index++) {
            int at = block * model.blockSize() + index;
            int mask = fate == 0 ? 0 : fate == 1 ? 0xFF : chance.below(256);
            memory[at] = (byte) ((memory[at] & ~mask) | (fresh[index] & mask));
        }
    }

    public TagReply lockBlock(int block) {
        if (noSuch(block)) {
            return refused(TagReply.Code.NO_SUCH_BLOCK);
        }
        if (locked[block]) {
            return refused(TagReply.Code.ALREADY_LOCKED);
        }
        if (!dead) {
            locked[block] = true;
        }
        return answered(DONE);
    }

    public TagReply writeAfi(int value) {
        if (afiLocked) {
            return refused(TagReply.Code.LOCKED);
        }
        afi = dead ? afi : value & 0xFF;
        return answered(DONE);
    }

    public TagReply lockAfi() {
        TagReply reply = afiLocked ? refused(TagReply.Code.ALREADY_LOCKED) : answered(DONE);
        afiLocked |= !dead;
        return reply;
    }

    public TagReply writeDsfid(int value) {
        if (dsfidLocked) {
            return refused(TagReply.Code.LOCKED);
        }
        dsfid = dead ? dsfid : value & 0xFF;
        return answered(DONE);
    }

    public TagReply lockDsfid() {
        TagReply reply = dsfidLocked ? refused(TagReply.Code.ALREADY_LOCKED) : answered(DONE);
        dsfidLocked |= !dead;
        return reply;
    }

    /** NXP custom commands A2 (set) and A3 (reset). A chip of another maker is silent: the request names its maker. */
    public TagReply writeEas(boolean on) {
        if (!model.eas()) {
            return SILENCE;
        }
        if (easLocked) {
            return refused(TagReply.Code.UNKNOWN);
        }
        eas = dead ? eas : on;
        return answered(DONE);
    }

    /** NXP custom command A4. */
    public TagReply lockEas() {
        easLocked |= model.eas() && !dead;
        return model.eas() ? answered(DONE) : SILENCE;
    }

    private Octets block(int block) {
        int from = block * model.blockSize();
        return Octets.of(Arrays.copyOfRange(memory, from, from + model.blockSize()));
    }

    private boolean noSuch(int block) {
        return block < 0 || block >= model.blockCount();
    }

    private TagReply refused(int code) {
        return answered(new TagReply.Refused(code));
    }

    private TagReply answered(TagReply reply) {
        return dead ? SILENCE : reply;
    }

    @Override
    public String toString() {
        return uid.toString();
    }
}
