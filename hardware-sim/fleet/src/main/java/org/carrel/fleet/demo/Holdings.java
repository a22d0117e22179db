package org.carrel.fleet.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.carrel.sim.tag.TagModel;
import org.carrel.sim.tag.Uid;

/**
 * A large library's copies for load, made of the demo's titles: a few works with very many copies and many with few, in editions
 * of some copies each, scattered over the branches. The same seed gives the same copies; each copy is computed by itself, so any part
 * of a million can be had without the rest. Barcodes and tags are distinct, and none is one of the demo's own.
 */
public final class Holdings {
    /** As many as 14 digits leave behind the prefix. */
    static final int COPIES_MAX = 10_000_000;

    private static final int COPIES_OF_AN_EDITION = 8;
    private static final int EARLIEST_ON_SHELVES = 1951;
    private static final int LATEST = 2026;
    /** How far the favourites stand above the rest: of a million copies the first of 547 works has about 29,000. */
    private static final double FLATTENING = 8;

    private static final long SERIAL_MASK = (1L << 40) - 1;
    /** Odd, so that multiplying permutes the serial numbers. */
    private static final long SERIAL_SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    private final List<Title> works;
    private final int[] before;
    private final int count;
    private final long seed;
    private final long stride;

    /**
     * @param work index of the title in the order of popularity
     * @param edition 0 is the one that the catalogue names, with its ISBN; later ones carry their number in the title
     * @param number of the copy within its edition, from 1
     * @param publishedIn year of the edition
     */
    public record Copy(Title title, int work, int edition, int number, int publishedIn, String barcode, Uid tag) {
        /** Names the edition: the copies of one edition have it in common. */
        public String bib() {
            return "w%04de%05d".formatted(work, edition);
        }

        String heading() {
            if (edition == 0) {
                return title.title();
            }
            return title.language().equals("chi")
                    ? title.title() + "〔第 " + (edition + 1) + " 版〕"
                    : title.title() + " [edition " + (edition + 1) + "]";
        }

        String isbn() {
            return edition == 0 ? title.isbn() : "";
        }

        String callNumber() {
            return title.callNumber() + " " + publishedIn + " c." + number;
        }
    }

    /** @param count 1 to 10,000,000 */
    public Holdings(List<Title> titles, int count, long seed) {
        if (count < 1 || count > COPIES_MAX || titles.isEmpty()) {
            throw new IllegalArgumentException(count + " copies of " + titles.size() + " titles cannot be made");
        }
        List<Title> shuffled = new ArrayList<>(titles);
        Collections.shuffle(shuffled, new SplittableRandom(seed));
        this.works = List.copyOf(shuffled);
        this.count = count;
        this.seed = seed;
        this.before = shares(works.size(), count);
        this.stride = stride(count);
    }

    public int count() {
        return count;
    }

    /** The copy with this index, 0 to {@code count - 1}; neighbours are different works. */
    public Copy at(long index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException("copy " + index + " of " + count);
        }
        int place = (int) (index * stride % count);
        int found = Arrays.binarySearch(before, place);
        int work = found >= 0 ? lastWithSameStart(found) : -found - 2;
        int within = place - before[work];
        int edition = within / COPIES_OF_AN_EDITION;
        Title title = works.get(work);
        return new Copy(
                title,
                work,
                edition,
                within % COPIES_OF_AN_EDITION + 1,
                published(title, work, edition),
                "3000001%07d".formatted(index),
                tag(index));
    }

    public Stream<Copy> copies() {
        return LongStream.range(0, count).mapToObj(this::at);
    }

    /**
     * Writes them as the file that the hub imports.
     *
     * @param branches the first has half of the copies, each further one half of what is left
     */
    public void writeItems(Path file, List<String> branches) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("barcode,bib,title,author,isbn,call_number,branch,language,year\n");
            for (long index = 0; index < count; index++) {
                Copy copy = at(index);
                out.write(Seeds.row(
                        copy.barcode(),
                        copy.bib(),
                        copy.heading(),
                        copy.title().author(),
                        copy.isbn(),
                        copy.callNumber(),
                        branches.get(branch(index, branches.size())),
                        copy.title().language(),
                        Integer.toString(copy.publishedIn())));
                out.write('\n');
            }
        }
    }

    /** Where each work's copies begin, when the work of rank r gets a share of 1 / (r + {@link #FLATTENING}). */
    private static int[] shares(int works, int count) {
        double whole = 0;
        for (int rank = 0; rank < works; rank++) {
            whole += 1 / (rank + FLATTENING);
        }
        int[] before = new int[works];
        double sum = 0;
        for (int rank = 0; rank < works; rank++) {
            before[rank] = (int) (count * (sum / whole));
            sum += 1 / (rank + FLATTENING);
        }
        return before;
    }

    private int lastWithSameStart(int work) {
        int last = work;
        while (last + 1 < before.length && before[last + 1] == before[work]) {
            last++;
        }
        return last;
    }

    /** A step that visits every place once: about the golden section, and without a divisor in common. */
    private static long stride(int count) {
        long step = Math.max(1, Math.round(count * 0.618_034));
        while (greatestCommonDivisor(step, count) != 1) {
            step++;
        }
        return step;
    }

    private static long greatestCommonDivisor(long one, long other) {
        return other == 0 ? one : greatestCommonDivisor(other, one % other);
    }

    /** Later editions are later: evenly from the first that such a library still has to the latest. */
    private int published(Title title, int work, int edition) {
        Matcher year = YEAR.matcher(title.year());
        int first = Math.max(EARLIEST_ON_SHELVES, year.find() ? Integer.parseInt(year.group()) : 0);
        int end = work + 1 < before.length ? before[work + 1] : count;
        int editions = (end - before[work] - 1) / COPIES_OF_AN_EDITION + 1;
        return first + (LATEST - first) * edition / editions;
    }

    /** Three makes of chip, as in a stock that grew over the years. */
    private Uid tag(long index) {
        int make = drawn("make", index).nextInt(10);
        TagModel model = make < 6 ? TagModel.SLIX : make < 9 ? TagModel.SLIX2 : TagModel.LRI2K;
        return model.uid((1L << 40) | (index * SERIAL_SPREAD & SERIAL_MASK));
    }

    private int branch(long index, int branches) {
        return Math.min(Long.numberOfTrailingZeros(drawn("branch", index).nextLong()), branches - 1);
    }

    private SplittableRandom drawn(String purpose, long which) {
        return new SplittableRandom(seed ^ (long) purpose.hashCode() << 32 ^ which * SERIAL_SPREAD);
    }
}
