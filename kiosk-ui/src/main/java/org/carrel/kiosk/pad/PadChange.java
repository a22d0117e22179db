package org.carrel.kiosk.pad;

import org.carrel.contract.id.TagUid;

/** What {@link Pad} concluded. */
public sealed interface PadChange {
    /** @param dsfid data storage format identifier as seen, 0 to 255 */
    record Appeared(TagUid uid, int dsfid) implements PadChange {}

    record Left(TagUid uid) implements PadChange {}
}
