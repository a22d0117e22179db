package org.carrel.device.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.carrel.contract.message.Acknowledgement;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.Health;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.junit.jupiter.api.Test;

/** Events reach the hub in order, leave only by its word, and wait in peace for whatever is broken. */
class OutboxTest {
    private static final SessionSettings USUAL = SessionSettings.USUAL;
    private final Stage stage = new Stage();

    @Test
    void nothingIsSentBeforeTheBirthIsHandedOver() {
        stage.append(3);
        stage.connect();
        List<FakeHubLink.Sent> first = stage.link.take();
        assertEquals(1, Stage.messages(first, Birth.class).size());
        assertEquals(1, first.size());
        stage.deliver(first);
        stage.say(new Acknowledgement(0));
        assertEquals(List.of(1L, 2L, 3L), Stage.sequences(stage.link.take()));
    }

    @Test
    void aNewEventGoesOutAtOnce() {
        stage.goOnline(0);
        stage.append(1);
        assertEquals(List.of(1L), Stage.sequences(stage.link.take()));
    }

    @Test
    void eventsLeaveByTheHubsWordAndNotByTheBrokers() {
        stage.append(3);
        stage.deliver(stage.goOnline(0));
        stage.pass(Duration.ofMillis(1));
        assertEquals(0, stage.store.acknowledgedThrough());
        stage.say(new Acknowledgement(2));
        stage.pass(USUAL.persistAfter());
        assertEquals(2, stage.store.acknowledgedThrough());
    }

    /** A restored hub may speak before the broker has confirmed the birth, or that confirmation is lost: no busy waiting then. */
    @Test
    void aWordOfTheHubBeforeTheBirthIsDeliveredWaitsInPeace() {
        stage.append(2);
        stage.deliver(stage.goOnline(0));
        stage.say(new Acknowledgement(2));
        stage.disconnect();
        stage.connect();
        List<FakeHubLink.Sent> birth = stage.link.take();
        stage.say(new Acknowledgement(0));
        stage.pass(Duration.ofSeconds(1));
        stage.deliver(birth);
        assertEquals(List.of(1L, 2L), Stage.sequences(stage.link.take()));
    }

    @Test
    void theBrokersWindowIsKeptAndEachConfirmationLetsOneFollow() {
        stage.append(40);
        List<FakeHubLink.Sent> sent = stage.goOnline(0);
        assertEquals(range(1, USUAL.brokerWindow()), Stage.sequences(sent));
        stage.deliver(sent.get(0));
        stage.deliver(sent.get(1));
        assertEquals(range(USUAL.brokerWindow() + 1, USUAL.brokerWindow() + 2), Stage.sequences(stage.link.take()));
    }

    @Test
    void theHubsWindowIsKept() {
        stage.append(USUAL.hubWindow() + 50);
        List<Long> sent = new ArrayList<>();
        for (List<FakeHubLink.Sent> some = stage.goOnline(0); !some.isEmpty(); some = stage.link.take()) {
            sent.addAll(Stage.sequences(some));
            stage.deliver(some);
        }
        assertEquals(range(1, USUAL.hubWindow()), sent);
        stage.say(new Acknowledgement(10));
        assertEquals(10, Stage.sequences(stage.link.take()).size());
    }

    @Test
    void theHubsWordMayComeBeforeTheBrokers() {
        stage.append(2);
        List<FakeHubLink.Sent> sent = stage.goOnline(0);
        stage.say(new Acknowledgement(2));
        stage.deliver(sent);
        stage.append(1);
        assertEquals(List.of(3L), Stage.sequences(stage.link.take()));
    }

    /** Goal: what the broker still has in its hands is not put into them again, or its window fills with copies. */
    @Test
    void anEventIsUnderWayOnce() {
        stage.append(1);
        stage.goOnline(0);
        stage.pass(Duration.ofHours(1));
        assertEquals(List.of(), Stage.sequences(stage.link.take()));
    }

