package org.carrel.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.carrel.contract.message.KioskEvent;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.Touch;
import org.carrel.kiosk.help.HelpOffer;
import org.junit.jupiter.api.Test;

/** A call for a member of staff: told once a minute at most, and "somebody comes" only when the hub has it. */
class StaffCallTest {
    private final KioskBench kiosk = new KioskBench().ready();

    @Test
    void somebodyComesOnlyWhenTheHubHasIt() {
        kiosk.touch(Touch.Plain.HELP);
        assertEquals(HelpOffer.OFFERED, offer());
        kiosk.touch(Touch.Plain.CALL_STAFF);
        assertEquals(HelpOffer.CALLING, offer());
        kiosk.run(Duration.ofSeconds(5));
        assertEquals(HelpOffer.CALLING, offer(), "nobody has said yet that it was heard");
        kiosk.serve();
        assertEquals(HelpOffer.COMING, offer());
        assertEquals(
                "zh-Hant", kiosk.events(KioskEvent.HelpCalled.class).getFirst().language());
    }

    @Test
    void itIsToldOnceAMinuteAtMost() {
        kiosk.touch(Touch.Plain.HELP);
        kiosk.touch(Touch.Plain.CALL_STAFF);
        kiosk.touch(Touch.Plain.CALL_STAFF);
        kiosk.live(Duration.ofSeconds(58));
        assertFalse(kiosk.shown().touches().contains(Touch.Plain.CALL_STAFF));
        kiosk.touch(Touch.Plain.CALL_STAFF);
        assertEquals(1, calls());
        kiosk.live(Duration.ofSeconds(3));
        kiosk.touch(Touch.Plain.HELP);
        kiosk.touch(Touch.Plain.CALL_STAFF);
        assertEquals(2, calls());
    }

    @Test
    void withoutTheHubTheDeskIsNamed() {
        kiosk.online(false);
        kiosk.touch(Touch.Plain.HELP);
        assertEquals(HelpOffer.DESK, offer());
        kiosk.touch(Touch.Plain.CALL_STAFF);
        assertEquals(0, calls());
        kiosk.online(true);
        assertEquals(HelpOffer.OFFERED, offer());
    }

    @Test
    void aCallThatIsCutOffOnItsWayNamesTheDesk() {
        kiosk.touch(Touch.Plain.HELP);
        kiosk.touch(Touch.Plain.CALL_STAFF);
        kiosk.online(false);
        assertEquals(HelpOffer.DESK, offer());
    }

    @Test
    void aCallThatCannotBeWrittenIsNone() {
        kiosk.touch(Touch.Plain.HELP);
        kiosk.store.fail(StoreFailure.Kind.FULL);
        kiosk.touch(Touch.Plain.CALL_STAFF);
        assertEquals(HelpOffer.DESK, offer());
        assertEquals(0, calls());
        kiosk.store.recover();
        kiosk.live(Duration.ofSeconds(3));
        assertEquals(HelpOffer.OFFERED, offer());
    }

    @Test
    void whoComesNextSeesThatSomebodyIsOnTheWay() {
        kiosk.touch(Touch.Plain.HELP);
        kiosk.touch(Touch.Plain.CALL_STAFF);
        kiosk.serve();
        kiosk.touch(Touch.Plain.BACK);
        assertTrue(kiosk.screen() instanceof Screen.Rest);
        kiosk.touch(Touch.Plain.HELP);
        assertEquals(HelpOffer.COMING, offer());
    }

    private HelpOffer offer() {
        return kiosk.screen(Screen.Help.class).call();
    }

    private int calls() {
        return kiosk.events(KioskEvent.HelpCalled.class).size();
    }
}
