package org.carrel.hub.adapter.sip2.server;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;
import org.carrel.hub.adapter.sip2.message.Count;
import org.carrel.hub.adapter.sip2.message.Summary;
import org.carrel.hub.circulation.PatronInformation;
import org.carrel.hub.ledger.Fee;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.reservation.Hold;
import org.carrel.hub.store.Services;

/** A patron's six lists as 64 counts and tells them: items by their barcodes. */
record PatronLists(Services services, PatronInformation information, boolean readyHoldsOnly) {
    /** No terminal shows more at once, and no message should be longer. */
    private static final int PAGE_MAX = 60;

    String counts() {
        StringBuilder text = new StringBuilder();
        for (Summary list : Summary.values()) {
            text.append(Count.text(size(list)));
        }
        return text.toString();
    }

    private int size(Summary list) {
        return switch (list) {
            case HOLDS -> holds().size();
            case OVERDUE -> information.overdue().size();
            case CHARGED -> information.loans().size();
            case FINES -> information.fees().size();
            case RECALLS -> information.recalled().size();
            case UNAVAILABLE_HOLDS -> information.waiting().size();
        };
    }

    /**
     * @param start from 1
     * @param end the last one wanted
     */
    List<String> page(Summary list, int start, int end) {
        return entries(list)
                .skip(start - 1L)
                .limit(Math.min(PAGE_MAX, Math.max(0L, (long) end - start + 1)))
                .toList();
    }

    private Stream<String> entries(Summary list) {
        return switch (list) {
            case HOLDS -> holds().stream().map(this::held);
            case OVERDUE -> items(information.overdue());
            case CHARGED -> items(information.loans());
            case FINES -> information.fees().stream().map(this::owedFor);
            case RECALLS -> items(information.recalled());
            case UNAVAILABLE_HOLDS -> information.waiting().stream().map(this::held);
        };
    }

    /** Those that can be collected first. */
    private List<Hold> holds() {
        List<Hold> holds = new ArrayList<>(information.ready());
        if (!readyHoldsOnly) {
            holds.addAll(information.waiting());
        }
        return holds;
    }

    private static Stream<String> items(List<OpenLoan> loans) {
        return loans.stream().map(loan -> loan.item().value());
    }

    private String owedFor(Fee fee) {
        return fee.loan().stream()
                .flatMap(loan -> services.lending().loan(loan).stream())
                .map(loan -> loan.item().value())
                .findFirst()
                .orElse(fee.id().value());
    }

    /** The copy that is kept; for a hold without one, the title's first copy, by which 17 and 15 find the title. */
    private String held(Hold hold) {
        BibId bib = hold.request().bib();
        return switch (hold) {
            case Hold.OnItsWay(var _, ItemId item, var _) -> item.value();
            case Hold.ReadyOnShelf ready -> ready.item().value();
            case Hold.OffShelf off -> off.item().value();
            case Hold.Collected collected -> collected.item().value();
            case Hold.Lapsed lapsed -> lapsed.item().value();
            case Hold.Waiting _, Hold.Paused _, Hold.Cancelled _ ->
                services.catalogue().items(bib).stream()
                        .findFirst()
                        .map(item -> item.id().value())
                        .orElse(bib.value());
        };
    }
}
