package org.carrel.device.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardHash;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.Ask;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.CollectAnswer;
import org.carrel.contract.message.ConfigDesired;
import org.carrel.contract.message.ConfigReported;
import org.carrel.contract.message.Death;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.PickupRoster;
import org.carrel.contract.message.Question;
import org.carrel.contract.message.Response;
import org.carrel.contract.message.Telemetry;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.device.port.HubLinkInput;
import org.carrel.device.port.SyncNotice;
import org.junit.jupiter.api.Test;

/** Births, questions, the roster, settings and the farewell. */
class DeviceSessionTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Ask<?> WHO = new Ask.WhoCollects(new CardNumber("B123456"));
    private static final CollectAnswer NO =
            new CollectAnswer.MayNotCollect(CollectAnswer.Refusal.NOTHING_READY, "zh-Hant");
    private static final CardHash CARD = new CardHash("0123456789abcdef".repeat(4));
    private static final Health READER_GONE =
            new Health(List.of(new Health.Part("reader", Health.Condition.FAILED, "reader-silent")));
    private final Stage stage = new Stage();

    @Test
    void theBirthCarriesTheSessionOfTheWillAndWhatTheJournalHolds() {
        stage.append(3);
        stage.pass(Duration.ofSeconds(90));
        stage.session.tell(READER_GONE, stage.now());
        long number = stage.connect();
        Birth birth = Stage.messages(stage.link.take(), Birth.class).getFirst();
        assertEquals(number, birth.session());
        assertEquals(1, birth.oldestKept());
        assertEquals(3, birth.newest());
        assertEquals(90_000, birth.time().uptimeMillis());
        assertEquals(READER_GONE.parts().getFirst(), birth.health().parts().getFirst());
        assertEquals("outbox", birth.health().parts().getLast().name());
        stage.disconnect();
        assertEquals(number + 1, stage.connect());
        stage.restart();
        assertEquals(number + 2, stage.connect());
    }

    @Test
    void onLineIsWhatTheBrokerHasTakenTheBirthOf() {
        stage.connect();
        assertFalse(stage.session.online());
        assertEquals(List.of(), stage.takeNotices());
        stage.deliver(stage.link.take());
        assertTrue(stage.session.online());
        assertEquals(List.of(new SyncNotice.Online()), stage.takeNotices());
        stage.disconnect();
        assertFalse(stage.session.online());
        assertEquals(List.of(new SyncNotice.Offline()), stage.takeNotices());
        stage.disconnect();
        assertEquals(List.of(), stage.takeNotices());
    }

    @Test
    void aBirthThatIsNotTakenIsToldAgain() {
        stage.connect();
        stage.refuse(stage.link.take().getFirst(), false);
        stage.pass(Duration.ofSeconds(5));
        assertEquals(1, Stage.messages(stage.link.take(), Birth.class).size());
    }

    @Test
    void aChangeOfHealthIsToldOnceAndFlappingIsHeldBack() {
        stage.deliver(stage.goOnline(0));
        stage.pass(SECOND);
        stage.session.tell(READER_GONE, stage.now());
        List<FakeHubLink.Sent> told = stage.link.take();
        assertEquals(1, Stage.messages(told, Birth.class).size());
        stage.deliver(told);
        stage.session.tell(READER_GONE, stage.now());
        stage.pass(Duration.ofHours(1));
        assertEquals(List.of(), stage.link.take());
        int births = 0;
        for (int change = 0; change < 100; change++) {
            stage.session.tell(change % 2 == 0 ? new Health(List.of()) : READER_GONE, stage.now());
            stage.pass(Duration.ofMillis(50));
            List<FakeHubLink.Sent> some = stage.link.take();
            births += some.size();
            stage.deliver(some);
        }
        assertTrue(births <= 6, births + " births in 5 s");
    }

    @Test
    void aQuestionIsAnsweredOnce() {
        stage.deliver(stage.goOnline(0));
        stage.takeNotices();
        AskId id = stage.session.ask(WHO, stage.now());
        FakeHubLink.Sent sent = stage.link.take().getFirst();
        assertEquals(new Question(id, WHO), sent.message());
        assertEquals(id.value(), new String(sent.publication().correlation().toArray(), StandardCharsets.US_ASCII));
        stage.say(new Response(id, NO));
        stage.say(new Response(id, NO));
        stage.deliver(sent);
        stage.pass(Duration.ofMinutes(1));
        assertEquals(List.of(new SyncNotice.Answered(id, NO)), stage.takeNotices());
    }

    @Test
    void aQuestionWaitsSoLongAndALateAnswerIsIgnored() {
        stage.deliver(stage.goOnline(0));
        stage.takeNotices();
        AskId id = stage.session.ask(WHO, stage.now());
        stage.pass(SessionSettings.USUAL.answerWait().minusMillis(1));
        assertEquals(List.of(), stage.takeNotices());
        stage.pass(Duration.ofMillis(1));
        assertEquals(List.of(new SyncNotice.Unanswered(id)), stage.takeNotices());
        stage.say(new Response(id, NO));
        assertEquals(List.of(), stage.takeNotices());
    }

    @Test
    void aQuestionOffLineIsUnansweredAtOnceAndNeverSent() {
        AskId id = stage.session.ask(WHO, stage.now());
        assertTrue(stage.now().reached(stage.session.nextDeadline()));
        stage.pass(Duration.ZERO);
        assertEquals(List.of(new SyncNotice.Unanswered(id)), stage.takeNotices());
        stage.goOnline(0);
        assertEquals(List.of(), Stage.messages(stage.link.take(), Question.class));
    }

    @Test
    void questionsUnderWayEndWithTheLine() {
        stage.deliver(stage.goOnline(0));
        stage.takeNotices();
        AskId id = stage.session.ask(WHO, stage.now());
        stage.disconnect();
        assertEquals(List.of(new SyncNotice.Offline(), new SyncNotice.Unanswered(id)), stage.takeNotices());
    }

    @Test
    void aQuestionThatTheBrokerRefusesIsUnansweredAtOnce() {
        stage.deliver(stage.goOnline(0));
        stage.takeNotices();
        AskId id = stage.session.ask(WHO, stage.now());
        stage.refuse(stage.link.take().getFirst(), true);
        assertEquals(List.of(new SyncNotice.Unanswered(id)), stage.takeNotices());
    }

    @Test
    void tooManyQuestionsAreNotSent() {
        stage.deliver(stage.goOnline(0));
        for (int count = 0; count < SessionSettings.USUAL.questionsMax() + 1; count++) {
            stage.session.ask(WHO, stage.now());
        }
        assertEquals(SessionSettings.USUAL.questionsMax(), stage.link.take().size());
        stage.takeNotices();
        stage.pass(Duration.ZERO);
        assertEquals(1, stage.takeNotices().size());
    }

    @Test
    void theNewestRosterIsKeptOverRestartsAndOlderOnesAreIgnored() {
        stage.deliver(stage.goOnline(0));
        stage.takeNotices();
        PickupRoster second = roster(2, Duration.ofDays(2));
        stage.say(second);
        stage.say(second);
        stage.say(roster(1, Duration.ofDays(9)));
        assertEquals(List.of(new SyncNotice.RosterChanged(second)), stage.takeNotices());
        stage.restart();
        assertEquals(Optional.of(second), stage.session.roster());
    }

    @Test
    void aRosterThatHasRunOutIsDeletedOffLineToo() {
        stage.deliver(stage.goOnline(0));
        stage.say(roster(2, Duration.ofHours(3)));
        stage.disconnect();
        stage.pass(Duration.ofHours(2));
        assertTrue(stage.session.roster().isPresent());
        stage.pass(Duration.ofMinutes(61));
        assertEquals(Optional.empty(), stage.session.roster());
        assertEquals(Optional.empty(), stage.store.note("sync.roster"));
        stage.restart();
        assertEquals(Optional.empty(), stage.session.roster());
    }

    @Test
    void aRosterRunsOutThoughTheClockStandsStill() {
        stage.deliver(stage.goOnline(0));
        stage.say(roster(2, Duration.ofHours(3)));
        stage.clockError = Duration.ofDays(-300);
        stage.quality = DeviceTime.Quality.UNKNOWN;
        stage.pass(Duration.ofMinutes(181));
        assertEquals(Optional.empty(), stage.session.roster());
    }

    @Test
    void aRosterThatRanOutBeforeTheStartIsNotHeld() {
        stage.deliver(stage.goOnline(0));
        stage.say(roster(2, Duration.ofHours(3)));
        stage.clockError = Duration.ofDays(1);
        stage.restart();
        stage.pass(Duration.ZERO);
        assertEquals(Optional.empty(), stage.session.roster());
    }

    @Test
    void aRosterDeletedByAClockThatJumpedComesBackWithTheNextConnection() {
        stage.deliver(stage.goOnline(0));
        PickupRoster roster = roster(2, Duration.ofHours(3));
        stage.say(roster);
        stage.clockError = Duration.ofDays(1);
        stage.pass(Duration.ofMinutes(2));
        assertEquals(Optional.empty(), stage.session.roster());
        stage.clockError = Duration.ZERO;
        stage.say(roster);
        assertEquals(Optional.of(roster), stage.session.roster());
    }

    @Test
    void aWithdrawnRosterIsForgotten() {
        stage.deliver(stage.goOnline(0));
        stage.say(roster(2, Duration.ofDays(2)));
        stage.arrive(Channel.ROSTER, Bytes.EMPTY);
        assertEquals(Optional.empty(), stage.session.roster());
        assertEquals(Optional.empty(), stage.store.note("sync.roster"));
    }

    @Test
    void aRosterThatCannotBeStoredIsNotAnnounced() {
        stage.deliver(stage.goOnline(0));
        stage.takeNotices();
        stage.medium.refuseWrites(StoreFailure.Kind.FULL);
        stage.say(roster(2, Duration.ofDays(2)));
        assertEquals(List.of(), stage.takeNotices());
        stage.medium.recover();
        stage.say(roster(2, Duration.ofDays(2)));
        assertEquals(1, stage.takeNotices().size());
    }

    @Test
    void settingsAreAnnouncedOnceAndTheirFateIsToldOnEachConnect() {
        stage.deliver(stage.goOnline(0));
        stage.takeNotices();
        stage.say(desired(3, "90"));
        stage.say(desired(3, "90"));
        assertEquals(List.of(new SyncNotice.ConfigChanged(desired(3, "90"))), stage.takeNotices());
        ConfigReported running = new ConfigReported(3, ConfigReported.Result.RUNNING, List.of());
        stage.session.report(running, stage.now());
        assertEquals(List.of(running), Stage.messages(stage.link.take(), ConfigReported.class));
        stage.say(desired(3, "90"));
        stage.say(desired(2, "10"));
        assertEquals(List.of(), stage.takeNotices());
        stage.restart();
        assertEquals(List.of(running), Stage.messages(stage.goOnline(0), ConfigReported.class));
        stage.say(desired(3, "90"));
        assertEquals(List.of(new SyncNotice.Online()), stage.takeNotices());
    }

    @Test
    void equalSettingsUnderANewVersionTouchNothing() {
        stage.deliver(stage.goOnline(0));
        stage.say(desired(3, "90"));
        stage.session.report(new ConfigReported(3, ConfigReported.Result.RUNNING, List.of()), stage.now());
        stage.restart();
        stage.deliver(stage.goOnline(0));
        stage.takeNotices();
        stage.say(desired(4, "90"));
        assertEquals(List.of(), stage.takeNotices());
        assertEquals(
                List.of(new ConfigReported(4, ConfigReported.Result.RUNNING, List.of())),
                Stage.messages(stage.link.take(), ConfigReported.class));
    }

    @Test
    void rejectedSettingsAreNotTriedAgainButAreAnnouncedAfterARestartWithoutVerdict() {
        stage.deliver(stage.goOnline(0));
        stage.say(desired(3, "zz"));
        stage.restart();
        stage.deliver(stage.goOnline(0));
        stage.takeNotices();
        stage.say(desired(3, "zz"));
        assertEquals(1, stage.takeNotices().size());
        stage.session.report(new ConfigReported(3, ConfigReported.Result.REJECTED, List.of("no")), stage.now());
        stage.say(desired(3, "zz"));
        assertEquals(List.of(), stage.takeNotices());
    }

    @Test
    void figuresAreToldOnLineAndLostOffLine() {
        Telemetry figures = new Telemetry(
                new DeviceTime(Stage.NOON, DeviceTime.Quality.SYNCHRONIZED, 1), new TreeMap<>(Map.of("rows", 1.0)));
        stage.session.tell(figures);
        List<FakeHubLink.Sent> sent = stage.goOnline(0);
        assertEquals(List.of(), Stage.messages(sent, Telemetry.class));
        stage.session.tell(figures);
        assertEquals(List.of(figures), Stage.messages(stage.link.take(), Telemetry.class));
    }

    @Test
    void afterTheFarewellNothingIsSent() {
        stage.deliver(stage.goOnline(0));
        stage.session.leave(stage.now());
        assertEquals(
                List.of(new Death(1, Death.Cause.STOPPED)),
                stage.link.take().stream().map(FakeHubLink.Sent::message).toList());
        stage.append(2);
        stage.session.tell(READER_GONE, stage.now());
        stage.receive(new HubLinkInput.Connected(2));
        stage.pass(Duration.ofDays(1));
        assertEquals(List.of(), stage.link.take());
        assertFalse(stage.session.online());
    }

    @Test
    void whatIsNotUnderstoodDoesNoHarm() {
        stage.deliver(stage.goOnline(0));
        stage.takeNotices();
        for (Channel channel : Channel.values()) {
            stage.arrive(channel, Bytes.EMPTY);
            stage.arrive(channel, Bytes.hex("00FF"));
            stage.arrive(channel, Bytes.of("{\"v\":9}".getBytes(StandardCharsets.UTF_8)));
        }
        stage.receive(new HubLinkInput.Arrived("carrel/v1/main/shelf-2/acknowledgement", Bytes.EMPTY, Bytes.EMPTY));
        stage.receive(new HubLinkInput.Arrived("x", Bytes.EMPTY, Bytes.EMPTY));
        stage.receive(new HubLinkInput.Delivered(999));
        stage.receive(new HubLinkInput.NotDelivered(998, true, "?"));
        assertEquals(List.of(), stage.takeNotices());
        assertEquals(List.of(), stage.link.take());
        stage.append(1);
        assertEquals(List.of(1L), Stage.sequences(stage.link.take()));
    }

    private PickupRoster roster(long version, Duration lasting) {
        Instant issued = stage.now().wall();
        return new PickupRoster(
                version,
                issued,
                issued.plus(lasting),
                List.of(new PickupRoster.Entry(
                        CARD, new HoldId("h"), new ItemId("i"), issued.plus(Duration.ofDays(3)))),
                List.of());
    }

    private static ConfigDesired desired(long version, String seconds) {
        return new ConfigDesired(version, new TreeMap<>(Map.of("door.open.seconds", seconds)));
    }
}
