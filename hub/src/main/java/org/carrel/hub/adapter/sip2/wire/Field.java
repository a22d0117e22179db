package org.carrel.hub.adapter.sip2.wire;

/**
 * One variable field as it stands in a message. The text form shows no value: half of them are patrons' data.
 *
 * @param id two characters, known to this program or not
 */
public record Field(String id, String value) {
    public Field {
        if (id.length() != 2) {
            throw new IllegalArgumentException("a field's id has two characters, not '" + id + "'");
        }
    }

    @Override
    public String toString() {
        return id + "(" + value.length() + ")";
    }
}
