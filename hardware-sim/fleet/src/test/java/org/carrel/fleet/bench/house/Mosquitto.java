package org.carrel.fleet.bench.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.carrel.sim.link.LocalMosquitto;

/** Mosquitto as the library's broker, with the bounds of the configuration that is shipped, on a port of this machine. */
public final class Mosquitto implements AutoCloseable {
    private final Path folder;
    private final LocalMosquitto running;

    /**
     * Starts it and waits until it listens: its port is known only then.
     *
     * @param folder with the files that the hub writes for it: {@code passwords}, {@code access-list}, {@code hub-password}
     */
    Mosquitto(Path program, Path folder) throws IOException {
        this.folder = folder;
        this.running = LocalMosquitto.start(
                program,
                folder,
                1,
                ports -> List.of(
                        "listener " + ports.getFirst() + " 127.0.0.1",
                        "allow_anonymous false",
                        "password_file " + folder.resolve("passwords"),
                        "acl_file " + folder.resolve("access-list"),
                        "persistence true",
                        "persistence_location " + folder + "/",
                        "autosave_interval 60",
                        "max_packet_size 262144",
                        "max_inflight_messages 20",
                        "max_queued_messages 1000",
                        "max_keepalive 60",
                        "max_topic_alias 0",
                        "max_qos 1",
                        "set_tcp_nodelay true",
                        "use_username_as_clientid true"));
    }

    public int port() {
        return running.port(0);
    }

    /** What the hub's settings say of it. */
    List<String> settings() {
        return List.of("mqtt.broker=tcp://127.0.0.1:" + port(), "mqtt.password-file=" + folder.resolve("hub-password"));
    }

    /** As kill -9 does it. */
    public synchronized void kill() {
        running.kill();
    }

    /** Starts it again on the same port and waits until it listens. */
    public synchronized void restart() {
        try {
            running.restart();
        } catch (IOException broken) {
            throw new UncheckedIOException("Mosquitto does not start", broken);
        }
    }

    @Override
    public synchronized void close() {
        running.close();
    }
}
