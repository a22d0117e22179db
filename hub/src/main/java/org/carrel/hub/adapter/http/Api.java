package org.carrel.hub.adapter.http;

/** Where the API lives. */
final class Api {
    static final String ROOT = "/api/v1";

    private Api() {}
}
