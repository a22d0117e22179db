package org.carrel.hub.adapter.sip2.client;

import org.carrel.hub.adapter.sip2.response.Response;

/** What came of a request to the existing system. */
sealed interface Outcome {
    record Answered(Response response) implements Outcome {}

    /** It never left, or the system said that it is off line: nothing was done. */
    record NotAsked(String why) implements Outcome {}

    /** It was sent, and no answer came that can be believed. */
    record Unanswered(String why) implements Outcome {}
}
