package org.carrel.kiosk.account;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.kiosk.Amount;
import org.carrel.contract.message.kiosk.Block;
import org.carrel.contract.message.kiosk.BookingLine;
import org.carrel.contract.message.kiosk.FeeLine;
import org.carrel.contract.message.kiosk.HoldLine;
import org.carrel.contract.message.kiosk.LoanLine;
import org.carrel.contract.message.kiosk.LoanRefusal;
import org.carrel.contract.message.seat.TicketLine;

/**
 * What a patron has, as the hub told it last.
 *
 * @param loanCount how many there are in all; {@code loans} names the first of them
 * @param outcomes what became of renewing, in this session
 */
public record Statement(
        int loanCount,
        List<LoanLine> loans,
        List<HoldLine> holds,
        List<BookingLine> bookings,
        List<TicketLine> tickets,
        List<Block> blocks,
        List<FeeLine> fees,
        Amount owed,
        SortedMap<LoanId, Outcome> outcomes) {
    /** What became of renewing a loan. */
    public sealed interface Outcome {
        record Renewed(LocalDate due) implements Outcome {}

        record Refused(List<LoanRefusal> reasons) implements Outcome {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** @param before what was known in this session: what became of renewing is not forgotten */
    public static Statement of(KioskAnswer.AccountTold told, Optional<Statement> before) {
        return new Statement(
                told.loanCount(),
                told.loans(),
                told.holds(),
                List.of(),
                List.of(),
                told.blocks(),
                told.fees(),
                told.owed(),
                before.map(Statement::outcomes).orElseGet(TreeMap::new));
    }

    public Statement with(KioskAnswer.MySeatsTold seats) {
        return new Statement(loanCount, loans, holds, seats.bookings(), seats.tickets(), blocks, fees, owed, outcomes);
    }

    public Statement with(LoanId loan, Outcome outcome) {
        SortedMap<LoanId, Outcome> more = new TreeMap<>(outcomes);
        more.put(loan, outcome);
        return new Statement(loanCount, loans, holds, bookings, tickets, blocks, fees, owed, more);
    }

    /** How many loans were renewed. */
    public int renewed() {
        return (int) outcomes.values().stream()
                .filter(Outcome.Renewed.class::isInstance)
                .count();
    }

    public Statement {
        loans = List.copyOf(loans);
        holds = List.copyOf(holds);
        bookings = List.copyOf(bookings);
        tickets = List.copyOf(tickets);
        blocks = List.copyOf(blocks);
        fees = List.copyOf(fees);
        outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
    }
}
