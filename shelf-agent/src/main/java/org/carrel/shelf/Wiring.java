package org.carrel.shelf;

import java.util.List;
import java.util.SortedMap;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.OperationEvent.StartCause;
import org.carrel.contract.message.RosterKey;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.device.driver.feig.FeigReader;
import org.carrel.device.driver.feig.FeigSettings;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.CardReader;
import org.carrel.device.port.DesiredSettings;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.DigitalOutput;
import org.carrel.device.port.HubSession;
import org.carrel.device.port.Moment;
import org.carrel.device.port.Sounds;
import org.carrel.device.reading.LibraryTags;
import org.carrel.device.security.SecurityValues;
import org.carrel.device.tag.iso28560.SchemeRule;
import org.carrel.shelf.panel.Panel;
import org.carrel.shelf.pickup.state.Rules;
import org.carrel.shelf.pickup.state.Timings;
import org.carrel.shelf.presence.BayesianPresence;
import org.carrel.shelf.presence.PresenceSettings;
import org.carrel.shelf.presence.ShelfLayout;

/** A shelf as a parts list: the same object graph on a board, on a laptop and in a simulation; only what is plugged in differs. */
public final class Wiring {
    /** @param locks of compartments with doors */
    public record Ports(
            DeviceStore store,
            HubSession session,
            ByteLink readerLine,
            List<CardReader> cards,
            SortedMap<CompartmentId, DigitalOutput> lamps,
            SortedMap<CompartmentId, DigitalOutput> locks,
            Panel panel,
            Sounds sounds,
            DesiredSettings desired) {
        public Ports {
            cards = List.copyOf(cards);
        }

        /** A shelf that takes no settings from the hub. */
        public Ports(
                DeviceStore store,
                HubSession session,
                ByteLink readerLine,
                List<CardReader> cards,
                SortedMap<CompartmentId, DigitalOutput> lamps,
                SortedMap<CompartmentId, DigitalOutput> locks,
                Panel panel,
                Sounds sounds) {
            this(store, session, readerLine, cards, lamps, locks, panel, sounds, DesiredSettings.NONE);
        }
    }

    /** What the library decided for this shelf. */
    public record Plan(
            ShelfLayout layout,
            FeigSettings reader,
            SecurityValues security,
            List<SchemeRule> tagRules,
            Timings timings,
            ScreenLanguage language,
            RosterKey rosterKey,
            String software) {
        public Plan {
            tagRules = List.copyOf(tagRules);
        }
    }

    private Wiring() {}

    /** @param crashLoop whether it crashed several times shortly after its start */
    public static ShelfAgent shelf(Ports ports, Plan plan, StartCause cause, boolean crashLoop, Moment now) {
        ShelfParts parts = new ShelfParts(
                ports.store(),
                ports.session(),
                new FeigReader(ports.readerLine(), plan.reader()),
                ports.cards(),
                new BayesianPresence(plan.layout(), PresenceSettings.DEFAULT),
                new LibraryTags(plan.tagRules()),
                plan.security(),
                ports.lamps(),
                ports.locks(),
                ports.panel(),
                ports.sounds(),
                plan.rosterKey(),
                ports.desired());
        Rules rules = new Rules(
                plan.layout(), plan.timings(), plan.language(), plan.security().released());
        return new ShelfAgent(parts, rules, plan.software(), cause, crashLoop, now);
    }
}
