package org.carrel.device.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.Ask;
import org.carrel.contract.message.CertificateAnswer;
import org.carrel.contract.message.Command;
import org.carrel.contract.message.CommandOrder;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.ConfigReported;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.PickupRoster;
import org.carrel.contract.message.Reply;
import org.carrel.contract.message.Telemetry;
import org.carrel.device.port.HubLinkInput;
import org.carrel.device.port.HubSession;
import org.carrel.device.port.Moment;
import org.carrel.device.port.SyncNotice;
import org.carrel.device.runtime.SettingsFolder;
import org.carrel.device.sync.identity.Identity;
import org.carrel.device.sync.identity.TrustedSession;
import org.junit.jupiter.api.Test;

/**
 * Goal: a device asks for its renewal by the hub's clock and never by its own, and a decommissioned one goes only when the hub has all of its
 * journal (checklist C03, C22, C35). Method: virtual time, the conversation with the hub played by the test.
 */
class TrustedSessionTest {
    private static final Bytes CERTIFICATE = Bytes.hex("30 03 02 01 01");
    private static final CommandId GO = new CommandId("c-1");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final MemoryDeviceStore.Medium medium = new MemoryDeviceStore.Medium();
    private final Files files = new Files();
    private final Inner inner = new Inner();
    private long nanos = 77;
    /** In 1970: nothing here may look at it. */
    private final Instant wall = Instant.EPOCH;

    private MemoryDeviceStore store = open();
    private TrustedSession session = start();

    private MemoryDeviceStore open() {
        return new MemoryDeviceStore(medium, StoreLimits.USUAL, new EventIds(new SeededRandom(1)), now());
    }

    private TrustedSession start() {
        return new TrustedSession(inner, store, Optional.of(new Identity(files, Stage.ADDRESS)), now());
    }

    @Test
    void itAsksOnEachConnectionAndOnceADay() {
        goOnline();
        assertEquals(1, inner.asked.size());
        answer(new CertificateAnswer.NotDue());
        pass(Duration.ofHours(23));
        assertEquals(1, inner.asked.size());
        pass(Duration.ofHours(2));
        assertEquals(2, inner.asked.size());
        assertEquals(
                inner.asked.getFirst(), inner.asked.getLast(), "for the same key, as long as it has no certificate");
        assertEquals(List.of(), inner.forAgent);
    }

    @Test
    void aNewCertificateTakesThePlaceOfTheOldOne() {
        goOnline();
        answer(new CertificateAnswer.Renewed(CERTIFICATE));
        assertTrue(files.kept.containsKey(Identity.OWN));
        pass(Duration.ofDays(1));
        assertEquals(2, inner.asked.size());
        assertFalse(inner.asked.getFirst().equals(inner.asked.getLast()), "the next one is for a key of its own");
    }

    @Test
    void withoutAnAnswerItAsksAgainInAWhile() {
        goOnline();
        inner.next.add(new SyncNotice.Unanswered(inner.lastAsked));
        wake();
        pass(Duration.ofMinutes(9));
        assertEquals(1, inner.asked.size());
        pass(Duration.ofMinutes(2));
        assertEquals(2, inner.asked.size());
    }

    @Test
    void theAgentsOwnQuestionsAndOrdersPass() {
        SyncNotice answered = new SyncNotice.Answered(new AskId("a-99"), new CertificateAnswer.NotDue());
        SyncNotice restart = ordered(new Command.Restart());
        inner.next.addAll(List.of(answered, restart));
        assertEquals(List.of(answered, restart), session.wake(now()));
    }

    @Test
    void aDecommissionedDeviceGoesOnceTheHubHasAllOfItsJournalAndNobodyStandsThere() {
        goOnline();
        append();
        inner.next.add(ordered(new Command.Decommission()));
        assertEquals(List.of(), session.wake(now()), "the agent is not told");
        assertInstanceOf(CommandReport.Accepted.class, inner.reported.getFirst());
        pass(Duration.ofMinutes(1));
        assertFalse(session.over(), "the hub has not heard of the event");
        append();
        store.write(now(), tx -> tx.acknowledged(2));
        pass(SECOND.multipliedBy(9));
        assertFalse(session.over(), "something happened a moment ago");
        pass(SECOND.multipliedBy(3));
        assertTrue(session.over());
        assertEquals(new CommandReport.Done(new Reply.Done()), inner.reported.getLast());
    }

