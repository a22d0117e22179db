package org.carrel.hub.adapter.sip2.server;

import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carrel.hub.adapter.sip2.message.Amount;
import org.carrel.hub.adapter.sip2.message.Count;
import org.carrel.hub.adapter.sip2.message.Language;
import org.carrel.hub.adapter.sip2.message.PatronFlag;
import org.carrel.hub.adapter.sip2.message.Summary;
import org.carrel.hub.adapter.sip2.request.BlockPatron;
import org.carrel.hub.adapter.sip2.request.EndPatronSession;
import org.carrel.hub.adapter.sip2.request.FeePaid;
import org.carrel.hub.adapter.sip2.request.PatronEnable;
import org.carrel.hub.adapter.sip2.request.PatronInformationRequest;
import org.carrel.hub.adapter.sip2.request.PatronStatusRequest;
import org.carrel.hub.adapter.sip2.request.Request;
import org.carrel.hub.adapter.sip2.response.EndSessionResponse;
import org.carrel.hub.adapter.sip2.response.FeePaidResponse;
import org.carrel.hub.adapter.sip2.response.PatronEnableResponse;
import org.carrel.hub.adapter.sip2.response.PatronInformationResponse;
import org.carrel.hub.adapter.sip2.response.PatronStatusResponse;
import org.carrel.hub.adapter.sip2.response.Response;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.circulation.PatronInformation;
import org.carrel.hub.identity.CardHolder.PatronHolder;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.identity.LibraryCard;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.ledger.FeeId;
import org.carrel.hub.ledger.Ledger.Paying;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.ledger.Payment;
import org.carrel.hub.lending.Hindrance;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;

/** 23, 63, 35, 01, 25 and 37. */
final class PatronCounter {
    /** Who has no place in the library may do nothing there. */
    private static final Set<PatronFlag> NOTHING = Collections.unmodifiableSet(EnumSet.of(
            PatronFlag.CHARGE_DENIED, PatronFlag.RENEWAL_DENIED, PatronFlag.RECALL_DENIED, PatronFlag.HOLD_DENIED));

    private final Transactor<Services> store;
    private final Pins pins;

    PatronCounter(Transactor<Services> store, Pins pins) {
        this.store = store;
        this.pins = pins;
    }

    /**
     * A patron as a message names one.
     *
     * @param sent the card as it came
     * @param holder none when nobody has this card
     */
    private record Shown(String sent, List<PatronHolder> holder, List<PatronInformation> information, Pins.Shown pin) {
        static Shown of(Services services, Request request, Pins.Shown pin, Asking asking) {
            List<PatronHolder> holder =
                    Pins.holder(services, request.patron()).stream().toList();
            List<PatronInformation> information = holder.stream()
                    .flatMap(known ->
                            services.circulation().patron(known.patron().id(), asking.occasion()).stream())
                    .toList();
            return new Shown(request.patron(), holder, information, pin);
        }

        Set<PatronFlag> flags() {
            return information.isEmpty()
                    ? NOTHING
                    : PatronCounter.flags(
                            information.getFirst(), holder.getFirst().card());
        }

        /** Owing something or bringing back late stops borrowing only; who has no valid card or was stopped by people uses nothing. */
        boolean mayUseComputers() {
            return !Pins.lost(holder.getFirst())
                    && information.getFirst().hindrances().stream().noneMatch(hindrance -> switch (hindrance) {
                        case Hindrance.MembershipExpired _ -> true;
                        case Hindrance.OnRecord(Patron.Block block, String _) -> block == Patron.Block.BY_STAFF;
                        case Hindrance.Suspended _,
                                Hindrance.OverdueLoans _,
                                Hindrance.FeesOwed _,
                                Hindrance.LoanLimitReached _ -> false;
                    });
        }

        /** Whether anything but the card's being valid may be told. */
        boolean mayBeTold(Asking asking) {
            return !information.isEmpty() && pin.suffices(asking.account());
        }

        /** The name is told with a wrong PIN too, unless a PIN is required: terminals greet by it before they ask for one. */
        String name(Asking asking) {
            boolean told = !information.isEmpty()
                    && (asking.account().rules().pin() != Account.Rules.Pin.REQUIRED || pin == Pins.Shown.RIGHT);
            return told ? asking.name(information.getFirst().patron().name()) : "";
        }

        /** AO AA AE, with what was found about card and PIN. */
        Fields.Builder head(Asking asking) {
            return asking.head().and(FieldId.AA, sent).and(FieldId.AE, name(asking));
        }

        void valid(Fields.Builder fields) {
            fields.yesNo(FieldId.BL, !information.isEmpty());
            if (pin != Pins.Shown.NONE) {
                fields.yesNo(FieldId.CQ, pin == Pins.Shown.RIGHT);
            }
        }

        void money(Fields.Builder fields, Asking asking) {
            if (mayBeTold(asking)) {
                Money owed = information.getFirst().owed();
                fields.and(FieldId.BH, owed.currency().getCurrencyCode()).and(FieldId.BV, owed.toString());
            }
        }

