package org.carrel.shelf.bookdrop;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.carrel.contract.message.Birth;
import org.carrel.device.board.Board;
import org.carrel.device.board.Rig;
import org.carrel.device.board.Unusable;
import org.carrel.device.driver.feig.FeigSettings;
import org.carrel.device.driver.feig.FeigSettings.AntennaChoice;
import org.carrel.device.link.gpio.Pi4jPins;
import org.carrel.device.link.gpio.PinFailure;
import org.carrel.device.link.gpio.PinSetting;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.DesiredSettings;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.HubSession;
import org.carrel.device.runtime.Supervisor;
import org.carrel.device.runtime.SystemClock;
import org.carrel.device.sync.Description;
import org.carrel.shelf.bookdrop.page.DropServer;
import org.carrel.shelf.bookdrop.screen.DropJson;
import org.carrel.shelf.bookdrop.screen.DropTexts;

/** The drop on its board: opens everything that the settings name and runs the agent; in the end nothing moves and the flap goes shut. */
final class DropBoard implements Board {
    private static final String SOFTWARE = "1.0";

    private final Rig<DropInput> rig;
    private final DropAgent agent;
    private final DropServer page;

    private DropBoard(Rig<DropInput> rig, DropAgent agent, DropServer page) {
        this.rig = rig;
        this.agent = agent;
        this.page = page;
    }

    static DropBoard open(DropSettings settings, DesiredSettings desired, SystemClock clock, Supervisor supervisor) {
        try {
            Rig<DropInput> rig = new Rig<>(settings.station(), clock, supervisor);
            try {
                return furnish(rig, settings, desired);
            } catch (IOException | RuntimeException failed) {
                rig.close();
                throw failed;
            }
        } catch (IOException | PinFailure | DeviceStore.StoreFailure | IllegalArgumentException unusable) {
            throw new Unusable("The book drop cannot start: " + unusable.getMessage(), unusable);
        }
    }

    private static DropBoard furnish(Rig<DropInput> rig, DropSettings settings, DesiredSettings desired)
            throws IOException {
        DropServer page = DropServer.start(
                settings.screenPort(), new DropJson(new DropTexts(settings.elsewhere()), settings.language()));
        rig.atEnd(page::close);
        Pi4jPins pins = Pi4jPins.open(settings.gpio());
        rig.atEnd(pins::close);
        HubSession session = rig.hub(description(settings), DropInput.Hub::new);
        ByteLink reader = rig.line("tag-reader", settings.reader(), input -> rig.offer(new DropInput.Reader(input)));
        DropSettings.Moved moved = settings.moved();
        DropPins outputs = new DropPins(
                pins.output(new PinSetting(moved.flapOpen(), "flap-open", true)),
                pins.output(new PinSetting(moved.flapFree(), "flap-free", true)),
                pins.output(new PinSetting(moved.belt(), "belt", true)),
                pins.output(new PinSetting(moved.diverter(), "diverter", true)));
        watch(rig, pins, settings);
        DropAgent agent = Wiring.drop(
                new Wiring.Ports(rig.store(), session, reader, outputs, page, page, desired),
                new Wiring.Plan(
                        FeigSettings.of(settings.blockOrder(), AntennaChoice.RF_OUTPUT),
                        settings.antenna(),
                        settings.security(),
                        List.of(),
                        settings.rules(),
                        SOFTWARE),
                rig.cause(),
                rig.crashLoop(),
                rig.now());
        return new DropBoard(rig, agent, page);
    }

    /** Each of them pulls its line low while all is well, so that a cut wire reads as the worse. */
    private static void watch(Rig<DropInput> rig, Pi4jPins pins, DropSettings settings) {
        DropSettings.Watched watched = settings.watched();
        input(rig, pins, watched.entry(), "barrier-entry", light -> new DropInput.Entry(!light));
        input(rig, pins, watched.exit(), "barrier-exit", light -> new DropInput.Exit(!light));
        input(rig, pins, watched.flap(), "flap-contact", DropInput.Flap::new);
        for (DropSettings.WiredBin wired : settings.bins()) {
            String name = wired.bin().id().value();
            input(
                    rig,
                    pins,
                    wired.at(),
                    "at-" + name,
                    at -> new DropInput.Diverter(wired.bin().id(), at));
            input(
                    rig,
                    pins,
                    wired.level(),
                    "level-" + name,
                    room -> new DropInput.Level(wired.bin().id(), !room));
        }
    }

    private static void input(
            Rig<DropInput> rig, Pi4jPins pins, int line, String name, Function<Boolean, DropInput> told) {
        rig.atStart(() -> pins.input(new PinSetting(line, name, false), low -> rig.offer(told.apply(low))));
    }

    @Override
    public String screen() {
        return "http://127.0.0.1:" + page.port() + "/";
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

    private static Description description(DropSettings settings) {
        return new Description(
                settings.station().address(),
                Birth.Kind.BOOK_DROP,
                SOFTWARE,
                settings.bins().stream()
                        .map(wired -> new Birth.Compartment(wired.bin().id(), false))
                        .toList());
    }
}
