package org.carrel.kiosk.flow;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.KioskEvent.ReceiptByMail;
import org.carrel.contract.message.kiosk.LoanLine;
import org.carrel.contract.message.kiosk.MailReceipt;
import org.carrel.contract.message.kiosk.ReceiptLine;
import org.carrel.contract.message.kiosk.ReceiptLine.Deed;
import org.carrel.contract.message.kiosk.Work;
import org.carrel.contract.message.seat.TicketLine;
import org.carrel.contract.message.seat.ZoneLine;
import org.carrel.device.port.Sound;
import org.carrel.device.receipt.Receipt;
import org.carrel.kiosk.account.Statement;
import org.carrel.kiosk.apply.CardStage;
import org.carrel.kiosk.apply.CardVisit;
import org.carrel.kiosk.checkout.Book;
import org.carrel.kiosk.checkout.Fate;
import org.carrel.kiosk.checkout.Granted;
import org.carrel.kiosk.receipt.Handout;
import org.carrel.kiosk.receipt.Post;
import org.carrel.kiosk.receipt.Printer;
import org.carrel.kiosk.receipt.Slip;
import org.carrel.kiosk.returns.Back;
import org.carrel.kiosk.seat.PhonePage;

/**
 * The receipt on the last screen: on paper, printed when it is asked for, once, and offered again when it did not come out; or by mail; or none.
 */
final class Printing {
    /** Every picture ends sooner, one way or the other. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    /** As many as a receipt takes. */
    private static final int LINES_MAX = 200;

    private Printing() {}

    static void start(Turn turn) {
        if (turn.phase instanceof Phase.Parting parting && parting.handout() instanceof Handout.Open(var slip, var _)) {
            turn.deeds.print(turn.view.language(), slip);
            turn.deeds.play(Sound.KEY);
            turn.condition = turn.condition.printing(true);
            turn.phase = new Phase.Parting(
                    parting.summary(), new Handout.Running(slip, 0), parting.post(), turn.now.in(LONGEST));
        }
    }

    static void advanced(Turn turn, int percent) {
        if (turn.phase instanceof Phase.Parting parting
                && parting.handout() instanceof Handout.Running(var slip, int before)
                && percent > before) {
            turn.phase = new Phase.Parting(
                    parting.summary(), new Handout.Running(slip, percent), parting.post(), parting.until());
        }
    }

    /** Whatever this visit's picture came to; one of an earlier visit is nobody's any more. */
    static void ended(Turn turn, boolean printed) {
        turn.condition = turn.condition.printing(false);
        if (turn.phase instanceof Phase.Parting parting
                && parting.handout() instanceof Handout.Running(var slip, var _)) {
            turn.deeds.play(printed ? Sound.BOOK : Sound.REFUSED);
            Handout handout = printed ? new Handout.Printed() : new Handout.Open(slip, true);
            turn.phase = new Phase.Parting(parting.summary(), handout, parting.post(), farewell(turn));
        }
    }

    static void changed(Turn turn, Printer printer) {
        turn.condition = turn.condition.printer(printer);
    }

    /** Whoever touches the last screen is still reading it. */
    static void stirred(Turn turn) {
        if (turn.phase instanceof Phase.Parting parting) {
            turn.phase = new Phase.Parting(
                    parting.summary(), parting.handout(), parting.post(), Math.max(parting.until(), farewell(turn)));
        }
    }

    static long farewell(Turn turn) {
        return turn.now.in(turn.patience(turn.rules.timings().farewell()));
    }

    /** What the visit came to; what is under way must have been brought to its end. */
    static Slip slip(Turn turn) {
        List<Receipt.Content> contents = new ArrayList<>();
        add(
                contents,
                turn.checkout.books().stream()
                        .flatMap(book -> loan(book).stream())
                        .toList(),
                Receipt.Content.Borrowed::new);
        add(
                contents,
                turn.statement.stream()
                        .flatMap(known -> known.loans().stream().flatMap(loan -> renewed(known, loan).stream()))
                        .toList(),
                Receipt.Content.Renewed::new);
        add(
                contents,
                turn.returns.books().stream()
                        .filter(Back::taken)
                        .map(book -> title(
                                book.fate() instanceof Back.Fate.GoesTo it ? it.work() : Work.UNKNOWN, book.item()))
                        .toList(),
                Receipt.Content.Returned::new);
        for (TicketLine ticket : turn.seats.givenTickets()) {
            contents.add(number(turn, ticket));
        }
        if (turn.phase instanceof Phase.Applying(CardVisit visit)
                && visit.stage() instanceof CardStage.Sent(String reference)) {
            contents.add(new Receipt.Content.Application(reference));
        }
        return new Slip(turn.patron.map(Patron::card), contents);
    }