        void messages(Fields.Builder fields, Language language, Asking asking) {
            if (information.isEmpty()) {
                fields.and(FieldId.AF, asking.words(Screen.PATRON_UNKNOWN, language));
            } else if (!pin.suffices(asking.account())) {
                fields.and(FieldId.AF, asking.words(Screen.PIN_WRONG, language));
            } else {
                if (Pins.lost(holder.getFirst())) {
                    fields.and(FieldId.AF, asking.words(Screen.CARD_LOST, language));
                }
                information.getFirst().hindrances().stream()
                        .map(Hindered::words)
                        .distinct()
                        .forEach(words -> fields.and(FieldId.AF, asking.words(words, language)));
            }
        }
    }

    private static Set<PatronFlag> flags(PatronInformation information, LibraryCard card) {
        EnumSet<PatronFlag> flags = EnumSet.noneOf(PatronFlag.class);
        information
                .denied()
                .forEach(privilege -> flags.add(
                        switch (privilege) {
                            case BORROW -> PatronFlag.CHARGE_DENIED;
                            case RENEW -> PatronFlag.RENEWAL_DENIED;
                            case RECALL -> PatronFlag.RECALL_DENIED;
                            case HOLD -> PatronFlag.HOLD_DENIED;
                        }));
        for (Hindrance hindrance : information.hindrances()) {
            switch (hindrance) {
                case Hindrance.LoanLimitReached _ -> flags.add(PatronFlag.TOO_MANY_CHARGED);
                case Hindrance.OverdueLoans _ -> flags.add(PatronFlag.TOO_MANY_OVERDUE);
                case Hindrance.FeesOwed _ -> flags.add(PatronFlag.EXCESSIVE_FEES);
                case Hindrance.OnRecord(Patron.Block block, String _) -> {
                    if (block == Patron.Block.UNPAID_FEES) {
                        flags.add(PatronFlag.EXCESSIVE_FEES);
                    }
                    if (block == Patron.Block.OVERDUE_ITEMS) {
                        flags.add(PatronFlag.TOO_MANY_OVERDUE);
                    }
                }
                case Hindrance.MembershipExpired _, Hindrance.Suspended _ -> {
                    // The protocol has no place of its own for them: that nothing may be borrowed is told.
                }
            }
        }
        if (card.state() == LibraryCard.CardState.REPORTED_LOST) {
            flags.addAll(NOTHING);
            flags.add(PatronFlag.CARD_REPORTED_LOST);
        }
        boolean recallOverdue = information.recalled().stream().anyMatch(information.overdue()::contains);
        if (recallOverdue) {
            flags.add(PatronFlag.RECALL_OVERDUE);
        }
        return flags;
    }

    Response status(PatronStatusRequest request, Asking asking) {
        Pins.Shown pin = pins.shown(request, asking);
        return store.<Response>write(
                services -> status(Shown.of(services, request, pin, asking), request.language(), asking));
    }

    private static PatronStatusResponse status(Shown shown, Language language, Asking asking) {
        Fields.Builder fields = shown.head(asking);
        shown.valid(fields);
        shown.money(fields, asking);
        shown.messages(fields, language, asking);
        return new PatronStatusResponse(shown.flags(), language, asking.at(), fields.fields());
    }

    Response information(PatronInformationRequest request, Asking asking) {
        Pins.Shown pin = pins.shown(request, asking);
        return store.<Response>write(services -> information(services, request, pin, asking));
    }

    private static PatronInformationResponse information(
            Services services, PatronInformationRequest request, Pins.Shown pin, Asking asking) {
        Shown shown = Shown.of(services, request, pin, asking);
        Fields.Builder fields = shown.head(asking);
        shown.valid(fields);
        shown.money(fields, asking);
        String counts = Count.text(0).repeat(Summary.values().length);
        if (shown.mayBeTold(asking)) {
            PatronInformation information = shown.information().getFirst();
            PatronLists lists = new PatronLists(
                    services, information, asking.account().rules().readyHoldsOnly());
            counts = lists.counts();
            Summary.read(request.summary())
                    .ifPresent(list -> fields.each(list.field(), lists.page(list, request.start(), request.end())));
            limits(fields, information.limits());
            person(services, fields, shown, asking);
        }
        shown.messages(fields, request.language(), asking);
        return new PatronInformationResponse(shown.flags(), request.language(), asking.at(), counts, fields.fields());
    }

    /** BZ, CA, CB and CC: how much there may be before borrowing stops. */
    private static void limits(Fields.Builder fields, PatronInformation.Limits limits) {
        fields.and(FieldId.BZ, Count.text(limits.holds()));
        limits.overdue().forEach(most -> fields.and(FieldId.CA, Count.text(most)));
        fields.and(FieldId.CB, Count.text(limits.loans()))
                .and(FieldId.CC, limits.owed().toString());
    }

