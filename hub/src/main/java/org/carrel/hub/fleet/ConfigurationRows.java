package org.carrel.hub.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.carrel.contract.message.ConfigDesired;
import org.carrel.contract.message.ConfigReported;
import org.carrel.contract.topic.Address;

/** Where the devices' settings are kept; within one transaction. */
public interface ConfigurationRows {
    Optional<Configuration> find(Address device);

    /** Adds or replaces. */
    void put(Configuration configuration);

    void remove(Address device);

    /** Those whose desired version is above the published one, by site and device. */
    List<Configuration> unpublished();

    void publishAgain();

    /**
     * @param published the version that the broker has, 0 for none
     * @param reports none, or the last
     */
    record Configuration(
            Address device,
            ConfigDesired desired,
            Instant desiredAt,
            long published,
            List<ConfigReported> reports,
            Instant reportedAt) {
        public Configuration {
            reports = List.copyOf(reports);
        }

        static Configuration none(Address device, Instant now) {
            return new Configuration(device, new ConfigDesired(0, new TreeMap<>()), now, 0, List.of(), now);
        }

        public Optional<ConfigReported> reported() {
            return reports.stream().findFirst();
        }

        /** Above all that were given, also before a backup was restored. */
        long nextVersion() {
            return Math.max(
                            desired.version(),
                            reported().map(ConfigReported::version).orElse(0L))
                    + 1;
        }

        Configuration desiring(ConfigDesired next, Instant now) {
            return new Configuration(device, next, now, published, reports, reportedAt);
        }

        Configuration reporting(ConfigReported report, Instant now) {
            return new Configuration(device, desired, desiredAt, published, List.of(report), now);
        }

        Configuration havingPublished(long version) {
            return new Configuration(device, desired, desiredAt, version, reports, reportedAt);
        }
    }
}
