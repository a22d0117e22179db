package org.carrel.hub.search;

import static org.carrel.hub.Library.EAST;
import static org.carrel.hub.Library.MAIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.Library;
import org.carrel.hub.adapter.sql.SqlDatabase;
import org.carrel.hub.catalogue.AfiPolicy;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.catalogue.Material;
import org.carrel.hub.search.Asked.Field;
import org.carrel.hub.search.Asked.Only;
import org.carrel.hub.search.Asked.Order;
import org.carrel.hub.search.Found.Total;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Goal: whatever database it stands on, a search finds what the rules say, in their order. Method: a handful of titles asked in every
 * way.
 */
class CatalogueSearchTest {
    private final Library library = new Library();

    @BeforeEach
    void shelve() {
        put("red", "紅樓夢", "曹雪芹", "9789573312345", "857.49 5514", "chi", "1988", Material.BOOK, "章回小說", MAIN, EAST);
        put("red2", "紅樓夢新證 : 增訂本", "周汝昌", "", "857.49 7736", "chi", "2016", Material.BOOK, "紅學", MAIN);
        put("talk", "蔣勳說紅樓夢", "蔣勳", "", "857.49 4424", "chi", "2010", Material.SOUND, "紅學", EAST);
        put("taipei", "臺北人", "白先勇", "", "857.63 2603", "chi", "1971", Material.BOOK, "短篇小說", MAIN);
        put("lib", "台灣圖書館事業史", "嚴文郁", "", "020.933 6604", "chi", "2003", Material.BOOK, "圖書館史", MAIN);
        put("c", "C語言程式設計", "洪維恩", "", "312.32C 3", "chi", "2019", Material.BOOK, "電腦語言", MAIN);
        put(
                "potter",
                "Harry Potter and the Sorcerer's Stone",
                "Rowling, J. K.",
                "9780439554930",
                "823.914 R884",
                "eng",
                "1997",
                Material.BOOK,
                "Wizards",
                EAST);
        put(
                "history",
                "A history of Café culture",
                "Müller, Ålvar",
                "",
                "GT3918 .M85",
                "eng",
                "2001",
                Material.BOOK,
                "Coffee -- History",
                MAIN);
        put("odyssey", "2001 太空漫遊", "Clarke, Arthur", "", "874.57 8353", "chi", "2005", Material.BOOK, "科幻小說", MAIN);
    }

    private void put(
            String id,
            String title,
            String author,
            String isbn,
            String callNumber,
            String language,
            String year,
            Material material,
            String subject,
            SiteId... branches) {
        Bib bib = new Bib(new BibId(id), title, author, isbn, callNumber, language, year, material, List.of(subject));
        List<Item> items = new ArrayList<>();
        for (SiteId branch : branches) {
            items.add(new Item(
                    new ItemId(id + "-" + branch), bib.id(), branch, "", AfiPolicy.ISO_28560, Item.Use.LENDABLE));
        }
        library.store.run(services -> services.catalogue().put(bib, items));
    }

    @ParameterizedTest
    @CsvSource({
        "紅樓, red2 red talk",
        "红楼梦, red red2 talk",
        "紅, red2 red talk",
        "夢, red2 talk red",
        "紅學, red2 talk",
        "曹雪芹, red",
        "台北人, taipei",
        "臺北, taipei",
        "臺灣 圖書館, lib",
        "图书馆, lib",
        "c 語言, c",
        "C語言, c",
        "harry, potter",
        "HARRY pot, potter",
        "h, potter history",
        "his, history",
        "histor, history",
        "cafe, history",
        "cafés, ''",
        "muller, history",
        "rowling stone, potter",
        "9789573312345, red",
        "957-33-1234-4, red",
        "978-957-33-1234-5, red",
        "978043, potter",
        "857.49, red2 talk red",
        "GT3918, history",
        "2001, odyssey",
        "２００１　太空, odyssey",
        "紅樓 potter, ''",
        "'\"', ''",
        "title:紅樓, ''",
        "紅樓 OR potter, ''",
        "*, ''"
    })
    void wordsFind(String typed, String expected) {
        assertEquals(expected, ids(Asked.words(typed, 50)));
    }

