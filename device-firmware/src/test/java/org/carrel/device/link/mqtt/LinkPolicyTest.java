package org.carrel.device.link.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.device.link.mqtt.ReasonPolicy.Ending;
import org.carrel.device.link.mqtt.ReasonPolicy.Pace;
import org.carrel.device.port.HubLink.Publication;
import org.carrel.device.port.HubLinkInput.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: when to try again, when to give up, what to send when: each decided by itself, without a socket. */
class LinkPolicyTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @ParameterizedTest
    @CsvSource({
        "0x80, NETWORK, NORMAL",
        "0x81, NETWORK, NORMAL",
        "0x84, NETWORK, SLOW",
        "0x85, NOT_AUTHORIZED, SLOW",
        "0x86, NOT_AUTHORIZED, SLOW",
        "0x87, NOT_AUTHORIZED, SLOW",
        "0x88, BUSY, NORMAL",
        "0x89, BUSY, NORMAL",
        "0x8A, NOT_AUTHORIZED, SLOW",
        "0x8B, NETWORK, NORMAL",
        "0x8E, TAKEN_OVER, SLOW",
        "0x97, BUSY, NORMAL",
        "0x9F, BUSY, NORMAL",
        "0xFF, NETWORK, NORMAL"
    })
    void reasonCodesMeanThis(String code, Reason reason, Pace pace) {
        Ending ending = ReasonPolicy.ending("CONNACK", Integer.decode(code));
        assertEquals(reason, ending.reason());
        assertEquals(pace, ending.pace());
        assertTrue(ending.detail().startsWith("CONNACK " + code), ending.detail());
    }

    @Test
    void waitsDoubleUpToTheMostAndAreNeverAllTheSame() {
        RetryDelay delay = new RetryDelay(
                new MqttSettings.Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofMinutes(5)),
                new SeededRandom(1));
        long ceiling = 1000;
        Set<Long> late = new HashSet<>();
        for (int attempt = 0; attempt < 50; attempt++) {
            long wait = delay.next(Pace.NORMAL).toMillis();
            assertTrue(wait >= 500 && wait <= ceiling, "attempt " + attempt + ": " + wait);
            ceiling = Math.min(ceiling * 2, 60_000);
            late.add(wait);
        }
        assertTrue(late.size() > 40);
        delay.reset();
        assertTrue(delay.next(Pace.NORMAL).toMillis() <= 1000);
        long slow = delay.next(Pace.SLOW).toMillis();
        assertTrue(slow >= 150_000 && slow <= 300_000);
    }

    @Test
    void lineIsDeadAfterTwoKeepAlivesOfSilence() {
        LineWatch watch = new LineWatch(deadlines(), 0);
        assertEquals(Optional.empty(), watch.verdict(20 * SECOND - 1, LineWatch.NEVER));
        assertTrue(watch.verdict(20 * SECOND, LineWatch.NEVER).isPresent());
        watch.heard(5 * SECOND);
        assertEquals(Optional.empty(), watch.verdict(20 * SECOND, LineWatch.NEVER));
        watch.impose(3);
        assertTrue(watch.verdict(11 * SECOND, LineWatch.NEVER).isPresent());
    }

    @Test
    void lineIsDeadWhenAMessageIsNotAcknowledged() {
        LineWatch watch = new LineWatch(deadlines(), 0);
        watch.heard(30 * SECOND);
        assertEquals(Optional.empty(), watch.verdict(30 * SECOND, 15 * SECOND + 1));
        assertTrue(watch.verdict(30 * SECOND, 15 * SECOND).isPresent());
        assertEquals(35 * SECOND, watch.nextLook(30 * SECOND, 20 * SECOND));
    }

    @Test
    void lineIsDeadWhenItWasClosedWithoutAWord() {
        LineWatch watch = new LineWatch(deadlines(), 0);
        watch.closed(SECOND);
        assertEquals(Optional.empty(), watch.verdict(SECOND, LineWatch.NEVER));
        assertTrue(watch.verdict(2 * SECOND, LineWatch.NEVER).isPresent());
        assertTrue(watch.nextLook(SECOND, LineWatch.NEVER) < 2 * SECOND);
    }

    @Test
    void windowKeepsOrderAndBounds() {
        PublishWindow window = new PublishWindow(2, 1);
        assertEquals(PublishWindow.Place.SEND, window.offer(publication(1)));
        long first = window.sending(10);
        assertEquals(PublishWindow.Place.SEND, window.offer(publication(2)));
        long second = window.sending(20);
        assertEquals(PublishWindow.Place.WAIT, window.offer(publication(3)));
        assertEquals(PublishWindow.Place.REFUSE, window.offer(publication(4)));
        assertEquals(10, window.oldest());
        window.done(first);
        assertEquals(20, window.oldest());
        // A place is free, but what waits comes first.
        assertEquals(PublishWindow.Place.REFUSE, window.offer(publication(5)));
        assertTrue(window.mayTakeNext());
        assertEquals(3, window.takeNext().token());
        window.done(second);
        assertTrue(window.idle());
    }

    @Test
    void settingsNameWhatIsWrong() {
        Address address = new Address(new SiteId("main"), new DeviceId("shelf-1"));
        MqttSettings.Login login = new MqttSettings.Login.Password("secret");
        IllegalArgumentException port = assertThrows(
                IllegalArgumentException.class,
                () -> MqttSettings.of("broker", 0, address, login, new MqttSettings.Trust.Plain()));
        assertEquals("broker port must be 1 to 65535, not 0", port.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> new MqttSettings.Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(1)));
        assertEquals(
                -1,
                MqttSettings.of("broker", 1883, address, login, new MqttSettings.Trust.Plain())
                        .toString()
                        .indexOf("secret"));
    }

    private static MqttSettings.Deadlines deadlines() {
        return new MqttSettings.Deadlines(
                Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(1));
    }

    private static Publication publication(long token) {
        return new Publication(token, "t", Bytes.EMPTY, 1, false, Bytes.EMPTY, Duration.ZERO);
    }
}