    @Test
    void aPowerCutDoesNotMakeItForget() {
        goOnline();
        append();
        inner.next.add(ordered(new Command.Decommission()));
        wake();
        store.close();
        store = open();
        session = start();
        goOnline();
        store.write(now(), tx -> tx.acknowledged(1));
        pass(SECOND.multipliedBy(12));
        assertTrue(session.over());
    }

    private void goOnline() {
        inner.online = true;
        inner.next.add(new SyncNotice.Online());
        wake();
    }

    private void answer(Answer answer) {
        inner.next.add(new SyncNotice.Answered(inner.lastAsked, answer));
        wake();
    }

    private static SyncNotice.Ordered ordered(Command<?> command) {
        return new SyncNotice.Ordered(new CommandOrder(GO, Stage.NOON, Stage.NOON.plusSeconds(30), command));
    }

    private void append() {
        store.write(now(), tx -> tx.append(Stage.DOOR));
    }

    private void wake() {
        inner.forAgent.addAll(session.wake(now()));
        inner.forAgent.removeIf(SyncNotice.Online.class::isInstance);
    }

    private void pass(Duration duration) {
        long end = nanos + duration.toNanos();
        while (session.nextDeadline() <= end) {
            nanos = Math.max(nanos, session.nextDeadline());
            wake();
        }
        nanos = end;
    }

    private Moment now() {
        return new Moment(nanos, wall, DeviceTime.Quality.UNKNOWN);
    }

    /** Files in memory. */
    private static final class Files implements SettingsFolder {
        private final SortedMap<String, Bytes> kept = new TreeMap<>();

        @Override
        public Optional<Bytes> read(String name) {
            return Optional.ofNullable(kept.get(name));
        }

        @Override
        public void write(String name, Bytes content) {
            kept.put(name, content);
        }

        @Override
        public void delete(String name) {
            kept.remove(name);
        }
    }

    /** The conversation below: what it is asked, and what it is made to tell. Everything else is a mistake. */
    private static final class Inner implements HubSession {
        private final List<SyncNotice> next = new ArrayList<>();
        private final List<SyncNotice> forAgent = new ArrayList<>();
        private final List<Bytes> asked = new ArrayList<>();
        private final List<CommandReport.Progress> reported = new ArrayList<>();
        private AskId lastAsked = new AskId("none");
        private boolean online;

        @Override
        public List<SyncNotice> receive(HubLinkInput input, Moment now) {
            throw new AssertionError("nothing comes by the link");
        }

        @Override
        public List<SyncNotice> wake(Moment now) {
            List<SyncNotice> told = List.copyOf(next);
            next.clear();
            return told;
        }

        @Override
        public long nextDeadline() {
            return Moment.NEVER;
        }

        @Override
        public void pump(Moment now) {
            throw new AssertionError("nothing is pumped");
        }

        @Override
        public boolean online() {
            return online;
        }

        @Override
        public AskId nextAskId() {
            return new AskId("a-" + asked.size());
        }

        @Override
        public void ask(AskId id, Ask<?> ask, Moment now) {
            lastAsked = id;
            asked.add(
                    assertInstanceOf(Ask.RenewCertificate.class, ask).request().slice(3, 124));
        }

        @Override
        public void report(CommandId id, CommandReport.Progress progress, Moment now) {
            assertEquals(GO, id);
            reported.add(progress);
        }

        @Override
        public Optional<PickupRoster> roster() {
            throw new AssertionError("no roster is asked for");
        }

        @Override
        public void report(ConfigReported told, Moment now) {
            throw new AssertionError("no settings are reported");
        }

        @Override
        public void leave(Moment now) {
            throw new AssertionError("nobody leaves");
        }

        @Override
        public void tell(Health health, Moment now) {
            throw new AssertionError("no health is told");
        }

        @Override
        public void tell(Telemetry telemetry) {
            throw new AssertionError("no figures are told");
        }
    }
}
