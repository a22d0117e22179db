package org.carrel.contract.codec;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.carrel.contract.codec.Decoded.NoEnvelope;
import org.carrel.contract.codec.Decoded.Reason;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.Acknowledgement;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.CallBoard;
import org.carrel.contract.message.CommandOrder;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.ConfigDesired;
import org.carrel.contract.message.ConfigReported;
import org.carrel.contract.message.Death;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.message.HubToDevice;
import org.carrel.contract.message.PickupRoster;
import org.carrel.contract.message.Question;
import org.carrel.contract.message.Response;
import org.carrel.contract.message.Telemetry;
import org.carrel.contract.message.enrolment.EnrolmentGrant;
import org.carrel.contract.message.enrolment.EnrolmentRequest;
import org.carrel.contract.topic.Channel;

/**
 * The wire form of every message: one JSON object, {@code {"v":1,"type":…,…}}, in UTF-8. Pure functions, for any thread.
 *
 * <p>Versions: {@code v} is 1 and grows only when a receiver of the earlier contract would misunderstand. Members that are not known
 * are ignored; a version, type or word that is not known gives {@link Decoded.Unknown}; everything else that is wrong gives
 * {@link Decoded.Malformed}. Decoding throws nothing, whatever the bytes.
 */
public final class MessageCodec {
    public static final int VERSION = 1;

    private MessageCodec() {}

    /** @throws IllegalArgumentException when the message is larger than {@link Limit#PAYLOAD_BYTES} */
    public static Bytes encode(DeviceToHub message) {
        return encode(
                switch (message) {
                    case Birth birth -> StateCodec.write(birth);
                    case Death death -> StateCodec.write(death);
                    case DeviceEvent event -> EventCodec.write(event);
                    case Question question -> AskCodec.write(question);
                    case CommandReport report -> ReportCodec.write(report);
                    case ConfigReported reported -> ConfigCodec.write(reported);
                    case Telemetry telemetry -> StateCodec.write(telemetry);
                });
    }

    /** What arrived on a channel from a device. */
    public static Decoded<DeviceToHub> decodeFromDevice(Channel channel, Bytes payload) {
        return decode(payload, in -> switch (channel) {
            case STATE ->
                switch (in.type()) {
                    case "birth" -> StateCodec.readBirth(in);
                    case "death" -> StateCodec.readDeath(in);
                    default -> throw in.unknownType();
                };
            case EVENT -> expect("event", in, EventCodec::read);
            case ASK -> expect("question", in, AskCodec::read);
            case REPORT -> expect("report", in, ReportCodec::read);
            case CONFIG_REPORTED -> expect("config-reported", in, ConfigCodec::readReported);
            case TELEMETRY -> expect("telemetry", in, StateCodec::readTelemetry);
            case ANSWER, ACKNOWLEDGEMENT, COMMAND, ROSTER, BOARD, CONFIG_DESIRED ->
                throw new Refusal.OfMalformed(Reason.WRONG_CHANNEL, "");
        });
    }

    /** @throws IllegalArgumentException when the message is larger than {@link Limit#PAYLOAD_BYTES} */
    public static Bytes encode(HubToDevice message) {
        return encode(
                switch (message) {
                    case Acknowledgement acknowledgement -> acknowledgement(acknowledgement);
                    case Response response -> AnswerCodec.write(response);
                    case CommandOrder order -> CommandCodec.write(order);
                    case PickupRoster roster -> RosterCodec.write(roster);
                    case ConfigDesired desired -> ConfigCodec.write(desired);
                    case CallBoard board -> CallBoardCodec.write(board);
                });
    }

    /** What arrived on a channel from the hub. */
    public static Decoded<HubToDevice> decodeFromHub(Channel channel, Bytes payload) {
        return decode(payload, in -> switch (channel) {
            case ANSWER -> expect("response", in, AnswerCodec::read);
            case ACKNOWLEDGEMENT -> expect("acknowledgement", in, MessageCodec::acknowledgement);
            case COMMAND -> expect("command", in, CommandCodec::read);
            case ROSTER -> expect("roster", in, RosterCodec::read);
            case BOARD -> expect("board", in, CallBoardCodec::read);
            case CONFIG_DESIRED -> expect("config-desired", in, ConfigCodec::readDesired);
            case STATE, EVENT, ASK, REPORT, CONFIG_REPORTED, TELEMETRY ->
                throw new Refusal.OfMalformed(Reason.WRONG_CHANNEL, "");
        });
    }

