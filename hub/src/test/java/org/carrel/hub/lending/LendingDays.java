package org.carrel.hub.lending;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.hub.Library;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.circulation.Circulation.Manner;
import org.carrel.hub.circulation.Circulation.Wanted;
import org.carrel.hub.circulation.ItemInformation;
import org.carrel.hub.circulation.PatronInformation;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.ledger.Payment;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.lending.LoanRule.Match;
import org.carrel.hub.reservation.Hold;
import org.carrel.hub.reservation.HoldTerms;
import org.carrel.hub.reservation.Reservations.Placing;

/**
 * Random days at the terminals of a small library, told by a seed: two kinds of items, two kinds of patrons, days without borrowing
 * and fines at once, so that every rule has something to say.
 */
final class LendingDays {
    static final Currency TWD = Currency.getInstance("TWD");
    static final int LOANS_MAX = 4;
    static final int AV_MAX = 2;
    static final LoanTerms TERMS = new LoanTerms(
            List.of(
                    rule(new Match.Any(), new Match.Only("av"), 7, AV_MAX, 0, new Money(500, TWD)),
                    rule(new Match.Only("child"), new Match.Any(), 14, 3, 1, Money.none(TWD)),
                    rule(new Match.Any(), new Match.Any(), 28, LOANS_MAX, 2, Money.none(TWD))),
            LOANS_MAX,
            true,
            new Money(3_000, TWD),
            Duration.ofHours(24),
            LoanTerms.USUAL.zone());

    final Library library = new Library(TERMS, HoldTerms.USUAL);
    final List<PatronId> patrons = new ArrayList<>();
    final List<ItemId> items = new ArrayList<>();
    final List<BibId> titles = new ArrayList<>();
    final List<HoldId> holds = new ArrayList<>();
    private final SplittableRandom random;

    LendingDays(long seed) {
        random = new SplittableRandom(seed);
        for (String name : List.of("ann", "bo", "chi", "dai")) {
            patrons.add(library.patron(name));
        }
        for (int title = 1; title <= 5; title++) {
            BibId bib = library.title("t" + title, 2);
            titles.add(bib);
            for (int copy = 1; copy <= 2; copy++) {
                ItemId item = Library.copy(bib, copy);
                items.add(item);
                if (title <= 2) {
                    library.store.run(s ->
                            s.lending().put(new ItemTraits(item, "av", 2, new ItemTraits.Owner.ThisLibrary(), 60_000)));
                }
            }
        }
    }

    private static LoanRule rule(Match patron, Match item, int days, int atMost, int renewals, Money fee) {
        LoanRule.Late late = new LoanRule.Late(1, 60, new Money(100, TWD), new Money(2_000, TWD));
        return new LoanRule(patron, item, new Match.Any(), days, atMost, renewals, 1, 3, late, fee);
    }

    /** Everything that anybody may be told, to be compared as a whole. */
    record Picture(
            TreeMap<PatronId, PatronInformation> patrons,
            TreeMap<ItemId, ItemInformation> items,
            TreeMap<HoldId, Hold> holds,
            TreeMap<PatronId, String> suspensions) {
        /** What is not the same in the other, one line each. */
        List<String> differences(Picture other) {
            List<String> found = new ArrayList<>();
            compare(patrons, other.patrons, found);
            compare(items, other.items, found);
            compare(holds, other.holds, found);
            compare(suspensions, other.suspensions, found);
            return found;
        }

        private static <K> void compare(TreeMap<K, ?> before, TreeMap<K, ?> after, List<String> found) {
            before.forEach((key, value) -> {
                if (!value.equals(after.get(key))) {
                    found.add("\n" + value + "\n  became " + after.get(key));
                }
            });
        }
    }

