package org.carrel.hub.adapter.sip2.client;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.Pin;
import org.carrel.hub.adapter.sip2.message.Language;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.message.Summary;
import org.carrel.hub.adapter.sip2.request.PatronInformationRequest;
import org.carrel.hub.adapter.sip2.response.PatronInformationResponse;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;

/**
 * A reader's lists of items as 64 tells them: all that the system counts, page by page (BP, BQ). A system that knows no pages tells the
 * same again; then what it told is all there is.
 */
final class Lists {
    private static final int PAGE = 50;

    /** Nobody has so many; a system that never ends must not hold a line. */
    private static final int PAGES_MAX = 20;

    private final IlsPool pool;
    private final IlsAddress address;
    private final Supplier<SipTime> now;

    Lists(IlsPool pool, IlsAddress address, Supplier<SipTime> now) {
        this.pool = pool;
        this.address = address;
        this.now = now;
    }

    /** What asking for a list gave. */
    sealed interface Told {
        /**
         * @param first the first answer, with what it says of the reader
         * @param complete whether the items are as many as the system counts
         */
        record Known(PatronInformationResponse first, List<ItemId> items, boolean complete) implements Told {
            public Known {
                items = List.copyOf(items);
            }
        }

        record NoSuch() implements Told {}

        record Unavailable() implements Told {}
    }

    Told ask(CardNumber card, Pin pin, Summary list) {
        Optional<PatronInformationResponse> first = page(card, pin, list, 0);
        if (first.isEmpty()) {
            return new Told.Unavailable();
        }
        if (first.get().fields().text(FieldId.BL).equals("N")) {
            return new Told.NoSuch();
        }
        int count = first.get().count(list).orElse(-1);
        Set<String> values = new LinkedHashSet<>(first.get().fields().values(list.field()));
        boolean more = values.size() < count;
        for (int turn = 1; more && turn < PAGES_MAX; turn++) {
            Optional<PatronInformationResponse> next = page(card, Pin.NONE, list, values.size() + 1);
            if (next.isEmpty()) {
                return new Told.Unavailable();
            }
            more = values.addAll(next.get().fields().values(list.field())) && values.size() < count;
        }
        List<ItemId> items = items(List.copyOf(values));
        return new Told.Known(first.get(), items, items.size() == count);
    }

    /** @param start from 1; 0 for whatever the system tells first */
    private Optional<PatronInformationResponse> page(CardNumber card, Pin pin, Summary list, int start) {
        Fields.Builder fields = Fields.with(FieldId.AO, address.institution())
                .and(FieldId.AA, card.value())
                .and(FieldId.AC, "")
                .some(FieldId.AD, pin.value());
        if (start > 0) {
            fields.and(FieldId.BP, Integer.toString(start)).and(FieldId.BQ, Integer.toString(start + PAGE - 1));
        }
        return pool.ask(new PatronInformationRequest(
                                Language.UNKNOWN, now.get(), Summary.text(Optional.of(list)), fields.fields()))
                        instanceof Outcome.Answered(PatronInformationResponse answer)
                ? Optional.of(answer)
                : Optional.empty();
    }

    /** What is no item's number, such as a title, is nothing that a shelf can find. */
    static List<ItemId> items(List<String> values) {
        List<ItemId> items = new ArrayList<>();
        for (String value : values) {
            try {
                items.add(new ItemId(value.strip()));
            } catch (IllegalArgumentException noItem) {
                // Left out, so that the list counts as incomplete.
            }
        }
        return items;
    }
}
