package org.carrel.hub.adapter.sip2.server;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.sip2.message.AlertType;
import org.carrel.hub.adapter.sip2.message.Language;
import org.carrel.hub.adapter.sip2.request.Checkin;
import org.carrel.hub.adapter.sip2.response.CheckinResponse;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.lending.Lending.GivenBack;
import org.carrel.hub.lending.Lending.Next;
import org.carrel.hub.lending.Lending.Undoing;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.store.Services;

/** 09: an item came back, or a loan that the terminal could not carry through is taken back. */
final class ReturnCounter {
    private static final char MAGNETIC_NO = 'N';

    /** Where a returned item is to go, and whether staff should look. */
    private sealed interface Way {
        record Home() implements Way {}

        record Look(AlertType type, Screen words, String destination, List<Patron> holder) implements Way {}
    }

    /** @param item what the message names, as the catalogue has it */
    CheckinResponse checkIn(Services services, Checkin request, Titled item, Asking asking) {
        if (item.id().isEmpty()) {
            return unknown(item, asking);
        }
        ItemId id = item.id().getFirst();
        if (request.cancels()) {
            return undo(services, id, item, asking);
        }
        GivenBack given = services.circulation().checkIn(id, asking.returned(request.returned()), asking.occasion());
        return switch (given) {
            case GivenBack.Returned returned ->
                answer(
                        true,
                        true,
                        item,
                        borrower(services, returned.loan().opened()),
                        way(services, returned.next(), asking),
                        asking);
            case GivenBack.WasNotOnLoan stray ->
                answer(
                        asking.account().rules().strayReturnsOk(),
                        true,
                        item,
                        List.of(),
                        way(services, stray.next(), asking),
                        asking);
            case GivenBack.Incomplete incomplete ->
                answer(
                        false,
                        false,
                        item,
                        borrower(services, incomplete.loan()),
                        look(AlertType.OTHER, Screen.PARTS_MISSING),
                        asking);
            case GivenBack.NotOurs _ -> unknown(item, asking);
        };
    }

    private static CheckinResponse undo(Services services, ItemId id, Titled item, Asking asking) {
        Optional<OpenLoan> open = services.lending().openLoan(id);
        if (open.isEmpty()) {
            return answer(false, true, item, List.of(), look(AlertType.OTHER, Screen.NOT_ON_LOAN), asking);
        }
        List<Patron> borrower = borrower(services, open.get());
        return switch (services.circulation().undoCheckOut(open.get().patron(), id, asking.occasion())) {
            case Undoing.Undone _ -> answer(true, true, item, borrower, new Way.Home(), asking);
            case Undoing.NotUndone _ ->
                answer(false, false, item, borrower, look(AlertType.OTHER, Screen.NOT_UNDONE), asking);
        };
    }

    private static CheckinResponse unknown(Titled item, Asking asking) {
        return answer(false, false, item, List.of(), look(AlertType.OTHER, Screen.ITEM_UNKNOWN), asking);
    }

    private static Way look(AlertType type, Screen words) {
        return new Way.Look(type, words, "", List.of());
    }

    private static Way way(Services services, Next next, Asking asking) {
        return switch (next) {
            case Next.ToStacks _ -> new Way.Home();
            case Next.ToBranch(SiteId branch) ->
                new Way.Look(AlertType.SEND_TO_OTHER_BRANCH, Screen.FOR_OTHER_BRANCH, branch.value(), List.of());
            case Next.ToPartner(String code) ->
                new Way.Look(AlertType.SEND_TO_OTHER_BRANCH, Screen.FOR_OTHER_BRANCH, code, List.of());
            case Next.ToPickup(HoldId hold, SiteId branch) ->
                new Way.Look(
                        branch.equals(asking.account().place().branch())
                                ? AlertType.HOLD_HERE
                                : AlertType.HOLD_ELSEWHERE,
                        Screen.FOR_PICKUP,
                        branch.value(),
                        services.reservations().hold(hold, asking.now()).stream()
                                .flatMap(known -> services
                                        .patrons()
                                        .patron(known.request().patron())
                                        .stream())
                                .toList());
            case Next.ToStaff _ -> look(AlertType.OTHER, Screen.FOR_STAFF);
        };
    }

    private static List<Patron> borrower(Services services, OpenLoan loan) {
        return services.patrons().patron(loan.patron()).stream().toList();
    }

    private static Account.Place.Sorted sorted(Way way) {
        return switch (way) {
            case Way.Home _ -> Account.Place.Sorted.SHELF;
            case Way.Look(AlertType type, Screen _, String _, List<Patron> _) ->
                switch (type) {
                    case HOLD_HERE, HOLD_ELSEWHERE, HOLD_OF_ANOTHER_LIBRARY -> Account.Place.Sorted.HOLD;
                    case SEND_TO_OTHER_BRANCH -> Account.Place.Sorted.BRANCH;
                    case OTHER -> Account.Place.Sorted.STAFF;
                };
        };
    }

    private static CheckinResponse answer(
            boolean ok, boolean resensitize, Titled item, List<Patron> borrower, Way way, Asking asking) {
        Fields.Builder fields = asking.head()
                .and(FieldId.AB, item.sent())
                .and(FieldId.AQ, item.home())
                .and(FieldId.AJ, item.title());
        borrower.forEach(patron -> fields.and(FieldId.AA, Titled.card(patron)));
        item.media(fields);
        item.properties(fields);
        fields.some(FieldId.CL, asking.account().place().bins().getOrDefault(sorted(way), ""));
        fields.and(FieldId.CR, item.kind()).and(FieldId.CS, item.callNumber());
        boolean alert = switch (way) {
            case Way.Home _ -> false;
            case Way.Look(AlertType type, Screen words, String destination, List<Patron> holder) -> {
                fields.some(FieldId.CT, destination).and(FieldId.CV, type.code());
                holder.forEach(patron ->
                        fields.and(FieldId.CY, Titled.card(patron)).and(FieldId.DA, asking.name(patron.name())));
                fields.and(FieldId.AF, asking.words(words, Language.UNKNOWN));
                yield true;
            }
        };
        return new CheckinResponse(ok, resensitize, MAGNETIC_NO, alert, asking.at(), fields.fields());
    }
}
