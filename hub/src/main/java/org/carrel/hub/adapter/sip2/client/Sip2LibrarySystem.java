package org.carrel.hub.adapter.sip2.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.Pin;
import org.carrel.hub.adapter.sip2.message.Amount;
import org.carrel.hub.adapter.sip2.message.CirculationStatus;
import org.carrel.hub.adapter.sip2.message.HoldMode;
import org.carrel.hub.adapter.sip2.message.PatronFlag;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.message.Summary;
import org.carrel.hub.adapter.sip2.request.Checkin;
import org.carrel.hub.adapter.sip2.request.Checkout;
import org.carrel.hub.adapter.sip2.request.HoldRequest;
import org.carrel.hub.adapter.sip2.request.ItemInformationRequest;
import org.carrel.hub.adapter.sip2.request.Renew;
import org.carrel.hub.adapter.sip2.request.RenewAll;
import org.carrel.hub.adapter.sip2.request.Request;
import org.carrel.hub.adapter.sip2.response.CheckinResponse;
import org.carrel.hub.adapter.sip2.response.CheckoutResponse;
import org.carrel.hub.adapter.sip2.response.HoldResponse;
import org.carrel.hub.adapter.sip2.response.ItemInformationResponse;
import org.carrel.hub.adapter.sip2.response.PatronInformationResponse;
import org.carrel.hub.adapter.sip2.response.RenewAllResponse;
import org.carrel.hub.adapter.sip2.response.RenewResponse;
import org.carrel.hub.adapter.sip2.response.Response;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.ils.LibrarySystem;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.lending.Lending.Refusal;

/** An existing library system that speaks SIP2. What happened at a shelf is told with no block: it has happened; what a kiosk asks is asked. */
public final class Sip2LibrarySystem implements LibrarySystem, AutoCloseable {
    /** Hold type (BY). */
    private static final String ANY_COPY = "2";

    private final IlsAddress address;
    private final IlsPool pool;
    private final Lists lists;
    private final Currency currency;
    private final ZoneId zone;
    private final InstantSource clock;

