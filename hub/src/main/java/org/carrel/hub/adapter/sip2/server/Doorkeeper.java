package org.carrel.hub.adapter.sip2.server;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.carrel.hub.access.Lockout;
import org.carrel.hub.access.SlowHash;

/** Who may come in, and how many at once. Safe for several threads; a login takes as long as its hash is slow. */
public final class Doorkeeper {
    private final Map<String, Account> accounts = new TreeMap<>();
    private final Map<String, AtomicInteger> inside = new ConcurrentSkipListMap<>();
    private final Lockout lockout = new Lockout();

    private final Account stranger;

    /** @param stranger what holds for those who have not logged in */
    public Doorkeeper(List<Account> known, Account stranger) {
        known.forEach(account -> accounts.put(account.name(), account));
        this.stranger = stranger;
    }

    /** What came of asking to be let in. */
    public sealed interface Entry {
        /** Leaving must be told by {@link #leave}. */
        record Welcome(Account account) implements Entry {}

        record Refused() implements Entry {}
    }

    /** The account that an address opens by itself. */
    public Optional<Account> trusted(InetAddress from) {
        return accounts.values().stream()
                .filter(account -> account.place().trusted().contains(from))
                .findFirst()
                .filter(this::taken);
    }

    /** What holds for those who have not logged in. */
    Account stranger() {
        return stranger;
    }

    public Entry login(String name, String password, InetAddress from, Instant now) {
        String subject = name + "@" + from.getHostAddress();
        if (lockout.locked(subject, now)) {
            return new Entry.Refused();
        }
        Account account = accounts.get(name);
        boolean right = false;
        if (account == null || account.password().isEmpty()) {
            boolean _ = SlowHash.NOBODYS.matches(password);
        } else {
            right = account.password().getFirst().matches(password);
        }
        if (account == null || !right) {
            lockout.failed(subject, now);
            return new Entry.Refused();
        }
        lockout.succeeded(subject);
        return taken(account) ? new Entry.Welcome(account) : new Entry.Refused();
    }

    private boolean taken(Account account) {
        AtomicInteger count = inside.computeIfAbsent(account.name(), name -> new AtomicInteger());
        if (count.incrementAndGet() > account.limits().connections()) {
            count.decrementAndGet();
            return false;
        }
        return true;
    }

    public void leave(Account account) {
        inside.computeIfAbsent(account.name(), name -> new AtomicInteger()).decrementAndGet();
    }
}
