package org.carrel.kiosk.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.codec.Decoded;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.Acknowledgement;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.Command;
import org.carrel.contract.message.CommandOrder;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.message.HubToDevice;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.Telemetry;
import org.carrel.contract.topic.Address;
import org.carrel.device.port.DesiredSettings;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.HubLinkInput;
import org.carrel.device.port.Moment;
import org.carrel.device.port.RandomSource;
import org.carrel.device.runtime.SecureRandomSource;
import org.carrel.device.sync.Description;
import org.carrel.device.sync.DeviceSession;
import org.carrel.device.sync.SqliteDeviceStore;
import org.carrel.device.sync.StoreLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The display between its line to the hub and its page, with its real session and journal; only the broker is played. */
class DisplayAgentTest implements Page {
    private static final Address DISPLAY = new Address(new SiteId("nlpi"), new DeviceId("display-1"));

    @TempDir
    private Path folder;

    private final List<DeviceToHub> published = new ArrayList<>();
    private final List<HubLinkInput> answers = new ArrayList<>();
    private final List<String> announced = new ArrayList<>();
    private DisplayScreen shown = new DisplayScreen.Starting();
    private Duration now = Duration.ZERO;
    private DeviceStore store;
    private DisplayAgent agent;

    @BeforeEach
    void start() {
        RandomSource random = new SecureRandomSource();
        store = SqliteDeviceStore.open(
                        folder.resolve("journal.sqlite"), StoreLimits.USUAL, random.fork("events"), moment())
                .store();
        DeviceSession session = new DeviceSession(
                new Description(DISPLAY, Birth.Kind.CALL_DISPLAY, "1.0", List.of()),
                store,
                publication -> {
                    Address.Parsed to = Address.parse(publication.topic()).orElseThrow();
                    published.add(
                            switch (MessageCodec.decodeFromDevice(to.channel(), publication.payload())) {
                                case Decoded.Read<DeviceToHub>(DeviceToHub message) -> message;
                                case Decoded.Unknown<DeviceToHub> unknown -> throw new AssertionError(unknown);
                                case Decoded.Malformed<DeviceToHub> malformed -> throw new AssertionError(malformed);
                            });
                    answers.add(new HubLinkInput.Delivered(publication.token()));
                },
                random,
                moment());
        agent = new DisplayAgent(
                new DisplayAgent.Parts(store, session, DesiredSettings.NONE, this),
                DisplayRules.USUAL,
                "1.0",
                OperationEvent.StartCause.FIRST_START,
                false,
                moment());
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Override
    public void show(DisplayScreen screen) {
        shown = screen;
    }

    @Override
    public void announce(DisplayScreen.Line line) {
        announced.add(line.call().number());
    }

    private Moment moment() {
        return new Moment(now.toNanos(), Instant.EPOCH.plus(now), DeviceTime.Quality.SYNCHRONIZED);
    }

    private void told(HubLinkInput input) {
        agent.step(new DisplayInput.Hub(input), moment());
        while (!answers.isEmpty()) {
            agent.step(new DisplayInput.Hub(answers.removeFirst()), moment());
        }
    }

    private void told(HubToDevice message) {
        told(new HubLinkInput.Arrived(
                DISPLAY.topic(MessageCodec.channel(message)), MessageCodec.encode(message), Bytes.EMPTY));
    }

    private void passes(Duration time) {
        Duration end = now.plus(time);
        for (int wakings = 0; now.compareTo(end) < 0; wakings++) {
            assertTrue(wakings < 500, "it wants to be woken again and again");
            long next = Math.min(end.toNanos(), Math.max(agent.nextDeadline(), now.toNanos()));
            now = Duration.ofNanos(next);
            agent.wake(moment());
        }
    }

    private <T> Optional<T> published(Class<T> type) {
        return published.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    @Test
    void itIsBornAsADisplayAndTellsOfItsStart() {
        told(new HubLinkInput.Connected(1));
        told(new Acknowledgement(0));
        assertEquals(
                Birth.Kind.CALL_DISPLAY, published(Birth.class).orElseThrow().kind());
        assertInstanceOf(
                OperationEvent.Started.class,
                published(DeviceEvent.class).orElseThrow().body());
        passes(Duration.ofMinutes(2));
        assertTrue(published(Telemetry.class).isPresent(), "a device that tells nothing is taken for lost");
    }

    @Test
    void whatTheHubSaysIsShownAndAnnouncedAndASilenceIsSaid() {
        told(new HubLinkInput.Connected(1));
        told(Boards.board(1, Boards.NOON, Boards.call("B001", Boards.NOON, 1)));
        assertEquals("B001", assertInstanceOf(DisplayScreen.Calls.class, shown).speaking());
        assertEquals(List.of("B001"), announced);
        passes(DisplayRules.USUAL.silence());
        assertInstanceOf(DisplayScreen.NoWord.class, shown);
    }

    @Test
    void aBoardThatCannotBeReadChangesNothing() {
        told(new HubLinkInput.Connected(1));
        told(Boards.board(1, Boards.NOON, Boards.call("B001", Boards.NOON, 1)));
        DisplayScreen before = shown;
        String topic = DISPLAY.topic(MessageCodec.channel(Boards.board(1, Boards.NOON)));
        told(new HubLinkInput.Arrived(topic, Bytes.hex("7B5D"), Bytes.EMPTY));
        told(new HubLinkInput.Arrived(topic, Bytes.EMPTY, Bytes.EMPTY));
        assertEquals(before, shown);
    }

    @Test
    void commandsAreAnsweredAndWhatItCannotDoIsSaid() {
        told(new HubLinkInput.Connected(1));
        told(order("c-1", new Command.SelfTest()));
        told(order("c-2", new Command.TakeInventory()));
        assertFalse(agent.stopRequested());
        told(order("c-3", new Command.Restart()));
        assertTrue(agent.stopRequested());
        List<CommandReport.Progress> progress = published.stream()
                .filter(CommandReport.class::isInstance)
                .map(message -> ((CommandReport) message).progress())
                .filter(each -> !(each instanceof CommandReport.Accepted))
                .toList();
        assertInstanceOf(CommandReport.Done.class, progress.getFirst());
        assertTrue(progress.contains(new CommandReport.Failed(CommandReport.Reason.UNSUPPORTED)));
    }

    private CommandOrder order(String id, Command<?> command) {
        return new CommandOrder(new CommandId(id), Instant.EPOCH, Instant.EPOCH.plus(Duration.ofHours(1)), command);
    }
}
