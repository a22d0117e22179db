package org.carrel.hub.runtime;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.hub.adapter.mqtt.BrokerLine;
import org.carrel.hub.adapter.mqtt.Conversation;
import org.carrel.hub.adapter.mqtt.Inbound;
import org.carrel.hub.adapter.mqtt.Outbound;
import org.carrel.hub.fleet.Oddities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries messages between the line and the conversation: each device in its own order, several devices at once, questions past
 * everything else because a patron waits. One thread a lane, {@code hub-lane-N} and {@code hub-question-N}, which may block
 * on the store. The line's own thread only puts into queues here.
 */
public final class DeviceLanes implements BrokerLine.Listener, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DeviceLanes.class);

    private static final int LANES = 4;
    private static final int QUESTION_LANES = 2;

    /** The broker sends no more unreceipted messages than this, so only figures can find a lane full; they are dropped. */
    private static final int LANE_MAX = 2_000;

    /** So many messages share one transaction at most. */
    private static final int BATCH_MAX = 64;

    private static final long STOP_MILLIS_MAX = 3_000;

    private final Conversation conversation;
    private final Oddities oddities;
    private final InstantSource clock;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Lane> questions = new ArrayList<>();
    private final AtomicBoolean connected = new AtomicBoolean();
    private volatile Optional<BrokerLine> line = Optional.empty();

    public DeviceLanes(Conversation conversation, Oddities oddities, InstantSource clock) {
        this.conversation = conversation;
        this.oddities = oddities;
        this.clock = clock;
        for (int number = 1; number <= LANES; number++) {
            lanes.add(new Lane("hub-lane-" + number));
        }
        for (int number = 1; number <= QUESTION_LANES; number++) {
            questions.add(new Lane("hub-question-" + number));
        }
    }

    /** Where to speak; before the line starts. */
    public void attach(BrokerLine used) {
        line = Optional.of(used);
    }

    public boolean connectedToBroker() {
        return connected.get();
    }

    private sealed interface Work {}

    private record Message(Inbound inbound, Runnable receipt) implements Work {}

    private record Task(Runnable work) implements Work {}

    @Override
    public void connected() {
        connected.set(true);
        lanes.getFirst().queue.offer(new Task(() -> conversation.connected(clock.instant())));
    }

    @Override
    public void disconnected(String reason) {
        connected.set(false);
        lanes.getFirst().queue.offer(new Task(conversation::disconnected));
    }

    @Override
    public void arrived(BrokerLine.Arrival arrival) {
        Optional<Address.Parsed> parsed = Address.parse(arrival.topic());
        if (parsed.isEmpty()) {
            oddities.note(arrival.topic(), "strange-topic", clock.instant());
            arrival.receipt().run();
            return;
        }
        if (arrival.payload().length() == 0 && arrival.qos() > 0) {
            // The hub itself cleared what was retained.
            arrival.receipt().run();
            return;
        }
        Inbound inbound = new Inbound(
                parsed.get().address(),
                parsed.get().channel(),
                arrival.payload(),
                arrival.retained(),
                arrival.correlation());
        List<Lane> kind = inbound.channel() == Channel.ASK ? questions : lanes;
        Lane lane = kind.get(Math.floorMod(inbound.device().login().hashCode(), kind.size()));
        if (!lane.queue.offer(new Message(inbound, arrival.receipt()))) {
            oddities.note(inbound.device(), "lane-full", clock.instant());
            arrival.receipt().run();
        }
    }

    /** Sends what a step gave back; from any thread. */
    public void send(List<Outbound> outbound) {
        Optional<BrokerLine> used = line;
        for (Outbound message : outbound) {
            if (used.isEmpty()) {
                conversation.ended(message, false, clock.instant());
            } else {
                used.get().publish(message.publication(), delivered -> ended(message, delivered));
            }
        }
    }

    private void ended(Outbound message, boolean delivered) {
        if (Conversation.endMatters(message)) {
            Lane lane = lanes.get(Math.floorMod(message.device().login().hashCode(), LANES));
            lane.queue.offer(new Task(() -> conversation.ended(message, delivered, clock.instant())));
        }
    }

    /** Finishes what it is at and stops; what waits is with the devices and the broker still. */
    @Override
    public void close() {
        List<Lane> all = new ArrayList<>(lanes);
        all.addAll(questions);
        all.forEach(lane -> lane.thread.interrupt());
        for (Lane lane : all) {
            try {
                lane.thread.join(STOP_MILLIS_MAX);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private final class Lane {
        private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(LANE_MAX);
        private final Thread thread;

        Lane(String name) {
            this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
        }

        private void run() {
            List<Work> batch = new ArrayList<>(BATCH_MAX);
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    batch.add(queue.take());
                    queue.drainTo(batch, BATCH_MAX - 1);
                    handle(batch);
                    batch.clear();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }

        private void handle(List<Work> batch) {
            List<Message> run = new ArrayList<>();
            for (Work work : batch) {
                switch (work) {
                    case Message message -> run.add(message);
                    case Task(Runnable task) -> {
                        receive(run);
                        run.clear();
                        guarded(task);
                    }
                }
            }
            receive(run);
        }

        private void receive(List<Message> run) {
            if (!run.isEmpty()) {
                List<Inbound> messages = run.stream().map(Message::inbound).toList();
                guarded(() -> send(conversation.receive(messages, clock.instant())));
                run.forEach(message -> message.receipt().run());
            }
        }

        /** A lane outlives whatever goes wrong in it. */
        private void guarded(Runnable work) {
            try {
                work.run();
            } catch (RuntimeException failure) {
                log.error("a step of {} failed", Thread.currentThread().getName(), failure);
            }
        }
    }
}
