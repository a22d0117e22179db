package org.carrel.device.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.codec.Decoded;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.HubLink;

/** A link that takes nothing while it is down, nothing beyond a small broker's receive maximum, and nothing that is not well formed. */
final class FakeHubLink implements HubLink {
    /** Of Mosquitto, the smallest that is used. */
    static final int RECEIVE_MAXIMUM = 20;

    private final Address address;
    private final SortedMap<Long, Publication> underWay = new TreeMap<>();
    private final List<Sent> sent = new ArrayList<>();
    private boolean up;
    private long lastToken;

    /** A message that was handed over. */
    record Sent(long token, DeviceToHub message, Publication publication) {}

    FakeHubLink(Address address) {
        this.address = address;
    }

    @Override
    public void publish(Publication publication) {
        assertTrue(up, "published while the line was down: " + publication.topic());
        assertTrue(publication.token() > lastToken, "token " + publication.token() + " is not new");
        lastToken = publication.token();
        Address.Parsed parsed = Address.parse(publication.topic()).orElseThrow();
        assertEquals(address, parsed.address());
        Channel channel = parsed.channel();
        assertEquals(Channel.Direction.TO_HUB, channel.direction());
        assertEquals(channel.qos(), publication.qos());
        assertEquals(channel.retained(), publication.retain());
        assertEquals(channel == Channel.ASK, publication.correlation().length() > 0);
        assertEquals(channel == Channel.ASK, publication.expiry().compareTo(Duration.ZERO) > 0);
        Decoded<DeviceToHub> decoded = MessageCodec.decodeFromDevice(channel, publication.payload());
        if (!(decoded instanceof Decoded.Read<DeviceToHub>(DeviceToHub message))) {
            throw new AssertionError("not well formed: " + decoded);
        }
        sent.add(new Sent(publication.token(), message, publication));
        if (publication.qos() > 0) {
            underWay.put(publication.token(), publication);
            assertTrue(underWay.size() <= RECEIVE_MAXIMUM, underWay.size() + " messages under way");
        }
    }

    void up() {
        up = true;
    }

    void down() {
        up = false;
        underWay.clear();
    }

    /** A token ends once. */
    void end(long token) {
        assertTrue(underWay.remove(token) != null, "token " + token + " is not under way");
    }

    boolean underWay(long token) {
        return underWay.containsKey(token);
    }

    /** What was handed over since the last time, in order. */
    List<Sent> take() {
        List<Sent> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }
}
