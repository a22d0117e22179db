package org.carrel.sim.broker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a stream of bytes into packets by their remaining length (§2.1.4). One per connection and direction. */
public final class PacketFramer {
    private final int packetMax;
    private byte[] pending = new byte[0];

    /** One packet: its first byte, 0 to 255, and what follows the remaining length. */
    public record Frame(int first, Octets body) {}

    /** What bytes gave. */
    public sealed interface Result {
        record Frames(List<Frame> frames) implements Result {
            public Frames {
                frames = List.copyOf(frames);
            }
        }

        /** The stream cannot be read any further; the frames before the fault are still good. */
        record Broken(List<Frame> frames, int code, String reason) implements Result {
            public Broken {
                frames = List.copyOf(frames);
            }
        }
    }

    /** @param packetMax bytes of the largest packet that is taken, header included */
    public PacketFramer(int packetMax) {
        this.packetMax = packetMax;
    }

    public Result feed(byte[] bytes) {
        byte[] all = Arrays.copyOf(pending, pending.length + bytes.length);
        System.arraycopy(bytes, 0, all, pending.length, bytes.length);
        List<Frame> frames = new ArrayList<>();
        int at = 0;
        while (all.length - at >= 2) {
            int length = 0;
            int digits = 0;
            boolean complete = false;
            while (!complete && digits < 4 && at + 1 + digits < all.length) {
                int digit = all[at + 1 + digits] & 0xFF;
                length |= (digit & 0x7F) << (7 * digits);
                complete = digit < 0x80;
                digits++;
            }
            if (!complete && digits == 4) {
                return new Result.Broken(frames, ReasonCode.MALFORMED_PACKET, "remaining length over four bytes");
            }
            if (complete && 1 + digits + length > packetMax) {
                return new Result.Broken(frames, ReasonCode.PACKET_TOO_LARGE, "packet of " + length + " bytes");
            }
            int body = at + 1 + digits;
            if (!complete || all.length - body < length) {
                break;
            }
            frames.add(new Frame(all[at] & 0xFF, Octets.of(Arrays.copyOfRange(all, body, body + length))));
            at = body + length;
        }
        pending = Arrays.copyOfRange(all, at, all.length);
        return new Result.Frames(frames);
    }
}
