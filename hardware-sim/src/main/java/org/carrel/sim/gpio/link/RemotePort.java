package org.carrel.sim.gpio.link;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pins in another process, by {@link PinLine}s to its {@link PinServer}. Watchers are told on its own thread. */
public final class RemotePort implements PinPort {
    private static final Logger LOG = LoggerFactory.getLogger(RemotePort.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LineSocket line;
    private final Map<Integer, Watched> watched = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> greeted = new CompletableFuture<>();
    private volatile boolean closed;

    private record Watched(Watcher watcher, CompletableFuture<Void> first) {}

    private RemotePort(LineSocket line) {
        this.line = line;
    }

    /**
     * @param address {@code host:port}
     * @throws PinTrouble when nobody answers there within a few seconds
     */
    public static RemotePort connect(String address) {
        int colon = address.lastIndexOf(':');
        if (colon < 1 || !address.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new PinTrouble("not host:port: " + address);
        }
        try {
            Socket socket = new Socket();
            socket.connect(
                    new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                    Math.toIntExact(PATIENCE.toMillis()));
            RemotePort port = new RemotePort(new LineSocket(socket));
            Thread.ofVirtual().name("sim-pins").start(port::read);
            await(port.greeted, "no greeting from the pins at " + address);
            return port;
        } catch (IOException e) {
            throw new PinTrouble("no pins at " + address, e);
        }
    }

    @Override
    public void drive(int number, boolean high) {
        say(new PinLine.Out(number, high));
    }

    @Override
    public void watch(int number, Watcher watcher) {
        Watched entry = new Watched(watcher, new CompletableFuture<>());
        watched.put(number, entry);
        say(new PinLine.Watch(number));
        await(entry.first(), "no word from pin " + number);
    }

    @Override
    public void close() {
        closed = true;
        line.close();
    }

    private void say(PinLine words) {
        try {
            line.write(words);
        } catch (IOException e) {
            throw new PinTrouble("the pins are gone", e);
        }
    }

    private void read() {
        try {
            for (Optional<PinLine> next = line.read(); next.isPresent(); next = line.read()) {
                heard(next.get());
            }
            lost("the other side closed");
        } catch (IOException broken) {
            lost(broken.toString());
        }
    }

    private void heard(PinLine said) {
        switch (said) {
            case PinLine.Hello(int version) -> {
                if (version == PinLine.VERSION) {
                    greeted.complete(null);
                } else {
                    greeted.completeExceptionally(new PinTrouble("pins speak version " + version));
                }
            }
            case PinLine.In(int number, boolean high) -> {
                Watched entry = watched.get(number);
                if (entry != null) {
                    entry.watcher().level(high);
                    entry.first().complete(null);
                }
            }
            case PinLine.No(int number) -> {
                Watched entry = watched.get(number);
                if (entry != null) {
                    entry.first().completeExceptionally(new PinTrouble("no input " + number));
                } else {
                    LOG.warn("the board has no output {}", number);
                }
            }
            case PinLine.Out _, PinLine.Watch _ -> LOG.warn("the pins said {}, which is ours to say", said.text());
        }
    }

    private void lost(String why) {
        if (!closed) {
            LOG.warn("the simulated pins are gone: {}", why);
        }
        PinTrouble trouble = new PinTrouble("the pins are gone: " + why);
        greeted.completeExceptionally(trouble);
        watched.values().forEach(entry -> entry.first().completeExceptionally(trouble));
    }

    private static void await(CompletableFuture<Void> answer, String otherwise) {
        try {
            answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PinTrouble(otherwise, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new PinTrouble(otherwise, e);
        }
    }
}
