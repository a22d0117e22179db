package org.carrel.shelf;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.RosterKey;
import org.carrel.device.board.Board;
import org.carrel.device.board.Rig;
import org.carrel.device.board.Unusable;
import org.carrel.device.driver.feig.FeigSettings;
import org.carrel.device.driver.feig.FeigSettings.AntennaChoice;
import org.carrel.device.link.gpio.Pi4jPins;
import org.carrel.device.link.gpio.PinFailure;
import org.carrel.device.link.gpio.PinSetting;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.CardReader;
import org.carrel.device.port.DesiredSettings;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.DigitalOutput;
import org.carrel.device.port.HubSession;
import org.carrel.device.runtime.Supervisor;
import org.carrel.device.runtime.SystemClock;
import org.carrel.device.sync.Description;
import org.carrel.shelf.panel.web.PanelServer;

/** The shelf on its board: opens everything that the settings name and runs the agent; in the end lamps are dark and locks locked. */
final class ShelfBoard implements Board {
    private static final String SOFTWARE = "1.0";

    private final Rig<ShelfInput> rig;
    private final ShelfAgent agent;
    private final PanelServer panel;

    private ShelfBoard(Rig<ShelfInput> rig, ShelfAgent agent, PanelServer panel) {
        this.rig = rig;
        this.agent = agent;
        this.panel = panel;
    }

    static ShelfBoard open(ShelfSettings settings, DesiredSettings desired, SystemClock clock, Supervisor supervisor) {
        try {
            Rig<ShelfInput> rig = new Rig<>(settings.station(), clock, supervisor);
            try {
                return furnish(rig, settings, desired);
            } catch (IOException | RuntimeException failed) {
                rig.close();
                throw failed;
            }
        } catch (IOException | PinFailure | DeviceStore.StoreFailure | IllegalArgumentException unusable) {
            throw new Unusable("The shelf cannot start: " + unusable.getMessage(), unusable);
        }
    }

    private static ShelfBoard furnish(Rig<ShelfInput> rig, ShelfSettings settings, DesiredSettings desired)
            throws IOException {
        PanelServer panel =
                PanelServer.start(settings.panelPort(), action -> rig.offer(new ShelfInput.Touched(action)));
        rig.atEnd(panel::close);
        Pi4jPins pins = Pi4jPins.open(settings.gpio());
        rig.atEnd(pins::close);
        HubSession session = rig.hub(description(settings), ShelfInput.Hub::new);
        List<CardReader> cards = rig.cards(settings.cards(), ShelfInput.Card::new);
        ByteLink reader = rig.line("tag-reader", settings.reader(), input -> rig.offer(new ShelfInput.Reader(input)));
        SortedMap<CompartmentId, DigitalOutput> locks = new TreeMap<>();
        SortedMap<CompartmentId, DigitalOutput> lamps = new TreeMap<>();
        for (ShelfSettings.Wired wired : settings.compartments()) {
            CompartmentId id = wired.place().compartment();
            lamps.put(id, pins.output(new PinSetting(wired.lamp(), "lamp-" + id, true)));
            if (wired.place().locked()) {
                locks.put(id, pins.output(new PinSetting(wired.lock(), "lock-" + id, true)));
                // The contact pulls its line low while the door is shut, so that a cut wire reads as an open door.
                rig.atStart(() -> pins.input(
                        new PinSetting(wired.contact(), "contact-" + id, false),
                        shut -> rig.offer(new ShelfInput.Door(id, !shut))));
            }
        }
        ShelfAgent agent = Wiring.shelf(
                new Wiring.Ports(rig.store(), session, reader, cards, lamps, locks, panel, panel, desired),
                plan(settings, Bytes.hex(rig.rosterKey())),
                rig.cause(),
                rig.crashLoop(),
                rig.now());
        return new ShelfBoard(rig, agent, panel);
    }

    @Override
    public String screen() {
        return "http://127.0.0.1:" + panel.port() + "/";
    }

    @Override
    public void run() throws InterruptedException {
        rig.run(agent, agent::stopRequested, agent::stop);
    }

    @Override
    public void breakOff(Throwable broken) {
        rig.breakOff(broken);
    }

    @Override
    public void stop() {
        rig.stop();
    }

    @Override
    public void close() {
        rig.close();
    }

    private static Description description(ShelfSettings settings) {
        return new Description(
                settings.station().address(),
                Birth.Kind.PICKUP_SHELF,
                SOFTWARE,
                settings.compartments().stream()
                        .map(wired -> new Birth.Compartment(
                                wired.place().compartment(), wired.place().locked()))
                        .toList());
    }

    private static Wiring.Plan plan(ShelfSettings settings, Bytes key) {
        return new Wiring.Plan(
                settings.layout(),
                FeigSettings.of(settings.blockOrder(), AntennaChoice.RF_OUTPUT),
                settings.security(),
                List.of(),
                settings.timings(),
                settings.language(),
                new RosterKey(key),
                SOFTWARE);
    }
}
