package org.carrel.device.driver.feig;

import java.util.List;
import org.carrel.contract.id.Bytes;
import org.carrel.device.port.TagResult;

/** Lets the benchmarks at what is closed to other packages: bytes of an inventory reply to sightings. */
public final class InventoryDecoding {
    private final FeigFramer framer = new FeigFramer();

    /** @throws IllegalArgumentException when the bytes are not one inventory reply */
    public List<TagResult.Sighting> decode(Bytes bytes) {
        List<ReplyFrame> frames = framer.receive(bytes);
        if (frames.size() == 1
                && InventoryRequest.decode(frames.getFirst().data())
                        instanceof Decoded.Understood<InventoryRequest.Reply>(InventoryRequest.Reply reply)) {
            return reply.sightings();
        }
        throw new IllegalArgumentException("not an inventory reply: " + bytes);
    }

    /** The reply of a reader that sees so many tags, in the advanced form. */
    public static Bytes reply(int tags) {
        StringBuilder hex = new StringBuilder("00B000%02X".formatted(tags));
        for (int tag = 0; tag < tags; tag++) {
            hex.append("033EE00401%010X".formatted(0x50_3309_0000L + tag));
        }
        return Frames.advanced(Bytes.hex(hex.toString()));
    }
}
