package org.carrel.device.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.Command;
import org.carrel.contract.message.CommandOrder;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.CommandReport.Accepted;
import org.carrel.contract.message.CommandReport.Done;
import org.carrel.contract.message.CommandReport.Expired;
import org.carrel.contract.message.CommandReport.Failed;
import org.carrel.contract.message.CommandReport.Progress;
import org.carrel.contract.message.CommandReport.Reason;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.Reply;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.device.port.SyncNotice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command is carried out at most once, never too late, and the hub always learns how it went. */
class CommandsTest {
    private static final Command<?> OPEN = new Command.OpenCompartment(new CompartmentId("A1"));
    private static final Progress DONE = new Done(new Reply.Done());
    private final Stage stage = new Stage();

    @BeforeEach
    void goOnline() {
        stage.deliver(stage.goOnline(0));
        stage.takeNotices();
    }

    @Test
    void aCommandIsOrderedOnceHoweverOftenItComes() {
        CommandOrder order = order("c1");
        stage.say(order);
        stage.say(order);
        assertEquals(List.of(new SyncNotice.Ordered(order)), stage.takeNotices());
        stage.disconnect();
        stage.restart();
        stage.deliver(stage.goOnline(0));
        stage.takeNotices();
        stage.say(order);
        assertEquals(List.of(), stage.takeNotices());
    }

    @Test
    void progressIsToldAndRepeatedUntilDelivered() {
        stage.say(order("c1"));
        stage.session.report(new CommandId("c1"), new Accepted(), stage.now());
        assertEquals(List.of(new Accepted()), told());
        stage.session.report(new CommandId("c1"), DONE, stage.now());
        stage.disconnect();
        stage.link.take();
        assertEquals(List.of(DONE), progress(stage.goOnline(0)));
        stage.disconnect();
        stage.restart();
        List<FakeHubLink.Sent> sent = stage.goOnline(0);
        assertEquals(List.of(DONE), progress(sent));
        stage.deliver(sent);
        stage.disconnect();
        assertEquals(List.of(), progress(stage.goOnline(0)));
        stage.restart();
        assertEquals(List.of(), progress(stage.goOnline(0)));
    }

    @Test
    void aHubThatAsksAgainIsToldAgain() {
        CommandOrder order = order("c1");
        stage.say(order);
        stage.session.report(order.id(), DONE, stage.now());
        stage.deliver(stage.link.take());
        stage.say(order);
        assertEquals(List.of(DONE), told());
        stage.restart();
        stage.deliver(stage.goOnline(0));
        stage.takeNotices();
        stage.say(order);
        assertEquals(List.of(DONE), told());
        assertEquals(List.of(), stage.takeNotices());
    }

    @Test
    void aCommandInterruptedByACrashIsReportedAsSuch() {
        stage.say(order("c1"));
        stage.say(order("c2"));
        stage.session.report(new CommandId("c2"), new Accepted(), stage.now());
        stage.restart();
        assertEquals(
                List.of(new Failed(Reason.INTERRUPTED), new Failed(Reason.INTERRUPTED)), progress(stage.goOnline(0)));
    }

    @Test
    void whatTheAgentRemembersOfAnInterruptedCommandCounts() {
        stage.say(order("c1"));
        stage.session.report(new CommandId("c1"), new Accepted(), stage.now());
        stage.restart();
        stage.session.report(new CommandId("c1"), DONE, stage.now());
        assertEquals(List.of(DONE), progress(stage.goOnline(0)));
    }

    @Test
    void aLineThatComesBackDoesNotInterruptACommand() {
        stage.say(order("c1"));
        stage.session.report(new CommandId("c1"), new Accepted(), stage.now());
        stage.disconnect();
        assertEquals(List.of(new Accepted()), progress(stage.goOnline(0)));
    }

    @Test
    void aCommandThatCannotBeRecordedIsNotCarriedOutAndMayComeAgain() {
        stage.medium.refuseWrites(StoreFailure.Kind.FULL);
        CommandOrder order = order("c1");
        stage.say(order);
        assertEquals(List.of(), stage.takeNotices());
        stage.medium.recover();
        stage.say(order);
        assertEquals(List.of(new SyncNotice.Ordered(order)), stage.takeNotices());
    }

    @Test
    void aCommandIsNotCarriedOutWhileTheMediumCannotBeRead() {
        stage.medium.refuseReads();
        stage.say(order("c1"));
        assertEquals(List.of(), stage.takeNotices());
    }

