package org.carrel.device.link.mqtt;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.carrel.device.port.HubLink.Publication;

/**
 * Keeps messages under way below what the broker allows, in order, with the rest waiting; Paho would throw instead. Of one
 * connection; dropped with it. Not for several threads at once.
 */
final class PublishWindow {
    private final int size;
    private final int waitingMax;
    private final SequencedMap<Long, Long> sentAt = new LinkedHashMap<>();
    private final ArrayDeque<Publication> waiting = new ArrayDeque<>();
    private long numbers;

    /** What is to be done with a message. */
    enum Place {
        SEND,
        WAIT,
        REFUSE
    }

    PublishWindow(int size, int waitingMax) {
        this.size = size;
        this.waitingMax = waitingMax;
    }

    Place offer(Publication publication) {
        if (waiting.isEmpty() && sentAt.size() < size) {
            return Place.SEND;
        }
        if (waiting.size() >= waitingMax) {
            return Place.REFUSE;
        }
        waiting.add(publication);
        return Place.WAIT;
    }

    /** Notes that a message goes out and gives it a number for {@link #done}. */
    long sending(long now) {
        long number = ++numbers;
        sentAt.put(number, now);
        return number;
    }

    void done(long number) {
        sentAt.remove(number);
    }

    boolean mayTakeNext() {
        return !waiting.isEmpty() && sentAt.size() < size;
    }

    Publication takeNext() {
        return waiting.remove();
    }

    boolean idle() {
        return sentAt.isEmpty() && waiting.isEmpty();
    }

    /** Since when the longest has been under way, in monotonic nanoseconds; {@link Long#MAX_VALUE} for nothing under way. */
    long oldest() {
        Map.Entry<Long, Long> first = sentAt.firstEntry();
        return first == null ? Long.MAX_VALUE : first.getValue();
    }
}
