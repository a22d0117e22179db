package org.carrel.device.security;

/**
 * What the library's gates listen for. The pairs in the field: 07/C2 (ISO 28560), D7/DA (3M). Nothing here ever locks the family
 * identifier: that could never be undone (ISO 28560-1).
 *
 * @param secured application family identifier of an item in stock, 0 to 255
 * @param released the same of an item on loan, 0 to 255, another than {@code secured}
 * @param eas whether electronic article surveillance (NXP tags only) is switched along; it cannot be read back, so the family
 *     identifier decides what counts as verified
 */
public record SecurityValues(int secured, int released, boolean eas) {
    public static final SecurityValues USUAL = new SecurityValues(0x07, 0xC2, false);

    public SecurityValues {
        if (secured < 0 || secured > 0xFF || released < 0 || released > 0xFF || secured == released) {
            throw new IllegalArgumentException(
                    "secured and released must be two values of 0 to 255, were " + secured + " and " + released);
        }
    }
}
