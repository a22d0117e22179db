package org.carrel.hub.adapter.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carrel.contract.codec.Decoded;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.HubToDevice;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.Response;
import org.carrel.contract.topic.Channel;
import org.carrel.hub.kiosk.AnswerText;

/** An answer as it travels: what is given again is byte for byte what was given before. */
public final class AnswerAsText implements AnswerText {
    @Override
    public String write(AskId ask, KioskAnswer answer) {
        return new String(MessageCodec.encode(new Response(ask, answer)).toArray(), StandardCharsets.UTF_8);
    }

    @Override
    public Optional<KioskAnswer> read(String text) {
        Bytes payload = Bytes.of(text.getBytes(StandardCharsets.UTF_8));
        return MessageCodec.decodeFromHub(Channel.ANSWER, payload)
                        instanceof Decoded.Read<HubToDevice>(Response(var _, KioskAnswer answer))
                ? Optional.of(answer)
                : Optional.empty();
    }
}
