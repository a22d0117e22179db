package org.carrel.contract.codec;

import org.carrel.contract.id.BibId;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.Pin;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.id.TicketId;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.KioskAsk.ForPatron;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.contract.message.kiosk.Narrowing;
import org.carrel.contract.message.seat.SeatLine;
import org.carrel.contract.message.seat.SeatUse;

/** What a kiosk asks. */
final class KioskAskCodec {
    private KioskAskCodec() {}

    static Json.Writing write(KioskAsk<?> ask) {
        return switch (ask) {
            case ForPatron<?> patrons -> writeForPatron(patrons);
            case KioskAsk.SignIn(var card, var pin) ->
                Json.typed("sign-in").text("card", card.value()).text("pin", pin.value());
            case KioskAsk.WhereTo(var item) -> Json.typed("where-to").text("item", item.value());
            case KioskAsk.Branches() -> Json.typed("branches");
            case KioskAsk.Search search -> write(search);
            case KioskAsk.Suggest(var typed) -> Json.typed("suggest").freeText("typed", typed);
            case KioskAsk.LookAt(var bib) -> Json.typed("look-at").text("bib", bib.value());
            case KioskAsk.WayTo(var bib, var from, var stepFree) ->
                Json.typed("way-to")
                        .text("bib", bib.value())
                        .freeText("from", from)
                        .truth("stepFree", stepFree);
            case KioskAsk.PlanOf(var level) -> Json.typed("plan-of").freeText("level", level);
            case KioskAsk.Zones() -> Json.typed("zones");
            case KioskAsk.ZoneOf(var zone) -> Json.typed("zone-of").text("zone", zone.value());
            case KioskAsk.Slots(var zone, var day) ->
                Json.typed("slots").text("zone", zone.value()).day("day", day);
            case KioskAsk.SlotsFor(var zone, var day, var people) ->
                Json.typed("slots-for")
                        .text("zone", zone.value())
                        .day("day", day)
                        .whole("people", people);
            case KioskAsk.CardNotice() -> Json.typed("card-notice");
            case KioskAsk.CheckField check -> KioskCardCodec.write(check);
            case KioskAsk.ApplyForCard apply -> KioskCardCodec.write(apply);
            case KioskAsk.ApplicationOf(var reference) ->
                Json.typed("application-of").freeText("reference", reference);
        };
    }

    private static Json.Writing writeForPatron(ForPatron<?> ask) {
        return switch (ask) {
            case KioskAsk.SignOut _ -> granted("sign-out", ask);
            case KioskAsk.KeepDisplay keep -> granted("keep-display", keep).words("wishes", keep.wishes());
            case KioskAsk.Lend lend ->
                granted("lend", lend).text("item", lend.item().value()).truth("feeAgreed", lend.feeAgreed());
            case KioskAsk.Account _ -> granted("account", ask);
            case KioskAsk.Renew renew ->
                granted("renew", renew).text("loan", renew.loan().value());
            case KioskAsk.RenewAll _ -> granted("renew-all", ask);
            case KioskAsk.PlaceHold place ->
                granted("place-hold", place)
                        .text("bib", place.bib().value())
                        .text("pickup", place.pickup().value());
            case KioskAsk.CancelHold cancel ->
                granted("cancel-hold", cancel).text("hold", cancel.hold().value());
            case KioskAsk.MySeats _ -> granted("my-seats", ask);
            case KioskAsk.TakeSeat take ->
                granted("take-seat", take)
                        .text("zone", take.zone().value())
                        .list("seat", take.seat(), seat -> new Json.Text(seat.value()))
                        .words("needs", take.needs());
            case KioskAsk.BookSeat book ->
                granted("book-seat", book)
                        .text("zone", book.zone().value())
                        .day("day", book.day())
                        .instant("from", book.from())
                        .list("seat", book.seat(), seat -> new Json.Text(seat.value()));
            case KioskAsk.TakeTogether take ->
                granted("take-together", take)
                        .text("zone", take.zone().value())
                        .list("seat", take.seat(), seat -> new Json.Text(seat.value()))
                        .words("needs", take.needs())
                        .list("others", take.others(), card -> new Json.Text(card.value()));
            case KioskAsk.BookTogether book ->
                granted("book-together", book)
                        .text("zone", book.zone().value())
                        .day("day", book.day())
                        .instant("from", book.from())
                        .list("others", book.others(), card -> new Json.Text(card.value()));
            case KioskAsk.UseSeat use ->
                granted("use-seat", use).text("booking", use.booking().value()).word("use", use.use());
            case KioskAsk.ClaimSeat claim ->
                granted("claim-seat", claim).text("ticket", claim.ticket().value());
            case KioskAsk.LeaveQueue leave ->
                granted("leave-queue", leave).text("ticket", leave.ticket().value());
        };
    }

    private static Json.Writing granted(String type, ForPatron<?> ask) {
        return Json.typed(type).text("grant", ask.grant().value());
    }

