package org.carrel.hub.adapter.sip2.server;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.adapter.sip2.message.FeeType;
import org.carrel.hub.adapter.sip2.message.Language;
import org.carrel.hub.adapter.sip2.request.Checkin;
import org.carrel.hub.adapter.sip2.request.Checkout;
import org.carrel.hub.adapter.sip2.request.Renew;
import org.carrel.hub.adapter.sip2.request.RenewAll;
import org.carrel.hub.adapter.sip2.response.CheckoutResponse;
import org.carrel.hub.adapter.sip2.response.RenewAllResponse;
import org.carrel.hub.adapter.sip2.response.RenewResponse;
import org.carrel.hub.adapter.sip2.response.Response;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.circulation.Circulation;
import org.carrel.hub.circulation.Circulation.CheckingOut;
import org.carrel.hub.circulation.Circulation.Manner;
import org.carrel.hub.circulation.Circulation.RenewingAll;
import org.carrel.hub.identity.CardHolder;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.lending.Lending.Refusal;
import org.carrel.hub.lending.Lending.Renewal;
import org.carrel.hub.lending.Lending.Undoing;
import org.carrel.hub.lending.Loan;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;

/** 11, 29 and 65, and the way to {@link ReturnCounter} for 09. */
final class LoanCounter {
    private static final char MAGNETIC_NO = 'N';
    private static final char MAGNETIC_UNKNOWN = 'U';

    private final Transactor<Services> store;
    private final Pins pins;
    private final ReturnCounter returns;

    LoanCounter(Transactor<Services> store, Pins pins) {
        this.store = store;
        this.pins = pins;
        this.returns = new ReturnCounter();
    }

    Response checkIn(Checkin request, Asking asking) {
        Titled item = store.read(services -> Titled.find(services, request.item()));
        return store.<Response>write(services -> returns.checkIn(services, request, item, asking));
    }

    Response checkOut(Checkout request, Asking asking) {
        Pins.Shown pin = pins.shown(request, asking);
        // What is only told about the item is read beside the writers, who take turns.
        Titled item = store.read(services -> Titled.find(services, request.item()));
        return store.<Response>write(services -> checkOut(services, new Lent(request, pin, item, asking)));
    }

    private CheckoutResponse checkOut(Services services, Lent lent) {
        Checkout request = lent.request();
        Asking asking = lent.asking();
        Optional<CardHolder.PatronHolder> holder = Pins.holder(services, request.patron());
        if (holder.isEmpty()) {
            return lent.refused(false, Screen.PATRON_UNKNOWN);
        }
        PatronId patron = holder.get().patron().id();
        if (!lent.pin().suffices(asking.account())) {
            return lent.refused(true, Screen.PIN_WRONG);
        }
        if (lent.item().id().isEmpty()) {
            return lent.refused(true, Screen.ITEM_UNKNOWN);
        }
        if (Pins.lost(holder.get()) && !request.noBlock()) {
            return lent.refused(true, Screen.CARD_LOST);
        }
        ItemId item = lent.item().id().getFirst();
        if (request.cancels()) {
            return switch (services.circulation().undoCheckIn(item, asking.occasion())) {
                case Undoing.Undone(Loan loan, Money _) -> lent.done(loan.opened(), false, none(services));
                case Undoing.NotUndone _ -> lent.refused(true, Screen.NOT_UNDONE);
            };
        }
        Manner manner = request.noBlock()
                ? new Manner.Happened(asking.happened(request.at()), asking.told(request.noBlockDue()))
                : new Manner.Asked(request.feeAcknowledged());
        return switch (services.circulation().checkOut(patron, item, manner, asking.occasion())) {
            case CheckingOut.Lent(OpenLoan loan, Money fee, List<Refusal> _) -> lent.done(loan, false, fee);
            case CheckingOut.FeeFirst(Money fee) -> lent.feeFirst(fee);
            case CheckingOut.Refused(List<Refusal> reasons) ->
                lent.refused(true, Hindered.words(services, patron, reasons, asking.now()));
            case CheckingOut.HasIt(OpenLoan loan) -> again(services, loan, lent);
        };
    }

