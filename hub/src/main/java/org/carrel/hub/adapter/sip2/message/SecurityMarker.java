package org.carrel.hub.adapter.sip2.message;

/** How an item is secured, 00 to 03; an RFID label is {@link #OTHER}. */
public enum SecurityMarker {
    OTHER("00"),
    NONE("01"),
    TATTLE_TAPE("02"),
    WHISPER_TAPE("03");

    private final String code;

    SecurityMarker(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static SecurityMarker read(String code) {
        for (SecurityMarker known : values()) {
            if (known.code.equals(code)) {
                return known;
            }
        }
        return OTHER;
    }
}
