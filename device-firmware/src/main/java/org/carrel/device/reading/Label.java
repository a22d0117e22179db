package org.carrel.device.reading;

/**
 * What a tag says of its item beside its identifier.
 *
 * @param owner the library that it names (ISIL, as read); empty when it names none
 * @param parts of how many pieces the item consists, 1 or more
 * @param part which of them carries this tag; 0 when one tag stands for all of them
 */
public record Label(String owner, int parts, int part) {
    public static final Label PLAIN = new Label("", 1, 1);
}
