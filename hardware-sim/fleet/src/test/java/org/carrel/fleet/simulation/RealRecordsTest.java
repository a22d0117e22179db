package org.carrel.fleet.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.ItemId;
import org.carrel.device.tag.iso28560.Isil;
import org.carrel.device.tag.iso28560.Scheme;
import org.carrel.device.tag.iso28560.TagContent;
import org.carrel.device.tag.iso28560.TagWriter;
import org.carrel.fleet.simulation.network.SimBroker;
import org.carrel.hub.ServiceWiring;
import org.carrel.hub.adapter.marc.MarcImport;
import org.carrel.hub.adapter.marc.MarcMapping;
import org.carrel.hub.adapter.sql.MemoryDatabase;
import org.carrel.hub.adapter.sql.SqlStore;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.catalogue.AfiPolicy;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.store.Services;
import org.carrel.sim.Octets;
import org.carrel.sim.kernel.Trace;
import org.carrel.sim.tag.Tag;
import org.carrel.sim.tag.TagModel;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.RadioConditions;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.ThingId;
import org.carrel.sim.world.Whereabouts;
import org.junit.jupiter.api.Test;

/**
 * Goal: what real libraries have catalogued stands on our shelves and is known by the words on their records. Method: two thousand
 * records of one library and some in Chinese, Japanese and Korean are imported; a copy of each gets a tag in a scheme of ISO 28560 and is put into a
 * compartment of a shelf whose program reads it over the simulated wire; in several loads, each in a library of its own. What the hub says of
 * it is compared with a list that others made of the same records. Virtual time.
 */
class RealRecordsTest {
    private static final Path REAL = Path.of(System.getProperty("carrel.data", "../../../shared/data"));
    private static final Isil OWNER = new Isil("US-ViU");
    private static final int SHELVES = 8;
    /** Twenty-eight in each compartment. */
    private static final int LOAD = SHELVES * 3 * 28;

    /** Letters of a title; the hub keeps some more. */
    private static final int COMPARED = 300;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Status d in its leader: its library has deleted it. */
    private static final BibId DELETED = new BibId("00314247");

    /** A comma that is not between quotation marks. */
    private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

    private static final Map<String, Words> IN_OTHER_SCRIPTS = Map.of(
            "2009373513", new Words("次按驟變", "HC59.15 .L533 2008"),
            "u6080510", new Words("車輪滾滾", "PN1995.9.W3 C45 2003 viedo/d"),
            "2008543486", new Words("久保栄「火山灰地」を読む", "PL832.U25 Z96 1997"),
            "77826928", new Words("高麗 人物 列傅", "DS912.38 .K982 1976"),
            "92117465", new Words("北韓　法令集", "KPC13 .K67 1990"),
            "94120425", new Words("아직도　그럭　저럭　사십니까 : 강남　여인　과　신　팔불출 : 金　洪信　세태　르포.", "HQ1765.5 .K46 1990"));

    private static final Draw CALM = new Draw(
            1,
            Collections.nCopies(SHELVES, false),
            Duration.ZERO,
            PATIENCE,
            PATIENCE,
            RadioConditions.PERFECT,
            Duration.ofMillis(5),
            SimBroker.Manners.GOOD,
            new EnumMap<>(Mishap.class));

    /** @param callNumber empty where the record has none */
    private record Words(String title, String callNumber) {
        /** The list has no names of parts; accents, of which there are several ways to write each, are left aside. */
        boolean says(Words listed) {
            return callNumber.equals(listed.callNumber) && letters(title).startsWith(letters(listed.title));
        }

        private static String letters(String title) {
            String letters = Normalizer.normalize(title, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
            return letters.substring(0, Math.min(letters.length(), COMPARED)).replaceAll("[\\s/:;,=]+$", "");
        }
    }

    private final Map<ItemId, Words> expected = new TreeMap<>();
    private int tags;

    @Test
    void eachStandsOnAShelfAndIsKnownByTheWordsOfItsRecord() throws IOException {
        assumeTrue(Files.isDirectory(REAL.resolve("marc-uva-2000")), "the other libraries' records are not at hand");
        Bytes catalogued = catalogue();
        assertTrue(expected.size() > 2_000, () -> expected.size() + " copies");
        List<ItemId> copies = List.copyOf(expected.keySet());
        Map<ItemId, Words> known = new TreeMap<>();
        for (int from = 0; from < copies.size(); from += LOAD) {
            List<ItemId> load = copies.subList(from, Math.min(copies.size(), from + LOAD));
            try (SimulatedLibrary library = new SimulatedLibrary(
                    CALM, catalogued, Scratch.make(), Trace.keeping(0), SimulatedLibrary.Workshop.HONEST)) {
                library.open();
                library.kernel.runFor(Duration.ofSeconds(5));
                Map<ItemId, Spot> put = putOnShelves(library, load);
                untilTheHubSaysSo(library, put);
                load.forEach(copy -> known.put(copy, ask(library, services -> words(services, copy))));
            }
        }
        List<String> unlike = expected.entrySet().stream()
                .filter(each -> !known.get(each.getKey()).says(each.getValue()))
                .map(each -> each + " is known as " + known.get(each.getKey()))
                .toList();
        assertEquals(List.of(), unlike);
    }

