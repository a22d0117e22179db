package org.carrel.device.sync;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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

/** Questions under way, each with the end of its wait. An answer to any other is late and means nothing. */
final class Questions {
    private final Courier courier;
    private final SessionSettings settings;
    private final RandomSource random;
    private final SortedMap<AskId, Long> waiting = new TreeMap<>();
    private final List<AskId> unanswered = new ArrayList<>();
    private long toldAt = Moment.NEVER;

    Questions(Courier courier, SessionSettings settings, RandomSource random) {
        this.courier = courier;
        this.settings = settings;
        this.random = random;
    }

    AskId nextId() {
        return new AskId("a-" + HexFormat.of().toHexDigits(random.nextLong()));
    }

    void ask(AskId id, Ask<?> ask, boolean online, Moment now) {
        if (!online || waiting.size() >= settings.questionsMax()) {
            unanswered.add(id);
            toldAt = Math.min(toldAt, now.nanos());
            return;
        }
        waiting.put(id, now.in(settings.answerWait()));
        courier.send(
                Channel.ASK,
                MessageCodec.encode(new Question(id, ask)),
                new Courier.OfQuestion(id),
                Bytes.of(id.value().getBytes(StandardCharsets.US_ASCII)),
                settings.answerWait());
    }

    void answered(Response response, List<SyncNotice> notices) {
        if (waiting.remove(response.id()) != null) {
            notices.add(new SyncNotice.Answered(response.id(), response.answer()));
        }
    }

    void notDelivered(Courier.OfQuestion question) {
        if (waiting.remove(question.id()) != null) {
            unanswered.add(question.id());
        }
    }

    void disconnected() {
        unanswered.addAll(waiting.keySet());
        waiting.clear();
    }

    void work(Moment now, List<SyncNotice> notices) {
        for (AskId id : List.copyOf(waiting.keySet())) {
            if (now.reached(waiting.getOrDefault(id, Moment.NEVER))) {
                waiting.remove(id);
                unanswered.add(id);
            }
        }
        unanswered.forEach(id -> notices.add(new SyncNotice.Unanswered(id)));
        unanswered.clear();
        toldAt = Moment.NEVER;
    }

    long nextDeadline() {
        return Math.min(
                toldAt,
                waiting.values().stream().mapToLong(Long::longValue).min().orElse(Moment.NEVER));
    }
}
