package org.carrel.hub.adapter.marc;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.hub.adapter.marc.MarcBinary.Parsed;
import org.carrel.hub.adapter.marc.MarcTitle.Found;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.circulation.StockKeeping;
import org.carrel.hub.importing.ImportReport;
import org.carrel.hub.importing.ImportReport.Problem;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;

/**
 * Imports titles and copies from MARC 21, in exchange format or as MARCXML. A damaged record is reported with its place and left
 * out; the rest is kept. Records are written in lots, so other writers are not held up; importing a file again replaces what it
 * brought before. A record that its leader calls deleted takes those of its title's copies that are in out of the stock.
 */
public final class MarcImport {
    private static final int LOT = 100;

    private final Transactor<Services> store;
    private final MarcTitle titles;

    public MarcImport(Transactor<Services> store, MarcMapping mapping) {
        this.store = store;
        this.titles = new MarcTitle(mapping);
    }

    /**
     * Reads the whole stream; does not close it.
     *
     * @throws UncheckedIOException when the stream breaks; lots written before stay
     */
    public ImportReport run(InputStream file, Actor by, Instant now) {
        Reading reading = new Reading(by, now);
        try {
            BufferedInputStream in = new BufferedInputStream(file, 1 << 16);
            if (startsLikeXml(in)) {
                reading.xml(in);
            } else {
                reading.binary(in);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("the file could not be read to its end", broken);
        }
        if (reading.report.report().read() == 0) {
            reading.report.problem(new Problem(0, "file", "there is no MARC record in it", true));
        }
        ImportReport done = reading.report.report();
        store.run(services -> services.audit()
                .record(by, Audit.Action.IMPORTED, "marc", done.taken() + " of " + done.read() + " records", now));
        return done;
    }

    private static boolean startsLikeXml(BufferedInputStream in) throws IOException {
        in.mark(64);
        int read = in.read();
        while (read == 0xEF || read == 0xBB || read == 0xBF || read == ' ' || read == '\r' || read == '\n') {
            read = in.read();
        }
        in.reset();
        return read == '<';
    }

    /** A frame that is no record may be a cut one and the whole one after it. */
    private static Parsed parse(MarcBinary binary, MarcFrames frames, MarcFrames.Frame frame) throws IOException {
        Parsed parsed = binary.parse(frame);
        return parsed instanceof Parsed.Malformed ? binary.parse(frames.split(frame)) : parsed;
    }

    /** One file being read, for one thread. */
    private final class Reading {
        private final Actor by;
        private final Instant now;
        private final ImportReport.Draft report = new ImportReport.Draft();
        private final List<Found> lot = new ArrayList<>();

        Reading(Actor by, Instant now) {
            this.by = by;
            this.now = now;
        }

        void binary(InputStream in) throws IOException {
            MarcFrames frames = new MarcFrames(in);
            MarcBinary binary = new MarcBinary();
            long number = 0;
            for (Optional<MarcFrames.Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                number++;
                take(
                        parse(binary, frames, frame.get()),
                        number,
                        "byte ",
                        frame.get().position());
            }
            write();
        }

        void xml(InputStream in) throws IOException {
            MarcXml xml = new MarcXml(new InputStreamReader(in, StandardCharsets.UTF_8));
            long number = 0;
            for (Optional<MarcXml.Element> element = xml.next(); element.isPresent(); element = xml.next()) {
                number++;
                take(
                        xml.parse(element.get()),
                        number,
                        "character ",
                        element.get().position());
            }
            write();
        }

        private void take(Parsed parsed, long number, String unit, long position) {
            report.read();
            switch (parsed) {
                case Parsed.Malformed bad ->
                    report.problem(new Problem(number, unit + (position + bad.offset()), bad.reason(), true));
                case Parsed.Whole whole -> {
                    switch (titles.of(whole.record(), number)) {
                        case Found.Nothing nothing -> report.problem(nothing.why());
                        case Found.Gone gone -> lot.add(gone);
                        case Found.Title title -> {
                            title.remarks().forEach(report::problem);
                            lot.add(title);
                        }
                    }
                }
            }
            if (lot.size() >= LOT) {
                write();
            }
        }

        private void write() {
            List<Written> written = store.write(services -> lot.stream()
                    .map(found -> switch (found) {
                        case Found.Title title -> put(services, title);
                        case Found.Gone gone -> withdraw(services, gone);
                        case Found.Nothing nothing -> new Written(0, List.of(nothing.why()));
                    })
                    .toList());
            for (Written each : written) {
                report.taken(each.copies());
                each.remarks().forEach(report::problem);
            }
            lot.clear();
        }

        private Written put(Services services, Found.Title title) {
            List<Item> own = title.items().stream()
                    .filter(item -> !isAnothers(services, item))
                    .toList();
            services.catalogue().put(title.bib(), own);
            return new Written(
                    own.size(),
                    own.size() == title.items().size()
                            ? List.of()
                            : List.of(new Problem(
                                    0,
                                    "title " + title.bib().id(),
                                    "a barcode of its copies is another title's already; that copy was left out",
                                    false)));
        }

        /** Of a title that is not here there is nothing to take out. */
        private Written withdraw(Services services, Found.Gone gone) {
            List<StockKeeping.Out> out = services.stock().withdraw(gone.bib(), by, now).stream()
                    .flatMap(done -> done.out().stream())
                    .toList();
            return new Written(
                    0,
                    out.stream()
                            .map(copy -> new Problem(
                                    gone.number(),
                                    "copy " + copy.item(),
                                    "its title is deleted, but the copy is out, so it was not withdrawn",
                                    false))
                            .toList());
        }
    }

    private record Written(int copies, List<Problem> remarks) {}

    private static boolean isAnothers(Services services, Item item) {
        return services.catalogue()
                .item(item.id())
                .map(there -> !there.bib().equals(item.bib()))
                .orElse(false);
    }
}
