package org.carrel.fleet.bench.kill;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.codec.Decoded;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.topic.Channel;

/** A program's database, read as an auditor reads it: by its tables, while the program does not run. */
final class Books implements AutoCloseable {
    private final Connection connection;

    Books(Path file) {
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        } catch (SQLException unreadable) {
            throw new IllegalStateException("cannot open " + file, unreadable);
        }
    }

    /** A loan as the hub has it. */
    record Lent(String item, String patron, String state) {}

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    boolean sound() {
        return rows("PRAGMA integrity_check(1)", row -> row.getString(1)).equals(List.of("ok"));
    }

    /** Of a device's journal: every event's id by its sequence. */
    SortedMap<Long, String> journaled() {
        SortedMap<Long, String> found = new TreeMap<>();
        rows("SELECT sequence, wire FROM event ORDER BY sequence", row -> {
            boolean read = MessageCodec.decodeFromDevice(Channel.EVENT, Bytes.of(row.getBytes(2)))
                            instanceof Decoded.Read<DeviceToHub>(DeviceEvent event)
                    && found.put(row.getLong(1), event.id().value()) == null;
            if (!read) {
                found.put(row.getLong(1), "unreadable");
            }
            return read;
        });
        return found;
    }

    /** Of the hub: the events that it applied, as {@code sequence id}, in all epochs. */
    List<String> applied(String device) {
        return rows(
                "SELECT sequence, id FROM inbox WHERE device = '" + device + "' ORDER BY epoch, sequence",
                row -> row.getLong(1) + " " + row.getString(2));
    }

    long appliedThrough(String device) {
        List<Long> found =
                rows("SELECT through FROM inbox_head WHERE device = '" + device + "'", row -> row.getLong(1));
        return found.isEmpty() ? 0 : found.getFirst();
    }

    /** Of the hub: how many events it has applied in all, and how many devices it believes alive. */
    List<Long> pulse() {
        return List.of(
                rows("SELECT count(*) FROM inbox", row -> row.getLong(1)).getFirst(),
                rows("SELECT count(*) FROM device WHERE presence = 'ALIVE'", row -> row.getLong(1))
                        .getFirst());
    }

    List<Lent> loans() {
        return rows(
                "SELECT item, patron, state FROM loan",
                row -> new Lent(row.getString(1), row.getString(2), row.getString(3)));
    }

    SortedSet<String> tagsToRepair() {
        return new TreeSet<>(rows("SELECT uid FROM tag_repair", row -> row.getString(1)));
    }

    List<String> incidents() {
        return rows(
                "SELECT device, kind, sequence, detail FROM incident",
                row -> row.getString(1) + " " + row.getString(2) + " " + row.getLong(3) + " " + row.getString(4));
    }

    List<String> conflicts() {
        return rows(
                "SELECT device, item, reason FROM conflict",
                row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3));
    }

    /** How many events of each kind the hub has applied. */
    SortedMap<String, Long> kinds() {
        SortedMap<String, Long> found = new TreeMap<>();
        rows("SELECT kind, count(*) FROM inbox GROUP BY kind", row -> found.put(row.getString(1), row.getLong(2)));
        return found;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot close an audited database", failed);
        }
    }

    private <T> List<T> rows(String sql, Row<T> each) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(each.read(rows));
            }
            return result;
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot read: " + sql, failed);
        }
    }
}
