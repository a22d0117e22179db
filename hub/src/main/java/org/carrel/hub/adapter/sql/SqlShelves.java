package org.carrel.hub.adapter.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.message.ShelfEvent.DoorCause;
import org.carrel.contract.message.ShelfEvent.Security;
import org.carrel.contract.message.ShelfEvent.Strangeness;
import org.carrel.contract.topic.Address;
import org.carrel.hub.shelf.ShelfPlace;
import org.carrel.hub.shelf.ShelfStore;

/** The picture of the devices in tables. */
public final class SqlShelves implements ShelfStore {
    private static final String ITEMS = "SELECT site, device, item, compartment, uid, since FROM shelf_item ";
    private static final String ALARMS = "SELECT site, device, alarm, subject, since FROM open_alarm ";
    private static final String OF_DEVICE = "WHERE site = ? AND device = ? ";

    /** So many memory dumps are kept, the newest; a technician looks at the last few. */
    private static final int DUMPS_MAX = 1_000;

    private final Sql sql;

    public SqlShelves(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<StandingItem> contents(Address device) {
        return sql.list(
                ITEMS + OF_DEVICE + "ORDER BY compartment, item", SqlShelves::readItem, site(device), device(device));
    }

    @Override
    public List<StandingItem> whereIs(ItemId item) {
        return sql.list(ITEMS + "WHERE item = ? ORDER BY since DESC, site, device", SqlShelves::readItem, item.value());
    }

    @Override
    public Optional<StandingItem> standing(Address device, ItemId item) {
        return sql.first(
                ITEMS + OF_DEVICE + "AND item = ?", SqlShelves::readItem, site(device), device(device), item.value());
    }

    @Override
    public List<StrangeTag> strangeTags(Address device) {
        return sql.list(
                "SELECT site, device, uid, compartment, strangeness, since FROM strange_tag " + OF_DEVICE
                        + "ORDER BY compartment, uid",
                row -> new StrangeTag(
                        place(row),
                        TagUid.of(row.text("uid")),
                        row.word(Strangeness.class, "strangeness"),
                        row.instant("since")),
                site(device),
                device(device));
    }

    @Override
    public List<PendingRepair> repairs() {
        return sql.list(
                "SELECT uid, site, device, item, wanted, since FROM tag_repair ORDER BY since, uid",
                row -> new PendingRepair(
                        address(row),
                        new ItemId(row.text("item")),
                        TagUid.of(row.text("uid")),
                        row.word(Security.class, "wanted"),
                        row.instant("since")));
    }

    @Override
    public List<OpenAlarm> alarms(Address device) {
        return sql.list(
                ALARMS + OF_DEVICE + "ORDER BY since, alarm, subject",
                SqlShelves::readAlarm,
                site(device),
                device(device));
    }

    @Override
    public List<OpenAlarm> allAlarms() {
        return sql.list(ALARMS + "ORDER BY since, site, device, alarm, subject", SqlShelves::readAlarm);
    }

    @Override
    public List<OpenDoor> openDoors(Address device) {
        return sql.list(
                "SELECT site, device, compartment, cause, since FROM open_door " + OF_DEVICE + "ORDER BY compartment",
                row -> new OpenDoor(
                        address(row),
                        new CompartmentId(row.text("compartment")),
                        row.word(DoorCause.class, "cause"),
                        row.instant("since")),
                site(device),
                device(device));
    }

    @Override
    public Optional<Bytes> dump(TagUid uid) {
        return sql.first("SELECT memory FROM tag_dump WHERE uid = ?", row -> Bytes.hex(row.text("memory")), uid.hex());
    }

    @Override
    public List<Address> devices() {
        return sql.list(
                "SELECT site, device FROM shelf UNION SELECT site, device FROM shelf_item ORDER BY site, device",
                SqlShelves::address);
    }

    @Override
    public void inventoryTaken(Address device, Instant now) {
        sql.update(
                "INSERT INTO shelf (site, device, inventory) VALUES (?, ?, ?)"
                        + " ON CONFLICT (site, device) DO UPDATE SET inventory = excluded.inventory",
                site(device),
                device(device),
                now.toEpochMilli());
    }

    @Override
    public void put(StandingItem item) {
        Address device = item.place().device();
        sql.update(
                "INSERT INTO shelf_item (site, device, item, compartment, uid, since) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (site, device, item) DO UPDATE SET compartment = excluded.compartment,"
                        + " uid = excluded.uid, since = excluded.since",
                site(device),
                device(device),
                item.item().value(),
                item.place().compartment().value(),
                item.uid().hex(),
                item.since().toEpochMilli());
    }

    @Override
    public void remove(Address device, ItemId item) {
        sql.update("DELETE FROM shelf_item " + OF_DEVICE + "AND item = ?", site(device), device(device), item.value());
    }

    @Override
    public void put(StrangeTag tag) {
        Address device = tag.place().device();
        sql.update(
                "INSERT INTO strange_tag (site, device, uid, compartment, strangeness, since) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (site, device, uid) DO UPDATE SET compartment = excluded.compartment,"
                        + " strangeness = excluded.strangeness, since = excluded.since",
                site(device),
                device(device),
                tag.uid().hex(),
                tag.place().compartment().value(),
                tag.strangeness().name(),
                tag.since().toEpochMilli());
    }

    @Override
    public boolean removeStrange(Address device, TagUid uid) {
        return sql.update(
                        "DELETE FROM strange_tag " + OF_DEVICE + "AND uid = ?", site(device), device(device), uid.hex())
                > 0;
    }

    @Override
    public void put(PendingRepair repair) {
        sql.update(
                "INSERT INTO tag_repair (uid, site, device, item, wanted, since) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (uid) DO UPDATE SET site = excluded.site, device = excluded.device,"
                        + " item = excluded.item, wanted = excluded.wanted, since = excluded.since",
                repair.uid().hex(),
                site(repair.device()),
                device(repair.device()),
                repair.item().value(),
                repair.wanted().name(),
                repair.since().toEpochMilli());
    }

    @Override
    public boolean removeRepair(TagUid uid) {
        return sql.update("DELETE FROM tag_repair WHERE uid = ?", uid.hex()) > 0;
    }

    @Override
    public boolean add(OpenAlarm alarm) {
        return sql.update(
                        "INSERT INTO open_alarm (site, device, alarm, subject, since) VALUES (?, ?, ?, ?, ?)"
                                + " ON CONFLICT (site, device, alarm, subject) DO NOTHING",
                        site(alarm.device()),
                        device(alarm.device()),
                        alarm.alarm().name(),
                        alarm.subject(),
                        alarm.since().toEpochMilli())
                > 0;
    }

    @Override
    public boolean removeAlarm(Address device, Alarm alarm, String subject) {
        return sql.update(
                        "DELETE FROM open_alarm " + OF_DEVICE + "AND alarm = ? AND subject = ?",
                        site(device),
                        device(device),
                        alarm.name(),
                        subject)
                > 0;
    }

    @Override
    public void put(OpenDoor door) {
        sql.update(
                "INSERT INTO open_door (site, device, compartment, cause, since) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (site, device, compartment) DO UPDATE SET cause = excluded.cause,"
                        + " since = excluded.since",
                site(door.device()),
                device(door.device()),
                door.compartment().value(),
                door.cause().name(),
                door.since().toEpochMilli());
    }

    @Override
    public boolean removeDoor(Address device, CompartmentId compartment) {
        return sql.update(
                        "DELETE FROM open_door " + OF_DEVICE + "AND compartment = ?",
                        site(device),
                        device(device),
                        compartment.value())
                > 0;
    }

    @Override
    public void putDump(TagUid uid, Bytes memory, Instant now) {
        sql.update(
                "INSERT INTO tag_dump (uid, memory, seen) VALUES (?, ?, ?)"
                        + " ON CONFLICT (uid) DO UPDATE SET memory = excluded.memory, seen = excluded.seen",
                uid.hex(),
                memory.hex(),
                now.toEpochMilli());
        sql.update(
                "DELETE FROM tag_dump WHERE seen < (SELECT min(seen) FROM"
                        + " (SELECT seen FROM tag_dump ORDER BY seen DESC LIMIT ?) AS newest)",
                DUMPS_MAX);
    }

    private static StandingItem readItem(Row row) {
        return new StandingItem(
                place(row), new ItemId(row.text("item")), TagUid.of(row.text("uid")), row.instant("since"));
    }

    private static OpenAlarm readAlarm(Row row) {
        return new OpenAlarm(address(row), row.word(Alarm.class, "alarm"), row.text("subject"), row.instant("since"));
    }

    private static ShelfPlace place(Row row) {
        return new ShelfPlace(address(row), new CompartmentId(row.text("compartment")));
    }

    public static Address address(Row row) {
        return new Address(new SiteId(row.text("site")), new DeviceId(row.text("device")));
    }

    private static String site(Address device) {
        return device.site().value();
    }

    private static String device(Address device) {
        return device.device().value();
    }
}
