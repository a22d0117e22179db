package org.carrel.hub.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.Command;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.topic.Address;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.feed.Feed;
import org.carrel.hub.fleet.IssuedCommand.Accepted;
import org.carrel.hub.fleet.IssuedCommand.Done;
import org.carrel.hub.fleet.IssuedCommand.Expired;
import org.carrel.hub.fleet.IssuedCommand.Failed;
import org.carrel.hub.fleet.IssuedCommand.Failure;
import org.carrel.hub.fleet.IssuedCommand.Progress;
import org.carrel.hub.fleet.IssuedCommand.Queued;
import org.carrel.hub.fleet.IssuedCommand.Sent;

/**
 * Commands to devices. Each has a deadline in every state, so none stays open for ever: one that was not accepted expires by its
 * own clock, one that was accepted and never finished fails. The device executes each at most once, so sending again is safe.
 * Lives in one transaction.
 */
public final class Commands {
    static final Duration VALIDITY_MIN = Duration.ofSeconds(1);
    static final Duration VALIDITY_MAX = Duration.ofDays(1);

    /** More than this waiting for one device means that nobody looks. */
    private static final int OPEN_MAX = 50;

    /** After this without a word of the device a command is sent again. */
    private static final Duration ACCEPTANCE_WAIT = Duration.ofSeconds(5);

    /** The device's word on an expiry may come a little late. */
    private static final Duration EXPIRY_GRACE = Duration.ofSeconds(5);

    private static final Duration RESULT_WAIT = Duration.ofMinutes(2);

    /** People walk while it goes on. */
    private static final Duration GUIDED_RESULT_WAIT = Duration.ofHours(1);

    private final CommandRows rows;
    private final Devices devices;
    private final Audit audit;
    private final Feed feed;

    public Commands(CommandRows rows, Devices devices, Audit audit, Feed feed) {
        this.rows = rows;
        this.devices = devices;
        this.audit = audit;
        this.feed = feed;
    }

    /**
     * @param requestKey chosen by the caller, the same when a request is repeated; empty for none
     * @param validity 1 second to 1 day
     */
    public record Request(Address device, Command<?> command, Duration validity, String requestKey) {}

    /** What became of a request. */
    public sealed interface Issuing {
        record Issued(IssuedCommand command) implements Issuing {}

        /** The same request had been made before; this is its command. */
        record IssuedBefore(IssuedCommand command) implements Issuing {}

        record Refused(Refusal reason) implements Issuing {}
    }

    /** Why a command is not taken. */
    public enum Refusal {
        DEVICE_UNKNOWN,
        COMPARTMENT_UNKNOWN,
        VALIDITY_OUT_OF_RANGE,
        TOO_MANY_OPEN,
        /** The key was used for another command. */
        REQUEST_KEY_REUSED
    }

    public Issuing issue(Request request, CommandId id, Actor by, Instant now) {
        String issuer = name(by);
        Optional<IssuedCommand> before =
                request.requestKey().isEmpty() ? Optional.empty() : rows.byRequest(issuer, request.requestKey());
        if (before.isPresent()) {
            boolean same = before.get().device().equals(request.device())
                    && before.get().command().equals(request.command());
            return same ? new Issuing.IssuedBefore(before.get()) : new Issuing.Refused(Refusal.REQUEST_KEY_REUSED);
        }
        Optional<Refusal> refusal = refusal(request);
        if (refusal.isPresent()) {
            return new Issuing.Refused(refusal.get());
        }
        IssuedCommand command = new IssuedCommand(
                id, request.device(), request.command(), now, now.plus(request.validity()), issuer, new Queued(now));
        rows.add(command, request.requestKey());
        audit.record(by, Audit.Action.COMMAND_ISSUED, "command:" + id, Devices.subject(request.device()), now);
        feed.add(new Fact.DeviceChanged(request.device()), now);
        return new Issuing.Issued(command);
    }

    private Optional<Refusal> refusal(Request request) {
        Optional<Device> device = devices.device(request.device());
        if (device.isEmpty()) {
            return Optional.of(Refusal.DEVICE_UNKNOWN);
        }
        if (request.validity().compareTo(VALIDITY_MIN) < 0 || request.validity().compareTo(VALIDITY_MAX) > 0) {
            return Optional.of(Refusal.VALIDITY_OUT_OF_RANGE);
        }
        Optional<CompartmentId> compartment = switch (request.command()) {
            case Command.OpenCompartment(CompartmentId opened) -> Optional.of(opened);
            case Command.BlinkCompartment(CompartmentId blinking, Duration _) -> Optional.of(blinking);
            case Command.GuidePull _,
                    Command.TakeInventory _,
                    Command.SelfTest _,
                    Command.Restart _,
                    Command.Decommission _ -> Optional.empty();
        };
        boolean there = compartment
                .map(wanted -> device.get().description().compartments().stream()
                        .anyMatch(known -> known.id().equals(wanted)))
                .orElse(true);
        if (!there) {
            return Optional.of(Refusal.COMPARTMENT_UNKNOWN);
        }
        return rows.open(request.device()).size() >= OPEN_MAX ? Optional.of(Refusal.TOO_MANY_OPEN) : Optional.empty();
    }

