package org.carrel.kiosk.display;

import java.io.IOException;
import java.util.List;
import org.carrel.contract.message.Birth;
import org.carrel.device.board.Board;
import org.carrel.device.board.Rig;
import org.carrel.device.board.Unusable;
import org.carrel.device.port.DesiredSettings;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.HubSession;
import org.carrel.device.runtime.Supervisor;
import org.carrel.device.runtime.SystemClock;
import org.carrel.device.sync.Description;

/** The display on its board: its journal, its line to the hub and its page. */
final class DisplayBoard implements Board {
    private static final String SOFTWARE = "1.0";

    private final Rig<DisplayInput> rig;
    private final DisplayAgent agent;
    private final DisplayServer page;

    private DisplayBoard(Rig<DisplayInput> rig, DisplayAgent agent, DisplayServer page) {
        this.rig = rig;
        this.agent = agent;
        this.page = page;
    }

    static DisplayBoard open(
            DisplaySettings settings, DesiredSettings desired, SystemClock clock, Supervisor supervisor) {
        try {
            Rig<DisplayInput> rig = new Rig<>(settings.station(), clock, supervisor);
            try {
                return furnish(rig, settings, desired);
            } catch (IOException | RuntimeException failed) {
                rig.close();
                throw failed;
            }
        } catch (IOException | DeviceStore.StoreFailure | IllegalArgumentException unusable) {
            throw new Unusable("The display cannot start: " + unusable.getMessage(), unusable);
        }
    }

    private static DisplayBoard furnish(Rig<DisplayInput> rig, DisplaySettings settings, DesiredSettings desired)
            throws IOException {
        DisplayServer page = DisplayServer.start(settings.port(), new DisplayJson(settings.size(), settings.zone()));
        rig.atEnd(page::close);
        HubSession session = rig.hub(
                new Description(settings.station().address(), Birth.Kind.CALL_DISPLAY, SOFTWARE, List.of()),
                DisplayInput.Hub::new);
        DisplayAgent agent = new DisplayAgent(
                new DisplayAgent.Parts(rig.store(), session, desired, page),
                settings.rules(),
                SOFTWARE,
                rig.cause(),
                rig.crashLoop(),
                rig.now());
        return new DisplayBoard(rig, agent, page);
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
}