    /** Goal: whatever the clock says, nothing is carried out after its time, and nothing that cannot be judged is. */
    @ParameterizedTest
    @CsvSource({
        // delay of the command on its way, error of the device's clock, quality, what becomes of it
        "PT1S,   PT0S,    SYNCHRONIZED, ORDERED",
        "PT59S,  PT0S,    SYNCHRONIZED, ORDERED",
        "PT60S,  PT0S,    SYNCHRONIZED, EXPIRED",
        "PT9H,   PT0S,    SYNCHRONIZED, EXPIRED",
        "PT1S,   PT0S,    FREE_RUNNING, ORDERED",
        "PT9H,   PT0S,    FREE_RUNNING, EXPIRED",
        "PT1S,   PT24H,   SYNCHRONIZED, EXPIRED",
        "PT1S,   PT-30S,  SYNCHRONIZED, ORDERED",
        "PT1S,   PT-24H,  SYNCHRONIZED, CLOCK_UNSURE",
        "PT1S,   PT-24H,  FREE_RUNNING, CLOCK_UNSURE",
        "PT9H,   PT-24H,  SYNCHRONIZED, CLOCK_UNSURE",
        "PT1S,   PT0S,    UNKNOWN,      CLOCK_UNSURE",
        "PT9H,   PT0S,    UNKNOWN,      CLOCK_UNSURE",
        "PT1S,   PT-480000H, UNKNOWN,   CLOCK_UNSURE",
    })
    void theClockDecides(Duration delay, Duration error, DeviceTime.Quality quality, String expected) {
        CommandOrder order = order("c1");
        stage.pass(delay);
        stage.clockError = error;
        stage.quality = quality;
        stage.link.take();
        stage.say(order);
        boolean ordered = stage.takeNotices().contains(new SyncNotice.Ordered(order));
        List<Progress> told = told();
        String found = ordered
                ? "ORDERED"
                : told.equals(List.of(new Expired()))
                        ? "EXPIRED"
                        : told.equals(List.of(new Failed(Reason.CLOCK_UNSURE))) ? "CLOCK_UNSURE" : told.toString();
        assertEquals(expected, found);
    }

    /** Goal: the hub's own words prove that a time is over although the device's clock went back. */
    @Test
    void aClockThatWentBackDoesNotReviveACommand() {
        CommandOrder early = order("c1");
        stage.say(order("c0"));
        stage.takeNotices();
        stage.pass(Duration.ofMinutes(10));
        stage.clockError = Duration.ofMinutes(-10);
        stage.link.take();
        stage.say(early);
        assertEquals(List.of(), stage.takeNotices());
        assertEquals(List.of(new Expired()), told());
    }

    @Test
    void aCommandOfALaterContractIsAnswered() {
        stage.arrive(
                Channel.COMMAND,
                Bytes.of(("{\"v\":1,\"type\":\"command\",\"id\":\"c9\",\"issued\":\"2026-11-23T04:00:00.000Z\","
                                + "\"expires\":\"2026-11-23T04:01:00.000Z\",\"command\":{\"type\":\"dance\"}}")
                        .getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of(new Failed(Reason.UNSUPPORTED)), told());
        assertEquals(List.of(), stage.takeNotices());
    }

    @Test
    void aReportThatTheBrokerCannotTakeNowIsTriedAgainAndOneRefusedForGoodIsNotUntilTheNextConnection() {
        stage.say(order("c1"));
        stage.session.report(new CommandId("c1"), DONE, stage.now());
        stage.refuse(stage.link.take().getFirst(), false);
        stage.pass(Duration.ofSeconds(5));
        FakeHubLink.Sent again = stage.link.take().getFirst();
        assertEquals(new CommandReport(new CommandId("c1"), DONE), again.message());
        stage.refuse(again, true);
        stage.pass(Duration.ofHours(5));
        assertEquals(List.of(), told());
        stage.disconnect();
        assertEquals(List.of(DONE), progress(stage.goOnline(0)));
    }

    @Test
    void commandsWithoutAnEndAreBoundedAndWhatIsSettledIsForgotten() {
        for (int count = 0; count < Commands.OPEN_MAX + 5; count++) {
            stage.say(order("open-" + count));
        }
        assertEquals(Commands.OPEN_MAX, stage.takeNotices().size());
        for (int count = 0; count < Commands.OPEN_MAX; count++) {
            stage.session.report(new CommandId("open-" + count), DONE, stage.now());
            stage.deliver(stage.link.take());
        }
        int kept = stage.store.notes(TakenCommand.KEY_PREFIX).size();
        assertTrue(kept <= Commands.ENDED_KEPT, kept + " notes kept");
        stage.say(order("open-" + (Commands.OPEN_MAX + 1)));
        assertEquals(1, stage.takeNotices().size());
    }

    private CommandOrder order(String id) {
        Instant issued = stage.now().wall();
        return new CommandOrder(new CommandId(id), issued, issued.plusSeconds(60), OPEN);
    }

    private List<Progress> told() {
        return progress(stage.link.take());
    }

    private static List<Progress> progress(List<FakeHubLink.Sent> sent) {
        return Stage.messages(sent, CommandReport.class).stream()
                .map(CommandReport::progress)
                .toList();
    }
}
