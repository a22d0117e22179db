package org.carrel.hub.adapter.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.carrel.contract.codec.Decoded;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.Acknowledgement;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.Ask;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.CallBoard;
import org.carrel.contract.message.Command;
import org.carrel.contract.message.CommandOrder;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.ConfigDesired;
import org.carrel.contract.message.ConfigReported;
import org.carrel.contract.message.Death;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.message.DropAsk;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.PickupRoster;
import org.carrel.contract.message.Question;
import org.carrel.contract.message.Response;
import org.carrel.contract.message.Telemetry;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.hub.access.Lockout;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.fleet.Devices.Hearing;
import org.carrel.hub.fleet.FleetMemory;
import org.carrel.hub.fleet.Presence;
import org.carrel.hub.intake.DeviceEvents;
import org.carrel.hub.store.CardChecking;
import org.carrel.hub.store.Retiring;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.StoreException;
import org.carrel.hub.transaction.Transactor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub's side of every conversation with a device, above the wire: messages in, messages out, no thread and no clock of its
 * own. Several threads may call it, as long as the messages of one device come in their order. What is to be sent is
 * given back, to be published after the call: by then everything it speaks of is committed.
 */
public final class Conversation {
    private static final Logger log = LoggerFactory.getLogger(Conversation.class);

    /** Nobody waits longer at a shelf. */
    private static final Duration ANSWER_EXPIRY = Duration.ofSeconds(10);

    /** The next acknowledgement says the same and more. */
    private static final Duration ACKNOWLEDGEMENT_EXPIRY = Duration.ofMinutes(1);

    private final Transactor<Services> store;
    private final FleetMemory memory;
    private final LookingAhead looking;
    private final Speaking speaking;

    public Conversation(Transactor<Services> store, FleetMemory memory) {
        this(store, memory, new LookingAhead(new CardChecking(store, new Lockout())));
    }

    /** @param looking what is done before a question is answered */
    public Conversation(Transactor<Services> store, FleetMemory memory, LookingAhead looking) {
        this.store = store;
        this.memory = memory;
        this.looking = looking;
        this.speaking = new Speaking(store);
    }

    /** What a batch of messages came to. */
    private record Outcome(List<Outbound> out, SequencedMap<Address, Long> committed) {
        Outcome() {
            this(new ArrayList<>(), new LinkedHashMap<>());
        }

        Outcome acknowledged() {
            committed.forEach((device, through) -> out.add(
                    new Outbound.Say(device, new Acknowledgement(through), Bytes.EMPTY, ACKNOWLEDGEMENT_EXPIRY)));
            return this;
        }
    }

    /** Messages in their order, of one device or several; one transaction for all of them. */
    public List<Outbound> receive(List<Inbound> messages, Instant now) {
        List<Heard> heard = messages.stream()
                .map(message -> looking.look(Heard.of(message), now))
                .toList();
        return receiveAll(Heard.inTurn(heard), now);
    }

    private List<Outbound> receiveAll(List<Heard> messages, Instant now) {
        try {
            return store.<Outcome>write(services -> {
                        Outcome outcome = takeAll(messages, services, now);
                        takeHeld(services, outcome, now);
                        return outcome.acknowledged();
                    })
                    .out();
        } catch (StoreException unavailable) {
            log.debug("the store did not take {} messages, which will be sent again", messages.size(), unavailable);
            return List.of();
        } catch (RuntimeException failure) {
            log.debug("one of {} messages could not be applied; each is tried by itself", messages.size(), failure);
            List<Outbound> out = new ArrayList<>();
            messages.forEach(message -> out.addAll(receiveAlone(message, now)));
            return out;
        }
    }

    /** Without what is held, so that nothing suffers for a neighbour that cannot be applied. */
    private List<Outbound> receiveAlone(Heard message, Instant now) {
        try {
            return store.<Outcome>write(
                            services -> takeAll(List.of(message), services, now).acknowledged())
                    .out();
        } catch (StoreException unavailable) {
            log.debug("the store did not take a message, which will be sent again", unavailable);
            return List.of();
        } catch (RuntimeException failure) {
            log.error("a message of {} could not be applied; it stays with the device", message.device(), failure);
            memory.oddities().note(message.device(), "not-applied", now);
            return List.of();
        }
    }

    private Outcome takeAll(List<Heard> messages, Services services, Instant now) {
        Outcome outcome = new Outcome();
        for (Heard message : messages) {
            take(message, services, outcome, now);
        }
        return outcome;
    }

