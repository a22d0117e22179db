package org.carrel.device.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.message.Ask;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.ConfigReported;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.PickupRoster;
import org.carrel.contract.message.Telemetry;
import org.carrel.device.port.HubLinkInput;
import org.carrel.device.port.HubSession;
import org.carrel.device.port.Moment;
import org.carrel.device.port.SyncNotice;

/** A session whose hub is the test: it answers when it is told to, or at once says that nobody does. */
public final class FakeSession implements HubSession {
    /** A command's report. */
    public record Reported(CommandId id, CommandReport.Progress progress) {}

    private final List<SyncNotice> due = new ArrayList<>();
    private final List<AskId> open = new ArrayList<>();
    private final SortedMap<AskId, Ask<?>> questions = new TreeMap<>();
    private final List<Reported> reports = new ArrayList<>();
    private final List<ConfigReported> configs = new ArrayList<>();
    private Optional<PickupRoster> roster = Optional.empty();
    private Optional<Health> health = Optional.empty();
    private boolean online;
    private boolean left;
    private final String names;
    private int asks;

    public FakeSession() {
        this("ask");
    }

    /** @param names of its questions begin so; other than those of the session before, where questions are remembered */
    public FakeSession(String names) {
        this.names = names;
    }

    public void roster(PickupRoster issued) {
        roster = Optional.of(issued);
    }

    public void online(boolean now) {
        if (online != now) {
            online = now;
            due.add(now ? new SyncNotice.Online() : new SyncNotice.Offline());
            if (!now) {
                open.forEach(id -> due.add(new SyncNotice.Unanswered(id)));
                open.clear();
            }
        }
    }

    /** Delivers a notice at the next wake. */
    public void tellAgent(SyncNotice notice) {
        due.add(notice);
    }

    /** The oldest question that waits for an answer; it is answered by whoever takes it. */
    public Optional<AskId> takeQuestion() {
        return open.isEmpty() ? Optional.empty() : Optional.of(open.removeFirst());
    }

    /** What was asked under this name. */
    public Ask<?> question(AskId id) {
        return Optional.<Ask<?>>ofNullable(questions.get(id)).orElseThrow();
    }

    public boolean hasQuestion() {
        return !open.isEmpty();
    }

    public int asks() {
        return asks;
    }

    public List<Reported> reports() {
        return List.copyOf(reports);
    }

    public List<ConfigReported> configs() {
        return List.copyOf(configs);
    }

    public Health health() {
        return health.orElseThrow();
    }

    public boolean left() {
        return left;
    }

    @Override
    public List<SyncNotice> receive(HubLinkInput input, Moment now) {
        throw new UnsupportedOperationException("no link here");
    }

    @Override
    public List<SyncNotice> wake(Moment now) {
        List<SyncNotice> told = List.copyOf(due);
        due.clear();
        return told;
    }

    @Override
    public long nextDeadline() {
        return due.isEmpty() ? Moment.NEVER : Long.MIN_VALUE;
    }

    @Override
    public void pump(Moment now) {}

    @Override
    public boolean online() {
        return online;
    }

    @Override
    public AskId nextAskId() {
        return new AskId(names + "-" + ++asks);
    }

    @Override
    public void ask(AskId id, Ask<?> ask, Moment now) {
        questions.put(id, ask);
        if (online) {
            open.add(id);
        } else {
            due.add(new SyncNotice.Unanswered(id));
        }
    }

    @Override
    public void report(CommandId id, CommandReport.Progress progress, Moment now) {
        reports.add(new Reported(id, progress));
    }

    @Override
    public Optional<PickupRoster> roster() {
        return roster;
    }

    @Override
    public void report(ConfigReported reported, Moment now) {
        configs.add(reported);
    }

    @Override
    public void leave(Moment now) {
        left = true;
    }

    @Override
    public void tell(Health told, Moment now) {
        health = Optional.of(told);
    }

    @Override
    public void tell(Telemetry telemetry) {}
}
