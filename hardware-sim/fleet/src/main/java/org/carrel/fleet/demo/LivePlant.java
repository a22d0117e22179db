package org.carrel.fleet.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.fleet.clock.ClockSetting;
import org.carrel.fleet.premises.Program;
import org.carrel.sim.console.Plant;
import org.carrel.sim.link.TcpWire;

/** The demo's programs as the technician's console handles them. Safe for several threads. */
final class LivePlant implements Plant {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration DAY = Duration.ofDays(1);
    /** Where the common clock chips begin to count (DS3231, PCF8523). */
    private static final Instant CHIPS_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final InstantSource machineTime;
    private final Map<String, Machine> machines = new LinkedHashMap<>();
    private final Map<String, Stand> clocks = new ConcurrentHashMap<>();
    private volatile Duration passed = Duration.ZERO;

    /**
     * @param cable to the hub, for a device
     * @param clock file from which it takes its wall clock
     */
    record Machine(Program program, Optional<TcpWire> cable, Path clock, String address) {}

    private record Stand(Clock clock, ClockSetting setting) {}

    LivePlant(InstantSource machineTime) {
        this.machineTime = machineTime;
    }

    /** Before anybody asks: not for several threads. */
    void add(Machine machine) {
        machines.put(machine.program().name(), machine);
    }

    @Override
    public List<ProgramView> programs() {
        return machines.values().stream()
                .map(machine -> new ProgramView(
                        machine.program().name(),
                        machine.cable().isPresent(),
                        machine.program().running(),
                        machine.cable()
                                .map(cable -> !(cable.state() instanceof TcpWire.State.Whole))
                                .orElse(false),
                        stand(machine).clock(),
                        machine.program().starts(),
                        machine.address()))
                .toList();
    }

    @Override
    public void stop(String program) {
        try {
            machine(program).program().stop(PATIENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start(String program) {
        machine(program).program().start();
    }

    @Override
    public void pullPlug(String program) {
        try {
            machine(program).program().pullPlug();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void cutNetwork(String program, boolean cut) {
        TcpWire cable = machine(program)
                .cable()
                .orElseThrow(() -> new IllegalArgumentException("'" + program + "' has no cable to the hub"));
        if (cut) {
            cable.cut();
        } else {
            cable.restore();
        }
    }

    @Override
    public synchronized void setClock(String program, Clock clock) {
        Machine machine = machine(program);
        ClockSetting setting = switch (clock) {
            case RIGHT -> ClockSetting.RIGHT;
            case DAY_FAST -> ClockSetting.off(DAY);
            case DAY_SLOW -> ClockSetting.off(DAY.negated());
            case GAINING -> ClockSetting.gaining(Duration.ofHours(1), machineTime.instant());
            case BATTERY_EMPTY -> ClockSetting.waking(CHIPS_EPOCH);
        };
        clocks.put(program, new Stand(clock, setting));
        write(machine);
        if (clock == Clock.BATTERY_EMPTY && machine.program().running()) {
            pullPlug(program);
            start(program);
        }
    }

    @Override
    public synchronized void passTime(Duration time) {
        passed = passed.plus(time);
        machines.values().forEach(this::write);
    }

    /** The time in the library, in which more may have passed than on this machine. */
    Instant now() {
        return machineTime.instant().plus(passed);
    }

    private void write(Machine machine) {
        try {
            stand(machine).setting().later(passed).write(machine.clock());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(
                    "the clock of " + machine.program().name() + " could not be set", unwritable);
        }
    }

    private Stand stand(Machine machine) {
        return clocks.getOrDefault(machine.program().name(), new Stand(Clock.RIGHT, ClockSetting.RIGHT));
    }

    private Machine machine(String program) {
        Machine machine = machines.get(program);
        if (machine == null) {
            throw new IllegalArgumentException("there is no program '" + program + "'");
        }
        return machine;
    }
}
