package org.carrel.fleet.bench;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.hub.adapter.mqtt.broker.DeviceLogins;
import org.carrel.hub.adapter.mqtt.broker.EmbeddedBroker;
import org.carrel.hub.runtime.Logging;
import org.carrel.sim.broker.Publish;
import org.carrel.sim.link.MqttProbe;

/**
 * A program for baselines: the hub's embedded broker as the hub starts it, and a bare client in the hub's place that sends every
 * question back as its answer, at once. What a hub would cost that had nothing to decide and nothing to keep.
 */
final class Answerer {
    private static final int PACKET_IDS = 60_000;

    private Answerer() {}

    /** @param arguments folder for the broker's journal, secret of the hub's login */
    public static void main(String[] arguments) throws InterruptedException {
        Logging.quietLibraries();
        System.setProperty("io.netty.noUnsafe", "true");
        String secret = arguments[1];
        try (EmbeddedBroker broker = EmbeddedBroker.start(
                Path.of(arguments[0]),
                new EmbeddedBroker.Doorway("127.0.0.1", 0),
                secret,
                new DeviceLogins.ByPassword((device, password) -> password.equals(secret)))) {
            answer(broker.hubPort(), secret);
            System.out.println("ready " + broker.doorway().port());
            new CountDownLatch(1).await();
        }
    }

    /** Answers from now on whatever is asked at a broker. */
    private static void answer(int port, String secret) {
        AtomicInteger number = new AtomicInteger();
        MqttProbe[] self = new MqttProbe[1];
        self[0] = new MqttProbe(
                port,
                question -> Address.parse(question.topic())
                        .ifPresent(asked -> self[0].send(new Publish(
                                asked.address().topic(Channel.ANSWER),
                                1,
                                false,
                                false,
                                number.incrementAndGet() % PACKET_IDS + 1,
                                question.properties(),
                                question.payload()))));
        self[0].connect(EmbeddedBroker.HUB_LOGIN, secret);
        self[0].subscribe(Address.everyDevice(Channel.ASK));
    }
}