    Picture picture() {
        return library.act(s -> {
            Picture picture = new Picture(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
            for (PatronId patron : patrons) {
                picture.patrons()
                        .put(
                                patron,
                                s.circulation()
                                        .patron(patron, occasion(Library.MAIN))
                                        .orElseThrow());
                picture.suspensions()
                        .put(
                                patron,
                                s.ledger().penalties(patron) + " "
                                        + s.ledger().suspension(patron, TERMS.day(library.now)));
            }
            for (ItemId item : items) {
                picture.items()
                        .put(item, s.circulation().item(item, library.now).orElseThrow());
            }
            for (HoldId hold : holds) {
                picture.holds()
                        .put(hold, s.reservations().hold(hold, library.now).orElseThrow());
            }
            return picture;
        });
    }

    Occasion occasion(SiteId at) {
        return new Occasion(at, Library.DESK, library.now);
    }

    String step() {
        library.now = library.now.plus(Duration.ofMinutes(random.nextInt(1, 200)));
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> checkOut();
            case 4, 5, 6 -> checkIn();
            case 7 -> renewAll();
            case 8, 9 -> place();
            case 10 -> cancel();
            case 11 -> pay();
            case 12 -> shelve();
            case 13 -> recallOrLose();
            case 14 -> pause();
            default -> daysGoBy();
        };
    }

    String checkOut() {
        PatronId patron = any(patrons);
        ItemId item = any(items);
        return patron + " borrows " + item + ": "
                + library.act(s -> s.circulation()
                        .checkOut(patron, item, new Manner.Asked(random.nextInt(4) > 0), occasion(site())));
    }

    String checkIn() {
        ItemId item = any(items);
        return item + " comes back: " + library.act(s -> s.circulation().checkIn(item, library.now, occasion(site())));
    }

    private String renewAll() {
        PatronId patron = any(patrons);
        return patron + " renews: " + library.act(s -> s.circulation().renewAll(patron, occasion(Library.MAIN)));
    }

    private String place() {
        PatronId patron = any(patrons);
        Wanted wanted = random.nextInt(3) == 0 ? new Wanted.ThisCopy(any(items)) : new Wanted.AnyCopy(any(titles));
        Placing placing = library.act(s -> s.circulation().placeHold(patron, wanted, site(), occasion(Library.MAIN)));
        if (placing instanceof Placing.Placed placed) {
            holds.add(placed.hold().id());
        }
        return patron + " wants " + wanted + ": " + placing;
    }

    private String cancel() {
        PatronId patron = any(patrons);
        Wanted wanted = new Wanted.ThisCopy(any(items));
        return patron + " cancels: "
                + library.act(s -> s.circulation().cancelHold(patron, wanted, occasion(Library.MAIN)));
    }

    private String pay() {
        PatronId patron = any(patrons);
        Money owed = library.ask(s -> s.ledger().owed(patron));
        if (owed.isNone()) {
            return patron + " owes nothing";
        }
        Money part = new Money(1 + random.nextLong(owed.minor()), TWD);
        return patron + " pays: "
                + library.act(s -> s.circulation()
                        .pay(new Payment(patron, List.of(), part, Payment.Method.CASH, ""), occasion(Library.MAIN)));
    }

    private String shelve() {
        ItemId item = any(items);
        library.report(
                Library.SHELF,
                new ShelfEvent.ShelfInventory(List.of(new ShelfEvent.Placement(Library.A1, item, Library.tag(item)))));
        return item + " alone is on the shelf";
    }

    private String recallOrLose() {
        PatronId patron = any(patrons);
        List<OpenLoan> loans = library.ask(s -> s.lending().openLoans(patron));
        if (loans.isEmpty()) {
            return patron + " has nothing";
        }
        OpenLoan loan = any(loans);
        return switch (random.nextInt(4)) {
            case 0 -> "claimed: " + library.act(s -> s.lending().claimReturned(loan.id(), Library.DESK, library.now));
            case 1 -> "lost: " + library.act(s -> s.lending().declareLost(loan.id(), Library.DESK, library.now));
            default -> "recall: " + library.act(s -> s.lending().recall(loan.id(), Library.DESK, library.now));
        };
    }

    private String pause() {
        if (holds.isEmpty()) {
            return "nothing to pause";
        }
        HoldId hold = any(holds);
        return "pause: "
                + library.act(s ->
                        s.reservations().pause(hold, library.now.plus(Duration.ofDays(2)), Library.DESK, library.now));
    }

    private String daysGoBy() {
        library.now = library.now.plus(Duration.ofDays(random.nextInt(1, 12)));
        library.act(s -> s.reservations().tidy(library.now));
        return "it is " + LocalDate.ofInstant(library.now, TERMS.zone());
    }

    SiteId site() {
        return random.nextInt(3) == 0 ? Library.EAST : Library.MAIN;
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
