package org.carrel.hub.feed;

import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.topic.Address;

/** Something that became true in the hub, for whoever watches. Says nothing about any patron. */
public sealed interface Fact {
    record ItemOnShelf(Address device, CompartmentId compartment, ItemId item) implements Fact {}

    /** @param how the circumstance, in lower case with hyphens, such as {@code collected}, {@code staff}, {@code unattended} */
    record ItemOffShelf(Address device, CompartmentId compartment, ItemId item, String how) implements Fact {}

    /** @param state the new state's name in lower case with hyphens, such as {@code ready-on-shelf} */
    record HoldChanged(HoldId hold, String state) implements Fact {}

    /** Needs a person: a book that waits for somebody is not where it was. */
    record ReadyItemMissing(HoldId hold, Address device, CompartmentId compartment, ItemId item, String how)
            implements Fact {}

    record LoanMade(LoanId loan, ItemId item) implements Fact {}

    /** @param how {@code returned}, {@code found}, {@code undone}, {@code superseded}, {@code claimed-returned} or {@code lost} */
    record LoanEnded(LoanId loan, ItemId item, String how) implements Fact {}

    /** @param how {@code renewed}, {@code recalled}, or {@code due-told} when another system says when it is due */
    record LoanChanged(LoanId loan, ItemId item, String how) implements Fact {}

    record StrangeTagChanged(Address device, CompartmentId compartment, TagUid uid, boolean there) implements Fact {}

    record RepairChanged(Address device, ItemId item, TagUid uid, boolean pending) implements Fact {}

    record AlarmChanged(Address device, String alarm, String subject, boolean raised) implements Fact {}

    record DoorChanged(Address device, CompartmentId compartment, boolean open) implements Fact {}

    /** Something to be put right by staff was added to or taken off the list of conflicts. */
    record ConflictChanged(String conflict, boolean open) implements Fact {}

    /** @param what the incident's name in lower case with hyphens */
    record IncidentHappened(Address device, String what) implements Fact {}

    record NoticeChanged(String notice, String state) implements Fact {}

    /** @param state the new state's word, such as {@code in-use} */
    record SeatChanged(SeatZoneId zone, SeatId seat, String state) implements Fact {}

    /**
     * A number in a waiting list.
     *
     * @param number as on the ticket
     * @param state the new state's word, such as {@code called}
     */
    record CallChanged(SeatZoneId zone, String number, String state) implements Fact {}

    /** Somebody at a device asked for a member of staff, once more perhaps, or staff said that it was answered. */
    record HelpChanged(Address device, String call, boolean open) implements Fact {}

    /** A device's own state, health, configuration or commands changed. */
    record DeviceChanged(Address device) implements Fact {}
}
