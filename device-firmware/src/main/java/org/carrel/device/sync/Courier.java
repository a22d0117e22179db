package org.carrel.device.sync;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.HubLink;

/** Hands messages to the link and knows by their tokens what is under way. */
final class Courier {
    private final HubLink link;
    private final Address address;
    private final SortedMap<Long, Parcel> underWay = new TreeMap<>();
    private long lastToken;

    Courier(HubLink link, Address address) {
        this.link = link;
        this.address = address;
    }

    /** What a token stands for. */
    sealed interface Parcel {}

    record OfBirth(long number) implements Parcel {}

    record OfEvent(long sequence) implements Parcel {}

    record OfQuestion(AskId id) implements Parcel {}

    record OfReport(CommandId id, long number) implements Parcel {}

    record OfConfig(long version) implements Parcel {}

    /** Whether it arrives changes nothing here. */
    record OfNoConsequence() implements Parcel {}

    void send(Channel channel, Bytes payload, Parcel parcel) {
        send(channel, payload, parcel, Bytes.EMPTY, Duration.ZERO);
    }

    void send(Channel channel, Bytes payload, Parcel parcel, Bytes correlation, Duration expiry) {
        lastToken++;
        underWay.put(lastToken, parcel);
        link.publish(new HubLink.Publication(
                lastToken, address.topic(channel), payload, channel.qos(), channel.retained(), correlation, expiry));
    }

    /** What has ended with this token; empty when it ended before. */
    Optional<Parcel> ended(long token) {
        return Optional.ofNullable(underWay.remove(token));
    }

    /** The line went, and with it all that was under way. */
    void lost() {
        underWay.clear();
    }
}