    private static Receipt.Content number(Turn turn, TicketLine ticket) {
        Optional<ZoneLine> zone = Optional.ofNullable(turn.seats.zones().get(ticket.zone()));
        return new Receipt.Content.Waiting(
                ticket.number(),
                zone.map(it -> new Receipt.Name(it.nameZh(), it.nameEn()))
                        .orElseGet(() -> new Receipt.Name(
                                ticket.zone().value(), ticket.zone().value())),
                zone.map(it -> new Receipt.Name(it.whereZh(), it.whereEn())).orElseGet(() -> new Receipt.Name("", "")),
                ticket.ahead(),
                PhonePage.of(turn.rules.pages(), ticket).address());
    }

    private interface Part<T> {
        Receipt.Content of(List<T> lines);
    }

    private static <T> void add(List<Receipt.Content> contents, List<T> lines, Part<T> part) {
        if (!lines.isEmpty()) {
            contents.add(part.of(lines.subList(0, Math.min(lines.size(), LINES_MAX))));
        }
    }

    private static Optional<Receipt.Loan> loan(Book book) {
        return granted(book).map(it -> new Receipt.Loan(title(it.work(), book.item()), it.due()));
    }

    /** What the patron has got of it. */
    static Optional<Granted> granted(Book book) {
        return switch (book.fate()) {
            case Fate.Lent(var it) -> Optional.of(it);
            // At the end of a visit only one that was carried off is still being released.
            case Fate.Releasing it -> Optional.of(it.granted());
            case Fate.Reading _,
                    Fate.Waiting _,
                    Fate.Asking _,
                    Fate.FeeFirst _,
                    Fate.Unreleasable _,
                    Fate.Refused _,
                    Fate.Unanswered _,
                    Fate.Strange _ -> Optional.empty();
        };
    }

    private static Optional<Receipt.Loan> renewed(Statement statement, LoanLine loan) {
        return Optional.ofNullable(statement.outcomes().get(loan.loan()))
                .filter(Statement.Outcome.Renewed.class::isInstance)
                .map(Statement.Outcome.Renewed.class::cast)
                .map(it -> new Receipt.Loan(title(loan.work(), Optional.of(loan.item())), Optional.of(it.due())));
    }

    /** What nobody could name is known by its number. */
    private static String title(Work work, Optional<ItemId> item) {
        return work.title().isEmpty() ? item.map(ItemId::value).orElse("") : work.title();
    }

    /** The hub is told by the journal, so that it comes although the hub is away now. */
    static void mail(Turn turn) {
        if (turn.phase instanceof Phase.Parting parting && parting.post() instanceof Post.Open open) {
            // It is said only when nothing can keep it from being sent.
            turn.deeds.onlyIfWritten();
            turn.deeds.append(open.wanted(turn.view.language().tag()));
            turn.deeds.play(Sound.KEY);
            turn.phase = new Phase.Parting(
                    parting.summary(), new Handout.None(), new Post.Wanted(open.shown()), farewell(turn));
        }
    }

    /** What the visit came to; what is under way must have been brought to its end. */
    static Post post(Turn turn) {
        MailReceipt mail = turn.patron.map(Patron::mail).orElseGet(MailReceipt.Never::new);
        List<ReceiptLine> lines = mailed(turn);
        return Post.of(
                mail,
                turn.patron.flatMap(Patron::grant),
                lines.subList(0, Math.min(lines.size(), ReceiptByMail.LINES_MAX)));
    }

    private static List<ReceiptLine> mailed(Turn turn) {
        List<ReceiptLine> lines = new ArrayList<>();
        turn.checkout
                .books()
                .forEach(book -> granted(book)
                        .ifPresent(granted -> add(
                                lines,
                                Deed.BORROWED,
                                book.item(),
                                granted.due().stream().toList())));
        turn.statement.ifPresent(known -> known.loans().forEach(loan -> {
            if (known.outcomes().get(loan.loan()) instanceof Statement.Outcome.Renewed(var due)) {
                add(lines, Deed.RENEWED, Optional.of(loan.item()), List.of(due));
            }
        }));
        turn.returns.books().stream()
                .filter(Back::taken)
                .forEach(book -> add(lines, Deed.RETURNED, book.item(), List.of()));
        return lines;
    }

    private static void add(List<ReceiptLine> lines, Deed deed, Optional<ItemId> item, List<LocalDate> due) {
        item.ifPresent(known -> lines.add(new ReceiptLine(deed, known, due)));
    }
}