    /** Events that came before their turn, to this hub or to another one on the same database, and have it now. */
    private void takeHeld(Services services, Outcome outcome, Instant now) {
        for (Address device : List.copyOf(outcome.committed().keySet())) {
            Optional<Bytes> held = services.events().nextHeld(device);
            while (held.isPresent()) {
                Inbound from = new Inbound(device, Channel.EVENT, held.get(), false, Bytes.EMPTY);
                take(Heard.of(from), services, outcome, now);
                held = services.events().nextHeld(device);
            }
        }
    }

    private void take(Heard message, Services services, Outcome outcome, Instant now) {
        Optional<Birth.Kind> kind =
                services.fleet().devices().device(message.device()).map(Device::kind);
        if (kind.isEmpty()) {
            memory.oddities().note(message.device(), "not-enrolled", now);
            return;
        }
        switch (message.decoded()) {
            case Decoded.Read<DeviceToHub>(DeviceEvent event)
            when !Furniture.mayTell(kind.get(), event.body()) ->
                refused(
                        message,
                        "not-of-its-kind",
                        new Decoded.OfEvent(event.id(), event.sequence(), event.time()),
                        services,
                        outcome,
                        now);
            case Decoded.Read<DeviceToHub>(Question question)
            when !Furniture.mayAsk(kind.get(), question.ask()) ->
                refused(message, "not-of-its-kind", new Decoded.NoEnvelope(), services, outcome, now);
            case Decoded.Read<DeviceToHub>(DeviceToHub said) -> take(message, said, services, outcome, now);
            case Decoded.Unknown<DeviceToHub>(String path, String word, Decoded.Envelope envelope) ->
                refused(message, "unknown " + path + " " + word, envelope, services, outcome, now);
            case Decoded.Malformed<DeviceToHub>(Decoded.Reason reason, String path, Decoded.Envelope envelope) ->
                refused(message, "malformed " + reason + " " + path, envelope, services, outcome, now);
        }
    }

    private static void event(
            Heard message, DeviceEvents.Receipt receipt, Services services, Outcome outcome, Instant now) {
        outcome.committed().put(message.device(), receipt.through());
        if (receipt instanceof DeviceEvents.Receipt.Gap gap) {
            services.events().hold(message.device(), gap, message.from().payload(), now);
        }
    }

    private void take(Heard message, DeviceToHub said, Services services, Outcome outcome, Instant now) {
        Inbound from = message.from();
        Address device = from.device();
        if (!(said instanceof Birth || said instanceof Death)) {
            // Regular figures count although this hub has not missed the device: another one may have, and be gone.
            boolean regular = said instanceof Telemetry;
            boolean missed = memory.listening().heard(device, regular, now);
            if (missed || regular) {
                services.fleet().devices().heardAgain(device, now);
            }
        }
        switch (said) {
            case Birth birth -> born(from, birth, services, outcome.committed(), now);
            case Death death -> {
                if (services.fleet().devices().died(device, death, now) == Hearing.CURRENT) {
                    memory.listening().forget(device);
                }
            }
            case DeviceEvent event ->
                event(message, services.events().apply(device, event, now), services, outcome, now);
            case Question question -> outcome.out().add(answer(message, question, services, now));
            case CommandReport report -> reported(device, report, services, outcome, now);
            case ConfigReported report -> services.fleet().configurations().reported(device, report, now);
            case Telemetry telemetry -> {
                memory.figures().told(device, telemetry, now);
                correct(device, telemetry, services, outcome.committed());
            }
        }
    }

    /** A device that says it has wiped itself is one no longer. */
    private void reported(Address device, CommandReport report, Services services, Outcome outcome, Instant now) {
        if (!services.fleet().commands().reported(device, report, now)) {
            memory.oddities().note(device, "report-of-no-command", now);
        } else if (report.progress() instanceof CommandReport.Done
                && services.fleet()
                        .commands()
                        .command(report.id())
                        .filter(done -> done.command() instanceof Command.Decommission)
                        .isPresent()) {
            boolean _ = Retiring.retire(services, device, new Actor.Device(device), now);
            outcome.out().addAll(farewell(device, services));
        }
    }

    /**
     * A device may have heard an acknowledgement late that a hub gave before it was restored from a backup; with nothing new to say, it
     * would never learn that events are missing.
     */
    private static void correct(
            Address device, Telemetry telemetry, Services services, SequencedMap<Address, Long> committed) {
        Double believed = telemetry.figures().get(Telemetry.ACKNOWLEDGED);
        if (believed != null) {
            long through = services.events().through(device);
            if (believed != through) {
                committed.put(device, through);
            }
        }
    }

