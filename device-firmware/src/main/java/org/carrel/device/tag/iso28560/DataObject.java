package org.carrel.device.tag.iso28560;

import org.carrel.contract.id.Bytes;

/**
 * One encoded object (ISO/IEC 15962 clause 9, the data set of the no-directory method).
 *
 * @param oid relative object identifier, 1 to 270: the number of the data element in ISO 28560-1
 * @param data as packed
 */
record DataObject(int oid, Compaction compaction, Bytes data) {
    static final int IDENTIFIER = 1;
    static final int CONTENT = 2;
    static final int OWNER = 3;
    static final int SET = 4;
    static final int USAGE = 5;

    static final int OID_MAX = 15 + 0xFF;

    DataObject {
        if (oid < 1 || oid > OID_MAX) {
            throw new IllegalArgumentException("object identifier must be 1 to " + OID_MAX + ", was " + oid);
        }
    }
}
