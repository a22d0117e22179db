package org.carrel.hub.adapter.sip2.server;

import java.net.InetAddress;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.adapter.sip2.message.Command;
import org.carrel.hub.adapter.sip2.wire.Encoding;

/**
 * One terminal, or one kind of terminal, that may talk to the hub.
 *
 * @param name with which it logs in
 * @param password none for an account that only {@link Place#trusted addresses} open
 */
public record Account(String name, List<SlowHash> password, Place place, Speech speech, Rules rules, Limits limits) {
    public Account {
        password = List.copyOf(password);
    }

    /**
     * Where it stands.
     *
     * @param institution the library's id in the protocol (AO)
     * @param library the library's name for people (AM); empty for none
     * @param location where the terminal stands, for people (AN); empty for none
     * @param branch the branch at which it lends and takes back
     * @param names what it calls branches (BS, AP), beside their own ids
     * @param trusted addresses from which it need not log in
     * @param bins of a sorter (CL); empty for a terminal that has none
     */
    public record Place(
            String institution,
            String library,
            String location,
            SiteId branch,
            SortedMap<String, SiteId> names,
            List<InetAddress> trusted,
            Map<Sorted, String> bins) {
        /** Where a returned item goes. */
        public enum Sorted {
            /** To the stacks of this branch. */
            SHELF,
            /** To another branch or library. */
            BRANCH,
            /** Kept for somebody. */
            HOLD,
            /** To a person. */
            STAFF
        }

        public Place {
            names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
            trusted = List.copyOf(trusted);
            Map<Sorted, String> copy = new EnumMap<>(Sorted.class);
            copy.putAll(bins);
            bins = Collections.unmodifiableMap(copy);
        }

        /** The branch that a terminal means by a word; empty when nobody told the hub. */
        Optional<SiteId> branch(String word) {
            String plain = word.strip();
            for (var entry : names.entrySet()) {
                if (entry.getKey().equalsIgnoreCase(plain)) {
                    return Optional.of(entry.getValue());
                }
            }
            String id = plain.toLowerCase(Locale.ROOT);
            return id.matches("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?") ? Optional.of(new SiteId(id)) : Optional.empty();
        }
    }

    /**
     * How it speaks.
     *
     * @param checksumsRequired whether a message without error detection is refused
     * @param language of what is shown where the terminal names none
     */
    public record Speech(Encoding encoding, boolean checksumsRequired, Locale language) {}

    /**
     * What it may do and is told.
     *
     * @param off messages that it may not use
     * @param birthDate whether it is told dates of birth that the library knows
     * @param renewals whether it may renew
     * @param offline whether it may go on by itself while the hub is away
     * @param strayReturnsOk whether a return of something that was not on loan counts as one (1 in 10); its security is switched on anyway
     * @param readyHoldsOnly whether the list of holds is of those to be collected now, or of all
     * @param backdateDays how many days ago a return may have been
     */
    public record Rules(
            Set<Command> off,
            Pin pin,
            Names names,
            boolean contact,
            boolean birthDate,
            boolean renewals,
            boolean offline,
            boolean strayReturnsOk,
            boolean readyHoldsOnly,
            int backdateDays) {
        /** What a patron's PIN (AD) is worth. */
        public enum Pin {
            /** It is not looked at. */
            IGNORED,
            /** A wrong one is refused; none is needed. */
            IF_SENT,
            /** Nothing is told or done for a patron without it. */
            REQUIRED
        }

        /** How patrons are named to the terminal. */
        public enum Names {
            FULL,
            MASKED,
            NONE
        }

        public Rules {
            Set<Command> copy = EnumSet.noneOf(Command.class);
            copy.addAll(off);
            off = Collections.unmodifiableSet(copy);
        }

        Set<Command> on() {
            Set<Command> on = EnumSet.allOf(Command.class);
            on.removeAll(off);
            if (!renewals) {
                on.remove(Command.RENEW);
                on.remove(Command.RENEW_ALL);
            }
            return on;
        }
    }

    /**
     * How much of the hub it may have.
     *
     * @param timeoutTenths after which it should ask again, in tenths of a second
     * @param retries how often it should ask again
     * @param connections at once
     * @param perSecond messages on one connection; those beyond wait. 0 for no limit
     */
    public record Limits(int timeoutTenths, int retries, int connections, int perSecond) {}
}
