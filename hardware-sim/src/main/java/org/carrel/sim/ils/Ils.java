package org.carrel.sim.ils;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The library behind the system: patrons, items, holds, and a list of all that was truly done. Loans last four weeks; an item is lent to
 * one patron at a time; a copy that is kept goes to nobody else. Safe for several threads.
 */
public final class Ils {
    private static final long LOAN_MILLIS = 28L * 24 * 3600 * 1000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Patron> patrons = new LinkedHashMap<>();
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final List<Hold> holds = new ArrayList<>();
    private final List<String> deeds = new ArrayList<>();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, String> costs = new LinkedHashMap<>();
    private final Set<String> onlyOnce = new LinkedHashSet<>();

    /** @param blocked whether they may borrow nothing */
    public record Patron(String barcode, String pin, String name, String mail, boolean blocked) {}

    /**
     * What the system knows of a patron beside who they are.
     *
     * @param words shown to the patron; empty for nothing
     * @param owed an amount in New Taiwan dollars, such as {@code 30.00}; empty for nothing
     * @param validThrough YYYYMMDD; empty when it does not say
     * @param flags positions of the patron status that are set beside those of a block, from 0
     */
    public record Account(String words, String owed, String validThrough, Set<Integer> flags) {
        static final Account PLAIN = new Account("", "", "", Set.of());

        public Account {
            flags = Set.copyOf(flags);
        }
    }

    /** @param homeBranch where it belongs */
    public record Item(String barcode, String title, String homeBranch, State state) {
        Item in(State next) {
            return new Item(barcode, title, homeBranch, next);
        }
    }

    /** Where an item is. */
    public sealed interface State {
        record OnShelf() implements State {}

        /** @param due milliseconds since 1970 */
        record Lent(String patron, long due) implements State {}

        /** Kept for a patron, in the building where it is to be collected. */
        record Kept(String patron) implements State {}
    }

    /** Somebody waits for an item. */
    public record Hold(String patron, String item, String pickup) {}

    /** What came of asking for a loan. */
    sealed interface Lending {
        /** @param before whether the patron had it already */
        record Done(Item item, State.Lent loan, boolean before) implements Lending {}

        /** @param amount in New Taiwan dollars */
        record FeeFirst(Item item, String amount) implements Lending {}

        record Refused(String why) implements Lending {}
    }

    public void add(Patron patron) {
        guarded(() -> patrons.put(patron.barcode(), patron));
    }

    public void add(Item item) {
        guarded(() -> items.put(item.barcode(), item));
    }

    public void put(String patron, Account account) {
        guarded(() -> accounts.put(patron, account));
    }

    Account account(String patron) {
        return guarded(() -> accounts.getOrDefault(patron, Account.PLAIN));
    }

    /** From now on a loan of this item costs so much. */
    public void costs(String item, String amount) {
        guarded(() -> costs.put(item, amount));
    }

    /** From now on this item is not renewed. */
    public void lendOnlyOnce(String item) {
        guarded(() -> onlyOnce.add(item));
    }

    /** At the system's own desk. */
    public void lendAtDesk(String item, String patron, long due) {
        guarded(() -> items.put(item, known(item).in(new State.Lent(patron, due))));
    }

    /** Puts an item where a patron is to collect it. */
    public void keep(String item, String patron, String pickup) {
        guarded(() -> {
            holds.add(new Hold(patron, item, pickup));
            return items.put(item, known(item).in(new State.Kept(patron)));
        });
    }

    public Optional<Patron> patron(String barcode) {
        return guarded(() -> Optional.ofNullable(patrons.get(barcode)));
    }

    public Optional<Item> item(String barcode) {
        return guarded(() -> Optional.ofNullable(items.get(barcode)));
    }

    public List<Hold> holds(String patron) {
        return guarded(() ->
                holds.stream().filter(hold -> hold.patron().equals(patron)).toList());
    }

    List<Hold> holdsOn(String item) {
        return guarded(
                () -> holds.stream().filter(hold -> hold.item().equals(item)).toList());
    }

    public List<Item> lentTo(String patron) {
        return guarded(() -> items.values().stream()
                .filter(item ->
                        item.state() instanceof State.Lent(String borrower, long due) && borrower.equals(patron))
                .toList());
    }

    /** All that changed something, oldest first, such as {@code lent B1 to P1}. */
    public List<String> deeds() {
        return guarded(() -> List.copyOf(deeds));
    }