    public Optional<IssuedCommand> command(CommandId id) {
        return rows.find(id);
    }

    /** Newest first. */
    public List<IssuedCommand> recent(Address device, int limit) {
        return rows.recent(device, limit);
    }

    /** Of all devices, newest first. */
    public List<IssuedCommand> recent(int limit) {
        return rows.recent(limit);
    }

    /** What should be sent now: to devices that are there, once and then again until the device has accepted. */
    public List<IssuedCommand> toSend(Instant now) {
        List<IssuedCommand> due = new ArrayList<>();
        for (IssuedCommand command : rows.open()) {
            boolean wanted = now.isBefore(command.expires())
                    && switch (command.progress()) {
                        case Queued _ -> true;
                        case Sent(Instant at) -> !now.isBefore(at.plus(ACCEPTANCE_WAIT));
                        case Accepted _, Done _, Failed _, Expired _ -> false;
                    };
            if (wanted && alive(command.device())) {
                due.add(command);
            }
        }
        return due;
    }

    private boolean alive(Address address) {
        return devices.device(address)
                .map(device -> device.presence() instanceof Presence.Alive)
                .orElse(false);
    }

    /** The device began a new session: what was sent into the old one is sent anew. */
    public void sessionBegan(Address device, Instant now) {
        for (IssuedCommand command : rows.open(device)) {
            if (command.progress() instanceof Sent) {
                move(command, new Queued(now), now);
            }
        }
    }

    /** The broker has it. */
    public void sent(CommandId id, Instant now) {
        rows.find(id).ifPresent(command -> {
            switch (command.progress()) {
                case Queued _, Sent _ -> move(command, new Sent(now), now);
                case Accepted _, Done _, Failed _, Expired _ -> {
                    // The device was quicker than the broker's receipt.
                }
            }
        });
    }

    /**
     * The device reports. Its word counts although the hub had given the command up: it knows what it did.
     *
     * @return whether the command is known and this device's
     */
    public boolean reported(Address device, CommandReport report, Instant now) {
        Optional<IssuedCommand> known =
                rows.find(report.id()).filter(command -> command.device().equals(device));
        known.ifPresent(command -> {
            Progress next = switch (report.progress()) {
                case CommandReport.Accepted _ -> new Accepted(now);
                case CommandReport.Done done -> new Done(now, done.reply());
                case CommandReport.Failed failed -> new Failed(now, failure(failed.reason()));
                case CommandReport.Expired _ -> new Expired(now);
            };
            boolean backwards = next instanceof Accepted && command.progress().ended();
            boolean repeated = next.getClass() == command.progress().getClass();
            if (!backwards && !repeated) {
                move(command, next, now);
            }
        });
        return known.isPresent();
    }

    /** Ends what is out of time. */
    public int tidy(Instant now) {
        int ended = 0;
        for (IssuedCommand command : rows.open()) {
            if (!now.isBefore(deadline(command))) {
                move(
                        command,
                        command.progress() instanceof Accepted ? new Failed(now, Failure.NO_RESULT) : new Expired(now),
                        now);
                ended++;
            }
        }
        return ended;
    }

    /** Whether anything is under way, so that the clock matters. */
    public boolean anyOpen() {
        return !rows.open().isEmpty();
    }

    private static Instant deadline(IssuedCommand command) {
        return switch (command.progress()) {
            case Queued _ -> command.expires();
            case Sent _ -> command.expires().plus(EXPIRY_GRACE);
            case Accepted(Instant at) ->
                at.plus(
                        switch (command.command()) {
                            case Command.GuidePull _, Command.Decommission _ -> GUIDED_RESULT_WAIT;
                            case Command.BlinkCompartment(CompartmentId _, Duration lasting) ->
                                RESULT_WAIT.plus(lasting);
                            case Command.OpenCompartment _,
                                    Command.TakeInventory _,
                                    Command.SelfTest _,
                                    Command.Restart _ -> RESULT_WAIT;
                        });
            case Done _, Failed _, Expired _ -> Instant.MAX;
        };
    }

    private static Failure failure(CommandReport.Reason reason) {
        return switch (reason) {
            case UNSUPPORTED -> Failure.UNSUPPORTED;
            case UNKNOWN_COMPARTMENT -> Failure.UNKNOWN_COMPARTMENT;
            case UNKNOWN_ITEM -> Failure.UNKNOWN_ITEM;
            case HARDWARE_FAILED -> Failure.HARDWARE_FAILED;
            case BUSY -> Failure.BUSY;
            case INTERRUPTED -> Failure.INTERRUPTED;
            case CLOCK_UNSURE -> Failure.CLOCK_UNSURE;
        };
    }

    private void move(IssuedCommand command, Progress next, Instant now) {
        rows.update(command.with(next));
        feed.add(new Fact.DeviceChanged(command.device()), now);
    }

    private static String name(Actor by) {
        return switch (by) {
            case Actor.Staff(String id) -> "staff:" + id;
            case Actor.Client(String name) -> "client:" + name;
            case Actor.Hub(String part) -> "hub:" + part;
            case Actor.Device(Address address) -> "device:" + address.login();
            case Actor.Borrower _ -> throw new IllegalArgumentException("a borrower commands no device");
        };
    }
}