    static KioskAsk<?> read(Reading in) {
        return switch (in.type()) {
            case "sign-in" -> new KioskAsk.SignIn(in.id("card", CardNumber::new), in.id("pin", Pin::new));
            case "sign-out" -> new KioskAsk.SignOut(grant(in));
            case "keep-display" -> new KioskAsk.KeepDisplay(grant(in), in.words("wishes", Display.class));
            case "lend" -> new KioskAsk.Lend(grant(in), in.id("item", ItemId::new), in.truth("feeAgreed"));
            case "where-to" -> new KioskAsk.WhereTo(in.id("item", ItemId::new));
            case "account" -> new KioskAsk.Account(grant(in));
            case "renew" -> new KioskAsk.Renew(grant(in), in.id("loan", LoanId::new));
            case "renew-all" -> new KioskAsk.RenewAll(grant(in));
            case "branches" -> new KioskAsk.Branches();
            case "search" -> readSearch(in);
            case "suggest" -> new KioskAsk.Suggest(in.freeText("typed"));
            case "look-at" -> new KioskAsk.LookAt(in.id("bib", BibId::new));
            case "way-to" -> new KioskAsk.WayTo(in.id("bib", BibId::new), in.freeText("from"), in.truth("stepFree"));
            case "plan-of" -> new KioskAsk.PlanOf(in.freeText("level"));
            case "place-hold" ->
                new KioskAsk.PlaceHold(grant(in), in.id("bib", BibId::new), in.id("pickup", SiteId::new));
            case "cancel-hold" -> new KioskAsk.CancelHold(grant(in), in.id("hold", HoldId::new));
            default -> readOfSeats(in);
        };
    }

    private static KioskAsk<?> readOfSeats(Reading in) {
        return switch (in.type()) {
            case "zones" -> new KioskAsk.Zones();
            case "zone-of" -> new KioskAsk.ZoneOf(zone(in));
            case "slots" -> new KioskAsk.Slots(zone(in), in.day("day"));
            case "slots-for" -> new KioskAsk.SlotsFor(zone(in), in.day("day"), in.count("people"));
            case "my-seats" -> new KioskAsk.MySeats(grant(in));
            case "take-seat" ->
                new KioskAsk.TakeSeat(
                        grant(in), zone(in), in.ids("seat", SeatId::new), in.words("needs", SeatLine.Feature.class));
            case "book-seat" ->
                new KioskAsk.BookSeat(
                        grant(in), zone(in), in.day("day"), in.instant("from"), in.ids("seat", SeatId::new));
            case "take-together" ->
                new KioskAsk.TakeTogether(
                        grant(in),
                        zone(in),
                        in.ids("seat", SeatId::new),
                        in.words("needs", SeatLine.Feature.class),
                        in.ids("others", CardNumber::new));
            case "book-together" ->
                new KioskAsk.BookTogether(
                        grant(in), zone(in), in.day("day"), in.instant("from"), in.ids("others", CardNumber::new));
            case "use-seat" ->
                new KioskAsk.UseSeat(grant(in), in.id("booking", BookingId::new), in.word("use", SeatUse.class));
            case "claim-seat" -> new KioskAsk.ClaimSeat(grant(in), in.id("ticket", TicketId::new));
            case "leave-queue" -> new KioskAsk.LeaveQueue(grant(in), in.id("ticket", TicketId::new));
            default -> KioskCardCodec.readAsk(in).orElseThrow(in::unknownType);
        };
    }

    private static GrantId grant(Reading in) {
        return in.id("grant", GrantId::new);
    }

    private static SeatZoneId zone(Reading in) {
        return in.id("zone", SeatZoneId::new);
    }

    private static Json.Writing write(KioskAsk.Search ask) {
        Narrowing only = ask.only();
        return Json.typed("search")
                .freeText("words", ask.words())
                .word("in", ask.in())
                .put(
                        "only",
                        Json.object()
                                .freeText("material", only.material())
                                .freeText("language", only.language())
                                .whole("yearFrom", only.yearFrom())
                                .whole("yearThrough", only.yearThrough())
                                .freeText("mainClass", only.mainClass())
                                .freeText("subject", only.subject())
                                .freeText("branch", only.branch())
                                .truth("availableNow", only.availableNow())
                                .done())
                .word("order", ask.order())
                .whole("limit", ask.limit())
                .text("cursor", ask.cursor());
    }

    private static KioskAsk.Search readSearch(Reading in) {
        Reading only = in.object("only");
        return new KioskAsk.Search(
                in.freeText("words"),
                in.word("in", KioskAsk.Field.class),
                new Narrowing(
                        only.freeText("material"),
                        only.freeText("language"),
                        only.count("yearFrom"),
                        only.count("yearThrough"),
                        only.freeText("mainClass"),
                        only.freeText("subject"),
                        only.freeText("branch"),
                        only.truth("availableNow")),
                in.word("order", KioskAsk.Order.class),
                in.count("limit"),
                in.text("cursor"));
    }
}
