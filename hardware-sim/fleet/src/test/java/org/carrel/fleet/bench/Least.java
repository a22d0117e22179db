package org.carrel.fleet.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;

/** The least that a Java program on these libraries can be: it opens a SQLite file, makes an MQTT client and is ready. A baseline. */
final class Least {
    private Least() {}

    /** @param arguments a folder to work in */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        System.setProperty("org.sqlite.tmpdir", folder.toString());
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("least.sqlite"));
                Statement statement = connection.createStatement()) {
            MqttAsyncClient client = new MqttAsyncClient("tcp://127.0.0.1:1883", "least", new MemoryPersistence());
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("CREATE TABLE IF NOT EXISTS event (sequence INTEGER PRIMARY KEY, wire BLOB NOT NULL)");
            System.out.println("ready " + client.getClientId());
            new CountDownLatch(1).await();
        }
    }
}