    /** The hub's database after the imports. */
    private Bytes catalogue() throws IOException {
        MemoryDatabase database = MemoryDatabase.copyOf(Simulation.morning());
        try (SqlStore<Services> store =
                new SqlStore<>(database, ServiceWiring.services(HubHost.SETTINGS, () -> "unused"), () -> {})) {
            read(store, "marc-uva-2000/uva_001_2000.mrc", MarcMapping.symphony(Cast.SITE));
            read(store, "marc-cjk-samples/blacklight_test_data.utf8.mrc", MarcMapping.koha(Cast.SITE));
            read(store, "marc-cjk-samples/marc4j_chinese_mangled_multibyte.mrc", MarcMapping.koha(Cast.SITE));
            assertEquals(
                    Optional.empty(),
                    store.read(services -> services.catalogue().bib(DELETED)));
            TreeSet<BibId> titles = new TreeSet<>();
            listed().forEach((copy, words) -> {
                Item item =
                        store.read(services -> services.catalogue().item(copy)).orElseThrow();
                if (titles.add(item.bib())) {
                    expected.put(copy, words);
                }
            });
            expected.putAll(store.write(services -> oneCopyEach(services)));
            return database.image();
        }
    }

    /** Barcode, title and call number of each copy, as others have read them from the same records. */
    private static Map<ItemId, Words> listed() throws IOException {
        Map<ItemId, Words> found = new TreeMap<>();
        List<String> lines = Files.readAllLines(REAL.resolve("marc-uva-2000/uva_items.csv"));
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = COMMA.splitAsStream(line)
                    .map(cell -> cell.replaceAll("^\"|\"$", "").replace("\"\"", "\""))
                    .toList();
            found.put(new ItemId(cells.get(0)), new Words(cells.get(2), cells.get(4)));
        }
        return found;
    }

    /** The records in other scripts tell of no copies, so each title gets one. */
    private static Map<ItemId, Words> oneCopyEach(Services services) {
        Map<ItemId, Words> found = new TreeMap<>();
        IN_OTHER_SCRIPTS.forEach((bib, words) -> {
            ItemId copy = new ItemId("COPY-" + bib);
            services.catalogue()
                    .put(new Item(copy, new BibId(bib), Cast.SITE, "", AfiPolicy.ISO_28560, Item.Use.LENDABLE));
            found.put(copy, words);
        });
        return found;
    }

    private Map<ItemId, Spot> putOnShelves(SimulatedLibrary library, List<ItemId> copies) {
        Map<ItemId, Spot> put = new TreeMap<>();
        for (int number = 0; number < copies.size(); number++) {
            ShelfHost shelf = library.shelves.get(number % SHELVES);
            List<FurniturePlan.Compartment> places =
                    library.world.plan(shelf.furniture).compartments();
            Spot spot = new Spot(
                    shelf.furniture,
                    places.get(number / SHELVES % places.size()).name());
            ItemId copy = copies.get(number);
            ThingId thing = new ThingId("book-" + copy.value());
            library.world.add(
                    new Thing.Book(thing, copy.value(), 8, 1 + number % 3, List.of(tag(copy))),
                    new Whereabouts.Shelved(spot));
            put.put(copy, spot);
        }
        return put;
    }

    private Tag tag(ItemId copy) {
        Scheme scheme = tags % 2 == 0 ? Scheme.ISO_28560_3 : Scheme.ISO_28560_2;
        TagModel model = TagModel.SLIX;
        TagWriter.Encoded encoded = TagWriter.encode(
                TagContent.LibraryItem.single(copy, OWNER, scheme), model.memorySize(), model.blockSize());
        TagWriter.Encoded.Image image = (TagWriter.Encoded.Image) encoded;
        return new Tag(model.uid(1_000_000L + tags++), model)
                .fill(Octets.of(image.memory().toArray()))
                .setDsfid(image.dsfid())
                .setAfi(org.carrel.sim.tag.TagContent.AFI_SECURED)
                .setEas(true);
    }

    /** Until the hub says of every shelf that just this stands there. */
    private static void untilTheHubSaysSo(SimulatedLibrary library, Map<ItemId, Spot> put) {
        long end = library.kernel.now() + PATIENCE.toNanos();
        while (!standing(library).equals(put) && library.kernel.now() < end) {
            library.kernel.runFor(Duration.ofSeconds(1));
        }
        assertEquals("", unlike(put, standing(library)));
    }

    private static <T> String unlike(Map<ItemId, T> expected, Map<ItemId, T> found) {
        TreeSet<ItemId> all = new TreeSet<>(expected.keySet());
        all.addAll(found.keySet());
        return all.stream()
                .filter(copy -> !Objects.equals(expected.get(copy), found.get(copy)))
                .map(copy -> copy + " " + expected.get(copy) + " / " + found.get(copy))
                .collect(Collectors.joining("\n"));
    }

    private static Map<ItemId, Spot> standing(SimulatedLibrary library) {
        Map<ItemId, Spot> found = new TreeMap<>();
        for (ShelfHost shelf : library.shelves) {
            ask(library, services -> services.shelves().contents(shelf.address))
                    .forEach(each -> found.put(
                            each.item(),
                            new Spot(shelf.furniture, each.place().compartment().value())));
        }
        return found;
    }

    private static Words words(Services services, ItemId copy) {
        Item item = services.catalogue().item(copy).orElseThrow();
        Bib bib = services.catalogue().bib(item.bib()).orElseThrow();
        return new Words(bib.title(), item.callNumber().isEmpty() ? bib.callNumber() : item.callNumber());
    }

    private static <T> T ask(SimulatedLibrary library, Function<Services, T> question) {
        return library.hub.ask(question).orElseThrow();
    }

    private static void read(SqlStore<Services> store, String file, MarcMapping mapping) throws IOException {
        try (InputStream in = Files.newInputStream(REAL.resolve(file))) {
            new MarcImport(store, mapping).run(in, new Actor.Hub("office"), Instant.EPOCH);
        }
    }
}