    /**
     * @param happened whether it happened already, so that nothing but a mistake speaks against it
     * @param agreed whether the patron agrees to what it costs
     */
    Lending lend(String patronId, String itemId, boolean renews, boolean happened, boolean agreed, long now) {
        return guarded(() -> {
            Patron patron = patrons.get(patronId);
            Item item = items.get(itemId);
            if (patron == null) {
                return new Lending.Refused("unknown patron");
            }
            if (item == null) {
                return new Lending.Refused("unknown item");
            }
            if (item.state() instanceof State.Lent(String borrower, long due) && borrower.equals(patronId)) {
                return again(item, new State.Lent(borrower, due), renews, now);
            }
            boolean lent = item.state() instanceof State.Lent;
            boolean kept = item.state() instanceof State.Kept(String holder) && !holder.equals(patronId);
            if (lent || (kept && !happened)) {
                return new Lending.Refused(lent ? "on loan to another patron" : "kept for another patron");
            }
            if (patron.blocked() && !happened) {
                return new Lending.Refused("patron is blocked");
            }
            if (costs.containsKey(itemId) && !happened && !agreed) {
                return new Lending.FeeFirst(item, costs.get(itemId));
            }
            State.Lent loan = new State.Lent(patronId, now + LOAN_MILLIS);
            Item now_ = item.in(loan);
            items.put(itemId, now_);
            holds.removeIf(hold -> hold.item().equals(itemId) && hold.patron().equals(patronId));
            deeds.add("lent " + itemId + " to " + patronId);
            return new Lending.Done(now_, loan, false);
        });
    }

    private Lending again(Item item, State.Lent loan, boolean renews, long now) {
        if (!renews) {
            return new Lending.Refused("already on loan to this patron");
        }
        if (onlyOnce.contains(item.barcode())) {
            return new Lending.Refused("not to be renewed");
        }
        State.Lent longer = new State.Lent(loan.patron(), now + LOAN_MILLIS);
        items.put(item.barcode(), item.in(longer));
        deeds.add("renewed " + item.barcode() + " for " + loan.patron());
        return new Lending.Done(item, longer, true);
    }

    /** @return who had it; empty when nobody did */
    Optional<String> takeBack(String itemId) {
        return guarded(() -> {
            Item item = items.get(itemId);
            if (item == null || !(item.state() instanceof State.Lent(String borrower, long due))) {
                return Optional.empty();
            }
            Optional<Hold> next =
                    holds.stream().filter(hold -> hold.item().equals(itemId)).findFirst();
            State state = next.<State>map(hold -> new State.Kept(hold.patron())).orElseGet(State.OnShelf::new);
            items.put(itemId, item.in(state));
            deeds.add("took back " + itemId + " from " + borrower);
            return Optional.of(borrower);
        });
    }

    /** @return the place in the queue, 0 when it was refused */
    int hold(String patron, String item, String pickup) {
        return guarded(() -> {
            boolean known = patrons.containsKey(patron) && items.containsKey(item);
            boolean twice = holds.stream()
                    .anyMatch(
                            hold -> hold.patron().equals(patron) && hold.item().equals(item));
            if (!known || twice) {
                return 0;
            }
            holds.add(new Hold(patron, item, pickup));
            deeds.add("hold on " + item + " for " + patron);
            return holdsOn(item).size();
        });
    }

    boolean cancelHold(String patron, String item) {
        return guarded(() -> {
            boolean there = holds.removeIf(
                    hold -> hold.patron().equals(patron) && hold.item().equals(item));
            if (there) {
                deeds.add("cancelled hold on " + item + " for " + patron);
            }
            return there;
        });
    }

    void block(String barcode, boolean blocked) {
        guarded(() -> {
            Patron patron = patrons.get(barcode);
            if (patron != null) {
                patrons.put(barcode, new Patron(barcode, patron.pin(), patron.name(), patron.mail(), blocked));
                deeds.add((blocked ? "blocked " : "unblocked ") + barcode);
            }
            return blocked;
        });
    }

    private Item known(String barcode) {
        Item item = items.get(barcode);
        if (item == null) {
            throw new IllegalArgumentException("no item " + barcode);
        }
        return item;
    }

    private interface Work<R> {
        R run();
    }

    private <R> R guarded(Work<R> work) {
        lock.lock();
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }
}
