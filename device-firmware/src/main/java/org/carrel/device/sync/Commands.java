package org.carrel.device.sync;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.carrel.contract.codec.Decoded;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.message.CommandOrder;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.CommandReport.Progress;
import org.carrel.contract.message.CommandReport.Reason;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.Moment;
import org.carrel.device.port.RandomSource;
import org.carrel.device.port.SyncNotice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes each command once and tells how it went until that is delivered. A command and the fact that it was taken are one transaction
 * before the agent hears of it; so it is carried out at most once, and one that a crash interrupted is reported as such.
 */
final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    /** Commands whose end is not delivered; a further one is not taken, and the hub repeats it until it expires. */
    static final int OPEN_MAX = 64;

    /** Ended and delivered ones still remembered, so that the hub can be told again when it repeats a command. */
    static final int ENDED_KEPT = 16;

    private final Ledger ledger;
    private final Courier courier;
    private final HubClock clock;
    private final Patience patience;
    private final SequencedMap<CommandId, TakenCommand> taken = new LinkedHashMap<>();
    private boolean open;
    private boolean agentSettled;
    private long lastPlace;
    private long lastSending;
    private long retryAt = Moment.NEVER;

    Commands(Ledger ledger, Courier courier, HubClock clock, RandomSource random) {
        this.ledger = ledger;
        this.courier = courier;
        this.clock = clock;
        this.patience = new Patience(Duration.ofSeconds(2), Duration.ofMinutes(1), random);
        ledger.read(() -> ledger.store().notes(TakenCommand.KEY_PREFIX))
                .ifPresent(notes -> notes.forEach((key, note) -> {
                    TakenCommand command = TakenCommand.read(key, note);
                    taken.put(command.id(), command);
                    lastPlace = Math.max(lastPlace, command.place());
                }));
    }

    void opened(Moment now) {
        open = true;
        patience.reset();
        if (!agentSettled) {
            agentSettled = true;
            reportInterrupted(now);
        }
        sendPending();
    }

    void closed() {
        open = false;
        retryAt = Moment.NEVER;
        taken.replaceAll((id, command) -> command.notUnderWay());
    }

    void ordered(CommandOrder order, Moment now, List<SyncNotice> notices) {
        clock.hubNamed(order.issued(), now);
        if (known(order.id())) {
            return;
        }
        boolean recorded = switch (clock.judge(order.expires(), now)) {
            case IN_TIME -> {
                boolean done = record(TakenCommand.silent(order.id(), lastPlace + 1), now);
                if (done) {
                    notices.add(new SyncNotice.Ordered(order));
                }
                yield done;
            }
            case OVER -> refuse(order.id(), new CommandReport.Expired(), now);
            case UNSURE -> refuse(order.id(), new CommandReport.Failed(Reason.CLOCK_UNSURE), now);
        };
        if (!recorded) {
            LOG.warn("command {} could not be recorded and is not carried out", order.id());
        }
    }

    /** A command of a later contract: the hub is told that this device does not know it. */
    void notUnderstood(Decoded.OfCommand envelope, Moment now) {
        clock.hubNamed(envelope.issued(), now);
        if (!known(envelope.id())) {
            refuse(envelope.id(), new CommandReport.Failed(Reason.UNSUPPORTED), now);
        }
    }

    void report(CommandId id, Progress progress, Moment now) {
        TakenCommand before = taken.getOrDefault(id, TakenCommand.silent(id, lastPlace + 1));
        Bytes wire = MessageCodec.encode(new CommandReport(id, progress));
        if (before.wire().equals(wire)) {
            return;
        }
        // Kept in memory even when the medium refuses: told now if the line is up, and lost only with the process.
        store(before.reporting(wire, isEnd(progress)), now);
        send(id);
    }

    void delivered(Courier.OfReport report, Moment now) {
        TakenCommand command = taken.get(report.id());
        if (command == null || command.sending() != report.number()) {
            return;
        }
        patience.reset();
        if (command.ended()) {
            store(command.delivered(), now);
            forgetSurplus(now);
        } else {
            // Not worth a write of its own: told again after a restart, which does no harm.
            taken.put(report.id(), command.delivered());
        }
    }

    void notDelivered(Courier.OfReport report, boolean permanent, Moment now) {
        TakenCommand command = taken.get(report.id());
        if (command != null && command.sending() == report.number()) {
            taken.put(report.id(), command.notUnderWay());
            // One that is refused for good is tried again with the next connection.
            if (!permanent) {
                retryAt = Math.min(retryAt, patience.until(now));
            }
        }
    }

    void work(Moment now) {
        if (now.reached(retryAt)) {
            retryAt = Moment.NEVER;
            sendPending();
        }
    }

    long nextDeadline() {
        return retryAt;
    }

    /** Whether the command came before; then the hub seems not to know how it went, and is told again. */
    private boolean known(CommandId id) {
        TakenCommand command = taken.get(id);
        if (command != null) {
            if (!command.wire().equals(Bytes.EMPTY)) {
                taken.put(id, command.toBeTold());
                send(id);
            }
            return true;
        }
        // Unreadable counts as seen: better not done than done twice.
        return ledger.read(() -> ledger.store().hasSeen(id)).orElse(true);
    }

    private boolean refuse(CommandId id, Progress why, Moment now) {
        Bytes wire = MessageCodec.encode(new CommandReport(id, why));
        boolean recorded = record(TakenCommand.silent(id, lastPlace + 1).reporting(wire, true), now);
        if (recorded) {
            send(id);
        }
        return recorded;
    }

    /** Records a new command as seen, together with what is to be told of it. */
    private boolean record(TakenCommand command, Moment now) {
        long waiting = taken.values().stream().filter(other -> !other.settled()).count();
        if (waiting >= OPEN_MAX) {
            return false;
        }
        boolean done = ledger.write(now, tx -> {
            tx.seen(command.id());
            command.write(tx);
        });
        if (done) {
            lastPlace = Math.max(lastPlace, command.place());
            taken.put(command.id(), command);
        }
        return done;
    }

    private void store(TakenCommand command, Moment now) {
        lastPlace = Math.max(lastPlace, command.place());
        taken.put(command.id(), command);
        ledger.write(now, command::write);
    }

    /** At its start the agent has told how those ended that it remembers; of the others nobody will say anything any more. */
    private void reportInterrupted(Moment now) {
        for (TakenCommand command : List.copyOf(taken.values())) {
            if (!command.ended()) {
                report(command.id(), new CommandReport.Failed(Reason.INTERRUPTED), now);
            }
        }
    }

    private void sendPending() {
        List.copyOf(taken.keySet()).forEach(this::send);
    }

    private void send(CommandId id) {
        TakenCommand command = taken.get(id);
        if (open && command != null && command.waitsToBeTold()) {
            lastSending++;
            taken.put(id, command.underWay(lastSending));
            courier.send(Channel.REPORT, command.wire(), new Courier.OfReport(id, lastSending));
        }
    }

    private void forgetSurplus(Moment now) {
        List<TakenCommand> settled =
                taken.values().stream().filter(TakenCommand::settled).toList();
        if (settled.size() > ENDED_KEPT) {
            List<TakenCommand> surplus = settled.subList(0, settled.size() - ENDED_KEPT);
            if (ledger.write(now, tx -> surplus.forEach(command -> tx.forget(command.key())))) {
                surplus.forEach(command -> taken.remove(command.id()));
            }
        }
    }

    private static boolean isEnd(Progress progress) {
        return switch (progress) {
            case CommandReport.Accepted() -> false;
            case CommandReport.Done _, CommandReport.Failed _, CommandReport.Expired _ -> true;
        };
    }
}
