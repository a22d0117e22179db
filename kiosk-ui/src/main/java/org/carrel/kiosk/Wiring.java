package org.carrel.kiosk;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.message.OperationEvent.StartCause;
import org.carrel.device.driver.escpos.EscPosPrinter;
import org.carrel.device.driver.escpos.EscPosSettings;
import org.carrel.device.driver.feig.FeigReader;
import org.carrel.device.driver.feig.FeigSettings;
import org.carrel.device.port.Antenna;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.CardReader;
import org.carrel.device.port.DesiredSettings;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.HubSession;
import org.carrel.device.port.Moment;
import org.carrel.device.port.Sounds;
import org.carrel.device.reading.LibraryTags;
import org.carrel.device.security.SecurityValues;
import org.carrel.device.tag.iso28560.SchemeRule;
import org.carrel.kiosk.flow.Rules;
import org.carrel.kiosk.flow.Shown.Face;
import org.carrel.kiosk.flow.Shown.Sign;
import org.carrel.kiosk.receipt.Letterhead;
import org.carrel.kiosk.receipt.Typesetter;

/** A kiosk as a parts list: the same object graph on a board, on a laptop and in a simulation; only what is plugged in differs. */
public final class Wiring {
    /** What is plugged in. */
    public record Ports(
            DeviceStore store,
            HubSession session,
            ByteLink readerLine,
            List<CardReader> cards,
            Optional<Paper> paper,
            Face face,
            Optional<Sign> sign,
            Sounds sounds,
            DesiredSettings desired) {
        public Ports {
            cards = List.copyOf(cards);
        }
    }

    /**
     * A receipt printer.
     *
     * @param settings how it is built
     */
    public record Paper(ByteLink line, EscPosSettings settings, Typesetter typesetter, Letterhead letterhead) {}

    /**
     * What the library decided for this kiosk.
     *
     * @param pad the antenna under the pad
     */
    public record Plan(
            FeigSettings reader,
            Antenna pad,
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
    public static KioskAgent kiosk(Ports ports, Plan plan, StartCause cause, boolean crashLoop, Moment now) {
        KioskParts parts = new KioskParts(
                ports.store(),
                ports.session(),
                new FeigReader(ports.readerLine(), plan.reader()),
                plan.pad(),
                ports.cards(),
                ports.paper()
                        .map(paper -> new PaperParts(
                                new EscPosPrinter(paper.line(), paper.settings()),
                                paper.typesetter(),
                                paper.letterhead())),
                new LibraryTags(plan.tagRules()),
                plan.security(),
                ports.face(),
                ports.sign(),
                ports.sounds(),
                ports.desired());
        return new KioskAgent(parts, plan.rules(), plan.software(), cause, crashLoop, now);
    }
}
