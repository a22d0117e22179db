package org.carrel.fleet.bench.loans;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.HubCore;
import org.carrel.hub.HubSettings;
import org.carrel.hub.adapter.sql.SqliteFile;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.catalogue.AfiPolicy;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.identity.LibraryCard;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.identity.PersonName;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.notice.NoticeSettings;
import org.carrel.hub.reservation.HoldTerms;
import org.carrel.hub.store.Services;

/** A library of readers with a card and a book each, all numbered from 0. */
public final class Readership {
    public static final SiteId MAIN = new SiteId("main");

    private Readership() {}

    public static HubCore core(SqliteFile database, Supplier<String> ids) {
        return new HubCore(new HubCore.Parts(
                database,
                new HubSettings(
                        LoanTerms.USUAL,
                        HoldTerms.USUAL,
                        new NoticeSettings(new TreeSet<>(), true, LoanTerms.USUAL.zone()),
                        Bytes.hex("00112233445566778899AABBCCDDEEFF")),
                Duration.ofMinutes(2),
                List.of(),
                ids,
                () -> {}));
    }

    public static PatronId patron(int number) {
        return new PatronId("p" + number);
    }

    public static CardNumber card(int number) {
        return new CardNumber("C-" + number);
    }

    public static ItemId item(int number) {
        return new ItemId("I-" + number);
    }

    public static void join(Services services, int readers) {
        services.branches().put(new Branch(MAIN, "總館", "Main", WeeklyHours.ALWAYS));
        for (int number = 0; number < readers; number++) {
            services.patrons()
                    .put(new Patron(
                            patron(number),
                            new PersonName("讀者"),
                            List.of(new LibraryCard(
                                    LibraryCard.CardScheme.OWN_BARCODE, card(number), LibraryCard.CardState.VALID)),
                            "zh-Hant",
                            new Contact.Unreachable(),
                            "adult",
                            MAIN,
                            new TreeSet<>(),
                            LocalDate.of(2099, 12, 31)));
            BibId bib = new BibId("b" + number);
            services.catalogue().put(new Bib(bib, "書 " + number, "作者", "", "857.7", "chi", "2019"));
            services.catalogue().put(new Item(item(number), bib, MAIN, "", AfiPolicy.ISO_28560, Item.Use.LENDABLE));
        }
    }
}
