package org.carrel.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.Sound;
import org.carrel.kiosk.bench.Screens;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.Touch;
import org.carrel.kiosk.flow.View;
import org.carrel.kiosk.returns.Back;
import org.junit.jupiter.api.Test;

/** Returns, account, time-outs, help, modes and what is left of a visit when it is over. */
class VisitTest {
    private static final Duration SECONDS = Duration.ofSeconds(3);
    private final KioskBench kiosk = new KioskBench().ready();

    @Test
    void aBookIsReturnedWithoutACardAndSecured() {
        kiosk.borrowedBefore(1);
        kiosk.put(1);
        kiosk.live(SECONDS);
        assertEquals(1, kiosk.screen(Screen.Pile.class).books());
        assertTrue(kiosk.hub.loans().containsKey(KioskBench.item(1)), "nothing is returned before it is asked for");
        kiosk.touch(Touch.Plain.RETURN);
        kiosk.live(SECONDS);
        assertInstanceOf(
                Back.Fate.GoesTo.class,
                kiosk.screen(Screen.Return.class).books().getFirst().fate());
        assertFalse(kiosk.hub.loans().containsKey(KioskBench.item(1)));
        assertEquals(KioskBench.SECURED, kiosk.tags.afi(KioskBench.uid(1)));
        assertTrue(kiosk.store.notes("secure/").isEmpty());
        kiosk.touch(Touch.Plain.FINISH);
        assertEquals(1, kiosk.screen(Screen.Goodbye.class).summary().returned());
    }

    @Test
    void aReturnCountsAtOnceWithoutTheHub() {
        kiosk.online(false);
        kiosk.borrowedBefore(1);
        kiosk.touch(Touch.Plain.RETURN);
        kiosk.put(1);
        kiosk.run(SECONDS);
        assertInstanceOf(
                Back.Fate.TakenUnasked.class,
                kiosk.screen(Screen.Return.class).books().getFirst().fate());
        assertEquals(1, kiosk.events(KioskEvent.ItemReturned.class).size());
        kiosk.lift(1);
        kiosk.run(SECONDS);
        kiosk.put(1);
        kiosk.run(SECONDS);
        assertEquals(1, kiosk.events(KioskEvent.ItemReturned.class).size(), "laid down again is not returned again");
    }

