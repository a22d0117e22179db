package org.carrel.shelf.bookdrop.sorting;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.message.ShelfEvent.Strangeness;
import org.carrel.device.port.DeviceStore;

/**
 * What the journal says of the time before the start.
 *
 * @param batch what had come in and was not told; none or one
 * @param alarms raised and not cleared, as {@code KIND/subject}
 * @param problems what could not be understood, one sentence each
 */
public record Remembered(List<Batch> batch, SortedSet<String> alarms, List<String> problems) {
    static final String BATCH = "drop/batch";
    static final String ALARM = "alarm/";

    public Remembered {
        batch = List.copyOf(batch);
        problems = List.copyOf(problems);
    }

    public static Remembered of(DeviceStore store) {
        SortedSet<String> alarms = new TreeSet<>();
        store.notes(ALARM).keySet().forEach(key -> alarms.add(key.substring(ALARM.length())));
        Optional<Bytes> note = store.note(BATCH);
        if (note.isEmpty()) {
            return new Remembered(List.of(), alarms, List.of());
        }
        try {
            return new Remembered(List.of(read(note.get())), alarms, List.of());
        } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
            // Something was in the machine: as if nobody had read what.
            Batch unknown = Batch.found(
                    new DeviceTime(Instant.EPOCH, DeviceTime.Quality.UNKNOWN, 0),
                    1,
                    new TreeMap<>(),
                    Batch.Past.MOVING);
            return new Remembered(
                    List.of(unknown), alarms, List.of("The note of what lay on the belt cannot be read."));
        }
    }

    /** Bins whose alarm is remembered and which this drop does not have any more. */
    List<String> strayAlarms(Rules rules) {
        String prefix = Alarm.BIN_FULL + "/";
        return alarms.stream()
                .filter(alarm -> alarm.startsWith(prefix))
                .map(alarm -> alarm.substring(prefix.length()))
                .filter(bin -> rules.bins().stream()
                        .noneMatch(known -> known.id().value().equals(bin)))
                .toList();
    }

    /** A first line about all of it, then one for each tag; parted by tabs, which no identifier holds. */
    static Bytes write(Batch batch, Batch.Past how) {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(
                "\t",
                how.name(),
                Long.toString(batch.entered().wall().toEpochMilli()),
                batch.entered().quality().name(),
                Long.toString(batch.entered().uptimeMillis()),
                Integer.toString(batch.entries())));
        for (Piece piece : batch.heard()) {
            if (piece.inside() > 0 || piece.noted()) {
                lines.add(line(piece));
            }
        }
        return Bytes.of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static String line(Piece piece) {
        return switch (piece.reading()) {
            case Piece.Reading.Item it ->
                String.join(
                        "\t",
                        piece.uid().hex(),
                        Integer.toString(piece.heard()),
                        "ITEM",
                        it.item().value(),
                        it.owner(),
                        Integer.toString(it.parts()),
                        Integer.toString(it.part()));
            case Piece.Reading.Strange it ->
                String.join(
                        "\t",
                        piece.uid().hex(),
                        Integer.toString(piece.heard()),
                        "STRANGE",
                        it.kind().name());
            case Piece.Reading.Unread _ ->
                String.join("\t", piece.uid().hex(), Integer.toString(piece.heard()), "UNREAD");
        };
    }

    private static Batch read(Bytes note) {
        String[] lines = new String(note.toArray(), StandardCharsets.UTF_8).split("\n", -1);
        String[] first = lines[0].split("\t", -1);
        SortedMap<TagUid, Piece> pieces = new TreeMap<>();
        for (int index = 1; index < lines.length; index++) {
            Piece piece = piece(lines[index].split("\t", -1));
            pieces.put(piece.uid(), piece);
        }
        return Batch.found(
                new DeviceTime(
                        Instant.ofEpochMilli(Long.parseLong(first[1])),
                        DeviceTime.Quality.valueOf(first[2]),
                        Long.parseLong(first[3])),
                Integer.parseInt(first[4]),
                pieces,
                Batch.Past.valueOf(first[0]));
    }

    private static Piece piece(String[] parts) {
        Piece.Reading reading = switch (parts[2]) {
            case "ITEM" ->
                new Piece.Reading.Item(
                        new ItemId(parts[3]), parts[4], Integer.parseInt(parts[5]), Integer.parseInt(parts[6]));
            case "STRANGE" -> new Piece.Reading.Strange(Strangeness.valueOf(parts[3]));
            case "UNREAD" -> new Piece.Reading.Unread();
            default -> throw new IllegalArgumentException("not a reading: " + parts[2]);
        };
        return Piece.noted(TagUid.of(parts[0]), reading, Integer.parseInt(parts[1]));
    }
}
