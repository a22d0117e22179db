package org.carrel.hub.adapter.mqtt;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.adapter.mqtt.link.BrokerAddress;
import org.carrel.hub.adapter.mqtt.link.BrokerLink;
import org.carrel.hub.adapter.mqtt.link.BrokerLogin;

/** The hub's end of the line, with nothing behind it: keeps what it hears. */
public final class TestHub implements BrokerLine.Listener, AutoCloseable {
    private static final long PATIENCE_MILLIS = 8_000;

    private final BlockingQueue<BrokerLine.Arrival> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> turns = new LinkedBlockingQueue<>();
    private final BrokerLink link;

    public TestHub(int port, String password, List<String> filters) {
        this.link = new BrokerLink(
                new BrokerAddress("127.0.0.1", port, false),
                new BrokerLogin("hub", "hub", password),
                filters,
                this,
                new Random(1));
        link.start();
    }

    public BrokerLine.Arrival next() throws InterruptedException {
        BrokerLine.Arrival next = heard.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (next == null) {
            throw new AssertionError("nothing arrived at the hub");
        }
        next.receipt().run();
        return next;
    }

    /** Waits for the line to turn {@code connected} or to whatever reason it was lost for. */
    public String nextTurn() throws InterruptedException {
        String turn = turns.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (turn == null) {
            throw new AssertionError("the line did not turn");
        }
        return turn;
    }

    public boolean publish(String topic, String payload) {
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        link.publish(
                new BrokerLine.Publication(
                        topic,
                        Bytes.of(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                        1,
                        false,
                        Bytes.EMPTY,
                        Duration.ZERO),
                end::complete);
        return end.orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).join();
    }

    public BrokerLine line() {
        return link;
    }

    @Override
    public void connected() {
        turns.add("connected");
    }

    @Override
    public void disconnected(String reason) {
        turns.add(reason);
    }

    @Override
    public void arrived(BrokerLine.Arrival arrival) {
        heard.add(arrival);
    }

    @Override
    public void close() {
        link.close();
    }
}
