package org.carrel.sim.gpio.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.carrel.sim.gpio.Pin;
import org.carrel.sim.gpio.PinBank;
import org.carrel.sim.kernel.RealPace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers one bank of pins to a board in another process, on a port of the loopback interface. One board at a time: a newer one
 * takes the pins over, as when a process is restarted. What becomes of the outputs when a board's connection ends is the world's
 * business.
 *
 * <p>The bank is touched on the world's thread only. A board that does not read what it is told loses its connection.
 */
public final class PinServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PinServer.class);
    private static final int UNREAD_MOST = 1000;

    private final String name;
    private final PinBank bank;
    private final RealPace world;
    private final Runnable boardLeft;
    private final ServerSocket server;
    private Optional<Board> current = Optional.empty(); // On the world's thread.

    /**
     * @param name of the furniture, for threads and logs
     * @param boardLeft run on the world's thread when a board let go of the pins or died, as
     *     {@link org.carrel.sim.world.World#boardDied}
     */
    public PinServer(String name, PinBank bank, RealPace world, Runnable boardLeft) {
        this.name = name;
        this.bank = bank;
        this.world = world;
        this.boardLeft = boardLeft;
        try {
            this.server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the pins of " + name, e);
        }
        world.submit(() -> bank.listen(this::changed));
        Thread.ofVirtual().name("sim-pins-" + name).start(this::accept);
    }

    /** Where a board connects, as {@code host:port}. */
    public String address() {
        return server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException _) {
            // It listens no more either way.
        }
        world.submit(() -> take(Optional.empty()));
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Board board = new Board(new LineSocket(server.accept()));
                world.submit(() -> take(Optional.of(board)));
                Thread.ofVirtual().name("sim-pins-" + name + "-in").start(board::read);
                Thread.ofVirtual().name("sim-pins-" + name + "-out").start(board::write);
            } catch (IOException broken) {
                if (!server.isClosed()) {
                    LOG.warn("pins of {}: a board could not connect: {}", name, broken.toString());
                }
            }
        }
    }

    private void take(Optional<Board> next) {
        if (next.isPresent() && server.isClosed()) {
            next.get().drop(); // It came through the door as that was being closed.
            return;
        }
        current.ifPresent(board -> {
            board.drop();
            boardLeft.run();
        });
        current = next;
        next.ifPresent(board -> board.tell(new PinLine.Hello(PinLine.VERSION)));
    }

    private void left(Board board) {
        if (current.filter(board::equals).isPresent()) {
            take(Optional.empty());
        }
    }

    private void changed(Pin pin, boolean high) {
        current.filter(board -> board.watched.contains(pin.number()))
                .ifPresent(board -> board.tell(new PinLine.In(pin.number(), high)));
    }

    /** One connected board. */
    private final class Board {
        private final LineSocket line;
        private final LinkedBlockingQueue<PinLine> untold = new LinkedBlockingQueue<>(UNREAD_MOST);
        private final TreeSet<Integer> watched = new TreeSet<>(); // On the world's thread.
        private volatile boolean gone;

        private Board(LineSocket line) {
            this.line = line;
        }

        private void read() {
            try {
                for (Optional<PinLine> next = line.read(); next.isPresent(); next = line.read()) {
                    PinLine said = next.get();
                    world.submit(() -> heard(said));
                }
            } catch (IOException broken) {
                if (!gone) {
                    LOG.info("pins of {}: the board's connection broke: {}", name, broken.toString());
                }
            } finally {
                drop();
                world.submit(() -> left(this));
            }
        }

        private void write() {
            try {
                while (!gone) {
                    PinLine next = untold.poll(1, TimeUnit.SECONDS);
                    if (next != null) {
                        line.write(next);
                    }
                }
            } catch (IOException _) {
                drop(); // The reading side reports it.
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        private void heard(PinLine said) {
            if (current.filter(this::equals).isEmpty()) {
                return; // Another board has the pins now.
            }
            switch (said) {
                case PinLine.Out(int number, boolean high) -> {
                    if (has(number, Pin.Direction.OUTPUT)) {
                        bank.drive(number, high);
                    } else {
                        tell(new PinLine.No(number));
                    }
                }
                case PinLine.Watch(int number) -> {
                    if (has(number, Pin.Direction.INPUT)) {
                        watched.add(number);
                        tell(new PinLine.In(number, bank.high(number)));
                    } else {
                        tell(new PinLine.No(number));
                    }
                }
                case PinLine.Hello _, PinLine.In _, PinLine.No _ -> {
                    LOG.warn("pins of {}: a board said {}, which is ours to say", name, said.text());
                    drop();
                }
            }
        }

        private void tell(PinLine news) {
            if (!untold.offer(news)) {
                LOG.warn("pins of {}: the board reads nothing; its connection is dropped", name);
                drop();
            }
        }

        private void drop() {
            gone = true;
            line.close();
        }
    }

    private boolean has(int number, Pin.Direction direction) {
        return bank.has(number) && bank.pin(number).direction() == direction;
    }
}
