package org.carrel.hub;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import javax.net.ServerSocketFactory;
import org.carrel.hub.adapter.sip2.client.CardsAhead;
import org.carrel.hub.adapter.sip2.client.IlsAddress;
import org.carrel.hub.adapter.sip2.client.KioskAhead;
import org.carrel.hub.adapter.sip2.client.Sip2LibrarySystem;
import org.carrel.hub.adapter.sip2.server.Account;
import org.carrel.hub.adapter.sip2.server.Counter;
import org.carrel.hub.adapter.sip2.server.Doorkeeper;
import org.carrel.hub.adapter.sip2.server.TerminalDoor;
import org.carrel.hub.adapter.sip2.server.TerminalTls;
import org.carrel.hub.ils.ErrandRunner;
import org.carrel.hub.ils.LibrarySystem;
import org.carrel.hub.ils.ReaderMirror;
import org.carrel.hub.ledger.Ledger;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.runtime.FreshKeys;
import org.carrel.hub.settings.SecretFile;
import org.carrel.hub.settings.Settings;
import org.carrel.hub.settings.TerminalAccounts;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;

/** SIP2 as a parts list: the door for terminals, and the line to an existing library system. */
final class Sip2Wiring {
    /** A person at a shelf waits this long for the existing system before the hub answers by what it knows. */
    private static final Duration CARD_PATIENCE = Duration.ofMillis(2_500);

    /** A person at a kiosk waits this long for what they asked; a kiosk hears nothing any more after ten seconds. */
    private static final Duration ASK_PATIENCE = Duration.ofSeconds(6);

    private Sip2Wiring() {}

    /** SIP2 cannot be spoken as the settings say; the message says why and what to do. */
    static final class Unusable extends RuntimeException {
        Unusable(String message, List<Exception> causes) {
            super(message);
            causes.forEach(this::addSuppressed);
        }
    }

    static TerminalDoor door(
            Settings.Sip2.Door settings, Transactor<Services> store, ZoneId zone, InstantSource clock) {
        List<Account> accounts = switch (TerminalAccounts.read(settings.accounts())) {
            case TerminalAccounts.Reading.Good(List<Account> good) -> good;
            case TerminalAccounts.Reading.Bad(List<String> problems) ->
                throw new Unusable("the SIP2 accounts need corrections: " + String.join(" ", problems), List.of());
        };
        Doorkeeper doorkeeper = new Doorkeeper(accounts, TerminalAccounts.stranger(accounts));
        try {
            return TerminalDoor.open(new TerminalDoor.Parts(
                    sockets(settings),
                    new InetSocketAddress(settings.host(), settings.port()),
                    doorkeeper,
                    new Counter(store, zone),
                    clock,
                    settings.connections(),
                    settings.idle()));
        } catch (IOException taken) {
            throw new Unusable(
                    "SIP2 terminals cannot connect at " + settings.host() + ":" + settings.port()
                            + "; set sip2.port to a free one",
                    List.of(taken));
        }
    }

    private static ServerSocketFactory sockets(Settings.Sip2.Door settings) {
        return switch (settings.way()) {
            case Settings.Sip2.Way.Plain _ -> ServerSocketFactory.getDefault();
            case Settings.Sip2.Way.Tls(var file, var passwordFile) -> {
                try {
                    yield TerminalTls.sockets(file, SecretFile.read(passwordFile));
                } catch (IOException | GeneralSecurityException unusable) {
                    throw new Unusable("the key file " + file + " cannot be used for SIP2", List.of(unusable));
                }
            }
        };
    }

    static Sip2LibrarySystem system(
            IlsAddress address, FreshKeys keys, LoanTerms loans, Ledger.Terms ledger, InstantSource clock) {
        long seed = Long.parseUnsignedLong(keys.secret().slice(0, 8).hex(), 16);
        return new Sip2LibrarySystem(
                address,
                SecretFile.read(address.passwordFile()),
                new SplittableRandom(seed),
                System::nanoTime,
                loans.zone(),
                ledger.currency(),
                clock);
    }

    static ErrandRunner<Services> errands(Transactor<Services> store, LibrarySystem system) {
        return new ErrandRunner<>(
                store,
                services -> new ErrandRunner.Room(services.errands(), services.patrons(), services.lending()),
                system);
    }

    static HubCore.Beside beside(Transactor<Services> store, LibrarySystem system, FreshKeys keys) {
        return new HubCore.Beside(
                new CardsAhead(store, new ReaderMirror(system), CARD_PATIENCE, keys::salt),
                new KioskAhead(store, system, ASK_PATIENCE));
    }
}