    private void born(
            Inbound from, Birth birth, Services services, SequencedMap<Address, Long> committed, Instant now) {
        Address device = from.device();
        if (!from.retained()) {
            Instant began = now.minusMillis(birth.time().uptimeMillis());
            memory.comings()
                    .born(device, birth.session(), began, now)
                    .ifPresent(who -> services.trust().usedTwice(device, who, now));
        }
        long known = services.fleet()
                .devices()
                .device(device)
                .map(before -> before.presence().session())
                .orElse(0L);
        if (services.fleet().devices().born(device, birth, from.retained(), now) != Hearing.CURRENT) {
            return;
        }
        if (from.retained()) {
            // What the broker remembers is not the device speaking: its figures of what it has sent are old.
            memory.listening().expect(device, now);
            committed.put(device, services.events().through(device));
        } else {
            memory.listening().connected(device, now);
            committed.put(device, services.events().greet(device, birth.oldestKept(), birth.newest(), now));
        }
        Provisions.give(device, services, now);
        if (birth.session() != known) {
            services.fleet().commands().sessionBegan(device, now);
            // What was under way on the connection before is sent again on this one, if it is the same device still.
            services.events().forgetHeld(device);
        }
    }

    private static Outbound answer(Heard message, Question question, Services services, Instant now) {
        Address device = message.device();
        Answer answer = switch (question.ask()) {
            case Ask.WhoCollects(var card) -> services.pickup().whoCollects(device, card, now);
            case Ask.RenewCertificate(var request) -> services.trust().renew(device, request, now);
            case KioskAsk<?> _ -> services.kiosk().answer(device, question, message.ahead(), now);
            case DropAsk<?> ask -> services.drops().answer(device, ask, now);
        };
        return new Outbound.Say(
                device, new Response(question.id(), answer), message.from().correlation(), ANSWER_EXPIRY);
    }

    private void refused(
            Heard message, String why, Decoded.Envelope envelope, Services services, Outcome outcome, Instant now) {
        Address device = message.device();
        memory.oddities().note(device, why, now);
        switch (envelope) {
            case Decoded.OfEvent(var id, long sequence, var time) ->
                event(message, services.events().refuse(device, id, sequence, time, why, now), services, outcome, now);
            case Decoded.OfCommand _, Decoded.NoEnvelope _ -> {
                // Counted; there is nothing that the device could do about it.
            }
        }
    }

    /** The line is up: what the broker should have kept is said again, and whoever was alive has to show it. */
    public void connected(Instant now) {
        List<Device> devices = store.read(services -> services.fleet().devices().all());
        for (Device device : devices) {
            speaking.repeatKept(device.address());
            if (device.presence() instanceof Presence.Alive) {
                memory.listening().expect(device.address(), now);
            }
        }
        store.run(services -> services.fleet().configurations().republishAll());
    }

    /** The line is down: nobody's silence means anything. */
    public void disconnected() {
        memory.listening().deaf();
    }

    /** Devices that have just fallen silent are lost; each hub notices by itself, since it hears by itself. */
    public void noticeSilence(Instant now) {
        List<Address> silent = memory.listening().turnedSilent(now);
        if (!silent.isEmpty()) {
            store.run(services ->
                    silent.forEach(device -> services.fleet().devices().silent(device, now)));
        }
    }

    /** What has become due by the clock or by a change: commands and settings to send, deadlines, silence. */
    public List<Outbound> due(Instant now) {
        noticeSilence(now);
        return speaking.due(now);
    }

    /** Rosters that have changed or end soon. Hashes cards for milliseconds each, so it has a thread of its own in production. */
    public List<Outbound> rostersDue(Instant now) {
        return speaking.rostersDue(now);
    }

    /** What queue displays are to show, when it has changed or has to be said again. */
    public List<Outbound> boardsDue(Instant now) {
        return speaking.boardsDue(now);
    }

    /** A retired device: what the broker keeps of it is to be cleared. */
    public List<Outbound> farewell(Address device) {
        return store.write(services -> farewell(device, services));
    }

    private List<Outbound> farewell(Address device, Services services) {
        memory.listening().forget(device);
        memory.figures().forget(device);
        services.events().forgetHeld(device);
        List<Outbound> out = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            if (channel.retained()) {
                out.add(new Outbound.Clear(device, channel));
            }
        }
        return out;
    }

    /** The line tells how a publication ended. Writes to the store when that matters. */
    public void ended(Outbound outbound, boolean delivered, Instant now) {
        speaking.ended(outbound, delivered, now);
    }

    /** Whether {@link #ended} has something to do, so that it is worth another thread's time. */
    public static boolean endMatters(Outbound outbound) {
        return outbound instanceof Outbound.Say said
                && switch (said.message()) {
                    case CommandOrder _, PickupRoster _, ConfigDesired _, CallBoard _ -> true;
                    case Response _, Acknowledgement _ -> false;
                };
    }
}
