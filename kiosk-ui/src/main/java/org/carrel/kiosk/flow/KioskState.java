package org.carrel.kiosk.flow;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.kiosk.Place;
import org.carrel.kiosk.account.Statement;
import org.carrel.kiosk.checkout.Book;
import org.carrel.kiosk.checkout.Unfinished;
import org.carrel.kiosk.deed.Debts;
import org.carrel.kiosk.find.Quest;
import org.carrel.kiosk.help.StaffCall;
import org.carrel.kiosk.pad.Lying;
import org.carrel.kiosk.returns.Back;
import org.carrel.kiosk.seat.SeatMemory;

/**
 * All that the kiosk knows; opaque outside of this package.
 *
 * @param pile what lies on the pad, in the order of coming
 * @param borrowed the books of this session's loans
 * @param returned the books of this session's returns
 * @param places the branches by name, as far as the hub has told them
 * @param seats what is known of seats; of the patron's own only while they are there
 * @param languageChosen whether somebody chose it, so that a patron's own does not replace it
 * @param find what somebody looks for in the catalogue
 * @param quietAt when it is asked whether anybody is there, or, while it is asked, when the session ends
 */
public record KioskState(
        Phase phase,
        Overlay overlay,
        View view,
        boolean languageChosen,
        Optional<Patron> patron,
        List<Lying> pile,
        List<Book> borrowed,
        List<Back> returned,
        Optional<Statement> statement,
        SortedMap<TagUid, Debts.Debt> debts,
        Unfinished unfinished,
        Condition condition,
        SortedMap<SiteId, Place> places,
        StaffCall call,
        Quest find,
        SeatMemory seats,
        long quietAt) {
    public KioskState {
        pile = List.copyOf(pile);
        borrowed = List.copyOf(borrowed);
        returned = List.copyOf(returned);
        debts = Collections.unmodifiableSortedMap(new TreeMap<>(debts));
        places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
    }

    /** What stands before the screen, which goes on behind it. */
    public enum Overlay {
        NONE,
        HELP,
        DISPLAY,
        LANGUAGE,
        STILL_THERE
    }
}
