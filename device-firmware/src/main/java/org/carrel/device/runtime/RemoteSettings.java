package org.carrel.device.runtime;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.ConfigDesired;
import org.carrel.contract.message.ConfigReported;
import org.carrel.contract.message.ConfigReported.Result;
import org.carrel.device.port.DesiredSettings;
import org.carrel.device.port.Moment;

/**
 * Settings that the hub wants, in two generations. New ones are judged, kept aside as a trial and run after a restart; they replace the
 * earlier only once the hub was reached with them. If it is not reached in time, or the device dies first, the earlier are in force
 * again and the refused version is not tried a second time. Equal settings change nothing.
 *
 * <p>Nothing here names the device or its way to the hub: a device that has lost all of this is still itself.
 */
public final class RemoteSettings implements DesiredSettings {
    /** For reaching the hub with new settings. */
    public static final Duration CONFIRM_WITHIN = Duration.ofMinutes(2);

    static final String CURRENT = "settings.current";
    static final String PREVIOUS = "settings.previous";
    static final String TRIAL = "settings.trial";
    /** Holds the version of the trial that was started with. */
    static final String TRIED = "settings.tried";
    /** Holds the version that was given up. */
    static final String REFUSED = "settings.refused";

    private final SettingsFolder folder;
    private final Function<SortedMap<String, String>, List<String>> judge;
    private final List<String> findings = new ArrayList<>();
    private Generation inForce;
    private boolean onTrial;
    private boolean tellRefused;
    private long confirmBy = Moment.NEVER;

    /** @param judge one sentence for each problem with settings; empty when they are good */
    public RemoteSettings(SettingsFolder folder, Function<SortedMap<String, String>, List<String>> judge, Moment now) {
        this.folder = folder;
        this.judge = judge;
        this.inForce = current();
        read(TRIAL).ifPresent(trial -> begin(trial, now));
    }

    /** What to run with, on top of the device's own file. */
    public SortedMap<String, String> inForce() {
        return inForce.settings();
    }

    /** What was found damaged at start; one sentence each. */
    public List<String> findings() {
        return List.copyOf(findings);
    }

    @Override
    public Outcome desired(ConfigDesired desired, Moment now) {
        List<String> problems = new ArrayList<>(writable(desired.settings()));
        if (problems.isEmpty()) {
            problems.addAll(judge.apply(desired.settings()));
        }
        if (!problems.isEmpty()) {
            return report(desired.version(), Result.REJECTED, problems);
        }
        if (version(REFUSED) == desired.version()) {
            return report(desired.version(), Result.REVERTED, List.of());
        }
        if (desired.settings().equals(inForce.settings())) {
            // While on trial the confirmation reports; a message that comes at all came over the hub's line.
            return onTrial ? online(now) : report(desired.version(), Result.RUNNING, List.of());
        }
        try {
            folder.write(TRIAL, new Generation(desired.version(), desired.settings()).encode());
        } catch (UncheckedIOException refused) {
            return report(
                    desired.version(), Result.REJECTED, List.of("The device's medium does not take new settings."));
        }
        return new Outcome(List.of(), true);
    }

    @Override
    public Outcome online(Moment now) {
        if (tellRefused) {
            tellRefused = false;
            return report(version(REFUSED), Result.REVERTED, List.of());
        }
        if (!onTrial) {
            return Outcome.NOTHING;
        }
        try {
            folder.read(CURRENT).ifPresent(before -> folder.write(PREVIOUS, before));
            folder.write(CURRENT, inForce.encode());
            folder.delete(TRIAL);
        } catch (UncheckedIOException refused) {
            // Tried again at the next connection; until the time is over they are merely not yet confirmed.
            return Outcome.NOTHING;
        }
        onTrial = false;
        confirmBy = Moment.NEVER;
        return report(inForce.version(), Result.RUNNING, List.of());
    }

    @Override
    public Outcome wake(Moment now) {
        if (!now.reached(confirmBy)) {
            return Outcome.NOTHING;
        }
        confirmBy = Moment.NEVER;
        // What follows from a trial that was begun and not confirmed is concluded in one place: at the next start.
        return new Outcome(List.of(), true);
    }

    @Override
    public long nextDeadline() {
        return confirmBy;
    }

    private void begin(Generation trial, Moment now) {
        try {
            if (trial.equals(inForce)) {
                // Stopped between taking them over and tidying up.
                folder.delete(TRIAL);
            } else if (version(TRIED) == trial.version()) {
                folder.write(REFUSED, number(trial.version()));
                folder.delete(TRIAL);
                tellRefused = true;
            } else {
                folder.write(TRIED, number(trial.version()));
                inForce = trial;
                onTrial = true;
                confirmBy = now.in(CONFIRM_WITHIN);
            }
        } catch (UncheckedIOException refused) {
            findings.add("New settings wait, but the medium does not take what must be noted before they are tried.");
        }
    }

    private Generation current() {
        boolean there = folder.read(CURRENT).isPresent();
        Optional<Generation> whole = read(CURRENT);
        if (whole.isPresent() || !there) {
            return whole.orElse(Generation.NONE);
        }
        findings.add("The settings from the hub are damaged; the generation before is in force.");
        return read(PREVIOUS).orElse(Generation.NONE);
    }

    private Optional<Generation> read(String name) {
        return folder.read(name).flatMap(Generation::decode);
    }

    private long version(String name) {
        return folder.read(name)
                .map(bytes -> new String(bytes.toArray(), StandardCharsets.US_ASCII))
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(-1L);
    }

    private static Bytes number(long version) {
        return Bytes.of(Long.toString(version).getBytes(StandardCharsets.US_ASCII));
    }

    private static List<String> writable(Map<String, String> settings) {
        List<String> problems = new ArrayList<>();
        settings.forEach((key, value) -> {
            boolean lines = (key + value).lines().count() > 1 || value.endsWith("\n") || value.endsWith("\r");
            if (key.isEmpty() || key.contains("=") || lines) {
                problems.add("A setting's key or value has characters that no setting has.");
            }
        });
        return problems;
    }

    private static Outcome report(long version, Result result, List<String> problems) {
        return new Outcome(List.of(new ConfigReported(version, result, problems)), false);
    }
}
