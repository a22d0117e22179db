package org.carrel.device.tag.iso15693;

/**
 * The two application family identifiers by which gates tell stock from loans. Libraries differ and gates know one pair, so the values are
 * settings. The byte is never locked (ISO 28560-1 clause 9).
 *
 * @param inStock gates raise the alarm, 0 to 255
 * @param onLoan gates are silent, 0 to 255
 */
public record AfiValues(int inStock, int onLoan) {
    /** ISO 28560-1: 0x07 in stock, 0xC2 on loan. */
    public static final AfiValues ISO_28560 = new AfiValues(0x07, 0xC2);

    /** Tags of 3M's older systems: 0xD7 secured, 0xDA unsecured (Biblio-RFID, RFID501.pm). */
    public static final AfiValues LEGACY_3M = new AfiValues(0xD7, 0xDA);

    /** What an identifier means to a gate. */
    public enum Meaning {
        IN_STOCK,
        ON_LOAN,
        /** Neither: another library's pair, or never set. */
        OTHER
    }

    public AfiValues {
        if (inStock < 0 || inStock > 0xFF || onLoan < 0 || onLoan > 0xFF || inStock == onLoan) {
            throw new IllegalArgumentException(
                    "afi values must be two different bytes, were " + inStock + " and " + onLoan);
        }
    }

    public Meaning meaning(int afi) {
        return afi == inStock ? Meaning.IN_STOCK : afi == onLoan ? Meaning.ON_LOAN : Meaning.OTHER;
    }
}
