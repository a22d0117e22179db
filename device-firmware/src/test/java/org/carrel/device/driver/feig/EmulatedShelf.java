package org.carrel.device.driver.feig;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.DeviceTime;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.Moment;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;
import org.carrel.sim.Octets;
import org.carrel.sim.SerialWire;
import org.carrel.sim.WireTap;
import org.carrel.sim.feig.FeigReaderEmulator;
import org.carrel.sim.feig.ReaderOptions;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.kernel.Trace;
import org.carrel.sim.tag.TagContent;
import org.carrel.sim.tag.TagModel;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.Person;
import org.carrel.sim.world.PersonId;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.ThingId;
import org.carrel.sim.world.Whereabouts;
import org.carrel.sim.world.World;

/** The driver on one end of a serial line, the emulated reader of a shelf of four compartments on the other, in virtual time. */
final class EmulatedShelf implements ByteLink, SerialWire {
    static final FurnitureId SHELF = new FurnitureId("shelf");
    static final PersonId PATRON = new PersonId("patron");
    private static final Duration LONGEST = Duration.ofMinutes(2);

    final Kernel kernel;
    final World world;
    final FeigReader driver;
    final List<TagResult> results = new ArrayList<>();
    final List<String> traffic = new ArrayList<>();
    private final FeigReaderEmulator emulator;
    private boolean plugged = true;
    private long wakeAt = Moment.NEVER;
    private int books;

    EmulatedShelf(long seed, FeigSettings settings, ReaderOptions options) {
        Chance chance = Chance.seeded(seed);
        kernel = new Kernel(Kernel.Limits.simulation(), Trace.keeping(1000), chance);
        world = new World(kernel);
        world.add(FurniturePlan.openShelf("shelf", "Shelf", 2, 2));
        world.add(new Person(PATRON, "Patron", Person.Role.PATRON));
        WireTap tap = heard -> traffic.add((heard.toHost() ? "< " : "> ") + heard.meaning());
        emulator = new FeigReaderEmulator(world, SHELF, options, chance, this, tap);
        driver = new FeigReader(this, settings);
        kernel.runFor(Duration.ofMillis(50));
        heard(new LinkInput.Opened());
    }

    EmulatedShelf() {
        this(1, FeigSettings.DEFAULT, ReaderOptions.USUAL);
    }

    /** A book with a tag in the compartment, A1 or A2 above, B1 or B2 below; antennas 1 to 4. */
    Thing.Book book(String compartment) {
        books++;
        var tag = TagContent.bookTag(TagModel.SLIX.uid(books * 0x9E37_79B9_7F4AL), "B%05d".formatted(books), "TW-NLPI");
        Thing.Book book = new Thing.Book(new ThingId("book-" + books), "Book", 1, 1, List.of(tag));
        world.add(book, new Whereabouts.Shelved(new Spot(SHELF, compartment)));
        return book;
    }

    static TagUid uid(Thing.Book book) {
        return TagUid.of(book.tags().getFirst().uid().toString());
    }

    /** Runs one command to its one result. */
    TagResult run(TagCommand command) {
        start(command);
        return finish();
    }

    void start(TagCommand command) {
        results.clear();
        driver.start(command, now());
        arm();
    }

    TagResult finish() {
        kernel.runUntil(() -> !results.isEmpty(), LONGEST);
        return results.getFirst();
    }

    @Override
    public void send(Bytes bytes) {
        Octets octets = Octets.of(bytes.toArray());
        kernel.at(kernel.now(), "line", () -> emulator.receive(octets));
    }

    @Override
    public void reopen() {
        kernel.after(Duration.ofMillis(10), "line", () -> {
            if (plugged) {
                heard(new LinkInput.Opened());
            }
        });
    }

    @Override
    public void transmit(Octets bytes) {
        heard(new LinkInput.Received(Bytes.of(bytes.toArray())));
    }

    @Override
    public void pullOut() {
        plugged = false;
        heard(new LinkInput.Lost("unplugged"));
    }

    @Override
    public void plugIn() {
        plugged = true;
        heard(new LinkInput.Opened());
    }

    private void heard(LinkInput input) {
        take(driver.receive(input, now()));
    }

    private void take(Optional<TagResult> result) {
        result.ifPresent(results::add);
        arm();
    }

    private void arm() {
        long deadline = driver.nextDeadline();
        if (deadline != wakeAt && deadline != Moment.NEVER) {
            wakeAt = deadline;
            kernel.at(deadline, "driver", () -> {
                if (wakeAt == deadline) {
                    wakeAt = Moment.NEVER;
                    take(driver.wake(now()));
                }
            });
        }
    }

    private Moment now() {
        return new Moment(kernel.now(), Instant.EPOCH.plusNanos(kernel.now()), DeviceTime.Quality.SYNCHRONIZED);
    }
}
