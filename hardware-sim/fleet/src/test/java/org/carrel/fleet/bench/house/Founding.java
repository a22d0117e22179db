package org.carrel.fleet.bench.house;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.message.Birth;
import org.carrel.contract.topic.Address;
import org.carrel.hub.HubCore;
import org.carrel.hub.HubSettings;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.adapter.csv.CsvImport;
import org.carrel.hub.adapter.sql.SqliteFile;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.enrolment.DeviceSecrets;
import org.carrel.hub.enrolment.Enrolment;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.identity.LibraryCard;
import org.carrel.hub.identity.PersonName;
import org.carrel.hub.identity.StaffId;
import org.carrel.hub.identity.StaffMember;
import org.carrel.hub.importing.ImportReport;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.notice.NoticeSettings;
import org.carrel.hub.reservation.HoldTerms;
import org.carrel.hub.runtime.FreshKeys;
import org.carrel.hub.settings.DataFolder;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.Person;

/** Makes a new hub's folder before the hub starts on it, with the means of a technician: enrolment and imports. */
final class Founding implements AutoCloseable {
    private static final Actor TECHNICIAN = new Actor.Hub("bench");
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private final FreshKeys keys = new FreshKeys(CLOCK);
    private final HubCore hub;

    /** @param folder the hub's data folder, not yet used */
    Founding(Path folder) {
        DataFolder data = DataFolder.open(folder);
        HubSettings settings = new HubSettings(
                LoanTerms.USUAL,
                HoldTerms.USUAL,
                new NoticeSettings(new TreeSet<>(), true, LoanTerms.USUAL.zone()),
                data.key("audit", keys::secret));
        hub = new HubCore(
                new HubCore.Parts(SqliteFile.open(data.database()), settings, SILENCE, List.of(), keys::id, () -> {}));
        hub.store()
                .run(services ->
                        services.branches().put(new Branch(House.SITE, "總館", "Main library", WeeklyHours.ALWAYS)));
    }

    /** @param secrets folder that gets the device's password and roster key */
    void enrol(FurnitureId furniture, Birth.Kind kind, Path secrets) throws IOException {
        DeviceSecrets given = enrol(new Address(House.SITE, new DeviceId(furniture.value())), kind);
        Files.createDirectories(secrets);
        DataFolder.writeSecret(secrets.resolve("password"), given.password());
        DataFolder.writeSecret(
                secrets.resolve("roster.key"), given.rosterKey().secret().hex());
    }

    /** @return their passwords, in their order */
    SequencedMap<Address, String> enrol(List<Address> devices) {
        SequencedMap<Address, String> passwords = new LinkedHashMap<>();
        devices.forEach(device ->
                passwords.put(device, enrol(device, Birth.Kind.PICKUP_SHELF).password()));
        return passwords;
    }

    private DeviceSecrets enrol(Address device, Birth.Kind kind) {
        Enrolment enrolment = new Enrolment(hub.store(), new Enrolment.Chance(keys::secret, keys::salt), CLOCK);
        Enrolment.Outcome outcome =
                enrolment.enrol(device, new Device.Names("設備", "Device", "一樓", "Ground floor"), kind, TECHNICIAN);
        if (!(outcome instanceof Enrolment.Outcome.Given(DeviceSecrets given))) {
            throw new IllegalStateException(device + " is enrolled already");
        }
        return given;
    }

    /** Everybody, every book, and one hold for each book: the patrons in turn wait for them. */
    void fill(List<Guest> guests, List<Volume> volumes) {
        List<Guest> patrons = guests.stream()
                .filter(guest -> guest.role() == Person.Role.PATRON)
                .toList();
        hub.store()
                .run(services -> guests.stream()
                        .filter(guest -> guest.role() == Person.Role.STAFF)
                        .forEach(guest -> services.patrons()
                                .put(new StaffMember(
                                        new StaffId(guest.id()),
                                        new PersonName("Staff " + guest.number()),
                                        List.of(new LibraryCard(
                                                LibraryCard.CardScheme.CHIP_UID,
                                                new CardNumber(guest.chip().toHex()),
                                                LibraryCard.CardState.VALID)),
                                        "en"))));
        List<String> items = new ArrayList<>(List.of("barcode,title,branch"));
        volumes.forEach(volume -> items.add(volume.barcode() + "," + volume.title() + "," + House.SITE));
        List<String> people = new ArrayList<>(List.of("id,name,card,home,valid_through"));
        patrons.forEach(guest -> people.add(guest.id() + ",Patron " + guest.number() + ",uid:"
                + guest.chip().toHex() + "," + House.SITE + ",2031-12-31"));
        List<String> holds = new ArrayList<>(List.of("patron,barcode,pickup"));
        volumes.forEach(
                volume -> holds.add(House.holder(volume, patrons).id() + "," + volume.barcode() + "," + House.SITE));
        CsvImport imports = new CsvImport(hub.store());
        complete(imports.items(file(items), TECHNICIAN, CLOCK.instant()));
        complete(imports.patrons(file(people), TECHNICIAN, CLOCK.instant()));
        complete(imports.holds(file(holds), TECHNICIAN, CLOCK.instant()));
    }

    /** What an external broker needs to know of the hub and of every enrolled device. */
    void mosquittoFiles(Path folder) {
        try {
            Files.createDirectories(folder);
            String password = keys.password();
            List<String> passwords = new ArrayList<>(
                    List.of("hub:" + SlowHash.of(password, keys.salt()).text()));
            passwords.addAll(
                    hub.store().read(services -> services.fleet().credentials().mosquittoPasswords(CLOCK.instant())));
            List<String> rights = hub.store()
                    .read(services ->
                            services.fleet().credentials().mosquittoAccessList(List.of("hub"), CLOCK.instant()));
            DataFolder.writeSecret(folder.resolve("passwords"), String.join("\n", passwords) + "\n");
            DataFolder.writeSecret(folder.resolve("access-list"), String.join("\n", rights) + "\n");
            DataFolder.writeSecret(folder.resolve("hub-password"), password);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("no files for Mosquitto in " + folder, unwritable);
        }
    }

    @Override
    public void close() {
        hub.close();
    }

    private static InputStream file(List<String> rows) {
        return new ByteArrayInputStream(String.join("\n", rows).getBytes(StandardCharsets.UTF_8));
    }

    private static void complete(ImportReport report) {
        if (!report.problems().isEmpty()) {
            throw new IllegalStateException("these files should be in order: " + report.problems());
        }
    }
}