    /**
     * An enrolment as the device writes it, at {@code POST /api/v1/enrolments}: the one conversation before there is a line to a broker. Bytes are in
     * hex. The hub's side is the API, which describes the same members.
     */
    public static Bytes encode(EnrolmentRequest request) {
        return JsonText.write(Json.object()
                .text("site", request.device().site().value())
                .text("device", request.device().device().value())
                .text("request", request.request().hex())
                .text("proof", request.proof().hex())
                .done());
    }

    /** The answer to an enrolment; empty when it is no grant. */
    public static Optional<EnrolmentGrant> grant(Bytes body) {
        try {
            Reading in = Reading.of(JsonText.read(body));
            return Optional.of(new EnrolmentGrant(
                    in.hex("certificate"), in.hex("authority"), in.hex("once"), in.hex("sealedKey"), in.hex("proof")));
        } catch (Refusal noGrant) {
            return Optional.empty();
        }
    }

    /** The words by which the hub refused, such as {@code enrolment-refused}; empty when it is no refusal. */
    public static Optional<String> refusal(Bytes body) {
        try {
            return Optional.of(Reading.of(JsonText.read(body)).text("code"));
        } catch (Refusal noRefusal) {
            return Optional.empty();
        }
    }

    /** The channel that a message travels on. */
    public static Channel channel(DeviceToHub message) {
        return switch (message) {
            case Birth _, Death _ -> Channel.STATE;
            case DeviceEvent _ -> Channel.EVENT;
            case Question _ -> Channel.ASK;
            case CommandReport _ -> Channel.REPORT;
            case ConfigReported _ -> Channel.CONFIG_REPORTED;
            case Telemetry _ -> Channel.TELEMETRY;
        };
    }

    /** The channel that a message travels on. */
    public static Channel channel(HubToDevice message) {
        return switch (message) {
            case Acknowledgement _ -> Channel.ACKNOWLEDGEMENT;
            case Response _ -> Channel.ANSWER;
            case CommandOrder _ -> Channel.COMMAND;
            case PickupRoster _ -> Channel.ROSTER;
            case ConfigDesired _ -> Channel.CONFIG_DESIRED;
            case CallBoard _ -> Channel.BOARD;
        };
    }

    private static Json.Writing acknowledgement(Acknowledgement message) {
        return Json.typed("acknowledgement").whole("through", message.through());
    }

    private static Acknowledgement acknowledgement(Reading in) {
        return new Acknowledgement(in.whole("through", 0, Limit.WHOLE));
    }

    private static Bytes encode(Json.Writing message) {
        SequencedMap<String, Json> members = new LinkedHashMap<>();
        members.put("v", new Json.Whole(VERSION));
        members.putAll(message.done().byName());
        Bytes payload = JsonText.write(new Json.Members(members));
        if (payload.length() > Limit.PAYLOAD_BYTES) {
            throw new IllegalArgumentException(
                    "a message must not be larger than " + Limit.PAYLOAD_BYTES + " bytes, was " + payload.length());
        }
        return payload;
    }

    private static <M> Decoded<M> decode(Bytes payload, Function<Reading, M> body) {
        try {
            Reading in = Reading.of(JsonText.read(payload));
            long version = in.whole("v", 1, Limit.WHOLE);
            if (version != VERSION) {
                throw in.unknown("v", Long.toString(version));
            }
            return new Decoded.Read<>(body.apply(in));
        } catch (Refusal refused) {
            return refused.toDecoded(new NoEnvelope());
        }
    }

    private static <M> M expect(String type, Reading in, Function<Reading, M> read) {
        if (!in.type().equals(type)) {
            throw in.unknownType();
        }
        return read.apply(in);
    }
}