    /** What the hub knows of a person; it keeps no address and no telephone number. */
    private static void person(Services services, Fields.Builder fields, Shown shown, Asking asking) {
        Patron patron = shown.information().getFirst().patron();
        if (asking.account().rules().contact()) {
            switch (patron.contact()) {
                case Contact.Email(String address) -> fields.and(FieldId.BE, address);
                case Contact.Unreachable _ -> {
                    // Nothing to tell.
                }
            }
        }
        fields.and(FieldId.AQ, patron.home().value())
                .and(FieldId.PA, patron.validThrough().format(DateTimeFormatter.BASIC_ISO_DATE))
                .and(FieldId.PC, patron.category())
                .yesNo(FieldId.PI, shown.mayUseComputers());
        if (asking.account().rules().birthDate()) {
            services.patrons()
                    .born(patron.id())
                    .ifPresent(born -> fields.and(FieldId.PB, born.format(DateTimeFormatter.BASIC_ISO_DATE)));
        }
    }

    Response end(EndPatronSession request, Asking asking) {
        return store.<Response>write(services -> {
            boolean known = Pins.holder(services, request.patron())
                    .map(holder ->
                            services.circulation().endSession(holder.patron().id(), asking.occasion()))
                    .orElse(false);
            Fields.Builder fields = asking.head().and(FieldId.AA, request.patron());
            if (!known) {
                fields.and(FieldId.AF, asking.words(Screen.PATRON_UNKNOWN, Language.UNKNOWN));
            }
            return new EndSessionResponse(known, asking.at(), fields.fields());
        });
    }

    /** Answered by the patron's status, in no particular language. */
    Response block(BlockPatron request, Asking asking) {
        return store.<Response>write(services -> {
            Pins.holder(services, request.patron())
                    .ifPresent(holder ->
                            services.circulation().block(holder.patron().id(), request.message(), asking.occasion()));
            return status(Shown.of(services, request, Pins.Shown.NONE, asking), Language.UNKNOWN, asking);
        });
    }

    Response enable(PatronEnable request, Asking asking) {
        Pins.Shown pin = pins.shown(request, asking);
        return store.<Response>write(services -> {
            if (pin.suffices(asking.account())) {
                Pins.holder(services, request.patron())
                        .ifPresent(holder ->
                                services.circulation().unblock(holder.patron().id(), asking.occasion()));
            }
            Shown shown = Shown.of(services, request, pin, asking);
            Fields.Builder fields = shown.head(asking);
            shown.valid(fields);
            shown.messages(fields, Language.UNKNOWN, asking);
            return new PatronEnableResponse(shown.flags(), Language.UNKNOWN, asking.at(), fields.fields());
        });
    }

    Response paid(FeePaid request, Asking asking) {
        Pins.Shown pin = pins.shown(request, asking);
        return store.<Response>write(services -> paid(services, request, pin, asking));
    }

    private static FeePaidResponse paid(Services services, FeePaid request, Pins.Shown pin, Asking asking) {
        Optional<PatronHolder> holder = Pins.holder(services, request.patron());
        if (holder.isEmpty()) {
            return notPaid(request, Screen.PATRON_UNKNOWN, asking);
        }
        if (!pin.suffices(asking.account())) {
            return notPaid(request, Screen.PIN_WRONG, asking);
        }
        if (!request.currency().equals(services.ledger().currency().getCurrencyCode())) {
            return notPaid(request, Screen.OTHER_CURRENCY, asking);
        }
        Payment payment;
        try {
            payment = payment(services, request, holder.get().patron());
        } catch (IllegalArgumentException unreadable) {
            return notPaid(request, Screen.AMOUNT_UNREADABLE, asking);
        }
        return switch (services.circulation().pay(payment, asking.occasion())) {
            case Paying.Paid _, Paying.PaidBefore _ ->
                new FeePaidResponse(
                        true,
                        asking.at(),
                        asking.head()
                                .and(FieldId.AA, request.patron())
                                .some(FieldId.BK, request.transaction())
                                .fields());
            case Paying.Refused(var reason) -> notPaid(request, Screen.of(reason), asking);
        };
    }

    /** @throws IllegalArgumentException when it cannot be read */
    private static Payment payment(Services services, FeePaid request, Patron patron) {
        String amount =
                Amount.read(request.amount()).orElseThrow(() -> new IllegalArgumentException("not an amount of money"));
        Payment.Method method = switch (request.paymentType()) {
            case "00" -> Payment.Method.CASH;
            case "01", "02" -> Payment.Method.CARD;
            default -> Payment.Method.OTHER;
        };
        return new Payment(
                patron.id(),
                request.fee().isEmpty() ? List.of() : List.of(new FeeId(request.fee())),
                Money.parse(amount, services.ledger().currency()),
                method,
                request.transaction());
    }

    private static FeePaidResponse notPaid(FeePaid request, Screen reason, Asking asking) {
        return new FeePaidResponse(
                false,
                asking.at(),
                asking.head()
                        .and(FieldId.AA, request.patron())
                        .some(FieldId.BK, request.transaction())
                        .and(FieldId.AF, asking.words(reason, Language.UNKNOWN))
                        .fields());
    }
}
