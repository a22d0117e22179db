package org.carrel.contract.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.message.HubToDevice;
import org.carrel.contract.topic.Channel;
import org.junit.jupiter.api.Test;

/** Properties that hold for any message and for any bytes, drawn from fixed seeds. */
class RoundTripTest {
    private static final int MESSAGES_MIN = 40_000;
    private static final int MESSAGES_MAX = 200_000;
    private static final int MUTATIONS = 100_000;

    /** Goal: what is written is what is read. Method: random messages, until every kind was among them, there and back. */
    @Test
    void everyMessageComesBackAsItWas() {
        RandomMessages random = new RandomMessages(20261123);
        SortedSet<Class<?>> all = Contract.everyCase();
        SortedSet<Class<?>> drawn = new TreeSet<>(Comparator.comparing(Class::getName));
        for (int count = 0; count < MESSAGES_MIN || (count < MESSAGES_MAX && drawn.size() < all.size()); count++) {
            DeviceToHub up = random.fromDevice();
            assertEquals(
                    new Decoded.Read<>(up),
                    MessageCodec.decodeFromDevice(MessageCodec.channel(up), MessageCodec.encode(up)),
                    "message " + count);
            HubToDevice down = random.fromHub();
            assertEquals(
                    new Decoded.Read<>(down),
                    MessageCodec.decodeFromHub(MessageCodec.channel(down), MessageCodec.encode(down)),
                    "message " + count);
            if (drawn.size() < all.size()) {
                drawn.addAll(Contract.casesIn(up));
                drawn.addAll(Contract.casesIn(down));
            }
        }
        assertEquals(all, drawn, "the draw must reach every case");
    }

    /**
     * Goal: no bytes make the decoder throw, and what it accepts it can write. Method: valid payloads with bytes changed,
     * cut, doubled and put in, on every channel.
     */
    @Test
    void noBytesMakeItThrow() {
        SplittableRandom random = new SplittableRandom(7);
        RandomMessages messages = new RandomMessages(8);
        byte[] payload = MessageCodec.encode(messages.fromDevice()).toArray();
        for (int count = 0; count < MUTATIONS; count++) {
            if (count % 20 == 0) {
                Bytes fresh = random.nextBoolean()
                        ? MessageCodec.encode(messages.fromDevice())
                        : MessageCodec.encode(messages.fromHub());
                payload = fresh.toArray();
            }
            payload = mutated(payload, random);
            Channel channel = Channel.values()[random.nextInt(Channel.values().length)];
            String context = "mutation " + count + ": " + new String(payload, StandardCharsets.UTF_8);
            switch (MessageCodec.decodeFromDevice(channel, Bytes.of(payload))) {
                case Decoded.Read<DeviceToHub>(DeviceToHub message) ->
                    assertEquals(channel, MessageCodec.channel(reread(message)), context);
                case Decoded.Unknown<DeviceToHub> unknown -> assertPrintable(unknown.path() + unknown.word(), context);
                case Decoded.Malformed<DeviceToHub> malformed -> assertPrintable(malformed.path(), context);
            }
            switch (MessageCodec.decodeFromHub(channel, Bytes.of(payload))) {
                case Decoded.Read<HubToDevice>(HubToDevice message) ->
                    assertEquals(channel, MessageCodec.channel(message), context);
                case Decoded.Unknown<HubToDevice> unknown -> assertPrintable(unknown.path() + unknown.word(), context);
                case Decoded.Malformed<HubToDevice> malformed -> assertPrintable(malformed.path(), context);
            }
        }
    }

    private static DeviceToHub reread(DeviceToHub message) {
        Bytes again = MessageCodec.encode(message);
        assertEquals(new Decoded.Read<>(message), MessageCodec.decodeFromDevice(MessageCodec.channel(message), again));
        return message;
    }

    private static void assertPrintable(String text, String context) {
        assertEquals(text.replaceAll("[^A-Za-z0-9._\\[\\]?-]", "!"), text, context);
    }

    private static byte[] mutated(byte[] payload, SplittableRandom random) {
        if (payload.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int at = random.nextInt(payload.length);
        byte[] changed = payload.clone();
        switch (random.nextInt(5)) {
            case 0 -> changed[at] = (byte) random.nextInt(256);
            case 1 -> changed[at] = (byte) "{}[]\",:0-9eE.ntf\\u".charAt(random.nextInt(18));
            case 2 -> changed = Arrays.copyOf(payload, at);
            case 3 -> {
                changed = new byte[payload.length + 1];
                System.arraycopy(payload, 0, changed, 0, at);
                changed[at] = (byte) random.nextInt(256);
                System.arraycopy(payload, at, changed, at + 1, payload.length - at);
            }
            default -> changed[at] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }
}