    @Test
    void withoutAnAcknowledgementEverythingIsSentAgainMoreAndMoreRarely() {
        stage.append(2);
        stage.deliver(stage.goOnline(0));
        List<Integer> perTenMinutes = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            int before = 0;
            for (int second = 0; second < 600; second++) {
                stage.pass(Duration.ofSeconds(1));
                List<FakeHubLink.Sent> again = stage.link.take();
                assertTrue(List.of(List.of(), List.of(1L, 2L)).contains(Stage.sequences(again)));
                before += Stage.sequences(again).size() / 2;
                stage.deliver(again);
            }
            perTenMinutes.add(before);
        }
        assertTrue(perTenMinutes.get(0) > perTenMinutes.get(2), "tries " + perTenMinutes);
        assertTrue(perTenMinutes.get(2) >= 4 && perTenMinutes.get(2) <= 8, "tries " + perTenMinutes);
        stage.say(new Acknowledgement(2));
        stage.pass(Duration.ofHours(1));
        assertEquals(List.of(), Stage.sequences(stage.link.take()));
    }

    @Test
    void aHubRestoredFromABackupIsSentToFromThere() {
        stage.append(9);
        stage.deliver(stage.goOnline(0));
        stage.say(new Acknowledgement(9));
        stage.say(new Acknowledgement(4));
        stage.pass(Duration.ofSeconds(1));
        assertEquals(range(5, 9), Stage.sequences(stage.link.take()));
        stage.pass(USUAL.persistAfter());
        assertEquals(4, stage.store.acknowledgedThrough());
    }

    @Test
    void oldAcknowledgementsRepeatedByTheBrokerDoNotStartItAnew() {
        stage.append(9);
        stage.deliver(stage.goOnline(0));
        stage.say(new Acknowledgement(9));
        for (long through = 5; through <= 9; through++) {
            stage.say(new Acknowledgement(through));
        }
        stage.pass(Duration.ofMinutes(10));
        assertEquals(List.of(), Stage.sequences(stage.link.take()));
        assertEquals(9, stage.store.acknowledgedThrough());
    }

    @Test
    void aRepeatedAcknowledgementWhileMoreIsUnderWaySendsAgainSoonButOnce() {
        stage.append(5);
        stage.deliver(stage.goOnline(0));
        stage.say(new Acknowledgement(2));
        stage.say(new Acknowledgement(2));
        stage.pass(Duration.ofMillis(1100));
        assertEquals(range(3, 5), Stage.sequences(stage.link.take()));
        stage.say(new Acknowledgement(2));
        stage.pass(Duration.ofMillis(1100));
        assertEquals(List.of(), Stage.sequences(stage.link.take()));
    }

    @Test
    void aDisconnectionSendsAgainFromTheLastAcknowledgement() {
        stage.append(5);
        stage.deliver(stage.goOnline(0));
        stage.say(new Acknowledgement(3));
        stage.disconnect();
        stage.append(1);
        stage.pass(Duration.ofDays(7));
        assertEquals(List.of(), stage.link.take());
        assertEquals(List.of(4L, 5L, 6L), Stage.sequences(stage.goOnline(3)));
    }

    @Test
    void aRestartSendsAgainFromWhatIsOnTheMedium() {
        stage.append(5);
        stage.deliver(stage.goOnline(0));
        stage.say(new Acknowledgement(3));
        stage.pass(USUAL.persistAfter());
        stage.restart();
        assertEquals(List.of(4L, 5L), Stage.sequences(stage.goOnline(3)));
    }

    /** Goal: an acknowledgement lost with the process costs duplicates, never a standstill, however far the hub is ahead. */
    @Test
    void aHubThatIsAheadOfTheMediumIsCaughtUpWith() {
        int count = 3 * USUAL.hubWindow();
        stage.append(1);
        stage.deliver(stage.goOnline(0));
        stage.say(new Acknowledgement(1));
        stage.pass(USUAL.persistAfter());
        stage.append(count);
        stage.restart();
        List<FakeHubLink.Sent> some = stage.goOnline(count);
        List<Long> sent = new ArrayList<>();
        while (!some.isEmpty()) {
            sent.addAll(Stage.sequences(some));
            stage.deliver(some);
            stage.say(new Acknowledgement(count));
            some = stage.link.take();
        }
        stage.pass(USUAL.persistAfter());
        assertEquals(count, stage.store.acknowledgedThrough());
        assertEquals(count + 1L, sent.getLast());
    }

    /** Goal: a board with a new card loses none of its events to the numbers of its former life. */
    @Test
    void aReinstalledDeviceDoesNotBelieveAcknowledgementsOfItsFormerLife() {
        stage.append(3);
        stage.connect();
        stage.deliver(stage.link.take());
        assertEquals(List.of(), stage.link.take());
        stage.say(new Acknowledgement(3));
        List<FakeHubLink.Sent> sent = stage.link.take();
        assertEquals(List.of(1L, 2L, 3L), Stage.sequences(sent));
        stage.pass(USUAL.persistAfter());
        assertEquals(0, stage.store.acknowledgedThrough());
    }

    @Test
    void aHubThatDoesNotGreetIsSentToAllTheSame() {
        stage.append(1);
        stage.connect();
        stage.deliver(stage.link.take());
        stage.pass(Duration.ofSeconds(6));
        assertEquals(List.of(1L), Stage.sequences(stage.link.take()));
    }

    @Test
    void anEventThatTheBrokerCannotTakeNowIsTriedAgainInOrder() {
        stage.append(3);
        List<FakeHubLink.Sent> sent = stage.goOnline(0);
        stage.refuse(sent.get(1), false);
        stage.deliver(sent.get(0));
        stage.deliver(sent.get(2));
        assertEquals(List.of(), stage.link.take());
        stage.pass(Duration.ofSeconds(10));
        List<Long> again = Stage.sequences(stage.link.take());
        assertEquals(List.of(2L, 3L), again.subList(again.indexOf(2L), again.indexOf(2L) + 2));
    }

    /** Goal: an event that can never be sent stops its followers, is shown, costs nothing, and goes as soon as it can. */
    @Test
    void anEventRefusedForGoodWaitsVisiblyAndIsNoPoison() {
        stage.append(5);
        List<FakeHubLink.Sent> sent = stage.goOnline(0);
        stage.deliver(sent.get(0));
        stage.refuse(sent.get(1), true);
        stage.deliver(sent.get(2));
        stage.deliver(sent.get(3));
        stage.deliver(sent.get(4));
        stage.say(new Acknowledgement(1));
        int tries = 0;
        boolean shown = false;
        for (int minute = 0; minute < 24 * 60; minute++) {
            stage.pass(Duration.ofMinutes(1));
            for (FakeHubLink.Sent again : stage.link.take()) {
                if (again.message() instanceof Birth birth) {
                    shown |= birth.health()
                            .parts()
                            .contains(new Health.Part("outbox", Health.Condition.FAILED, "event-refused"));
                    stage.deliver(again);
                } else {
                    assertEquals(List.of(2L), Stage.sequences(List.of(again)));
                    tries++;
                    stage.refuse(again, true);
                }
            }
        }
        assertTrue(shown, "the birth must tell that an event is refused");
        assertTrue(tries > 20 && tries < 45, tries + " tries in a day");
        stage.pass(Duration.ofHours(2));
        stage.deliver(stage.link.take());
        stage.pass(Duration.ofSeconds(2));
        List<FakeHubLink.Sent> after = stage.link.take();
        assertEquals(
                Health.Condition.WELL,
                Stage.messages(after, Birth.class).getLast().health().worst());
        List<Long> followers = new ArrayList<>(Stage.sequences(after));
        followers.removeAll(List.of(2L));
        assertEquals(List.of(3L, 4L, 5L), followers);
    }

    @Test
    void acknowledgementsAreWrittenSeldomAndBeforeLeaving() {
        stage.append(100);
        int before = stage.medium.writes();
        List<FakeHubLink.Sent> some = stage.goOnline(0);
        long through = 0;
        while (!some.isEmpty()) {
            for (FakeHubLink.Sent sent : some) {
                stage.deliver(sent);
                stage.say(new Acknowledgement(++through));
            }
            some = stage.link.take();
        }
        stage.pass(USUAL.persistAfter());
        assertEquals(100, stage.store.acknowledgedThrough());
        // one for the session number
        assertTrue(stage.medium.writes() - before <= 3, (stage.medium.writes() - before) + " writes");
        stage.append(1);
        stage.deliver(stage.link.take());
        stage.say(new Acknowledgement(101));
        stage.session.leave(stage.now());
        assertEquals(101, stage.store.acknowledgedThrough());
    }

    @Test
    void aMediumThatRefusesIsShownAndForgivenWhenItRecovers() {
        stage.append(2);
        stage.deliver(stage.goOnline(0));
        stage.medium.refuseWrites(StoreFailure.Kind.FULL);
        stage.say(new Acknowledgement(2));
        stage.pass(Duration.ofSeconds(20));
        Birth unwell = Stage.messages(stage.link.take(), Birth.class).getLast();
        assertTrue(
                unwell.health().parts().contains(new Health.Part("outbox", Health.Condition.FAILED, "journal-full")));
        stage.medium.recover();
        stage.pass(Duration.ofSeconds(60));
        Birth well = Stage.messages(stage.link.take(), Birth.class).getLast();
        assertEquals(Health.Condition.WELL, well.health().worst());
        assertEquals(2, stage.store.acknowledgedThrough());
    }

    @Test
    void aMediumThatCannotBeReadIsTriedAgain() {
        stage.goOnline(0);
        stage.store.write(stage.now(), tx -> tx.append(Stage.DOOR));
        stage.medium.refuseReads();
        stage.session.pump(stage.now());
        stage.pass(Duration.ofSeconds(30));
        assertEquals(List.of(), Stage.sequences(stage.link.take()));
        stage.medium.recover();
        stage.pass(Duration.ofMinutes(4));
        assertEquals(
                List.of(1L),
                Stage.sequences(stage.link.take()).stream().distinct().toList());
    }

    private static List<Long> range(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }
}
