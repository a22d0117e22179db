package org.carrel.shelf.panel;

import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.id.CompartmentId;
import org.carrel.device.agent.ScreenLanguage;

/**
 * What the screen on the shelf says, as a value. Never a name, a card number or a title: people stand around. Words are in
 * {@link PanelTexts}, the form for a page in {@link PanelJson}.
 */
public sealed interface PanelScreen {
    ScreenLanguage language();

    /** The compartments whose lamps shine for the person at the shelf, in the order in which they stand. */
    default List<CompartmentId> lit() {
        return List.of();
    }

    default List<PanelAction> actions() {
        return List.of(PanelAction.LANGUAGE);
    }

    /** The shelf is finding out what stands on it. */
    record Starting(ScreenLanguage language) implements PanelScreen {}

    /** @param offline the library system cannot be reached; whose holds are ready can still collect */
    record Idle(ScreenLanguage language, boolean offline) implements PanelScreen {}

    /** A card was read and the library system is being asked. */
    record Asking(ScreenLanguage language) implements PanelScreen {}

    /**
     * Books wait for the person who tapped.
     *
     * @param books how many are lit, at least 1
     * @param notFound how many more the library system expected here, which are not on the shelf
     */
    record Welcome(
            ScreenLanguage language, List<CompartmentId> lit, int books, int notFound, boolean offline, boolean doors)
            implements PanelScreen {
        public Welcome {
            lit = List.copyOf(lit);
        }

        @Override
        public List<PanelAction> actions() {
            return inVisit(doors);
        }
    }

    /** @param gateWarnings how many of the taken books the gate may sound for */
    record TakeYours(
            ScreenLanguage language, List<CompartmentId> lit, int taken, int offered, int gateWarnings, boolean doors)
            implements PanelScreen {
        public TakeYours {
            lit = List.copyOf(lit);
        }

        @Override
        public List<PanelAction> actions() {
            return inVisit(doors);
        }
    }

    /** Nothing has happened for a while: the visit will end. */
    record StillThere(ScreenLanguage language, List<CompartmentId> lit, int secondsLeft) implements PanelScreen {
        public StillThere {
            lit = List.copyOf(lit);
        }

        @Override
        public List<PanelAction> actions() {
            return List.of(PanelAction.MORE_TIME, PanelAction.DONE, PanelAction.LANGUAGE);
        }
    }

    /** The visit is over. */
    record Farewell(ScreenLanguage language, int taken, int left, int gateWarnings) implements PanelScreen {}

    /**
     * A book that is not for the person at the shelf was lifted.
     *
     * @param putBackTo where it stood
     */
    record WrongBook(ScreenLanguage language, List<CompartmentId> putBackTo) implements PanelScreen {
        public WrongBook {
            putBackTo = List.copyOf(putBackTo);
        }
    }

    /** These doors should be closed now. */
    record CloseDoors(ScreenLanguage language, List<CompartmentId> open) implements PanelScreen {
        public CloseDoors {
            open = List.copyOf(open);
        }
    }

    /** The next person must wait until the doors of the one before are closed. */
    record WaitForDoors(ScreenLanguage language, List<CompartmentId> open) implements PanelScreen {
        public WaitForDoors {
            open = List.copyOf(open);
        }
    }

    /** These doors were unlocked and did not open. */
    record DoorsStuck(ScreenLanguage language, List<CompartmentId> stuck) implements PanelScreen {
        public DoorsStuck {
            stuck = List.copyOf(stuck);
        }

        @Override
        public List<PanelAction> actions() {
            return inVisit(true);
        }
    }

    record Refused(ScreenLanguage language, Reason reason) implements PanelScreen {}

    /** The shelf itself cannot serve now; the desk can. */
    record GoToDesk(ScreenLanguage language, Trouble trouble) implements PanelScreen {}

    /**
     * A staff member is signed in.
     *
     * @param pulled how many of the items to be pulled are off the shelf
     * @param toPull how many there were in all, 0 when none
     * @param all whether all are lit, not one after the other
     */
    record Staff(ScreenLanguage language, List<CompartmentId> lit, int pulled, int toPull, boolean all, boolean doors)
            implements PanelScreen {
        public Staff {
            lit = List.copyOf(lit);
        }

        @Override
        public List<PanelAction> actions() {
            List<PanelAction> all = new ArrayList<>();
            if (pulled < toPull) {
                all.add(PanelAction.ALL_OR_ONE);
            }
            if (doors) {
                all.add(PanelAction.OPEN_ALL);
            }
            all.add(PanelAction.DONE);
            all.add(PanelAction.LANGUAGE);
            return all;
        }
    }

    /** Why a card opens nothing. */
    enum Reason {
        CARD_UNREADABLE,
        CARD_UNKNOWN,
        CARD_EXPIRED,
        CARD_REPORTED_LOST,
        BORROWING_BLOCKED,
        NOTHING_READY,
        READY_ELSEWHERE,
        /** The library system expects the books here, but the shelf does not find them. */
        NOT_FOUND_HERE,
        /** The library system's permission had run out when it arrived. */
        PERMISSION_LAPSED,
        /** Off line, and the card is not among those whose holds are known to be ready. */
        OFFLINE_NOT_LISTED,
        /** Off line, and the list of ready holds is missing or too old. */
        OFFLINE_LIST_MISSING,
        /** Off line, and the device does not know what time it is. */
        OFFLINE_CLOCK_UNKNOWN
    }

    /** What keeps the shelf from serving anybody. */
    enum Trouble {
        /** Nothing can be recorded. */
        JOURNAL,
        /** The shelf cannot see its books. */
        READER,
        /** Too many earlier visits wait for their books to be seen. */
        UNSETTLED,
        /** It stopped several times shortly after its start. */
        CRASH_LOOP
    }

    private static List<PanelAction> inVisit(boolean doors) {
        return List.of(
                PanelAction.DONE, doors ? PanelAction.OPEN_AGAIN : PanelAction.LIGHT_AGAIN, PanelAction.LANGUAGE);
    }
}
