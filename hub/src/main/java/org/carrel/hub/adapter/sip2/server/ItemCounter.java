package org.carrel.hub.adapter.sip2.server;

import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.sip2.message.CirculationStatus;
import org.carrel.hub.adapter.sip2.message.FeeType;
import org.carrel.hub.adapter.sip2.message.Language;
import org.carrel.hub.adapter.sip2.message.SecurityMarker;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.request.ItemInformationRequest;
import org.carrel.hub.adapter.sip2.request.ItemStatusUpdate;
import org.carrel.hub.adapter.sip2.response.ItemInformationResponse;
import org.carrel.hub.adapter.sip2.response.ItemStatusUpdateResponse;
import org.carrel.hub.adapter.sip2.response.Response;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.circulation.ItemInformation;
import org.carrel.hub.circulation.ItemInformation.Whereabouts;
import org.carrel.hub.lending.ItemTraits;
import org.carrel.hub.lending.Loan;
import org.carrel.hub.lending.Transit;
import org.carrel.hub.reservation.Hold;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;

/** 17 and 19. */
final class ItemCounter {
    private final Transactor<Services> store;

    ItemCounter(Transactor<Services> store) {
        this.store = store;
    }

    Response information(ItemInformationRequest request, Asking asking) {
        return store.<Response>read(services -> {
            Titled item = Titled.find(services, request.item());
            return item.id().stream()
                    .flatMap(id -> services.circulation().item(id, asking.now()).stream())
                    .findFirst()
                    .map(known -> known(services, item, known, asking))
                    .orElseGet(() -> unknown(item, asking));
        });
    }

    private static ItemInformationResponse unknown(Titled item, Asking asking) {
        Fields fields = Fields.with(FieldId.AB, item.sent())
                .and(FieldId.AJ, "")
                .and(FieldId.AF, asking.words(Screen.ITEM_UNKNOWN, Language.UNKNOWN))
                .fields();
        return new ItemInformationResponse(
                CirculationStatus.OTHER, SecurityMarker.OTHER, FeeType.OTHER, asking.at(), fields);
    }

    private static ItemInformationResponse known(
            Services services, Titled item, ItemInformation information, Asking asking) {
        Fields.Builder fields = Fields.with(FieldId.AB, item.sent()).and(FieldId.AJ, item.title());
        if (information.waiting() > 0) {
            fields.and(FieldId.CF, Integer.toString(information.waiting()));
        }
        CirculationStatus status = whereabouts(services, information.whereabouts(), fields, asking);
        fields.and(
                FieldId.BG,
                switch (information.traits().owner()) {
                    case ItemTraits.Owner.ThisLibrary _ ->
                        asking.account().place().institution();
                    case ItemTraits.Owner.Partner(String code) -> code;
                });
        item.media(fields);
        fields.and(FieldId.AQ, item.home());
        information.standing().forEach(site -> fields.and(FieldId.AP, site.value()));
        item.properties(fields);
        fields.and(FieldId.CR, item.kind()).and(FieldId.CS, item.callNumber());
        return new ItemInformationResponse(status, SecurityMarker.OTHER, FeeType.OTHER, asking.at(), fields.fields());
    }

    /** Adds what a status brings with it, and says which it is. */
    private static CirculationStatus whereabouts(
            Services services, Whereabouts whereabouts, Fields.Builder fields, Asking asking) {
        return switch (whereabouts) {
            case Whereabouts.Available _ -> CirculationStatus.AVAILABLE;
            case Whereabouts.InLibraryOnly _, Whereabouts.Withdrawn _ -> CirculationStatus.OTHER;
            case Whereabouts.OnLoan(Loan.OpenLoan loan) -> {
                fields.and(FieldId.AH, asking.due(loan));
                yield switch (loan.recall()) {
                    case Loan.Recall.None _ -> CirculationStatus.CHARGED;
                    case Loan.Recall.Since since -> {
                        fields.and(
                                FieldId.CJ,
                                SipTime.of(since.at(), asking.zone()).text());
                        yield CirculationStatus.RECALLED;
                    }
                };
            }
            case Whereabouts.ClaimedReturned _ -> CirculationStatus.CLAIMED_RETURNED;
            case Whereabouts.Lost _ -> CirculationStatus.LOST;
            case Whereabouts.OnHoldShelf(Hold.ReadyOnShelf hold) -> {
                fields.and(
                        FieldId.CM,
                        SipTime.of(hold.until().minusSeconds(1), asking.zone()).text());
                keptFor(services, hold, fields);
                yield CirculationStatus.WAITING_ON_HOLD_SHELF;
            }
            case Whereabouts.OnItsWayToPickup(Hold.OnItsWay hold) -> {
                fields.and(FieldId.CT, hold.request().pickup().value());
                keptFor(services, hold, fields);
                yield CirculationStatus.IN_TRANSIT;
            }
            case Whereabouts.InTransit(Transit transit) -> {
                fields.and(
                        FieldId.CT,
                        switch (transit.to()) {
                            case Transit.Target.Home(SiteId branch) -> branch.value();
                            case Transit.Target.Pickup(SiteId branch) -> branch.value();
                            case Transit.Target.Partner(String code) -> code;
                        });
                yield CirculationStatus.IN_TRANSIT;
            }
            case Whereabouts.Missing _ -> CirculationStatus.MISSING;
        };
    }

    private static void keptFor(Services services, Hold hold, Fields.Builder fields) {
        services.patrons()
                .patron(hold.request().patron())
                .ifPresent(patron -> fields.and(FieldId.CY, Titled.card(patron)));
    }

    /** What a terminal notes about a copy (CH) is kept with it and told with it; an empty note wipes the one before. */
    Response update(ItemStatusUpdate request, Asking asking) {
        return store.<Response>write(services -> {
            Titled item = Titled.find(services, request.item());
            Fields.Builder fields = Fields.with(FieldId.AB, item.sent()).and(FieldId.AJ, item.title());
            if (item.known().isEmpty()) {
                fields.and(FieldId.AF, asking.words(Screen.ITEM_UNKNOWN, Language.UNKNOWN));
                return new ItemStatusUpdateResponse(false, asking.at(), fields.fields());
            }
            ItemTraits noted = item.known().getFirst().traits().noted(request.properties());
            services.lending().put(noted);
            fields.some(FieldId.CH, noted.properties());
            return new ItemStatusUpdateResponse(true, asking.at(), fields.fields());
        });
    }
}
