package org.carrel.hub.adapter.http.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.access.Lockout;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Form;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.Problem.Fault;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.identity.CardHolder;
import org.carrel.hub.identity.LibraryCard;
import org.carrel.hub.identity.LibraryCard.CardScheme;
import org.carrel.hub.identity.LibraryCard.CardState;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.identity.Patrons;
import org.carrel.hub.registration.ChipReading;
import org.carrel.hub.store.Services;

/** A patron's cards, and the PIN that goes with all of them. Numbers and PINs come in bodies, so that no log has them. */
public final class CardsApi {
    private static final Schema PIN = Schema.matching("[!-~]{4,32}", 32);
    private static final int SALT_BYTES = 12;
    private static final int ENDING = 4;
    private static final int CARDS_MAX = 20;

    private static final Form CARD = card("CardRequest")
            .required("scheme", Schema.wordsOf(CardScheme.class), "Who issued it and what its number is.")
            .optional("state", Schema.wordsOf(CardState.class), "Whether it may be used; valid when left out.");

    private static final Form REMOVAL = card("CardRemoval");

    private static final Form CHECK = card("PinCheck").required("pin", PIN, "What was typed.");

    private static final Form CHANGE = card("PinChange")
            .required("pin", PIN, "The present one.")
            .required("newPin", PIN, "4 to 32 signs without blanks.");

    private static final Form SETTING = Form.named("PinSetting").required("pin", PIN, "4 to 32 signs without blanks.");

    private static final View<LibraryCard> SHOWN = View.<LibraryCard>named("Card")
            .word("scheme", CardScheme.class, "Who issued it and what its number is.", LibraryCard::scheme)
            .word("state", CardState.class, "Whether it may be used.", LibraryCard::state)
            .text("ending", ENDING, "The last signs of its number, to tell it from others.", CardsApi::ending);

    private static final View<PatronId> WHOSE =
            View.<PatronId>named("CardOwner").text("patron", 64, "The hub's own key.", id -> id);

    private final Desk desk;

    public CardsApi(Desk desk) {
        this.desk = desk;
    }

    /** With a card's number as a reader gives it. */
    static Form card(String name) {
        return Form.named(name)
                .required("card", Schema.text(64), "A card's number as it was read.")
                .optional(
                        "chipShown",
                        Schema.wordsOf(ChipReading.Shown.class),
                        "How the reader shows a chip's number; left out for a barcode, and for hex with the first byte first.")
                .optional(
                        "chipBytes",
                        new Schema.Whole(4, 10),
                        "How many bytes the chip's number has: 4, 7 or 10; 4 when left out.");
    }

    public List<Endpoint> endpoints() {
        return List.of(
                patron(Endpoint.get("/patrons/{id}/cards", "A patron's cards, masked; noted as seen."))
                        .many(SHOWN)
                        .does(call -> call.inTransaction(CardsApi::list)),
                patron(Endpoint.put("/patrons/{id}/cards", "Give a patron a card, or report one lost or found."))
                        .takes(CARD)
                        .many(SHOWN)
                        .refuses(ProblemCode.REFUSED)
                        .changes(CardsApi::put),
                patron(Endpoint.post("/patrons/{id}/card-removals", "Take a card from a patron."))
                        .takes(REMOVAL)
                        .many(SHOWN)
                        .changes(CardsApi::remove),
                patron(Endpoint.put("/patrons/{id}/pin", "Give a patron a PIN, whatever it was."))
                        .takes(SETTING)
                        .does(this::set),
                patron(Endpoint.delete("/patrons/{id}/pin", "Take a patron's PIN away: none is right then."))
                        .changes(CardsApi::unset),
                Endpoint.post(
                                "/pin-checks",
                                "Whose card and PIN these are. A card that is not known and a wrong PIN are answered alike.")
                        .tag("cards")
                        .need(Need.CIRCULATION)
                        .takes(CHECK)
                        .one(WHOSE)
                        .refuses(ProblemCode.REFUSED, ProblemCode.LOCKED_FOR_A_WHILE)
                        .does(call -> Call.ok(WHOSE, checked(call))),
                Endpoint.post("/pin-changes", "A patron takes another PIN.")
                        .tag("cards")
                        .need(Need.CIRCULATION)
                        .takes(CHANGE)
                        .one(WHOSE)
                        .refuses(ProblemCode.REFUSED, ProblemCode.LOCKED_FOR_A_WHILE)
                        .does(this::change));
    }

    private static Endpoint.Draft patron(Endpoint.Draft draft) {
        return draft.tag("cards").need(Need.PATRONS).path("id", Ids.KEY, "The hub's key.");
    }

    /** The card that a body names. */
    static CardNumber number(Call call) {
        String read = call.body().text("card");
        Optional<String> shown = call.body().optionalText("chipShown");
        if (shown.isEmpty()) {
            return Call.read("card", read, CardNumber::new);
        }
        int bytes = call.body().optionalWhole("chipBytes").orElse(4L).intValue();
        return switch (ChipReading.of(read, Words.constant(ChipReading.Shown.class, shown.get()), bytes)) {
            case ChipReading.Read.Card(CardNumber number) -> number;
            case ChipReading.Read.ChangesEachTime() -> throw wrong("changes-each-time");
            case ChipReading.Read.NoChip() -> throw wrong("wrong-form");
        };
    }