    /** The patron has it: renewed where the terminal may, else as it was. */
    private CheckoutResponse again(Services services, OpenLoan loan, Lent lent) {
        Asking asking = lent.asking();
        if (lent.request().noBlock()) {
            return lent.done(loan, false, none(services));
        }
        if (!lent.request().renews() || !asking.account().rules().renewals()) {
            return lent.refusedAlthoughLent(loan, Screen.ON_LOAN_TO_SAME_PATRON);
        }
        Circulation circulation = services.circulation();
        return switch (circulation.renew(loan.patron(), loan.item(), asking.occasion())) {
            case Renewal.Renewed(OpenLoan renewed) -> lent.done(renewed, true, none(services));
            case Renewal.Refused(List<Refusal> reasons) ->
                lent.refusedAlthoughLent(loan, Screen.of(reasons.getFirst()));
        };
    }

    private static Money none(Services services) {
        return Money.none(services.ledger().currency());
    }

    /** The answers to one checkout. */
    private record Lent(Checkout request, Pins.Shown pin, Titled item, Asking asking) {
        CheckoutResponse done(OpenLoan loan, boolean renewal, Money fee) {
            Fields.Builder fields = head(asking.due(loan));
            feeType(fields, fee);
            fields.and(FieldId.CI, "N");
            money(fields, fee);
            item.media(fields);
            item.properties(fields);
            fields.some(FieldId.BK, loan.id().value());
            return new CheckoutResponse(true, renewal, MAGNETIC_NO, true, asking.at(), fields.fields());
        }

        CheckoutResponse feeFirst(Money fee) {
            Fields.Builder fields = head("");
            feeType(fields, fee);
            money(fields, fee);
            item.media(fields);
            checked(fields, true);
            return refused(fields.and(FieldId.AF, asking.words(Screen.FEE_FIRST, Language.UNKNOWN)));
        }

        CheckoutResponse refused(boolean patronValid, Screen reason) {
            return refused(patronValid, List.of(reason.both()));
        }

        CheckoutResponse refused(boolean patronValid, List<Words> reasons) {
            Fields.Builder fields = head("");
            checked(fields, patronValid);
            reasons.forEach(reason -> fields.and(FieldId.AF, asking.words(reason, Language.UNKNOWN)));
            return refused(fields);
        }

        /** The patron keeps the loan that there is. */
        CheckoutResponse refusedAlthoughLent(OpenLoan loan, Screen reason) {
            Fields.Builder fields = head(asking.due(loan));
            checked(fields, true);
            return refused(fields.and(FieldId.AF, asking.words(reason, Language.UNKNOWN)));
        }

        private CheckoutResponse refused(Fields.Builder fields) {
            return new CheckoutResponse(false, false, MAGNETIC_UNKNOWN, false, asking.at(), fields.fields());
        }

        private Fields.Builder head(String due) {
            return asking.head()
                    .and(FieldId.AA, request.patron())
                    .and(FieldId.AB, request.item())
                    .and(FieldId.AJ, item.title())
                    .and(FieldId.AH, due);
        }

        /** Beyond the specification, and expected: whose fault a refusal is not. */
        private void checked(Fields.Builder fields, boolean patronValid) {
            fields.yesNo(FieldId.BL, patronValid);
            if (pin != Pins.Shown.NONE) {
                fields.yesNo(FieldId.CQ, pin == Pins.Shown.RIGHT);
            }
        }
    }

    private static void feeType(Fields.Builder fields, Money fee) {
        if (!fee.isNone()) {
            fields.and(FieldId.BT, FeeType.RENTAL.code());
        }
    }

    private static void money(Fields.Builder fields, Money fee) {
        if (!fee.isNone()) {
            fields.and(FieldId.BH, fee.currency().getCurrencyCode()).and(FieldId.BV, fee.toString());
        }
    }

    Response renew(Renew request, Asking asking) {
        Pins.Shown pin = pins.shown(request, asking);
        return store.<Response>write(services -> renew(services, request, pin, asking));
    }

