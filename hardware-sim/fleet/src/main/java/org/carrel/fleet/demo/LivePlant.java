package org.carrel.fleet.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.fleet.premises.Program;
import org.carrel.sim.console.Plant;
import org.carrel.sim.link.TcpWire;

/** The demo's programs as the technician's console handles them. Safe for several threads. */
final class LivePlant implements Plant {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Machine> machines = new LinkedHashMap<>();
    private final Map<String, Duration> clocks = new ConcurrentHashMap<>();

    /**
     * @param cable to the hub, for a device
     * @param clock file with the offset of its wall clock in seconds
     */
    record Machine(Program program, Optional<TcpWire> cable, Path clock, String address) {}

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
                        clocks.getOrDefault(machine.program().name(), Duration.ZERO)
                                .toSeconds(),
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
    public void setClock(String program, Duration offset) {
        try {
            Files.writeString(machine(program).clock(), Long.toString(offset.toSeconds()));
            clocks.put(program, offset);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the clock of " + program + " could not be set", unwritable);
        }
    }

    private Machine machine(String program) {
        Machine machine = machines.get(program);
        if (machine == null) {
            throw new IllegalArgumentException("there is no program '" + program + "'");
        }
        return machine;
    }
}
