package org.carrel.hub.adapter.http.seat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatId;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.Problem.Fault;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.callqueue.Feature;
import org.carrel.hub.callqueue.Party;
import org.carrel.hub.identity.CardHolder;
import org.carrel.hub.seat.SeatRefusal;
import org.carrel.hub.seat.Seats.Answer;
import org.carrel.hub.store.Services;

/** What requests about seats have in common: parties, cards, moments, and what refusals become. */
final class Asked {
    static final Schema SLUG = Schema.matching("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?", 32);
    static final Schema KEY = Schema.matching("[A-Za-z0-9_-]{1,64}", 64);
    static final Schema TOKEN = Schema.matching("[A-Za-z0-9_-]{1,128}", 128);
    static final Schema DAY = Schema.matching("[0-9]{4}-[0-9]{2}-[0-9]{2}", 10);
    static final Schema PATRONS = new Schema.Listing(KEY, 20);
    static final Schema CARDS = new Schema.Listing(Schema.text(64), 20);
    static final Schema NEEDS = new Schema.Listing(Schema.wordsOf(Feature.class), 10);
    static final Schema DESK = Schema.text(20);

    private Asked() {}

    /** The first of the patrons is the applicant. */
    static Party party(Call call) {
        List<PatronId> members = call.body().texts("patrons").stream()
                .map(text -> Call.read("patrons", text, PatronId::new))
                .toList();
        if (members.isEmpty()) {
            throw Problem.of(ProblemCode.BODY_INVALID, List.of(new Fault("/patrons", "missing")));
        }
        return new Party(members.getFirst(), new TreeSet<>(members), features(call, "needs"));
    }

    static SortedSet<Feature> features(Call call, String member) {
        SortedSet<Feature> features = new TreeSet<>();
        call.body().texts(member).forEach(word -> features.add(feature(word)));
        return features;
    }

    private static Feature feature(String word) {
        return Feature.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static List<SeatId> seat(Call call) {
        return call.body().optionalText("seat").stream()
                .map(text -> Call.read("seat", text, SeatId::new))
                .toList();
    }

    /** Whose cards were shown. A card that nobody has is of no party. */
    static SortedSet<PatronId> shown(Call call, Services services) {
        SortedSet<PatronId> holders = new TreeSet<>();
        for (String text : call.body().texts("cards")) {
            CardNumber card = Call.read("cards", text, CardNumber::new);
            if (services.patrons().holder(card).orElse(null) instanceof CardHolder.PatronHolder holder) {
                holders.add(holder.patron().id());
            } else {
                throw Problem.refused(List.of(Schema.word(SeatRefusal.NOT_OF_THE_PARTY)));
            }
        }
        return holders;
    }

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException bad) {
            throw new IllegalArgumentException("not a day", bad);
        }
    }

    static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException bad) {
            throw new IllegalArgumentException("not a moment", bad);
        }
    }

    static <T> T done(Answer<T> answer) {
        return switch (answer) {
            case Answer.Done<T>(T value) -> value;
            case Answer.Refused<T>(List<SeatRefusal> reasons) -> throw problem(reasons);
        };
    }

    private static Problem problem(List<SeatRefusal> reasons) {
        boolean unknown = reasons.stream()
                .anyMatch(Arrays.asList(
                        SeatRefusal.ZONE_UNKNOWN, SeatRefusal.BOOKING_UNKNOWN, SeatRefusal.TICKET_UNKNOWN)::contains);
        return unknown
                ? Problem.of(ProblemCode.NOT_FOUND)
                : Problem.refused(reasons.stream().map(Schema::word).toList());
    }
}
