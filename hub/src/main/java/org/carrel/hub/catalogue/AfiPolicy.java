package org.carrel.hub.catalogue;

/**
 * Which application family identifiers (ISO/IEC 15693-3 clause 10.2) an item's tag has in stock and on loan, one byte each.
 */
public record AfiPolicy(int inStock, int onLoan) {
    /** ISO 28560-1 clause 9: 0x07 in stock, 0xC2 on loan. */
    public static final AfiPolicy ISO_28560 = new AfiPolicy(0x07, 0xC2);

    public AfiPolicy {
        if (inStock < 0 || inStock > 0xFF || onLoan < 0 || onLoan > 0xFF || inStock == onLoan) {
            throw new IllegalArgumentException("AFI values are two different bytes, not " + inStock + " and " + onLoan);
        }
    }
}
