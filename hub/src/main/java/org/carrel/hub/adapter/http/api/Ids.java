package org.carrel.hub.adapter.http.api;

import org.carrel.hub.adapter.http.Schema;

/** The written forms of the hub's ids in the API. */
public final class Ids {
    public static final Schema.Text SLUG = Schema.matching("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?", 32);
    public static final Schema.Text KEY = Schema.matching("[A-Za-z0-9_-]{1,64}", 64);
    public static final Schema.Text COMPARTMENT = Schema.matching("[A-Z0-9]{1,8}", 8);
    public static final Schema.Text PRINTABLE = Schema.text(64);
    public static final Schema.Text TAG = Schema.matching("[0-9A-F]{16}", 16);

    private Ids() {}
}
