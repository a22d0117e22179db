package org.carrel.device.sync.identity;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.Ask;
import org.carrel.contract.message.CertificateAnswer;
import org.carrel.contract.message.Command;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.ConfigReported;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.PickupRoster;
import org.carrel.contract.message.Reply;
import org.carrel.contract.message.Telemetry;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.HubLinkInput;
import org.carrel.device.port.HubSession;
import org.carrel.device.port.Moment;
import org.carrel.device.port.SyncNotice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A conversation with the hub that keeps the device's certificate fresh and ends its service when it is decommissioned; the agent is told of
 * neither. Whether a new certificate is due the hub says, by its own clock: asked on each connection and once a day. A decommissioned device hands over
 * what is in its journal, waits for a quiet moment, reports, and is {@link #over}; whoever runs it wipes it then. For one thread at a time.
 */
public final class TrustedSession implements HubSession {
    private static final Logger LOG = LoggerFactory.getLogger(TrustedSession.class);
    private static final Duration AGAIN = Duration.ofDays(1);
    private static final Duration UNANSWERED_WAIT = Duration.ofMinutes(10);

    /** Nothing must have happened for so long: nobody stands before the device. */
    private static final Duration QUIET = Duration.ofSeconds(10);

    private static final Duration LOOK = Duration.ofSeconds(1);

    /** The note in the store that outlives a power cut, with the command's id. */
    private static final String NOTE = "decommission";

    private final HubSession session;
    private final DeviceStore store;
    private final Optional<Identity> identity;
    private Optional<AskId> asked = Optional.empty();
    private long askAt = Moment.NEVER;
    private Optional<CommandId> leaving;
    private long newest;
    private long quietAt = Moment.NEVER;
    private long lookAt = Moment.NEVER;
    private boolean over;

    /** @param identity empty for a device that comes by a password, which nobody renews */
    public TrustedSession(HubSession session, DeviceStore store, Optional<Identity> identity, Moment now) {
        this.session = session;
        this.store = store;
        this.identity = identity;
        this.leaving = store.note(NOTE).map(id -> new CommandId(new String(id.toArray(), StandardCharsets.US_ASCII)));
        leaving.ifPresent(_ -> beginToLeave(now));
    }

    /** Whether the device is decommissioned: the hub has everything, and nothing is to be kept. */
    public boolean over() {
        return over;
    }

    @Override
    public List<SyncNotice> receive(HubLinkInput input, Moment now) {
        return after(session.receive(input, now), now);
    }

    @Override
    public List<SyncNotice> wake(Moment now) {
        return after(session.wake(now), now);
    }

    private List<SyncNotice> after(List<SyncNotice> notices, Moment now) {
        List<SyncNotice> forAgent = new ArrayList<>();
        for (SyncNotice notice : notices) {
            if (!kept(notice, now)) {
                forAgent.add(notice);
            }
        }
        work(now);
        return forAgent;
    }

    /** Whether it is for this class alone. */
    private boolean kept(SyncNotice notice, Moment now) {
        return switch (notice) {
            case SyncNotice.Online _ -> {
                askAt = identity.isPresent() ? now.nanos() : Moment.NEVER;
                yield false;
            }
            case SyncNotice.Answered(AskId id, Answer answer)
            when asked.equals(Optional.of(id)) -> {
                asked = Optional.empty();
                askAt = now.in(AGAIN);
                answered(answer, now);
                yield true;
            }
            case SyncNotice.Unanswered(AskId id)
            when asked.equals(Optional.of(id)) -> {
                asked = Optional.empty();
                askAt = now.in(UNANSWERED_WAIT);
                yield true;
            }
            case SyncNotice.Ordered(var order)
            when order.command() instanceof Command.Decommission -> {
                decommission(order.id(), now);
                yield true;
            }
            case SyncNotice.Offline _,
                    SyncNotice.Answered _,
                    SyncNotice.Unanswered _,
                    SyncNotice.Ordered _,
                    SyncNotice.RosterChanged _,
                    SyncNotice.BoardSaid _,
                    SyncNotice.ConfigChanged _ -> false;
        };
    }

    private void decommission(CommandId command, Moment now) {
        try {
            Bytes id = Bytes.of(command.value().getBytes(StandardCharsets.US_ASCII));
            store.write(now, tx -> tx.note(NOTE, id));
            leaving = Optional.of(command);
            session.report(command, new CommandReport.Accepted(), now);
            beginToLeave(now);
        } catch (DeviceStore.StoreFailure refused) {
            LOG.warn("cannot be decommissioned while the journal takes nothing", refused);
            session.report(command, new CommandReport.Failed(CommandReport.Reason.HARDWARE_FAILED), now);
        }
    }

    private void answered(Answer answer, Moment now) {
        switch (answer) {
            case CertificateAnswer.Renewed(Bytes certificate) -> {
                try {
                    identity.ifPresent(own -> own.renewed(certificate));
                    LOG.info("a new certificate, in force from the next connection on");
                } catch (UncheckedIOException refused) {
                    LOG.warn("the new certificate cannot be written", refused);
                    askAt = now.in(UNANSWERED_WAIT);
                }
            }
            case CertificateAnswer.NotDue _ -> {}
            case Answer other -> LOG.warn("the certificate was not renewed: {}", other);
        }
    }

    private void beginToLeave(Moment now) {
        newest = store.newest();
        quietAt = now.in(QUIET);
        lookAt = now.in(LOOK);
    }

    private void work(Moment now) {
        if (now.reached(askAt) && session.online() && asked.isEmpty()) {
            askAt = Moment.NEVER;
            try {
                identity.ifPresent(
                        own -> asked = Optional.of(session.ask(new Ask.RenewCertificate(own.request()), now)));
            } catch (UncheckedIOException refused) {
                LOG.warn("no key for a new certificate can be written", refused);
                askAt = now.in(UNANSWERED_WAIT);
            }
        }
        if (leaving.isPresent() && !over && now.reached(lookAt)) {
            look(leaving.get(), now);
        }
    }

    private void look(CommandId command, Moment now) {
        lookAt = now.in(LOOK);
        if (store.newest() != newest) {
            newest = store.newest();
            quietAt = now.in(QUIET);
        }
        if (session.online() && now.reached(quietAt) && store.acknowledgedThrough() == newest) {
            session.report(command, new CommandReport.Done(new Reply.Done()), now);
            over = true;
        }
    }

    @Override
    public long nextDeadline() {
        long own =
                Math.min(session.online() ? askAt : Moment.NEVER, leaving.isPresent() && !over ? lookAt : Moment.NEVER);
        return Math.min(session.nextDeadline(), own);
    }

    @Override
    public void pump(Moment now) {
        session.pump(now);
    }

    @Override
    public boolean online() {
        return session.online();
    }

    @Override
    public AskId nextAskId() {
        return session.nextAskId();
    }

    @Override
    public void ask(AskId id, Ask<?> ask, Moment now) {
        session.ask(id, ask, now);
    }

    @Override
    public void report(CommandId id, CommandReport.Progress progress, Moment now) {
        session.report(id, progress, now);
    }

    @Override
    public Optional<PickupRoster> roster() {
        return session.roster();
    }

    @Override
    public void report(ConfigReported reported, Moment now) {
        session.report(reported, now);
    }

    @Override
    public void leave(Moment now) {
        session.leave(now);
    }

    @Override
    public void tell(Health health, Moment now) {
        session.tell(health, now);
    }

    @Override
    public void tell(Telemetry telemetry) {
        session.tell(telemetry);
    }
}
