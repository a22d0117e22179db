package org.carrel.device.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.carrel.contract.codec.Decoded;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.message.Acknowledgement;
import org.carrel.contract.message.Ask;
import org.carrel.contract.message.CallBoard;
import org.carrel.contract.message.CommandOrder;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.ConfigDesired;
import org.carrel.contract.message.ConfigReported;
import org.carrel.contract.message.Death;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.HubToDevice;
import org.carrel.contract.message.PickupRoster;
import org.carrel.contract.message.Response;
import org.carrel.contract.message.Telemetry;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.HubLink;
import org.carrel.device.port.HubLinkInput;
import org.carrel.device.port.HubSession;
import org.carrel.device.port.Moment;
import org.carrel.device.port.RandomSource;
import org.carrel.device.port.SyncNotice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link HubSession} on a store and a link. On each connection first the birth; when the broker has it, the rest. Each part of the
 * conversation is a class of its own; this one knows the order and who gets what. For one thread at a time.
 */
public final class DeviceSession implements HubSession {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceSession.class);

    /** Of messages that were not understood, told in the log for each connection; the rest is counted. */
    private static final int COMPLAINTS_MAX = 5;

    private final Address address;
    private final SessionSettings settings;
    private final Ledger ledger;
    private final Courier courier;
    private final Births births;
    private final Outbox outbox;
    private final Questions questions;
    private final Commands commands;
    private final RosterKeeper rosters;
    private final ConfigKeeper configs;
    private Health agentHealth = new Health(List.of());
    private Phase phase = Phase.OFF_LINE;
    private long session;
    private int complaints;

    private enum Phase {
        OFF_LINE,
        /** Connected; the birth is on its way. */
        BEING_BORN,
        ON_LINE,
        /** Stopped in good order; nothing is sent any more. */
        LEFT
    }

    /** @param start the moment from which uptime counts; the same as the store's */
    public DeviceSession(Description description, DeviceStore store, HubLink link, RandomSource random, Moment start) {
        this(description, store, link, random, start, SessionSettings.USUAL);
    }

    /** With bounds of one's own. */
    public DeviceSession(
            Description description,
            DeviceStore store,
            HubLink link,
            RandomSource random,
            Moment start,
            SessionSettings settings) {
        this.address = description.address();
        this.settings = settings;
        this.ledger = new Ledger(store);
        this.courier = new Courier(link, address);
        HubClock clock = new HubClock();
        this.births = new Births(description, store, courier, random.fork("births"), start);
        this.outbox = new Outbox(ledger, courier, settings, random.fork("outbox"));
        this.questions = new Questions(courier, settings, random.fork("questions"));
        this.commands = new Commands(ledger, courier, clock, random.fork("commands"));
        this.rosters = new RosterKeeper(ledger, clock, start);
        this.configs = new ConfigKeeper(ledger, courier, random.fork("configuration"));
        births.wanted(health(), start);
    }

    /** What the broker is to say for a device whose connection it lost. */
    public static Bytes lastWill(long session) {
        return MessageCodec.encode(new Death(session, Death.Cause.LOST));
    }

    @Override
    public List<SyncNotice> receive(HubLinkInput input, Moment now) {
        List<SyncNotice> notices = new ArrayList<>();
        if (phase != Phase.LEFT) {
            switch (input) {
                case HubLinkInput.Connected it -> connected(it, now, notices);
                case HubLinkInput.Disconnected it -> disconnected(it, notices);
                case HubLinkInput.Arrived it -> arrived(it, now, notices);
                case HubLinkInput.Delivered it ->
                    courier.ended(it.token()).ifPresent(parcel -> delivered(parcel, now, notices));
                case HubLinkInput.NotDelivered it ->
                    courier.ended(it.token()).ifPresent(parcel -> notDelivered(parcel, it, now));
            }
        }
        work(now, notices);
        return notices;
    }

    @Override
    public List<SyncNotice> wake(Moment now) {
        List<SyncNotice> notices = new ArrayList<>();
        work(now, notices);
        return notices;
    }

    @Override
    public long nextDeadline() {
        return LongStream.of(
                        births.nextDeadline(),
                        outbox.nextDeadline(),
                        questions.nextDeadline(),
                        commands.nextDeadline(),
                        rosters.nextDeadline(),
                        configs.nextDeadline())
                .min()
                .orElse(Moment.NEVER);
    }

    @Override
    public void pump(Moment now) {
        outbox.pump(now);
    }

    @Override
    public boolean online() {
        return phase == Phase.ON_LINE;
    }

    @Override
    public AskId nextAskId() {
        return questions.nextId();
    }

    @Override
    public void ask(AskId id, Ask<?> ask, Moment now) {
        questions.ask(id, ask, online(), now);
    }

    @Override
    public void report(CommandId id, CommandReport.Progress progress, Moment now) {
        commands.report(id, progress, now);
    }

    @Override
    public Optional<PickupRoster> roster() {
        return rosters.held();
    }

    @Override
    public void report(ConfigReported reported, Moment now) {
        configs.report(reported, now);
    }

    @Override
    public void leave(Moment now) {
        if (phase == Phase.ON_LINE || phase == Phase.BEING_BORN) {
            courier.send(
                    Channel.STATE,
                    MessageCodec.encode(new Death(session, Death.Cause.STOPPED)),
                    new Courier.OfNoConsequence());
        }
        phase = Phase.LEFT;
        closeAll();
        outbox.write(now);
    }

    @Override
    public void tell(Health health, Moment now) {
        agentHealth = health;
        births.wanted(health(), now);
    }

    @Override
    public void tell(Telemetry telemetry) {
        if (online()) {
            courier.send(Channel.TELEMETRY, MessageCodec.encode(telemetry), new Courier.OfNoConsequence());
        }
    }

    /** A new durable session number, for the link to take before each connection. @throws DeviceStore.StoreFailure */
    public long nextSession(Moment now) {
        long[] number = new long[1];
        ledger.store().write(now, tx -> number[0] = tx.nextSession());
        return number[0];
    }

    private void connected(HubLinkInput.Connected input, Moment now, List<SyncNotice> notices) {
        if (phase != Phase.OFF_LINE) {
            lost(notices);
        }
        session = input.session();
        phase = Phase.BEING_BORN;
        complaints = 0;
        births.connected(session, now);
    }

    private void disconnected(HubLinkInput.Disconnected input, List<SyncNotice> notices) {
        if (phase != Phase.OFF_LINE) {
            LOG.info("the line to the hub is down: {} {}", input.reason(), input.detail());
            lost(notices);
        }
    }

    private void lost(List<SyncNotice> notices) {
        boolean was = phase == Phase.ON_LINE;
        phase = Phase.OFF_LINE;
        closeAll();
        if (was) {
            notices.add(new SyncNotice.Offline());
        }
    }

    private void closeAll() {
        courier.lost();
        births.disconnected();
        outbox.closed();
        questions.disconnected();
        commands.closed();
        configs.closed();
    }

    private void arrived(HubLinkInput.Arrived input, Moment now, List<SyncNotice> notices) {
        Optional<Address.Parsed> parsed =
                Address.parse(input.topic()).filter(it -> it.address().equals(address));
        if (parsed.isEmpty()) {
            complain("a message came on a topic that is not this device's");
            return;
        }
        Channel channel = parsed.get().channel();
        if (channel == Channel.ROSTER && input.payload().length() == 0) {
            rosters.withdrawn(now);
            return;
        }
        if (channel == Channel.BOARD && input.payload().length() == 0) {
            // Withdrawn: from now on there is silence, which the display says by itself.
            return;
        }
        switch (MessageCodec.decodeFromHub(channel, input.payload())) {
            case Decoded.Read<HubToDevice>(HubToDevice message) -> said(message, now, notices);
            case Decoded.Unknown<HubToDevice>(String path, String word, Decoded.Envelope envelope) ->
                notUnderstood(channel + ": " + path + " " + word + " is not known", envelope, now);
            case Decoded.Malformed<HubToDevice>(Decoded.Reason reason, String path, Decoded.Envelope envelope) ->
                notUnderstood(channel + ": " + reason + " " + path, envelope, now);
        }
    }

    private void said(HubToDevice message, Moment now, List<SyncNotice> notices) {
        switch (message) {
            case Acknowledgement(long through) -> outbox.acknowledged(through, now);
            case Response response -> questions.answered(response, notices);
            case CommandOrder order -> commands.ordered(order, now, notices);
            case PickupRoster roster -> rosters.received(roster, now, notices);
            case ConfigDesired desired -> configs.received(desired, now, notices);
            case CallBoard board -> notices.add(new SyncNotice.BoardSaid(board));
        }
    }

    private void notUnderstood(String what, Decoded.Envelope envelope, Moment now) {
        complain(what);
        switch (envelope) {
            case Decoded.OfCommand command -> commands.notUnderstood(command, now);
            case Decoded.OfEvent _, Decoded.NoEnvelope _ -> {
                // Nothing that could be answered.
            }
        }
    }

    private void complain(String what) {
        complaints++;
        if (complaints <= COMPLAINTS_MAX) {
            LOG.warn("not understood from the hub, {} of this connection: {}", complaints, what);
        }
    }

    private void delivered(Courier.Parcel parcel, Moment now, List<SyncNotice> notices) {
        switch (parcel) {
            case Courier.OfBirth birth -> {
                if (births.delivered(birth) && phase == Phase.BEING_BORN) {
                    phase = Phase.ON_LINE;
                    notices.add(new SyncNotice.Online());
                    configs.opened();
                    commands.opened(now);
                    outbox.opened(now);
                }
            }
            case Courier.OfEvent event -> outbox.delivered(event, now);
            case Courier.OfReport report -> commands.delivered(report, now);
            case Courier.OfQuestion _, Courier.OfConfig _, Courier.OfNoConsequence _ -> {
                // An answer is what counts; the others are done.
            }
        }
    }

    private void notDelivered(Courier.Parcel parcel, HubLinkInput.NotDelivered how, Moment now) {
        switch (parcel) {
            case Courier.OfBirth birth -> births.notDelivered(birth, now);
            case Courier.OfEvent event -> outbox.notDelivered(event, how.permanent(), how.detail(), now);
            case Courier.OfReport report -> commands.notDelivered(report, how.permanent(), now);
            case Courier.OfQuestion question -> questions.notDelivered(question);
            case Courier.OfConfig config -> configs.notDelivered(config, how.permanent(), now);
            case Courier.OfNoConsequence _ -> {}
        }
    }

    /** What has become due. */
    private void work(Moment now, List<SyncNotice> notices) {
        if (phase != Phase.LEFT) {
            outbox.work(now);
            commands.work(now);
            configs.work(now);
            rosters.work(now);
            births.wanted(health(), now);
            births.work(now);
        }
        questions.work(now, notices);
    }

    /** The agent's parts and this session's own. */
    private Health health() {
        List<Health.Part> parts = new ArrayList<>(agentHealth.parts());
        parts.add(ownPart());
        return new Health(parts);
    }

    private Health.Part ownPart() {
        if (outbox.refused() != 0) {
            return new Health.Part("outbox", Health.Condition.FAILED, "event-refused");
        }
        if (!ledger.failing().isEmpty()) {
            return new Health.Part("outbox", Health.Condition.FAILED, ledger.failing());
        }
        if (outbox.behindHub()) {
            return new Health.Part("outbox", Health.Condition.DEGRADED, "sequence-behind-hub");
        }
        if (outbox.waiting() > settings.waitingWarning()) {
            return new Health.Part("outbox", Health.Condition.DEGRADED, "outbox-filling");
        }
        return new Health.Part("outbox", Health.Condition.WELL, "");
    }
}