    /**
     * @param ticker monotonic nanoseconds, by which a system that does not answer is left alone
     * @param zone of the system: dates are in its local time
     * @param currency in which the hub counts money
     */
    public Sip2LibrarySystem(
            IlsAddress address,
            String password,
            SplittableRandom chance,
            LongSupplier ticker,
            ZoneId zone,
            Currency currency,
            InstantSource clock) {
        this.address = address;
        this.pool = new IlsPool(address, password, chance, ticker);
        this.lists = new Lists(pool, address, () -> at(clock.instant()));
        this.currency = currency;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public Told<Reader> reader(CardNumber card, Pin pin) {
        Lists.Told holds = lists.ask(card, pin, Summary.HOLDS);
        if (!(holds instanceof Lists.Told.Known(PatronInformationResponse first, List<ItemId> kept, boolean allKept))) {
            return holds instanceof Lists.Told.NoSuch ? new Told.NoSuch<>() : new Told.Unavailable<>();
        }
        if (!(lists.ask(card, Pin.NONE, Summary.CHARGED)
                        instanceof Lists.Told.Known(var _, List<ItemId> lent, boolean allLent)
                && lists.ask(card, Pin.NONE, Summary.UNAVAILABLE_HOLDS)
                        instanceof Lists.Told.Known(var _, List<ItemId> waiting, boolean allWaiting))) {
            return new Told.Unavailable<>();
        }
        return new Told.Known<>(new Reader(
                first.fields().text(FieldId.AE),
                pin(first, pin),
                standing(first),
                kept.stream().filter(item -> !waiting.contains(item)).toList(),
                waiting,
                lent,
                allLent,
                allKept && allWaiting,
                money(first.fields()).stream().toList(),
                day(first.fields().text(FieldId.PA)).stream().toList()));
    }

    private static PinWord pin(PatronInformationResponse answer, Pin pin) {
        if (pin.equals(Pin.NONE) || !answer.fields().has(FieldId.CQ)) {
            return PinWord.NOT_CHECKED;
        }
        return answer.fields().yes(FieldId.CQ) ? PinWord.RIGHT : PinWord.WRONG;
    }

    private static Standing standing(PatronInformationResponse answer) {
        Set<PatronFlag> flags = answer.flags();
        List<Refusal> reasons = new ArrayList<>();
        if (flags.contains(PatronFlag.TOO_MANY_CHARGED)) {
            reasons.add(Refusal.LOAN_LIMIT_REACHED);
        }
        if (flags.contains(PatronFlag.TOO_MANY_OVERDUE) || flags.contains(PatronFlag.RECALL_OVERDUE)) {
            reasons.add(Refusal.OVERDUE_LOANS);
        }
        if (flags.contains(PatronFlag.EXCESSIVE_FINES)
                || flags.contains(PatronFlag.EXCESSIVE_FEES)
                || flags.contains(PatronFlag.TOO_MANY_BILLED)) {
            reasons.add(Refusal.FEES_OWED);
        }
        boolean may = !flags.contains(PatronFlag.CHARGE_DENIED);
        return new Standing(may, may ? List.of() : reasons, String.join(" ", answer.screenMessages()));
    }

    private Optional<Money> money(Fields fields) {
        String currency = fields.text(FieldId.BH);
        if (!currency.isEmpty() && !currency.equals(this.currency.getCurrencyCode())) {
            return Optional.empty();
        }
        return fields.some(FieldId.BV).flatMap(Amount::read).map(amount -> Money.parse(amount, this.currency));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.length() < 8
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(text.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    @Override
    public Told<Copy> copy(ItemId item) {
        Request request = new ItemInformationRequest(
                now(),
                Fields.with(FieldId.AO, address.institution())
                        .and(FieldId.AB, item.value())
                        .and(FieldId.AC, "")
                        .fields());
        return switch (pool.ask(request)) {
            case Outcome.Answered(ItemInformationResponse answer) ->
                answer.fields().text(FieldId.AJ).isEmpty() && answer.status() == CirculationStatus.OTHER
                        ? new Told.NoSuch<>()
                        : new Told.Known<>(new Copy(
                                answer.fields().text(FieldId.AJ),
                                place(answer.status()),
                                due(answer.fields()).stream().toList()));
            case Outcome.Answered _, Outcome.NotAsked _, Outcome.Unanswered _ -> new Told.Unavailable<>();
        };
    }

    private static Place place(CirculationStatus status) {
        return switch (status) {
            case CHARGED, CHARGED_NOT_TO_BE_RECALLED_YET, RECALLED -> Place.LENT;
            case WAITING_ON_HOLD_SHELF -> Place.KEPT;
            case ON_ORDER, IN_PROCESS, IN_TRANSIT, CLAIMED_RETURNED, LOST, MISSING -> Place.AWAY;
            case AVAILABLE, OTHER, WAITING_TO_BE_RESHELVED -> Place.HERE;
        };
    }

    /** The hub counts from the moment at which an item is overdue; systems tell the last second before. */
    private Optional<Instant> due(Fields fields) {
        return SipTime.free(fields.text(FieldId.AH), zone).map(last -> last.plusSeconds(1));
    }

    @Override
    public Done askLoan(CardNumber card, ItemId item, boolean feeAgreed) {
        Fields.Builder fields = head(card).and(FieldId.AB, item.value()).and(FieldId.AC, "");
        if (feeAgreed) {
            fields.and(FieldId.BO, "Y");
        }
        Checkout request = new Checkout(false, false, now(), SipTime.BLANK, fields.fields());
        return switch (pool.ask(request)) {
            case Outcome.Answered(CheckoutResponse answer) ->
                answer.ok() || feeAgreed
                        ? done(answer.ok(), answer)
                        : money(answer.fields())
                                .filter(fee -> !fee.isNone())
                                .<Done>map(Done.FeeFirst::new)
                                .orElseGet(() -> done(false, answer));
            case Outcome.Answered _, Outcome.Unanswered _ -> new Done.Unknown();
            case Outcome.NotAsked _ -> new Done.NotTold();
        };
    }

    @Override
    public Done askRenewal(CardNumber card, ItemId item) {
        Fields fields = head(card).and(FieldId.AB, item.value()).fields();
        return renewed(new Renew(false, false, now(), SipTime.BLANK, fields));
    }

    @Override
    public RenewedAll askRenewalOfAll(CardNumber card) {
        return switch (pool.ask(new RenewAll(now(), head(card).fields()))) {
            case Outcome.Answered(RenewAllResponse answer) ->
                new RenewedAll.Answered(
                        Lists.items(answer.fields().values(FieldId.BM)),
                        Lists.items(answer.fields().values(FieldId.BN)));
            case Outcome.Answered _, Outcome.Unanswered _ -> new RenewedAll.Unknown();
            case Outcome.NotAsked _ -> new RenewedAll.NotTold();
        };
    }

    @Override
    public Done placeHold(CardNumber card, ItemId item, String pickup) {
        Fields fields = head(card)
                .some(FieldId.BS, pickup)
                .and(FieldId.BY, ANY_COPY)
                .and(FieldId.AB, item.value())
                .fields();
        return held(new HoldRequest(HoldMode.ADD.sign(), now(), fields));
    }

    @Override
    public Done cancelHold(CardNumber card, ItemId item) {
        return held(new HoldRequest(
                HoldMode.DELETE.sign(),
                now(),
                head(card).and(FieldId.AB, item.value()).fields()));
    }

    private Done held(HoldRequest request) {
        return switch (pool.ask(request)) {
            case Outcome.Answered(HoldResponse answer) -> done(answer.ok(), answer);
            case Outcome.Answered _, Outcome.Unanswered _ -> new Done.Unknown();
            case Outcome.NotAsked _ -> new Done.NotTold();
        };
    }

    /** Not as a renewal: a message told twice must not give the reader more time. */
    @Override
    public Done lend(CardNumber card, ItemId item, Instant happened) {
        Fields fields =
                head(card).and(FieldId.AB, item.value()).and(FieldId.AC, "").fields();
        return switch (pool.ask(new Checkout(false, true, at(happened), SipTime.BLANK, fields))) {
            case Outcome.Answered(CheckoutResponse answer) -> done(answer.ok(), answer);
            case Outcome.Answered _, Outcome.Unanswered _ -> new Done.Unknown();
            case Outcome.NotAsked _ -> new Done.NotTold();
        };
    }

    @Override
    public Done takeBack(ItemId item, Instant happened) {
        return checkin(item, happened, false);
    }

    @Override
    public Done undoLoan(ItemId item, Instant happened) {
        return checkin(item, happened, true);
    }

    private Done checkin(ItemId item, Instant happened, boolean cancels) {
        Fields.Builder fields = Fields.with(FieldId.AP, address.location())
                .and(FieldId.AO, address.institution())
                .and(FieldId.AB, item.value())
                .and(FieldId.AC, "");
        if (cancels) {
            fields.and(FieldId.BI, "Y");
        }
        return switch (pool.ask(new Checkin(!cancels, at(happened), at(happened), fields.fields()))) {
            case Outcome.Answered(CheckinResponse answer) -> done(answer.ok(), answer);
            case Outcome.Answered _, Outcome.Unanswered _ -> new Done.Unknown();
            case Outcome.NotAsked _ -> new Done.NotTold();
        };
    }

    @Override
    public Done renew(CardNumber card, ItemId item, Instant happened) {
        Fields fields = head(card).and(FieldId.AB, item.value()).fields();
        return renewed(new Renew(false, true, at(happened), SipTime.BLANK, fields));
    }

    private Done renewed(Renew request) {
        return switch (pool.ask(request)) {
            case Outcome.Answered(RenewResponse answer) -> done(answer.ok(), answer);
            case Outcome.Answered _, Outcome.Unanswered _ -> new Done.Unknown();
            case Outcome.NotAsked _ -> new Done.NotTold();
        };
    }

    private Done done(boolean ok, Response answer) {
        return ok
                ? new Done.Yes(due(answer.fields()).stream().toList())
                : new Done.No(String.join(" ", answer.screenMessages()));
    }

    private Fields.Builder head(CardNumber card) {
        return Fields.with(FieldId.AO, address.institution()).and(FieldId.AA, card.value());
    }

    private SipTime now() {
        return at(clock.instant());
    }

    private SipTime at(Instant instant) {
        return SipTime.of(instant, zone);
    }

    @Override
    public void close() {
        pool.close();
    }
}