    @Test
    void aBookJustLentIsNotReturnedWhileItStillLiesThere() {
        kiosk.book(1);
        kiosk.put(1);
        kiosk.run(SECONDS);
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.BACK);
        kiosk.touch(Touch.Plain.RETURN);
        kiosk.live(SECONDS);
        assertTrue(kiosk.hub.loans().containsKey(KioskBench.item(1)));
        kiosk.lift(1);
        kiosk.live(SECONDS);
        kiosk.put(1);
        kiosk.live(SECONDS);
        assertFalse(kiosk.hub.loans().containsKey(KioskBench.item(1)), "lifted and laid down again, it is returned");
        assertEquals(KioskBench.SECURED, kiosk.tags.afi(KioskBench.uid(1)));
    }

    @Test
    void theAccountIsShownAndAllIsRenewed() {
        kiosk.borrowedBefore(1);
        kiosk.borrowedBefore(2);
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.ACCOUNT);
        kiosk.live(SECONDS);
        assertEquals(2, kiosk.screen(Screen.Account.class).lines());
        kiosk.touch(new Touch.Renew(0));
        kiosk.live(SECONDS);
        assertEquals(1, kiosk.screen(Screen.Account.class).statement().renewed());
        kiosk.touch(Touch.Plain.FINISH);
        assertEquals(1, kiosk.screen(Screen.Goodbye.class).summary().renewed());
    }

    @Test
    void aQuietVisitIsWarnedOfAndCanBeExtendedTenTimes() {
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        for (int times = 0; times < 10; times++) {
            kiosk.live(Duration.ofSeconds(61));
            assertTrue(kiosk.screen(Screen.StillThere.class).secondsLeft() > 20);
            kiosk.touch(Touch.Plain.MORE_TIME);
            kiosk.screen(Screen.Home.class);
        }
        assertTrue(kiosk.sounds.contains(Sound.REMINDER));
        kiosk.live(Duration.ofSeconds(61));
        int before = kiosk.screen(Screen.StillThere.class).secondsLeft();
        kiosk.live(Duration.ofSeconds(5));
        assertEquals(before - 5, kiosk.screen(Screen.StillThere.class).secondsLeft());
        kiosk.live(Duration.ofSeconds(30));
        kiosk.screen(Screen.Rest.class);
    }

    @Test
    void whoFollowsAnotherPersonHasTheirOwnTimeAndNoMore() {
        kiosk.hub.wantsPin("P7");
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        kiosk.tap("P7");
        kiosk.live(SECONDS);
        kiosk.screen(Screen.EnterPin.class);
        kiosk.live(Duration.ofSeconds(61));
        kiosk.screen(Screen.StillThere.class);
        kiosk.live(Duration.ofSeconds(31));
        kiosk.screen(Screen.Rest.class);
    }

    @Test
    void whoListensHasTwiceTheTime() {
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.DISPLAY);
        kiosk.touch(new Touch.Toggle(Display.SPOKEN));
        kiosk.touch(Touch.Plain.BACK);
        kiosk.live(Duration.ofSeconds(100));
        kiosk.screen(Screen.Home.class);
        kiosk.live(Duration.ofSeconds(25));
        assertTrue(kiosk.screen(Screen.StillThere.class).secondsLeft() > 50);
    }

    @Test
    void nothingOfAVisitIsLeftWhenItIsOver() {
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        kiosk.speak(ScreenLanguage.EN);
        kiosk.touch(Touch.Plain.DISPLAY);
        kiosk.touch(new Touch.Toggle(Display.HIGH_CONTRAST));
        kiosk.touch(Touch.Plain.BACK);
        assertEquals(ScreenLanguage.EN, kiosk.shown().view().language());
        kiosk.touch(Touch.Plain.FINISH);
        kiosk.live(Duration.ofSeconds(15));
        kiosk.screen(Screen.Rest.class);
        assertEquals(View.usual(ScreenLanguage.ZH_HANT), kiosk.shown().view());
        assertFalse(kiosk.shown().toString().contains(Screens.CANARY));
        assertTrue(kiosk.store.notes("").toString().isEmpty()
                || !kiosk.store.notes("").toString().contains("A1"));
    }

    @Test
    void theScreenIsDarkOnlyWhileItIsSpokenAndLightAgainWhenTheVisitEnds() {
        kiosk.touch(Touch.Plain.BLANK);
        assertFalse(kiosk.shown().view().blank(), "who can neither see nor hear it would be lost");
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.DISPLAY);
        kiosk.touch(new Touch.Toggle(Display.SPOKEN));
        kiosk.touch(Touch.Plain.BLANK);
        assertTrue(kiosk.shown().view().blank());
        kiosk.touch(Touch.Plain.BACK);
        kiosk.touch(Touch.Plain.BLANK);
        assertFalse(kiosk.shown().view().blank(), "the same key shows it again");
        kiosk.touch(Touch.Plain.BLANK);
        kiosk.touch(Touch.Plain.DISPLAY);
        kiosk.touch(new Touch.Toggle(Display.SPOKEN));
        assertFalse(kiosk.shown().view().blank(), "not spoken any more, it is seen");
        kiosk.touch(new Touch.Toggle(Display.SPOKEN));
        kiosk.touch(Touch.Plain.BLANK);
        kiosk.touch(Touch.Plain.BACK);
        kiosk.touch(Touch.Plain.FINISH);
        assertTrue(kiosk.shown().view().blank(), "the farewell is said in the dark as well");
        kiosk.live(Duration.ofSeconds(21));
        kiosk.screen(Screen.Rest.class);
        assertFalse(kiosk.shown().view().blank());
    }

    @Test
    void helpAndTheLanguageAreOnEveryScreenAndHelpGivesTheScreenBack() {
        for (Screen screen : Screens.all(kiosk.shown().view(), 8).values()) {
            var touches = org.carrel.kiosk.flow.Kiosk.always(screen);
            assertTrue(touches.contains(Touch.Plain.LANGUAGE) || screen instanceof Screen.Languages, screen::toString);
            assertTrue(touches.contains(Touch.Plain.HELP) || screen instanceof Screen.Help, screen::toString);
        }
        kiosk.touch(Touch.Plain.HELP);
        kiosk.screen(Screen.Help.class);
        kiosk.touch(Touch.Plain.BACK);
        kiosk.screen(Screen.Rest.class);
    }

    @Test
    void whatTheScreenDoesNotOfferDoesNothing() {
        for (Touch touch : Touch.Plain.values()) {
            if (!kiosk.shown().touches().contains(touch)) {
                kiosk.touch(touch);
                kiosk.screen(Screen.Rest.class);
            }
        }
    }

    @Test
    void aFullMediumIsSaidAndNothingIsLentOrTakenBack() {
        kiosk.store.fail(StoreFailure.Kind.FULL);
        kiosk.borrowedBefore(1);
        kiosk.touch(Touch.Plain.RETURN);
        kiosk.put(1);
        kiosk.live(SECONDS);
        assertEquals(new Screen.Unwell(Screen.Trouble.JOURNAL), kiosk.screen());
        assertTrue(kiosk.hub.loans().containsKey(KioskBench.item(1)));
        kiosk.store.recover();
        kiosk.live(Duration.ofSeconds(5));
        assertFalse(kiosk.hub.loans().containsKey(KioskBench.item(1)), "taken back as soon as it can be written");
    }

    @Test
    void aReaderThatIsUnpluggedIsSaid() {
        kiosk.input(new KioskInput.Reader(new LinkInput.Lost("unplugged")));
        assertEquals(new Screen.Unwell(Screen.Trouble.READER), kiosk.screen());
        kiosk.input(new KioskInput.Reader(new LinkInput.Opened()));
        kiosk.live(SECONDS);
        kiosk.screen(Screen.Rest.class);
    }

    @Test
    void whileTheHubIsAwayTheRestScreenSaysSo() {
        kiosk.online(false);
        assertEquals(new Screen.Rest(false, false, true), kiosk.screen());
    }
}
