package org.carrel.fleet.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One title of the demo's catalogue, written down as facts. ISBNs of Chinese editions are from a reading site's table of editions and from
 * pages of Taiwan's booksellers; the titles at the end of the table are from records of two libraries, with their Dewey numbers cut at the
 * first prime. Only a number that its source gives to this title and author was taken.
 *
 * @param isbn of one edition, 13 digits; empty where no number is known for certain
 * @param callNumber as on the spine: New Classification Scheme for Chinese Libraries with the author's four-corner number, or Dewey with
 *     three letters of the author
 * @param language ISO 639-2 code, such as {@code chi}
 * @param year in which the work first appeared, such as {@code 1791} or {@code 前5世紀}
 */
public record Title(String title, String author, String isbn, String callNumber, String language, String year) {
    private static final String RESOURCE = "/demo/titles.tsv";

    /** The catalogue that comes with the project: real titles, in the order of the file. */
    public static List<Title> all() {
        try (InputStream in = Title.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the build");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return lines.lines().skip(1).map(Title::parse).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The barcode of this title's only copy in the demo: 14 digits. */
    public static String barcode(int index) {
        return "3000000%07d".formatted(index + 1);
    }

    private static Title parse(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 6) {
            throw new IllegalStateException("6 cells were expected in: " + line);
        }
        return new Title(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
    }
}
