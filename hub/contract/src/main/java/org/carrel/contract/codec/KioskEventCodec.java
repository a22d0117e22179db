package org.carrel.contract.codec;

import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.KioskEvent.AskWithdrawn;
import org.carrel.contract.message.KioskEvent.BorrowedOffline;
import org.carrel.contract.message.KioskEvent.HelpCalled;
import org.carrel.contract.message.KioskEvent.ItemReturned;
import org.carrel.contract.message.KioskEvent.LoanNotHandedOver;
import org.carrel.contract.message.KioskEvent.ReceiptByMail;
import org.carrel.contract.message.kiosk.ReceiptLine;
import org.carrel.contract.message.kiosk.SealedCard;

/** What can happen at a kiosk. */
final class KioskEventCodec {
    private KioskEventCodec() {}

    static Json.Writing write(KioskEvent event) {
        return switch (event) {
            case ItemReturned returned -> write(returned);
            case AskWithdrawn withdrawn -> write(withdrawn);
            case LoanNotHandedOver not -> write(not);
            case BorrowedOffline borrowed -> write(borrowed);
            case HelpCalled called -> write(called);
            case ReceiptByMail receipt -> write(receipt);
        };
    }

    /** Empty when the type is none of these. */
    static Optional<KioskEvent> read(Reading in) {
        return switch (in.type()) {
            case "item-returned" -> Optional.of(itemReturned(in));
            case "ask-withdrawn" -> Optional.of(askWithdrawn(in));
            case "loan-not-handed-over" -> Optional.of(loanNotHandedOver(in));
            case "borrowed-offline" -> Optional.of(borrowedOffline(in));
            case "help-called" -> Optional.of(helpCalled(in));
            case "receipt-by-mail" -> Optional.of(receiptByMail(in));
            default -> Optional.empty();
        };
    }

    private static Json.Writing write(ItemReturned event) {
        return Json.typed("item-returned")
                .text("item", event.item().value())
                .list("tags", event.tags(), tag -> new Json.Text(tag.hex()))
                .whole("parts", event.parts());
    }

    private static ItemReturned itemReturned(Reading in) {
        return new ItemReturned(in.id("item", ItemId::new), in.ids("tags", TagUid::of), in.count("parts"));
    }

    private static Json.Writing write(AskWithdrawn event) {
        return Json.typed("ask-withdrawn").text("ask", event.ask().value());
    }

    private static AskWithdrawn askWithdrawn(Reading in) {
        return new AskWithdrawn(in.id("ask", AskId::new));
    }

    private static Json.Writing write(LoanNotHandedOver event) {
        return Json.typed("loan-not-handed-over")
                .text("ask", event.ask().value())
                .text("item", event.item().value());
    }

    private static LoanNotHandedOver loanNotHandedOver(Reading in) {
        return new LoanNotHandedOver(in.id("ask", AskId::new), in.id("item", ItemId::new));
    }

    private static Json.Writing write(BorrowedOffline event) {
        return Json.typed("borrowed-offline")
                .text("item", event.item().value())
                .list("tags", event.tags(), tag -> new Json.Text(tag.hex()))
                .put(
                        "card",
                        Json.object()
                                .text("once", event.card().once().hex())
                                .text("box", event.card().box().hex())
                                .done());
    }

    private static BorrowedOffline borrowedOffline(Reading in) {
        return new BorrowedOffline(in.id("item", ItemId::new), in.ids("tags", TagUid::of), card(in.object("card")));
    }

    private static Json.Writing write(HelpCalled event) {
        return Json.typed("help-called").freeText("language", event.language());
    }

    private static HelpCalled helpCalled(Reading in) {
        return new HelpCalled(in.freeText("language"));
    }

    private static Json.Writing write(ReceiptByMail event) {
        return Json.typed("receipt-by-mail")
                .text("grant", event.grant().value())
                .freeText("language", event.language())
                .list(
                        "lines",
                        event.lines(),
                        line -> Json.object()
                                .word("deed", line.deed())
                                .text("item", line.item().value())
                                .list("due", line.due(), day -> new Json.Text(day.toString()))
                                .done());
    }

    private static ReceiptByMail receiptByMail(Reading in) {
        return new ReceiptByMail(
                in.id("grant", GrantId::new),
                in.freeText("language"),
                in.objects("lines", KioskEventCodec::receiptLine));
    }

    private static ReceiptLine receiptLine(Reading in) {
        return new ReceiptLine(in.word("deed", ReceiptLine.Deed.class), in.id("item", ItemId::new), in.days("due"));
    }

    private static SealedCard card(Reading in) {
        Bytes once = in.hex("once");
        return in.id("box", box -> new SealedCard(once, Bytes.hex(box)));
    }
}
