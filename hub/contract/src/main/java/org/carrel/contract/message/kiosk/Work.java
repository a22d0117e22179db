package org.carrel.contract.message.kiosk;

/**
 * A title as a screen names it.
 *
 * @param title empty where the hub knows none
 * @param author may be empty
 */
public record Work(String title, String author) {
    public static final Work UNKNOWN = new Work("", "");
}
