package org.carrel.kiosk.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.Pin;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.kiosk.Amount;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.contract.message.kiosk.HoldRefusal;
import org.carrel.contract.message.kiosk.LoanLine;
import org.carrel.contract.message.kiosk.LoanRefusal;
import org.carrel.contract.message.kiosk.MailReceipt;
import org.carrel.contract.message.kiosk.Overview;
import org.carrel.contract.message.kiosk.Work;
import org.carrel.contract.message.seat.SeatReason;

/**
 * A hub's desk by the contract alone, and no kinder: it forgets nothing that it answered, undoes what is withdrawn, and lends nothing under a
 * name that was withdrawn. Events are applied once each, in order, whenever {@link #hear} is called.
 */
public final class DeskHub {
    private static final Amount NOTHING = new Amount(0, Currency.getInstance("TWD"));
    /** Of what is lent. */
    public static final LocalDate DUE = LocalDate.of(2026, 12, 24);

    private final SortedMap<AskId, KioskAnswer> answered = new TreeMap<>();
    private final SortedSet<AskId> withdrawn = new TreeSet<>();
    private final SortedMap<ItemId, AskId> loans = new TreeMap<>();
    private final SortedMap<GrantId, String> grants = new TreeMap<>();
    private final SortedMap<ItemId, KioskAnswer> special = new TreeMap<>();
    private final SortedMap<AskId, BibId> holds = new TreeMap<>();
    private final SortedSet<String> pins = new TreeSet<>();
    private final SeatDesk seats = new SeatDesk();
    private final CardDesk cards = new CardDesk();
    private MailReceipt mail = new MailReceipt.Never();
    private int heard;

    /** The items on loan, with the question that lent each. */
    public SortedMap<ItemId, AskId> loans() {
        return new TreeMap<>(loans);
    }

    /** What is reserved, with the question that reserved each. */
    public SortedMap<AskId, BibId> holds() {
        return new TreeMap<>(holds);
    }

    /** Somebody got it long ago, elsewhere. */
    public void onLoan(ItemId item) {
        loans.put(item, new AskId("before"));
    }

    /** What is said when this is to be lent. */
    public void says(ItemId item, KioskAnswer.Lending answer) {
        special.put(item, answer);
    }

    /** Whoever has this card keys in 1234. */
    public void wantsPin(String card) {
        pins.add(card);
    }

    public SeatDesk seats() {
        return seats;
    }

    public CardDesk cards() {
        return cards;
    }

    /** All grants are over. */
    public void forgetGrants() {
        grants.clear();
    }

    /** Applies the events after those that it has. */
    public void hear(List<EventBody> events) {
        for (; heard < events.size(); heard++) {
            if (events.get(heard) instanceof KioskEvent event) {
                happened(event);
            }
        }
    }

    public KioskAnswer answer(AskId id, KioskAsk<?> ask, Instant now) {
        KioskAnswer before = answered.get(id);
        if (before != null) {
            return before;
        }
        KioskAnswer answer = consider(id, ask, now);
        if (ask instanceof KioskAsk.Change<?> || ask instanceof KioskAsk.ApplyForCard) {
            answered.put(id, answer);
        }
        return answer;
    }

    private KioskAnswer consider(AskId id, KioskAsk<?> ask, Instant now) {
        if (ask instanceof KioskAsk.ForPatron<?> patron && !grants.containsKey(patron.grant())) {
            return ask instanceof KioskAsk.SignOut ? new KioskAnswer.SignedOut() : new KioskAnswer.NotSignedIn();
        }
        return switch (ask) {
            case KioskAsk.SignIn it -> signIn(id, it, now);
            case KioskAsk.SignOut it -> {
                grants.remove(it.grant());
                yield new KioskAnswer.SignedOut();
            }
            case KioskAsk.Lend it -> lend(id, it);
            case KioskAsk.WhereTo _ -> new KioskAnswer.GoesTo(new Work("紅樓夢", ""), new Destination.Shelf(), List.of());
            case KioskAsk.Account _ -> account();
            case KioskAsk.MySeats it -> seats.mine(card(it), now);
            case KioskAsk.Zones _ -> seats.zones(now);
            case KioskAsk.ZoneOf it -> seats.zone(it.zone(), now);
            case KioskAsk.Slots it -> seats.slots(it);
            case KioskAsk.SlotsFor it -> seats.slots(it);
            case KioskAsk.TakeSeat it -> seat(id, it, now);
            case KioskAsk.BookSeat it -> seat(id, it, now);
            case KioskAsk.TakeTogether it -> seat(id, it, now);
            case KioskAsk.BookTogether it -> seat(id, it, now);
            case KioskAsk.UseSeat it -> seat(id, it, now);
            case KioskAsk.ClaimSeat it -> seat(id, it, now);
            case KioskAsk.LeaveQueue it -> seat(id, it, now);
            case KioskAsk.Renew it -> new KioskAnswer.Renewed(it.loan(), DUE.plusDays(14));
            case KioskAsk.RenewAll _ -> renewAll();
            case KioskAsk.Branches _ ->
                new KioskAnswer.BranchesTold(List.copyOf(Screens.places().values()));
            case KioskAsk.Suggest it -> Library.suggest(it.typed());
            case KioskAsk.Search it -> Library.search(it);
            case KioskAsk.LookAt it -> Library.title(it.bib());
            case KioskAsk.WayTo it -> Library.way(it);
            case KioskAsk.PlanOf it -> Library.plan(it.level());
            case KioskAsk.PlaceHold it -> placeHold(id, it);
            case KioskAsk.CardNotice _ -> CardShows.NOTICE;
            case KioskAsk.CheckField it -> cards.check(it);
            case KioskAsk.ApplyForCard it -> cards.apply(id, it.form());
            case KioskAsk.ApplicationOf it -> cards.state(it.reference());
            default -> throw new IllegalStateException("this kiosk does not ask " + ask);
        };
    }

