package org.carrel.device.sync;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.Ask;
import org.carrel.contract.message.Question;
import org.carrel.contract.message.Response;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.Moment;
import org.carrel.device.port.RandomSource;
import org.carrel.device.port.SyncNotice;

/** The questions that wait for the hub's answer. Each ends in one notice; what comes later is ignored. */
final class Questions {
    /** A person waits: after so long the offline rule is better than more waiting. */
    static final Duration PATIENCE = Duration.ofMillis(2_500);

    private static final int OPEN_MAX = 16;

    private final RandomSource random;
    private final Wire wire;
    private final Map<AskId, Long> open = new LinkedHashMap<>();

    Questions(RandomSource random, Wire wire) {
        this.random = random;
        this.wire = wire;
    }

    /** @param online otherwise the question is given up at the next wake, which is at once */
    AskId ask(Ask<?> ask, boolean online, Moment now) {
        HexFormat hex = HexFormat.of();
        AskId id = new AskId(hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong()));
        boolean sent = online && open.size() < OPEN_MAX;
        open.put(id, sent ? now.in(PATIENCE) : now.nanos());
        if (sent) {
            Bytes correlation = Bytes.of(id.value().getBytes(StandardCharsets.US_ASCII));
            wire.send(Channel.ASK, MessageCodec.encode(new Question(id, ask)), correlation, PATIENCE);
        }
        return id;
    }

    List<SyncNotice> answered(Response response) {
        return open.remove(response.id()) == null
                ? List.of()
                : List.of(new SyncNotice.Answered(response.id(), response.answer()));
    }

    List<SyncNotice> wake(Moment now) {
        List<SyncNotice> givenUp = new ArrayList<>();
        Iterator<Map.Entry<AskId, Long>> each = open.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<AskId, Long> question = each.next();
            if (now.reached(question.getValue())) {
                givenUp.add(new SyncNotice.Unanswered(question.getKey()));
                each.remove();
            }
        }
        return givenUp;
    }

    /** The line is gone: no answer can come. */
    List<SyncNotice> disconnected() {
        List<SyncNotice> givenUp = new ArrayList<>();
        open.keySet().forEach(id -> givenUp.add(new SyncNotice.Unanswered(id)));
        open.clear();
        return givenUp;
    }

    long nextDeadline() {
        return open.values().stream().mapToLong(Long::longValue).min().orElse(Moment.NEVER);
    }
}
