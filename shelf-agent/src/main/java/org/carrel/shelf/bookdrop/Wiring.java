package org.carrel.shelf.bookdrop;

import java.util.List;
import org.carrel.contract.message.OperationEvent.StartCause;
import org.carrel.device.driver.feig.FeigReader;
import org.carrel.device.driver.feig.FeigSettings;
import org.carrel.device.port.Antenna;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.DesiredSettings;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.HubSession;
import org.carrel.device.port.Moment;
import org.carrel.device.port.Sounds;
import org.carrel.device.reading.LibraryTags;
import org.carrel.device.security.SecurityValues;
import org.carrel.device.tag.iso28560.SchemeRule;
import org.carrel.shelf.bookdrop.screen.DropView;
import org.carrel.shelf.bookdrop.sorting.Rules;

/** A drop as a parts list: the same object graph on a board, on a laptop and in a simulation; only what is plugged in differs. */
public final class Wiring {
    /** What is plugged in. */
    public record Ports(
            DeviceStore store,
            HubSession session,
            ByteLink readerLine,
            DropPins pins,
            DropView view,
            Sounds sounds,
            DesiredSettings desired) {}

    /** What the library decided for this drop. */
    public record Plan(
            FeigSettings reader,
            Antenna antenna,
            SecurityValues security,
            List<SchemeRule> tagRules,
            Rules rules,
            String software) {
        public Plan {
            tagRules = List.copyOf(tagRules);
        }
    }

    private Wiring() {}

    /** @param crashLoop whether it crashed several times shortly after its start */
    public static DropAgent drop(Ports ports, Plan plan, StartCause cause, boolean crashLoop, Moment now) {
        DropParts parts = new DropParts(
                ports.store(),
                ports.session(),
                new FeigReader(ports.readerLine(), plan.reader()),
                plan.antenna(),
                new LibraryTags(plan.tagRules()),
                plan.security(),
                ports.pins(),
                ports.view(),
                ports.sounds(),
                ports.desired());
        return new DropAgent(parts, plan.rules(), plan.software(), cause, crashLoop, now);
    }
}
