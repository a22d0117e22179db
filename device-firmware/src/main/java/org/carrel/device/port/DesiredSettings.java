package org.carrel.device.port;

import java.util.List;
import org.carrel.contract.message.ConfigDesired;
import org.carrel.contract.message.ConfigReported;

/** What becomes of settings that the hub wants. A step machine; what it says is to be reported, in order. */
public interface DesiredSettings {
    Outcome desired(ConfigDesired desired, Moment now);

    /** The hub was reached. */
    Outcome online(Moment now);

    Outcome wake(Moment now);

    long nextDeadline();

    /** @param restart the process is to end in good order as soon as nobody is served, to start with other settings */
    record Outcome(List<ConfigReported> reports, boolean restart) {
        public static final Outcome NOTHING = new Outcome(List.of(), false);

        public Outcome {
            reports = List.copyOf(reports);
        }
    }

    /** A device whose settings are in its file alone: it says so. */
    DesiredSettings NONE = new DesiredSettings() {
        @Override
        public Outcome desired(ConfigDesired desired, Moment now) {
            return new Outcome(
                    List.of(new ConfigReported(
                            desired.version(),
                            ConfigReported.Result.REJECTED,
                            List.of("This device takes its settings from its own file only."))),
                    false);
        }

        @Override
        public Outcome online(Moment now) {
            return Outcome.NOTHING;
        }

        @Override
        public Outcome wake(Moment now) {
            return Outcome.NOTHING;
        }

        @Override
        public long nextDeadline() {
            return Moment.NEVER;
        }
    };
}
