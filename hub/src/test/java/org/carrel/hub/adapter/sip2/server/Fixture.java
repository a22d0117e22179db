package org.carrel.hub.adapter.sip2.server;

import java.net.InetAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.Library;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.catalogue.AfiPolicy;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.identity.LibraryCard;
import org.carrel.hub.identity.LibraryCard.CardScheme;
import org.carrel.hub.identity.LibraryCard.CardState;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.identity.PersonName;
import org.carrel.hub.ledger.Fee;
import org.carrel.hub.ledger.Ledger;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.settings.TerminalAccounts;

/**
 * A small library with a terminal's account: Lin with PIN 1234, Wang, Chou whose membership is over; two titles with two and one copies, one
 * that belongs to the east branch, one for reading in the house.
 */
final class Fixture {
    static final Bytes SALT = Bytes.hex("000102030405060708090A0B");

    /** As a program's secret is hashed, which needs no slowness: here many log in. */
    private static final String PASSWORD = SlowHash.ofSecret("secret", SALT).text();

    private static final SlowHash PIN = SlowHash.of("1234", SALT);

    final Library library = new Library();
    final SortedMap<String, String> settings = new TreeMap<>(Map.of(
            "kiosk.password", PASSWORD,
            "kiosk.institution", "carrel",
            "kiosk.branch", "main",
            "kiosk.language", "en",
            "kiosk.places", "Taylor:main, Annex:east"));

    Fixture() {
        patron("lin", "林小美", LocalDate.of(2030, 12, 31));
        patron("wang", "王小明", LocalDate.of(2030, 12, 31));
        patron("chou", "周一", LocalDate.of(2026, 11, 22));
        library.act(services -> {
            services.circulation().setPin(new PatronId("lin"), PIN, library.now);
            return true;
        });
        title("dream", "紅樓夢", "main", Item.Use.LENDABLE, "dream-1", "dream-2");
        title("walden", "Walden; or, Life | in the Woods", "main", Item.Use.LENDABLE, "walden-1");
        title("kavalan", "噶瑪蘭廳志", "east", Item.Use.LENDABLE, "kavalan-1");
        title("atlas", "Atlas", "main", Item.Use.REFERENCE, "atlas-1");
    }

    private void patron(String id, String name, LocalDate validThrough) {
        library.put(new Patron(
                new PatronId(id),
                new PersonName(name),
                List.of(new LibraryCard(CardScheme.OWN_BARCODE, Library.card(new PatronId(id)), CardState.VALID)),
                "zh-Hant",
                new Contact.Email(id + "@example.org"),
                "adult",
                Library.MAIN,
                new TreeSet<>(),
                validThrough));
    }

    private void title(String id, String title, String branch, Item.Use use, String... copies) {
        BibId bib = new BibId(id);
        library.act(services -> {
            services.catalogue().put(new Bib(bib, title, "作者", "", "857.7", "chi", "2019"));
            for (String copy : copies) {
                services.catalogue()
                        .put(new Item(
                                new ItemId(copy),
                                bib,
                                branch.equals("main") ? Library.MAIN : Library.EAST,
                                "",
                                AfiPolicy.ISO_28560,
                                use));
            }
            return true;
        });
    }

    void account(String key, String value) {
        settings.put("kiosk." + key, value);
    }

    Doorkeeper doorkeeper() {
        List<Account> accounts = switch (TerminalAccounts.read(settings)) {
            case TerminalAccounts.Reading.Good(List<Account> good) -> good;
            case TerminalAccounts.Reading.Bad(List<String> problems) -> throw new AssertionError(problems);
        };
        return new Doorkeeper(accounts, TerminalAccounts.stranger(accounts));
    }

    Counter counter() {
        return new Counter(library.store, org.carrel.hub.lending.LoanTerms.USUAL.zone());
    }

    TerminalSession session() {
        return session(InetAddress.getLoopbackAddress());
    }

    TerminalSession session(InetAddress from) {
        return new TerminalSession(doorkeeper(), counter(), from);
    }

    void deed(String words) {
        switch (words) {
            case "lin owes 30" ->
                library.act(services -> services.ledger()
                        .charge(
                                new PatronId("lin"),
                                Fee.Kind.OTHER,
                                List.of(),
                                Money.parse("30", services.ledger().currency()),
                                Library.DESK,
                                library.now));
            case "lin was born on 2001-02-03" ->
                library.store.run(
                        services -> services.patrons().keepBorn(new PatronId("lin"), LocalDate.of(2001, 2, 3)));
            case "the card of lin is reported lost" -> {
                Patron lin = library.ask(services -> services.patrons().patron(new PatronId("lin")))
                        .orElseThrow();
                library.put(lin.withCards(lin.cards().stream()
                        .map(card -> new LibraryCard(card.scheme(), card.number(), CardState.REPORTED_LOST))
                        .toList()));
            }
            case "wang is suspended through 2026-12-02" ->
                library.act(services -> services.ledger()
                        .penalize(
                                new PatronId("wang"),
                                new LoanId("long-ago"),
                                LocalDate.of(2026, 11, 22),
                                new Ledger.Lateness(10, 10),
                                Library.DESK,
                                library.now));
            case "wang waits for the dream" -> library.placeHold(new PatronId("wang"), new BibId("dream"));
            default -> throw new AssertionError("no such deed: " + words);
        }
    }
}
