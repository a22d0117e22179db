package org.carrel.hub.kiosk;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.carrel.contract.codec.Decoded;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.Pin;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.Ask;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.message.HubToDevice;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.Question;
import org.carrel.contract.message.Response;
import org.carrel.contract.topic.Address;
import org.carrel.hub.Library;
import org.carrel.hub.access.Lockout;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.adapter.mqtt.Conversation;
import org.carrel.hub.adapter.mqtt.Inbound;
import org.carrel.hub.adapter.mqtt.LookingAhead;
import org.carrel.hub.adapter.mqtt.Outbound;
import org.carrel.hub.adapter.sql.SqlStore;
import org.carrel.hub.fleet.Comings;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.fleet.Figures;
import org.carrel.hub.fleet.FleetMemory;
import org.carrel.hub.fleet.Listening;
import org.carrel.hub.fleet.Oddities;
import org.carrel.hub.store.CardChecking;
import org.carrel.hub.store.Services;

/** A library with two kiosks, spoken to in bytes as over the broker; what cannot be read on the way fails the test. */
final class Stand {
    static final Address KIOSK = new Address(Library.MAIN, new DeviceId("kiosk-1"));
    static final Address OTHER = new Address(Library.MAIN, new DeviceId("kiosk-2"));

    static final KnownPins PINS = new KnownPins();

    final Library library;
    private final BiFunction<SqlStore<Services>, CardChecking, LookingAhead> looking;
    final FleetMemory memory =
            new FleetMemory(new Listening(Duration.ofSeconds(45)), new Figures(), new Oddities(), new Comings());
    final Lockout lockout = new Lockout();
    Conversation conversation;
    private int asked;

    Stand() {
        this(new Library());
    }

    Stand(Library library) {
        this(library, (store, pins) -> new LookingAhead(pins));
    }

    /** @param looking what is done before a question is answered */
    Stand(Library library, BiFunction<SqlStore<Services>, CardChecking, LookingAhead> looking) {
        this.library = library;
        this.looking = looking;
        connect();
        enrol(KIOSK, Birth.Kind.KIOSK);
        enrol(OTHER, Birth.Kind.KIOSK);
        enrol(Library.SHELF, Birth.Kind.PICKUP_SHELF);
    }

    private void connect() {
        conversation = new Conversation(
                library.store,
                memory,
                looking.apply(library.store, new CardChecking(library.store, lockout, PINS::matches)));
    }

    private void enrol(Address device, Birth.Kind kind) {
        library.store.run(services -> services.fleet()
                .devices()
                .enrol(
                        device,
                        new Device.Names("資訊站", "Kiosk", "一樓", "Ground floor"),
                        kind,
                        Library.DESK,
                        library.now));
    }

    /** The hub dies and starts again on what was committed. */
    void restart() {
        library.restart();
        connect();
    }

    List<HubToDevice> say(Address device, DeviceToHub message) {
        Bytes payload = MessageCodec.encode(message);
        Inbound inbound = new Inbound(device, MessageCodec.channel(message), payload, false, Bytes.EMPTY);
        return conversation.receive(List.of(inbound), library.now).stream()
                .map(Stand::read)
                .toList();
    }

    private static HubToDevice read(Outbound out) {
        Outbound.Say said = (Outbound.Say) out;
        Bytes payload = said.publication().payload();
        if (said.message() instanceof Response(var _, KioskAnswer _) && payload.length() > KioskAnswer.BYTES_MAX) {
            throw new AssertionError(payload.length() + " bytes are too many for " + said.message());
        }
        return switch (MessageCodec.decodeFromHub(MessageCodec.channel(said.message()), payload)) {
            case Decoded.Read<HubToDevice>(HubToDevice message) -> message;
            case Decoded.Unknown<HubToDevice> unknown -> throw new AssertionError(unknown.toString());
            case Decoded.Malformed<HubToDevice> malformed -> throw new AssertionError(malformed.toString());
        };
    }

    /** None when the device is not answered. */
    List<Answer> ask(Address device, AskId id, Ask<?> ask) {
        return say(device, new Question(id, ask)).stream()
                .map(message -> ((Response) message).answer())
                .toList();
    }

    Answer ask(Address device, Ask<?> ask) {
        return ask(device, new AskId("a" + ++asked), ask).getFirst();
    }

    Answer ask(Ask<?> ask) {
        return ask(KIOSK, ask);
    }

    <T> T ask(Class<T> type, Ask<?> ask) {
        Answer answer = ask(ask);
        if (!type.isInstance(answer)) {
            throw new AssertionError("expected " + type.getSimpleName() + ", was " + answer);
        }
        return type.cast(answer);
    }

    Answer signIn(CardNumber card, String pin) {
        return ask(new KioskAsk.SignIn(card, new Pin(pin)));
    }

    GrantId signIn(PatronId patron) {
        return signIn(KIOSK, patron);
    }

    GrantId signIn(Address kiosk, PatronId patron) {
        return ((KioskAnswer.SignedIn) ask(kiosk, new KioskAsk.SignIn(Library.card(patron), Pin.NONE))).grant();
    }

    void givePin(PatronId patron, String pin) {
        SlowHash hash = PINS.hash(pin);
        library.store.run(services -> services.circulation().setPin(patron, hash, library.now));
    }
}
