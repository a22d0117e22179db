package org.carrel.device.sync;

import java.util.HexFormat;
import org.carrel.contract.id.EventId;
import org.carrel.device.port.Moment;
import org.carrel.device.port.RandomSource;

/** Event ids in the form of UUID version 7 (RFC 9562 clause 5.7): 48 bits of milliseconds, then chance. */
public final class EventIds {
    private static final long MILLIS_MASK = (1L << 48) - 1;
    private static final HexFormat HEX = HexFormat.of();
    private final RandomSource random;

    public EventIds(RandomSource random) {
        this.random = random;
    }

    /** A wall clock before 1970 counts as 1970: the time in an id only helps people to find it. */
    public EventId next(Moment now) {
        long millis = Math.max(0, now.wall().toEpochMilli()) & MILLIS_MASK;
        long chance = random.nextLong();
        long high = millis << 16 | 0x7000 | chance >>> 52;
        long low = 0x8000000000000000L | random.nextLong() >>> 2;
        String digits = HEX.toHexDigits(high) + HEX.toHexDigits(low);
        return new EventId(digits.substring(0, 8) + "-" + digits.substring(8, 12) + "-" + digits.substring(12, 16) + "-"
                + digits.substring(16, 20) + "-" + digits.substring(20));
    }
}
