package org.carrel.contract.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.message.HubToDevice;
import org.junit.jupiter.api.Test;

/**
 * Holds the wire to the golden vectors, byte for byte, in both directions. A vector once published is never edited: a device with the
 * software of that day is still out there. CHECKSUMS says what each file was; a new case adds a file and a line.
 */
class VectorsTest {
    private static final String CHECKSUMS = "CHECKSUMS";
    private static final String WORDS = "WORDS";

    /** Goal: every vector means what it meant, and is still written so. Method: decode and encode each against its sample. */
    @Test
    void everyVectorReadsAndWritesAsItDid() throws IOException {
        for (Map.Entry<String, DeviceToHub> sample : Samples.fromDevice().entrySet()) {
            Bytes vector = vector(sample.getKey(), MessageCodec.encode(sample.getValue()));
            assertEquals(
                    new Decoded.Read<>(sample.getValue()),
                    MessageCodec.decodeFromDevice(MessageCodec.channel(sample.getValue()), vector),
                    sample.getKey());
            assertEquals(text(vector), text(MessageCodec.encode(sample.getValue())), sample.getKey());
        }
        for (Map.Entry<String, HubToDevice> sample : Samples.fromHub().entrySet()) {
            Bytes vector = vector(sample.getKey(), MessageCodec.encode(sample.getValue()));
            assertEquals(
                    new Decoded.Read<>(sample.getValue()),
                    MessageCodec.decodeFromHub(MessageCodec.channel(sample.getValue()), vector),
                    sample.getKey());
            assertEquals(text(vector), text(MessageCodec.encode(sample.getValue())), sample.getKey());
        }
    }

    /** Goal: no case of any sealed type travels without a vector. Method: reflection over the types against the samples. */
    @Test
    void everyCaseHasAVector() {
        SortedSet<Class<?>> missing = Contract.everyCase();
        Samples.fromDevice().values().forEach(message -> missing.removeAll(Contract.casesIn(message)));
        Samples.fromHub().values().forEach(message -> missing.removeAll(Contract.casesIn(message)));
        assertEquals(
                "",
                missing.stream().map(Class::getName).collect(Collectors.joining("\n")),
                "add a sample and a vector for each of these");
    }

    /** Goal: published vectors never change and none is unlisted. Method: SHA-256 of every file against the list. */
    @Test
    void noVectorWasEdited() throws IOException {
        SortedMap<String, String> listed = new TreeMap<>();
        for (String line : Files.readAllLines(folder().resolve(CHECKSUMS))) {
            String[] parts = line.split(" {2}", 2);
            listed.put(parts[1], parts[0]);
        }
        SortedMap<String, String> found = new TreeMap<>();
        for (String name : names()) {
            found.put(name, sha256(Files.readAllBytes(folder().resolve(name))));
        }
        assertEquals(listed, found, "vectors are only ever added, each with its line in " + CHECKSUMS);
    }

    /** Goal: no vector is left out of the test above. Method: the folder against the samples' names. */
    @Test
    void everyVectorHasASample() throws IOException {
        SortedSet<String> sampled = new TreeSet<>();
        Samples.fromDevice().keySet().forEach(name -> sampled.add(name + ".json"));
        Samples.fromHub().keySet().forEach(name -> sampled.add(name + ".json"));
        assertEquals(sampled, names());
    }

    /** Goal: renaming a constant in Java cannot change a word on the wire. Method: all words against the published list. */
    @Test
    void everyWordIsPublishedAndStays() throws IOException {
        SortedSet<String> words = new TreeSet<>();
        for (Class<?> type : Contract.everyCase()) {
            if (type.isEnum()) {
                String name = type.getName().substring(type.getPackageName().length() + 1);
                for (Object constant : type.getEnumConstants()) {
                    words.add(name.replace('$', '.') + " " + Words.of((Enum<?>) constant));
                }
            }
        }
        assertEquals(
                String.join("\n", words),
                String.join("\n", new TreeSet<>(Files.readAllLines(folder().resolve(WORDS)))),
                "words are only ever added, in " + WORDS);
    }

    private static Bytes vector(String name, Bytes expected) throws IOException {
        Path file = folder().resolve(name + ".json");
        if (!Files.exists(file)) {
            throw new AssertionError("store as vectors/v1/" + name + ".json, with no line end, and add to " + CHECKSUMS
                    + ":\n" + text(expected) + "\n" + sha256(expected.toArray()) + "  " + name + ".json");
        }
        return Bytes.of(Files.readAllBytes(file));
    }

    private static SortedSet<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return new TreeSet<>(files.map(file -> file.getFileName().toString())
                    .filter(name -> !List.of(CHECKSUMS, WORDS).contains(name))
                    .toList());
        }
    }

    private static Path folder() {
        try {
            URL checksums = VectorsTest.class.getResource("/vectors/v1/" + CHECKSUMS);
            if (checksums == null) {
                throw new AssertionError("vectors/v1/" + CHECKSUMS + " is not among the test resources");
            }
            return Path.of(checksums.toURI()).getParent();
        } catch (URISyntaxException badUrl) {
            throw new AssertionError(badUrl);
        }
    }

    private static String text(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }
}