    private static RenewResponse renew(Services services, Renew request, Pins.Shown pin, Asking asking) {
        Optional<CardHolder.PatronHolder> holder = Pins.holder(services, request.patron());
        String sent = request.item().isEmpty()
                ? holder.flatMap(known -> byTitle(services, known.patron().id(), request.title()))
                        .orElse("")
                : request.item();
        Titled item = Titled.find(services, sent);
        if (holder.isEmpty() || item.id().isEmpty() || !pin.suffices(asking.account())) {
            Screen why = holder.isEmpty()
                    ? Screen.PATRON_UNKNOWN
                    : pin.suffices(asking.account()) ? Screen.ITEM_UNKNOWN : Screen.PIN_WRONG;
            return notRenewed(request, item, asking, List.of(why.both()));
        }
        if (Pins.lost(holder.get()) && !request.noBlock()) {
            return notRenewed(request, item, asking, List.of(Screen.CARD_LOST.both()));
        }
        PatronId patron = holder.get().patron().id();
        ItemId copy = item.id().getFirst();
        Circulation circulation = services.circulation();
        Renewal renewal = request.noBlock()
                ? circulation.renewed(patron, copy, asking.told(request.noBlockDue()), asking.occasion())
                : circulation.renew(patron, copy, asking.occasion());
        return switch (renewal) {
            case Renewal.Renewed(OpenLoan loan) -> {
                Fields.Builder fields = renewal(request, item, asking, asking.due(loan));
                fields.and(FieldId.CI, "N");
                item.media(fields);
                item.properties(fields);
                fields.and(FieldId.BK, loan.id().value());
                yield new RenewResponse(true, true, MAGNETIC_NO, false, asking.at(), fields.fields());
            }
            case Renewal.Refused(List<Refusal> reasons) ->
                notRenewed(request, item, asking, Hindered.words(services, patron, reasons, asking.now()));
        };
    }

    /** Renewing by title (AJ): the patron's own copy of it, by the title's key or its words. */
    private static Optional<String> byTitle(Services services, PatronId patron, String title) {
        return services.lending().openLoans(patron).stream()
                .map(OpenLoan::item)
                .filter(item -> services.catalogue()
                        .item(item)
                        .flatMap(copy -> services.catalogue().bib(copy.bib()))
                        .filter(bib ->
                                bib.id().value().equals(title) || bib.title().equals(title))
                        .isPresent())
                .map(ItemId::value)
                .findFirst();
    }

    private static RenewResponse notRenewed(Renew request, Titled item, Asking asking, List<Words> reasons) {
        Fields.Builder fields = renewal(request, item, asking, "");
        reasons.forEach(reason -> fields.and(FieldId.AF, asking.words(reason, Language.UNKNOWN)));
        return new RenewResponse(false, false, MAGNETIC_UNKNOWN, false, asking.at(), fields.fields());
    }

    private static Fields.Builder renewal(Renew request, Titled item, Asking asking, String due) {
        return asking.head()
                .and(FieldId.AA, request.patron())
                .and(FieldId.AB, item.sent())
                .and(FieldId.AJ, item.title())
                .and(FieldId.AH, due);
    }

    Response renewAll(RenewAll request, Asking asking) {
        Pins.Shown pin = pins.shown(request, asking);
        return store.<Response>write(services -> renewAll(services, request, pin, asking));
    }

    private static RenewAllResponse renewAll(Services services, RenewAll request, Pins.Shown pin, Asking asking) {
        Optional<CardHolder.PatronHolder> holder = Pins.holder(services, request.patron());
        if (holder.isEmpty() || !pin.suffices(asking.account()) || Pins.lost(holder.get())) {
            Screen why = holder.isEmpty()
                    ? Screen.PATRON_UNKNOWN
                    : pin.suffices(asking.account()) ? Screen.CARD_LOST : Screen.PIN_WRONG;
            Fields fields = asking.head()
                    .and(FieldId.AF, asking.words(why, Language.UNKNOWN))
                    .fields();
            return new RenewAllResponse(false, 0, 0, asking.at(), fields);
        }
        return switch (services.circulation().renewAll(holder.get().patron().id(), asking.occasion())) {
            case RenewingAll.Done(var renewed, var unrenewed) ->
                new RenewAllResponse(
                        true,
                        renewed.size(),
                        unrenewed.size(),
                        asking.at(),
                        asking.head()
                                .each(
                                        FieldId.BM,
                                        renewed.stream()
                                                .map(loan -> loan.item().value())
                                                .toList())
                                .each(
                                        FieldId.BN,
                                        unrenewed.stream()
                                                .map(not -> not.loan().item().value())
                                                .toList())
                                .fields());
            case RenewingAll.PatronUnknown _ ->
                new RenewAllResponse(false, 0, 0, asking.at(), asking.head().fields());
        };
    }
}
