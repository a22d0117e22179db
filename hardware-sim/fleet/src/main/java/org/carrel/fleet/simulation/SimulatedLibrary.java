package org.carrel.fleet.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.fleet.simulation.board.DeviceDisk;
import org.carrel.fleet.simulation.network.Packet;
import org.carrel.fleet.simulation.network.SimBroker;
import org.carrel.hub.notice.NoticeChannel;
import org.carrel.hub.notice.NoticeId;
import org.carrel.hub.notice.OutgoingNotice;
import org.carrel.shelf.pickup.state.Timings;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.kernel.Trace;
import org.carrel.sim.tag.Tag;
import org.carrel.sim.tag.TagContent;
import org.carrel.sim.tag.TagModel;
import org.carrel.sim.tag.Uid;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.Person;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.ThingId;
import org.carrel.sim.world.Whereabouts;
import org.carrel.sim.world.World;
import org.carrel.sim.world.WorldEvent;

/** A whole library in one thread: the world, the people, the broker, the hub, and as many shelves as were drawn. */
final class SimulatedLibrary implements AutoCloseable {
    /** As usual, but shorter where only patience is tried, so that a seed needs minutes and not hours. */
    static final Timings TIMINGS = new Timings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(3),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(20),
            Duration.ofMinutes(1),
            Duration.ofSeconds(10),
            Duration.ofHours(24),
            Timings.USUAL.doors());

    final Kernel kernel;
    final World world;
    final Calendar calendar;
    final SimBroker broker;
    final HubHost hub;
    final List<ShelfHost> shelves = new ArrayList<>();
    final Chance chance;
    final Loans loans = new Loans();
    final Secrecy secrecy = new Secrecy();
    private final Path folder;
    private boolean changed;
    private boolean hubChanged;

    /**
     * Where a mistake can be planted, to show that the simulation finds it.
     *
     * @param disk makes the card of a shelf's board
     * @param betweenHubs what becomes of the hub's database between two lives
     */
    record Workshop(BiFunction<Path, Chance, DeviceDisk> disk, UnaryOperator<Bytes> betweenHubs) {
        static final Workshop HONEST = new Workshop(DeviceDisk::new, image -> image);
    }

    /** @param scratch a folder for the shelves' journals, emptied at the end */
    SimulatedLibrary(Draw draw, Bytes hubImage, Path scratch, Trace trace, Workshop workshop) {
        chance = Chance.seeded(draw.seed());
        kernel = new Kernel(Kernel.Limits.simulation().jittered(Duration.ofMillis(2)), trace, chance);
        world = new World(kernel);
        calendar = new Calendar(kernel);
        folder = scratch;
        broker = new SimBroker(kernel, chance, this::heard);
        hub = new HubHost(
                new HubHost.Ports(kernel, broker, calendar, chance, notices()),
                hubImage,
                () -> hubChanged = true,
                workshop.betweenHubs());
        people();
        for (int number = 1; number <= draw.cabinets().size(); number++) {
            shelf(number, draw, workshop);
        }
        books();
        world.listen(event -> {
            if (event instanceof WorldEvent.TagChanged) {
                somethingChanged();
            } else if (event
                    instanceof WorldEvent.Moved(ThingId thing, Whereabouts.Shelved(Spot spot), Whereabouts _)) {
                Cast.COPIES.stream()
                        .filter(copy -> copy.thing().equals(thing))
                        .forEach(copy -> loans.leaves(copy.item(), spot.furniture()));
            }
        });
        network("hub", draw.latency());
        shelves.forEach(shelf -> network(shelf.address.login(), draw.latency()));
    }

    private void network(String client, Duration latency) {
        broker.network(client).takes(latency.dividedBy(2), latency.multipliedBy(2));
    }

    private void people() {
        for (Cast.Reader reader : Cast.everybody()) {
            Person.Role role = reader.staff() ? Person.Role.STAFF : Person.Role.PATRON;
            world.add(new Person(reader.person(), reader.id(), role));
            world.add(
                    new Thing.Card(reader.card(), "card", reader.person(), reader.chip(), "", List.of()),
                    new Whereabouts.InHand(reader.person()));
        }
    }

    private void shelf(int number, Draw draw, Workshop workshop) {
        Address address = Cast.shelf(number);
        String name = address.device().value();
        FurniturePlan plan = draw.cabinets().get(number - 1)
                ? FurniturePlan.cabinet(name, name, 1, 3)
                : FurniturePlan.openShelf(name, name, 1, 3);
        world.add(plan);
        world.setRadio(plan.id(), draw.radio());
        DeviceDisk disk = workshop.disk().apply(made(folder.resolve(name)), chance.fork(name));
        shelves.add(new ShelfHost(
                new ShelfHost.Surroundings(
                        world,
                        broker,
                        calendar,
                        chance,
                        TIMINGS,
                        secrecy::heard,
                        event -> loans.accepted(plan.id(), event)),
                address,
                plan,
                disk,
                this::somethingChanged));
    }

    private void books() {
        for (Cast.Copy copy : Cast.COPIES) {
            world.add(
                    new Thing.Book(
                            copy.thing(),
                            copy.item().value(),
                            20,
                            1 + copy.number() % 3,
                            List.of(TagContent.bookTag(copy.tag(), copy.item().value(), Cast.OWNER))),
                    new Whereabouts.OnDesk());
        }
        Uid blank = TagModel.SLIX.uid(0x7E57_1ABE_15L);
        world.add(new Thing.Label(Cast.TRIAL_LABEL, "blank", new Tag(blank, TagModel.SLIX)), new Whereabouts.OnDesk());
    }

    /** Everybody is at work; the rest is up to who acts. */
    void open() {
        hub.start();
        for (ShelfHost shelf : shelves) {
            hub.act(services -> {
                LibraryImage.enrol(services, shelf.address, calendar.instant());
                return true;
            });
        }
        shelves.forEach(ShelfHost::start);
    }

    private void heard(Packet packet) {
        boolean question = Address.parse(packet.topic())
                .filter(parsed -> parsed.channel() == Channel.ASK)
                .isPresent();
        if (question) {
            kernel.note("message", packet.topic() + " " + packet.payload().length() + " bytes");
        } else {
            secrecy.heard(packet.text());
            kernel.note("message", packet.topic() + " " + packet.text());
        }
    }

    private NoticeChannel notices() {
        return new NoticeChannel() {
            @Override
            public NoticeId.Channel channel() {
                return NoticeId.Channel.MAIL;
            }

            @Override
            public Delivery deliver(OutgoingNotice notice) {
                kernel.note("mail", notice.toString());
                return new Delivery.Delivered();
            }
        };
    }

    private void somethingChanged() {
        changed = true;
    }

    /** Whether anything that an invariant speaks of may be otherwise than when this was last asked. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** Whether the hub has committed anything since this was last asked. */
    boolean takeHubChanged() {
        boolean was = hubChanged;
        hubChanged = false;
        return was;
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        shelves.forEach(ShelfHost::close);
        hub.close();
        Scratch.delete(folder);
    }
}