    private KioskAnswer seat(AskId id, KioskAsk.Change<?> ask, Instant now) {
        return withdrawn.contains(id)
                ? new KioskAnswer.NotSeated(List.of(SeatReason.ASK_WITHDRAWN))
                : seats.change(id, ask, card(ask), now);
    }

    private String card(KioskAsk.ForPatron<?> ask) {
        return grants.getOrDefault(ask.grant(), "");
    }

    private int places(String card) {
        return seats.mine(card, Instant.EPOCH) instanceof KioskAnswer.MySeatsTold(var booked, var numbers)
                ? booked.size() + numbers.size()
                : 0;
    }

    /** Whether patrons can have receipts by mail; nobody until then. */
    public void mails(MailReceipt how) {
        mail = how;
    }

    private KioskAnswer signIn(AskId id, KioskAsk.SignIn it, Instant now) {
        String card = it.card().value();
        if (pins.contains(card) && it.pin().equals(Pin.NONE)) {
            return new KioskAnswer.PinNeeded();
        }
        if (card.startsWith("X") || (pins.contains(card) && !it.pin().value().equals("1234"))) {
            return new KioskAnswer.SignInRefused(KioskAnswer.SignInRefusal.CARD_OR_PIN_WRONG);
        }
        GrantId grant = new GrantId("grant-" + id.value());
        grants.put(grant, card);
        return new KioskAnswer.SignedIn(
                grant,
                now.plusSeconds(900),
                Screens.CANARY,
                "zh-Hant",
                List.of(),
                new Overview(loans.size(), 0, 0, 0, places(card), NOTHING),
                List.of(),
                mail);
    }

    private KioskAnswer lend(AskId id, KioskAsk.Lend it) {
        if (withdrawn.contains(id)) {
            return new KioskAnswer.NotLent(Work.UNKNOWN, List.of(LoanRefusal.ASK_WITHDRAWN));
        }
        KioskAnswer said = special.get(it.item());
        if (said != null && !(said instanceof KioskAnswer.FeeFirst && it.feeAgreed())) {
            return said;
        }
        if (loans.containsKey(it.item())) {
            return new KioskAnswer.NotLent(new Work("紅樓夢", ""), List.of(LoanRefusal.ON_LOAN_TO_SAME_PATRON));
        }
        loans.put(it.item(), id);
        return new KioskAnswer.Lent(new LoanId("loan-" + id.value()), new Work("紅樓夢", ""), DUE, NOTHING, List.of());
    }

    private KioskAnswer placeHold(AskId id, KioskAsk.PlaceHold it) {
        if (withdrawn.contains(id)) {
            return new KioskAnswer.HoldNotPlaced(List.of(HoldRefusal.ASK_WITHDRAWN));
        }
        if (holds.containsValue(it.bib())) {
            return new KioskAnswer.HoldNotPlaced(List.of(HoldRefusal.ALREADY_HELD));
        }
        holds.put(id, it.bib());
        return new KioskAnswer.HoldPlaced(new HoldId("hold-" + id.value()), 1);
    }

    private KioskAnswer account() {
        List<LoanLine> lines = new ArrayList<>();
        loans.forEach((item, id) -> lines.add(
                new LoanLine(new LoanId("loan-" + id.value()), item, new Work("紅樓夢", ""), DUE, false, 0, List.of())));
        return new KioskAnswer.AccountTold(lines.size(), lines, 0, List.of(), 0, List.of(), NOTHING, List.of());
    }

    private KioskAnswer renewAll() {
        List<KioskAnswer.Renewed> renewed = loans.values().stream()
                .map(id -> new KioskAnswer.Renewed(new LoanId("loan-" + id.value()), DUE.plusDays(14)))
                .toList();
        return new KioskAnswer.AllRenewed(renewed, List.of());
    }

    private void happened(KioskEvent event) {
        switch (event) {
            case KioskEvent.ItemReturned it -> loans.remove(it.item());
            case KioskEvent.AskWithdrawn(AskId ask) -> {
                withdrawn.add(ask);
                cards.withdraw(ask);
                loans.values().removeIf(ask::equals);
            }
            case KioskEvent.LoanNotHandedOver(AskId ask, ItemId item) ->
                Optional.ofNullable(loans.get(item)).filter(ask::equals).ifPresent(same -> loans.remove(item));
            case KioskEvent.HelpCalled _, KioskEvent.ReceiptByMail _ -> {}
            case KioskEvent.BorrowedOffline it -> loans.putIfAbsent(it.item(), new AskId("offline"));
        }
    }
}
