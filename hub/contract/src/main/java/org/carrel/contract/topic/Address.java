package org.carrel.contract.topic;

import java.util.Optional;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;

/** One device's room on the broker: {@code carrel/v1/{site}/{device}/}. The broker's access list holds the device inside it. */
public record Address(SiteId site, DeviceId device) {
    private static final String ROOT = "carrel/v1/";

    /** A topic taken apart. */
    public record Parsed(Address address, Channel channel) {}

    public String topic(Channel channel) {
        return prefix() + channel.suffix();
    }

    /** The common beginning of all topics of this device, with its final slash. */
    public String prefix() {
        return ROOT + site + "/" + device + "/";
    }

    /**
     * User name and client id of this device at the broker: {@code {site}.{device}}. No slash, which Mosquitto 2.1 does not accept
     * in names that its access list works with; no dot can be inside either part.
     */
    public String login() {
        return site + "." + device;
    }

    /** The filter by which the hub hears a channel of every device of every site. */
    public static String everyDevice(Channel channel) {
        return ROOT + "+/+/" + channel.suffix();
    }

    /** Takes a topic apart; empty when it is none of ours. */
    public static Optional<Parsed> parse(String topic) {
        if (!topic.startsWith(ROOT)) {
            return Optional.empty();
        }
        String[] levels = topic.substring(ROOT.length()).split("/", 3);
        if (levels.length < 3) {
            return Optional.empty();
        }
        for (Channel channel : Channel.values()) {
            if (channel.suffix().equals(levels[2])) {
                try {
                    return Optional.of(
                            new Parsed(new Address(new SiteId(levels[0]), new DeviceId(levels[1])), channel));
                } catch (IllegalArgumentException notAnIdentifier) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