    private static Problem wrong(String what) {
        return Problem.of(ProblemCode.BODY_INVALID, List.of(new Fault("/card", what)));
    }

    private static String ending(LibraryCard card) {
        String number = card.number().value();
        // Of a short number not most of it.
        return number.substring(Math.max(number.length() - ENDING, number.length() / 2));
    }

    private static Patron known(Services services, Call call) {
        return Call.found(services.patrons().patron(call.path("id", PatronId::new)));
    }

    private static Reply list(Services services, Call call) {
        Patron patron = known(services, call);
        call.noteSeen(services, patron.id(), "cards");
        return Call.list(SHOWN, patron.cards());
    }

    private static Reply put(Services services, Call call) {
        CardState state = call.body()
                .optionalText("state")
                .map(word -> Words.constant(CardState.class, word))
                .orElse(CardState.VALID);
        LibraryCard card =
                new LibraryCard(Words.constant(CardScheme.class, call.body().text("scheme")), number(call), state);
        Patron patron = known(services, call);
        List<LibraryCard> cards = without(patron, card.number());
        cards.add(card);
        if (cards.size() > CARDS_MAX) {
            throw Problem.refused(List.of("too-many-cards"));
        }
        try {
            return changed(services, call, patron.withCards(cards), "card " + Schema.word(state));
        } catch (Patrons.CardTaken taken) {
            throw Problem.refused(List.of("card-taken"));
        }
    }

    private static Reply remove(Services services, Call call) {
        Patron patron = known(services, call);
        List<LibraryCard> cards = without(patron, number(call).canonical());
        if (cards.size() == patron.cards().size()) {
            throw Problem.of(ProblemCode.NOT_FOUND);
        }
        return changed(services, call, patron.withCards(cards), "card removed");
    }

    private static List<LibraryCard> without(Patron patron, CardNumber number) {
        List<LibraryCard> cards = new ArrayList<>(patron.cards());
        cards.removeIf(card -> card.number().equals(number));
        return cards;
    }

    private static Reply changed(Services services, Call call, Patron patron, String what) {
        services.patrons().put(patron);
        note(services, call, patron.id(), what);
        return Call.list(SHOWN, patron.cards());
    }

    private static void note(Services services, Call call, PatronId patron, String what) {
        services.audit()
                .record(call.caller().actor(), Audit.Action.PATRON_CHANGED, "patron:" + patron, what, call.now());
    }

    private SlowHash hash(String pin) {
        return SlowHash.of(pin, desk.secret().get().slice(0, SALT_BYTES));
    }

    private Reply set(Call call) {
        SlowHash hash = hash(call.body().text("pin"));
        return call.inTransaction((services, within) -> {
            PatronId patron = known(services, within).id();
            services.circulation().setPin(patron, hash, within.now());
            note(services, within, patron, "pin set");
            desk.lockout().succeeded(subject(patron));
            return Call.nothing();
        });
    }

    private static Reply unset(Services services, Call call) {
        PatronId patron = known(services, call).id();
        services.circulation().removePin(patron);
        note(services, call, patron, "pin removed");
        return Call.nothing();
    }

    private Reply change(Call call) {
        PatronId patron = checked(call);
        SlowHash hash = hash(call.body().text("newPin"));
        return call.inTransaction((services, within) -> {
            services.circulation().setPin(patron, hash, within.now());
            note(services, within, patron, "pin changed");
            return Call.ok(WHOSE, patron);
        });
    }

    private record Kept(PatronId patron, SlowHash hash) {}

    /**
     * Whose card and PIN a body has. Failures count for the patron, whichever card is shown, and for a card that is not known as if it were
     * somebody's; comparing takes as long for either, outside any transaction.
     */
    private PatronId checked(Call call) {
        CardNumber number = number(call).canonical();
        List<Kept> kept = desk.store()
                .read(services -> services.patrons().holder(number).stream()
                        .flatMap(CardsApi::usable)
                        .map(patron -> new Kept(
                                patron.id(),
                                services.circulation().pin(patron.id()).orElse(SlowHash.NOBODYS)))
                        .toList());
        String subject = kept.isEmpty()
                ? Lockout.pinOfNoCard(number)
                : subject(kept.getFirst().patron());
        if (desk.lockout().locked(subject, call.now())) {
            throw Problem.of(ProblemCode.LOCKED_FOR_A_WHILE);
        }
        SlowHash hash = kept.isEmpty() ? SlowHash.NOBODYS : kept.getFirst().hash();
        if (!hash.matches(call.body().text("pin")) || kept.isEmpty()) {
            desk.lockout().failed(subject, call.now());
            throw Problem.refused(List.of("card-or-pin-wrong"));
        }
        desk.lockout().succeeded(subject);
        return kept.getFirst().patron();
    }

    /** Staff borrow nothing by their cards, and a card that was reported lost is nobody's. */
    private static Stream<Patron> usable(CardHolder holder) {
        return switch (holder) {
            case CardHolder.PatronHolder found ->
                found.card().state() == CardState.VALID ? Stream.of(found.patron()) : Stream.empty();
            case CardHolder.StaffHolder _ -> Stream.empty();
        };
    }

    private static String subject(PatronId patron) {
        return Lockout.pinOf(patron);
    }
}
