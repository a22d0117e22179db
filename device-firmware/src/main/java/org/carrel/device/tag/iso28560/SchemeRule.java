package org.carrel.device.tag.iso28560;

/**
 * A library's own word on how tags with certain identifiers are to be read, for stock whose tags were written wrong.
 *
 * @param dsfid data storage format identifier that the rule is for, 0 to 255, or {@link #ANY}
 * @param afi application family identifier that the rule is for, 0 to 255, or {@link #ANY}
 * @param scheme how such a tag is read, whatever it says itself
 */
public record SchemeRule(int dsfid, int afi, Scheme scheme) {
    /** Matches every value, also an unknown one. */
    public static final int ANY = -1;

    public SchemeRule {
        if (dsfid < ANY || dsfid > 0xFF || afi < ANY || afi > 0xFF) {
            throw new IllegalArgumentException("dsfid and afi must be 0 to 255 or ANY, were " + dsfid + ", " + afi);
        }
    }

    boolean matches(int tagDsfid, int tagAfi) {
        return (dsfid == ANY || dsfid == tagDsfid) && (afi == ANY || afi == tagAfi);
    }
}
