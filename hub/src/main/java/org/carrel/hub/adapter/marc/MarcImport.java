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
import org.carrel.hub.importing.ImportReport;
import org.carrel.hub.importing.ImportReport.Problem;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;

/**
 * Imports titles and copies from MARC 21, in exchange format or as MARCXML. A damaged record is reported with its place and left
 * out; the rest is kept. Records are written in lots, so other writers are not held up; importing a file again replaces what it
 * brought before.
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
        ImportReport.Draft report = new ImportReport.Draft();
        try {
            BufferedInputStream in = new BufferedInputStream(file, 1 << 16);
            if (startsLikeXml(in)) {
                readXml(in, report);
            } else {
                readBinary(in, report);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("the file could not be read to its end", broken);
        }
        if (report.report().read() == 0) {
            report.problem(new Problem(0, "file", "there is no MARC record in it", true));
        }
        ImportReport done = report.report();
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

    private void readBinary(InputStream in, ImportReport.Draft report) throws IOException {
        MarcFrames frames = new MarcFrames(in);
        MarcBinary binary = new MarcBinary();
        List<Found.Title> lot = new ArrayList<>();
        long number = 0;
        for (Optional<MarcFrames.Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
            number++;
            take(
                    parse(binary, frames, frame.get()),
                    number,
                    "byte ",
                    frame.get().position(),
                    lot,
                    report);
        }
        write(lot, report);
    }

    /** A frame that is no record may be a cut one and the whole one after it. */
    private static Parsed parse(MarcBinary binary, MarcFrames frames, MarcFrames.Frame frame) throws IOException {
        Parsed parsed = binary.parse(frame);
        return parsed instanceof Parsed.Malformed ? binary.parse(frames.split(frame)) : parsed;
    }

    private void readXml(InputStream in, ImportReport.Draft report) throws IOException {
        MarcXml xml = new MarcXml(new InputStreamReader(in, StandardCharsets.UTF_8));
        List<Found.Title> lot = new ArrayList<>();
        long number = 0;
        for (Optional<MarcXml.Element> element = xml.next(); element.isPresent(); element = xml.next()) {
            number++;
            take(xml.parse(element.get()), number, "character ", element.get().position(), lot, report);
        }
        write(lot, report);
    }

    private void take(
            Parsed parsed, long number, String unit, long position, List<Found.Title> lot, ImportReport.Draft report) {
        report.read();
        switch (parsed) {
            case Parsed.Malformed bad ->
                report.problem(new Problem(number, unit + (position + bad.offset()), bad.reason(), true));
            case Parsed.Whole whole -> {
                switch (titles.of(whole.record(), number)) {
                    case Found.Nothing nothing -> report.problem(nothing.why());
                    case Found.Title title -> {
                        title.remarks().forEach(report::problem);
                        lot.add(title);
                    }
                }
            }
        }
        if (lot.size() >= LOT) {
            write(lot, report);
        }
    }

    private void write(List<Found.Title> lot, ImportReport.Draft report) {
        List<Integer> copies = store.write(services -> {
            List<Integer> written = new ArrayList<>();
            for (Found.Title title : lot) {
                List<Item> own = title.items().stream()
                        .filter(item -> !isAnothers(services, item))
                        .toList();
                services.catalogue().put(title.bib(), own);
                written.add(own.size());
            }
            return written;
        });
        for (int index = 0; index < lot.size(); index++) {
            Found.Title title = lot.get(index);
            report.taken(copies.get(index));
            if (copies.get(index) < title.items().size()) {
                report.problem(new Problem(
                        0,
                        "title " + title.bib().id(),
                        "a barcode of its copies is another title's already; that copy was left out",
                        false));
            }
        }
        lot.clear();
    }

    private static boolean isAnothers(Services services, Item item) {
        return services.catalogue()
                .item(item.id())
                .map(there -> !there.bib().equals(item.bib()))
                .orElse(false);
    }
}