    @ParameterizedTest
    @CsvSource({
        "TITLE, 紅學, ''",
        "SUBJECT, 紅學, red2 talk",
        "AUTHOR, 白先勇, taipei",
        "AUTHOR, 台北, ''",
        "SUBJECT, coffee hist, history",
        "ISBN, 957-33-1234-4, red",
        "ISBN, 97804, potter",
        "CALL_NUMBER, 857.49 55, red",
        "CALL_NUMBER, 857, taipei red2 talk red",
        "CALL_NUMBER, 5514, red"
    })
    void aFieldNarrows(Field field, String typed, String expected) {
        List<String> wanted = Stream.of(expected.split(" ")).sorted().toList();
        List<String> found = Stream.of(ids(new Asked(typed, field, Only.ALL, Order.RELEVANCE, 50, Optional.empty()))
                        .split(" "))
                .sorted()
                .toList();
        assertEquals(wanted, found);
    }

    @Test
    void ordersAreAsSaid() {
        assertEquals(
                "red red2 talk", ids(new Asked("紅樓夢", Field.ANY, Only.ALL, Order.RELEVANCE, 50, Optional.empty())));
        assertEquals("red2 talk red", ids(new Asked("紅樓夢", Field.ANY, Only.ALL, Order.NEWEST, 50, Optional.empty())));
        assertEquals(
                "talk red red2", ids(new Asked("紅樓夢", Field.ANY, Only.ALL, Order.CALL_NUMBER, 50, Optional.empty())));
    }

    @Test
    void everyOrderCanBeReadPageByPage() {
        for (Order order : Order.values()) {
            List<String> paged = new ArrayList<>();
            Optional<Cursor> after = Optional.empty();
            do {
                Found page = find(new Asked("紅", Field.ANY, Only.ALL, order, 1, after));
                page.titles().forEach(hit -> paged.add(hit.id().value()));
                after = page.next().map(Cursor::toString).map(Cursor::parse);
            } while (after.isPresent());
            assertEquals(
                    ids(new Asked("紅", Field.ANY, Only.ALL, order, 50, Optional.empty())), String.join(" ", paged));
        }
    }

    @Test
    void facetsCountAndNarrow() {
        Found all = find(Asked.words("紅樓", 1));
        assertEquals(new Total.Exactly(3), all.total());
        assertEquals(
                List.of(new Found.Count("BOOK", 2), new Found.Count("SOUND", 1)),
                all.facets().materials());
        assertEquals(
                List.of(new Found.Count("紅學", 2), new Found.Count("章回小說", 1)),
                all.facets().subjects());
        assertEquals(List.of(new Found.Count("8", 3)), all.facets().mainClasses());
        assertEquals(
                List.of(new Found.Count("east", 2), new Found.Count("main", 2)),
                all.facets().branches());

        assertEquals(
                "talk",
                narrowed(new Only(
                        Optional.of(Material.SOUND),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false)));
        assertEquals("red2 talk", narrowed(years(1989, 2016)));
        assertEquals("red", narrowed(years(1900, 1999)));
        assertEquals("red2", narrowed(years(2011, 2999)));
        assertEquals("", narrowed(years(2016, 1988)));
        assertEquals(
                "red talk",
                narrowed(new Only(
                        Optional.empty(),
                        Optional.of("chi"),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Optional.of("8"),
                        Optional.empty(),
                        Optional.of(EAST),
                        false)));
        assertEquals(
                "red2 talk",
                narrowed(new Only(
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.of("红学"),
                        Optional.empty(),
                        false)));
    }

