package org.carrel.hub.adapter.sql.drop;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.DropEvent.ItemDropped;
import org.carrel.contract.message.drop.Content;
import org.carrel.contract.message.drop.Evidence;
import org.carrel.contract.message.drop.Sorted;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.adapter.sql.SqlShelves;
import org.carrel.hub.drop.DropStore;
import org.carrel.hub.drop.Dropped;
import org.carrel.hub.drop.Oddity;

/** What came in and what is odd about it, in two tables. */
public final class SqlDrops implements DropStore {
    private static final String COLUMNS = "id, site, device, item, owner, parts_in_all, tags, entered, entered_quality,"
            + " entered_uptime, together, entries, exits, readings, weight, destination, sorted_by, bin, exceptions,"
            + " securing, booking, next, reported, heard";

    private static final String STILL_OPEN =
            "SELECT dropped FROM drop_oddity WHERE drop_oddity.dropped = dropped_item.id AND resolved IS NULL";

    private final Sql sql;

    public SqlDrops(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Dropped dropped) {
        ItemDropped event = dropped.event();
        Evidence evidence = event.evidence();
        Sorted sorted = event.sorted();
        sql.update(
                "INSERT INTO dropped_item (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?, ?, ?, ?, ?)",
                dropped.id(),
                dropped.drop().site().value(),
                dropped.drop().device().value(),
                item(event.content()),
                owner(event.content()),
                event.content() instanceof Content.Identified it ? it.partsInAll() : 0,
                joined(tags(event.content()), TagUid::hex),
                evidence.entered().wall().toEpochMilli(),
                evidence.entered().quality().name(),
                evidence.entered().uptimeMillis(),
                evidence.together(),
                evidence.entries(),
                evidence.exits(),
                evidence.readings(),
                evidence.weightGrams(),
                DestinationText.write(sorted.destination()),
                sorted.by().name(),
                joined(sorted.bin(), CompartmentId::value),
                joined(sorted.exceptions(), Sorted.Reason::name),
                sorted.securing().name(),
                dropped.booking().name(),
                joined(dropped.next(), DestinationText::write),
                dropped.reported().toEpochMilli(),
                dropped.heard().toEpochMilli());
    }

    @Override
    public List<Dropped> newest(Optional<ItemId> item, int limit) {
        String newestFirst = " ORDER BY heard DESC, id DESC LIMIT ?";
        return item.map(only -> sql.list(
                        "SELECT " + COLUMNS + " FROM dropped_item WHERE item = ?" + newestFirst,
                        SqlDrops::dropped,
                        only.value(),
                        limit))
                .orElseGet(() ->
                        sql.list("SELECT " + COLUMNS + " FROM dropped_item" + newestFirst, SqlDrops::dropped, limit));
    }

    private static Dropped dropped(Row row) {
        return new Dropped(
                row.text("id"),
                SqlShelves.address(row),
                new ItemDropped(content(row), evidence(row), sorted(row)),
                row.word(Dropped.Booking.class, "booking"),
                parted(row.text("next"), DestinationText::read),
                row.instant("reported"),
                row.instant("heard"));
    }

    private static Content content(Row row) {
        List<TagUid> tags = parted(row.text("tags"), TagUid::of);
        String item = row.text("item");
        return item.isEmpty()
                ? new Content.Unidentified(tags)
                : new Content.Identified(new ItemId(item), row.text("owner"), row.integer("parts_in_all"), tags);
    }

    private static Evidence evidence(Row row) {
        return new Evidence(
                new DeviceTime(
                        row.instant("entered"),
                        row.word(DeviceTime.Quality.class, "entered_quality"),
                        row.number("entered_uptime")),
                row.integer("together"),
                row.integer("entries"),
                row.integer("exits"),
                row.integer("readings"),
                row.integer("weight"));
    }

    private static Sorted sorted(Row row) {
        return new Sorted(
                DestinationText.read(row.text("destination")),
                row.word(Sorted.By.class, "sorted_by"),
                parted(row.text("bin"), CompartmentId::new),
                parted(row.text("exceptions"), Sorted.Reason::valueOf),
                row.word(Sorted.Securing.class, "securing"));
    }

    @Override
    public void add(Oddity oddity) {
        sql.update(
                "INSERT INTO drop_oddity (id, dropped, site, device, item, bin, reason, reported, found)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                oddity.id(),
                oddity.dropped(),
                oddity.drop().site().value(),
                oddity.drop().device().value(),
                oddity.item(),
                oddity.bin(),
                oddity.reason().name(),
                oddity.reported().toEpochMilli(),
                oddity.found().toEpochMilli());
    }

    @Override
    public List<Oddity> open() {
        return sql.list(
                "SELECT id, dropped, site, device, item, bin, reason, reported, found FROM drop_oddity"
                        + " WHERE resolved IS NULL ORDER BY found, id",
                row -> new Oddity(
                        row.text("id"),
                        row.text("dropped"),
                        SqlShelves.address(row),
                        row.text("item"),
                        row.text("bin"),
                        row.word(Oddity.Reason.class, "reason"),
                        row.instant("reported"),
                        row.instant("found")));
    }

    @Override
    public boolean resolve(String oddity, String by, Instant now) {
        return sql.update(
                        "UPDATE drop_oddity SET resolved = ?, resolved_by = ? WHERE id = ? AND resolved IS NULL",
                        now.toEpochMilli(),
                        by,
                        oddity)
                > 0;
    }

    @Override
    public int forgetBefore(Instant then, int limit) {
        return sql.update(
                "DELETE FROM dropped_item WHERE id IN (SELECT id FROM dropped_item WHERE heard < ? AND NOT EXISTS ("
                        + STILL_OPEN + ") ORDER BY heard LIMIT ?)",
                then.toEpochMilli(),
                limit);
    }

    private static String item(Content content) {
        return content instanceof Content.Identified it ? it.item().value() : "";
    }

    private static String owner(Content content) {
        return content instanceof Content.Identified it ? it.owner() : "";
    }

    private static List<TagUid> tags(Content content) {
        return switch (content) {
            case Content.Identified it -> it.tags();
            case Content.Unidentified it -> it.tags();
        };
    }

    private static <T> String joined(List<T> values, Function<T, String> each) {
        return values.stream().map(each).collect(Collectors.joining(" "));
    }

    private static <T> List<T> parted(String text, Function<String, T> each) {
        return Arrays.stream(text.split(" "))
                .flatMap(word -> word.isEmpty() ? Stream.<T>empty() : Stream.of(each.apply(word)))
                .toList();
    }
}
