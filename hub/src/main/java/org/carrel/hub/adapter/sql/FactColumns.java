package org.carrel.hub.adapter.sql;

import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.topic.Address;
import org.carrel.hub.feed.Fact;

/** A fact as one flat row; what a kind does not have is empty. */
record FactColumns(
        Kind kind, String site, String device, String compartment, String item, String reference, String detail) {
    private static final String YES = "yes";
    private static final String NO = "no";

    /** The stored names of the facts. */
    enum Kind {
        ITEM_ON_SHELF,
        ITEM_OFF_SHELF,
        HOLD_CHANGED,
        READY_ITEM_MISSING,
        LOAN_MADE,
        LOAN_ENDED,
        LOAN_CHANGED,
        STRANGE_TAG_CHANGED,
        REPAIR_CHANGED,
        ALARM_RAISED,
        ALARM_CLEARED,
        DOOR_CHANGED,
        CONFLICT_CHANGED,
        INCIDENT_HAPPENED,
        NOTICE_CHANGED,
        SEAT_CHANGED,
        CALL_CHANGED,
        DEVICE_CHANGED,
        HELP_CHANGED
    }

    static FactColumns of(Fact fact) {
        return switch (fact) {
            case Fact.ItemOnShelf f -> at(Kind.ITEM_ON_SHELF, f.device(), f.compartment(), f.item(), "", "");
            case Fact.ItemOffShelf f -> at(Kind.ITEM_OFF_SHELF, f.device(), f.compartment(), f.item(), "", f.how());
            case Fact.HoldChanged f -> plain(Kind.HOLD_CHANGED, "", f.hold().value(), f.state());
            case Fact.ReadyItemMissing f ->
                at(
                        Kind.READY_ITEM_MISSING,
                        f.device(),
                        f.compartment(),
                        f.item(),
                        f.hold().value(),
                        f.how());
            case Fact.LoanMade f ->
                plain(Kind.LOAN_MADE, f.item().value(), f.loan().value(), "");
            case Fact.LoanEnded f ->
                plain(Kind.LOAN_ENDED, f.item().value(), f.loan().value(), f.how());
            case Fact.LoanChanged f ->
                plain(Kind.LOAN_CHANGED, f.item().value(), f.loan().value(), f.how());
            case Fact.StrangeTagChanged f ->
                device(
                        Kind.STRANGE_TAG_CHANGED,
                        f.device(),
                        f.compartment().value(),
                        "",
                        f.uid().hex(),
                        yesNo(f.there()));
            case Fact.RepairChanged f ->
                device(
                        Kind.REPAIR_CHANGED,
                        f.device(),
                        "",
                        f.item().value(),
                        f.uid().hex(),
                        yesNo(f.pending()));
            case Fact.AlarmChanged f ->
                device(f.raised() ? Kind.ALARM_RAISED : Kind.ALARM_CLEARED, f.device(), "", "", f.alarm(), f.subject());
            case Fact.DoorChanged f ->
                device(Kind.DOOR_CHANGED, f.device(), f.compartment().value(), "", "", yesNo(f.open()));
            case Fact.ConflictChanged f -> plain(Kind.CONFLICT_CHANGED, "", f.conflict(), yesNo(f.open()));
            case Fact.IncidentHappened f -> device(Kind.INCIDENT_HAPPENED, f.device(), "", "", "", f.what());
            case Fact.NoticeChanged f -> plain(Kind.NOTICE_CHANGED, "", f.notice(), f.state());
            case Fact.SeatChanged f ->
                plain(Kind.SEAT_CHANGED, f.seat().value(), f.zone().value(), f.state());
            case Fact.CallChanged f ->
                plain(Kind.CALL_CHANGED, f.number(), f.zone().value(), f.state());
            case Fact.DeviceChanged f -> device(Kind.DEVICE_CHANGED, f.device(), "", "", "", "");
            case Fact.HelpChanged f -> device(Kind.HELP_CHANGED, f.device(), "", "", f.call(), yesNo(f.open()));
        };
    }

    Fact fact() {
        return switch (kind) {
            case ITEM_ON_SHELF -> new Fact.ItemOnShelf(address(), place(), new ItemId(item));
            case ITEM_OFF_SHELF -> new Fact.ItemOffShelf(address(), place(), new ItemId(item), detail);
            case HOLD_CHANGED -> new Fact.HoldChanged(new HoldId(reference), detail);
            case READY_ITEM_MISSING ->
                new Fact.ReadyItemMissing(new HoldId(reference), address(), place(), new ItemId(item), detail);
            case LOAN_MADE -> new Fact.LoanMade(new LoanId(reference), new ItemId(item));
            case LOAN_ENDED -> new Fact.LoanEnded(new LoanId(reference), new ItemId(item), detail);
            case LOAN_CHANGED -> new Fact.LoanChanged(new LoanId(reference), new ItemId(item), detail);
            case STRANGE_TAG_CHANGED ->
                new Fact.StrangeTagChanged(address(), place(), TagUid.of(reference), detail.equals(YES));
            case REPAIR_CHANGED ->
                new Fact.RepairChanged(address(), new ItemId(item), TagUid.of(reference), detail.equals(YES));
            case ALARM_RAISED -> new Fact.AlarmChanged(address(), reference, detail, true);
            case ALARM_CLEARED -> new Fact.AlarmChanged(address(), reference, detail, false);
            case DOOR_CHANGED -> new Fact.DoorChanged(address(), place(), detail.equals(YES));
            case CONFLICT_CHANGED -> new Fact.ConflictChanged(reference, detail.equals(YES));
            case INCIDENT_HAPPENED -> new Fact.IncidentHappened(address(), detail);
            case NOTICE_CHANGED -> new Fact.NoticeChanged(reference, detail);
            case SEAT_CHANGED -> new Fact.SeatChanged(new SeatZoneId(reference), new SeatId(item), detail);
            case CALL_CHANGED -> new Fact.CallChanged(new SeatZoneId(reference), item, detail);
            case DEVICE_CHANGED -> new Fact.DeviceChanged(address());
            case HELP_CHANGED -> new Fact.HelpChanged(address(), reference, detail.equals(YES));
        };
    }

    private Address address() {
        return new Address(new SiteId(site), new DeviceId(device));
    }

    private CompartmentId place() {
        return new CompartmentId(compartment);
    }

    private static FactColumns at(
            Kind kind, Address address, CompartmentId compartment, ItemId item, String reference, String detail) {
        return device(kind, address, compartment.value(), item.value(), reference, detail);
    }

    private static FactColumns device(
            Kind kind, Address address, String compartment, String item, String reference, String detail) {
        return new FactColumns(
                kind, address.site().value(), address.device().value(), compartment, item, reference, detail);
    }

    private static FactColumns plain(Kind kind, String item, String reference, String detail) {
        return new FactColumns(kind, "", "", "", item, reference, detail);
    }

    private static String yesNo(boolean is) {
        return is ? YES : NO;
    }
}
