package org.carrel.device.sync;

import java.time.Duration;

/**
 * The bounds of a {@link DeviceSession}.
 *
 * @param brokerWindow events handed over and not yet confirmed by the broker. Together with the few other messages that may be under way
 *     below the receive maximum of a small broker (Mosquitto: 20)
 * @param hubWindow events sent and not yet acknowledged by the hub
 * @param questionsMax questions waiting for their answer; one more is unanswered at once
 * @param answerWait how long a question waits
 * @param resendFirst wait for an acknowledgement before everything since the last one is sent again; doubles up to {@code resendLast}
 * @param refusedFirst wait before an event that the broker refused for good is tried again; doubles up to {@code refusedLast}
 * @param persistAfter how long an acknowledgement may stay unwritten: losing it costs some duplicates, writing each costs the medium
 * @param persistRows how many events may be acknowledged before that is written without waiting
 * @param waitingWarning events waiting for the hub beyond which staff are told
 */
public record SessionSettings(
        int brokerWindow,
        int hubWindow,
        int questionsMax,
        Duration answerWait,
        Duration resendFirst,
        Duration resendLast,
        Duration refusedFirst,
        Duration refusedLast,
        Duration persistAfter,
        int persistRows,
        int waitingWarning) {
    public static final SessionSettings USUAL = new SessionSettings(
            12,
            256,
            8,
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofMinutes(2),
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofSeconds(1),
            128,
            50_000);

    public SessionSettings {
        if (brokerWindow < 1 || hubWindow < 1 || questionsMax < 1 || persistRows < 1 || waitingWarning < 1) {
            throw new IllegalArgumentException("every bound must be at least 1: brokerWindow " + brokerWindow
                    + ", hubWindow " + hubWindow + ", questionsMax " + questionsMax + ", persistRows " + persistRows
                    + ", waitingWarning " + waitingWarning);
        }
    }
}