    private static Only years(int from, int through) {
        return new Only(
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(from),
                OptionalInt.of(through),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private String narrowed(Only only) {
        return ids(new Asked("紅樓", Field.ANY, only, Order.RELEVANCE, 50, Optional.empty()));
    }

    @Test
    void narrowingAloneIsASearch() {
        Only english = new Only(
                Optional.empty(),
                Optional.of("eng"),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
        assertEquals("history potter", ids(new Asked(" ", Field.ANY, english, Order.NEWEST, 50, Optional.empty())));
        assertEquals(Found.NOTHING, find(Asked.words("  ", 50)));
    }

    @Test
    void availabilityIsOfThisMoment() {
        ItemId main = new ItemId("red-main");
        Only here = new Only(
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(MAIN),
                true);
        assertEquals("red2 red", narrowed(here));
        var patron = library.patron("reader");
        library.store.run(services -> services.lending().checkOut(patron, main, MAIN, Library.DESK, library.now));

        assertEquals("red2", narrowed(here));
        Availability red = library.ask(services -> services.search().availability(new BibId("red")));
        assertEquals(
                List.of(new Availability.AtBranch(EAST, 1, 1), new Availability.AtBranch(MAIN, 1, 0)), red.branches());
        assertEquals(
                1,
                find(Asked.words("紅樓夢", 50)).titles().getFirst().availability().onShelf());
        library.store.run(services -> services.lending().giveBack(main, MAIN, Library.DESK, library.now));
        assertEquals("red2 red", narrowed(here));
    }

    @Test
    void aChangedTitleIsFoundAsItIsNow() {
        put("red", "石頭記", "曹雪芹", "", "857.49 5514", "chi", "2020", Material.BOOK, "章回小說", MAIN);
        assertEquals("red2 talk", ids(Asked.words("紅樓夢", 50)));
        assertEquals("red", ids(Asked.words("石头", 50)));
        library.store.run(services -> services.catalogue()
                .put(new Item(
                        new ItemId("red-main"), new BibId("red"), EAST, "", AfiPolicy.ISO_28560, Item.Use.WITHDRAWN)));
        assertEquals(
                List.of(new Found.Count("east", 1)),
                find(Asked.words("石頭記", 5)).facets().branches());
    }

    @Test
    void suggestionsBeginWithWhatWasTyped() {
        assertEquals(List.of("紅樓夢新證 : 增訂本", "紅樓夢"), suggested("紅樓"));
        assertEquals(List.of("紅樓夢新證 : 增訂本", "紅樓夢", "紅學"), suggested("红"));
        assertEquals(List.of("Harry Potter and the Sorcerer's Stone"), suggested("harry po"));
        assertEquals(List.of("Müller, Ålvar"), suggested("mull"));
        assertEquals(List.of(), suggested("樓"));
        assertEquals(List.of(), suggested(" "));
    }

    private List<String> suggested(String typed) {
        return library.<List<Suggestion>>ask(services -> services.search().suggest(typed, 8)).stream()
                .map(Suggestion::text)
                .toList();
    }

    @Test
    void moreThanIsLookedAtIsSaid() {
        library.store.run(services -> {
            for (int index = 0; index < Found.COUNTED_MAX + 5; index++) {
                services.catalogue()
                        .put(new Bib(new BibId("n" + index), "數學 " + index, "", "", "310 " + index, "chi", "2000"));
            }
            services.catalogue().put(new Bib(new BibId("exact"), "數學", "", "", "310 9", "chi", "1950"));
        });
        Found found = find(Asked.words("數學", 5));
        assertEquals(new Total.AtLeast(Found.COUNTED_MAX), found.total());
        assertEquals("exact", found.titles().getFirst().id().value(), "the best is found among many");
        assertEquals(Found.COUNTED_MAX, found.facets().languages().getFirst().titles());
    }

    @Test
    void anIndexMadeByOtherRulesIsMadeAnew() {
        forgetIndex();
        assertEquals("", ids(Asked.words("紅樓", 50)));
        int lots = 0;
        while (library.<Boolean>act(services -> services.search().catchUp(4))) {
            lots++;
        }
        assertEquals(2, lots);
        assertEquals("red2 red talk", ids(Asked.words("紅樓", 50)));
        assertTrue(!library.<Boolean>act(services -> services.search().catchUp(4)));
    }

    /** Empties the index and makes it look like one of an older program. */
    private void forgetIndex() {
        SqlDatabase database = library.database.database();
        Connection connection = database.writer();
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM title_words");
            statement.execute("DELETE FROM title_entry");
            statement.execute("UPDATE search_state SET rules = 'older', up_to = NULL");
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        } finally {
            database.release(connection);
        }
    }

    private Found find(Asked asked) {
        return library.ask(services -> services.search().find(asked));
    }

    private String ids(Asked asked) {
        return String.join(
                " ", find(asked).titles().stream().map(hit -> hit.id().value()).toList());
    }
}
