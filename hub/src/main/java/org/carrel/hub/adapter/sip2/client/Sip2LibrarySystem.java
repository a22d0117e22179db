package org.carrel.hub.adapter.sip2.client;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.hub.adapter.sip2.message.CirculationStatus;
import org.carrel.hub.adapter.sip2.message.Language;
import org.carrel.hub.adapter.sip2.message.PatronFlag;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.message.Summary;
import org.carrel.hub.adapter.sip2.request.Checkin;
import org.carrel.hub.adapter.sip2.request.Checkout;
import org.carrel.hub.adapter.sip2.request.ItemInformationRequest;
import org.carrel.hub.adapter.sip2.request.PatronInformationRequest;
import org.carrel.hub.adapter.sip2.request.Renew;
import org.carrel.hub.adapter.sip2.request.Request;
import org.carrel.hub.adapter.sip2.response.CheckinResponse;
import org.carrel.hub.adapter.sip2.response.CheckoutResponse;
import org.carrel.hub.adapter.sip2.response.ItemInformationResponse;
import org.carrel.hub.adapter.sip2.response.PatronInformationResponse;
import org.carrel.hub.adapter.sip2.response.RenewResponse;
import org.carrel.hub.adapter.sip2.response.Response;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.ils.LibrarySystem;

/** An existing library system that speaks SIP2. What happened at a shelf is told with no block: it has happened. */
public final class Sip2LibrarySystem implements LibrarySystem, AutoCloseable {
    private final IlsAddress address;
    private final IlsPool pool;
    private final ZoneId zone;
    private final InstantSource clock;

    /**
     * @param ticker monotonic nanoseconds, by which a system that does not answer is left alone
     * @param zone of the system: dates are in its local time
     */
    public Sip2LibrarySystem(
            IlsAddress address,
            String password,
            SplittableRandom chance,
            LongSupplier ticker,
            ZoneId zone,
            InstantSource clock) {
        this.address = address;
        this.pool = new IlsPool(address, password, chance, ticker);
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public Told<Reader> reader(CardNumber card) {
        return switch (information(card, Summary.HOLDS)) {
            case Outcome.Answered(PatronInformationResponse holds) -> reader(card, holds);
            case Outcome.Answered _, Outcome.NotAsked _, Outcome.Unanswered _ -> new Told.Unavailable<>();
        };
    }

    private Told<Reader> reader(CardNumber card, PatronInformationResponse holds) {
        if (holds.fields().text(FieldId.BL).equals("N")) {
            return new Told.NoSuch<>();
        }
        if (!(information(card, Summary.CHARGED) instanceof Outcome.Answered(PatronInformationResponse charged))) {
            return new Told.Unavailable<>();
        }
        List<ItemId> lent = items(charged.fields().values(FieldId.AU));
        return new Told.Known<>(new Reader(
                holds.fields().text(FieldId.AE),
                !holds.flags().contains(PatronFlag.CHARGE_DENIED),
                items(holds.fields().values(FieldId.AS)),
                lent,
                charged.count(Summary.CHARGED).orElse(-1) == lent.size()));
    }

    private Outcome information(CardNumber card, Summary list) {
        return pool.ask(new PatronInformationRequest(
                Language.UNKNOWN,
                now(),
                Summary.text(Optional.of(list)),
                head(card).and(FieldId.AC, "").fields()));
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
                        : new Told.Known<>(new Copy(answer.fields().text(FieldId.AJ), lent(answer.status())));
            case Outcome.Answered _, Outcome.NotAsked _, Outcome.Unanswered _ -> new Told.Unavailable<>();
        };
    }

    private static boolean lent(CirculationStatus status) {
        return status == CirculationStatus.CHARGED
                || status == CirculationStatus.CHARGED_NOT_TO_BE_RECALLED_YET
                || status == CirculationStatus.RECALLED;
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
        return switch (pool.ask(new Renew(false, true, at(happened), SipTime.BLANK, fields))) {
            case Outcome.Answered(RenewResponse answer) -> done(answer.ok(), answer);
            case Outcome.Answered _, Outcome.Unanswered _ -> new Done.Unknown();
            case Outcome.NotAsked _ -> new Done.NotTold();
        };
    }

    private Done done(boolean ok, Response answer) {
        return ok
                ? new Done.Yes(SipTime.free(answer.fields().text(FieldId.AH), zone).stream()
                        .toList())
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

    private static List<ItemId> items(List<String> values) {
        List<ItemId> items = new ArrayList<>();
        for (String value : values) {
            try {
                items.add(new ItemId(value.strip()));
            } catch (IllegalArgumentException noItem) {
                // A system that lists titles instead of barcodes: nothing that a shelf can find.
            }
        }
        return items;
    }

    @Override
    public void close() {
        pool.close();
    }
}
