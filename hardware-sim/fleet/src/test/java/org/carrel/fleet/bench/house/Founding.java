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
import org.carrel.contract.message.enrolment.EnrolmentGrant;
import org.carrel.contract.topic.Address;
import org.carrel.device.runtime.SettingsFiles;
import org.carrel.device.sync.identity.Enrolling;
import org.carrel.device.sync.identity.Identity;
import org.carrel.hub.HubCore;
import org.carrel.hub.HubSettings;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.adapter.csv.CsvImport;
import org.carrel.hub.adapter.pki.HubAuthority;
import org.carrel.hub.adapter.sql.SqliteFile;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.enrolment.DeviceSecrets;
import org.carrel.hub.enrolment.Enrolment;
import org.carrel.hub.enrolment.Invitation;
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
import org.carrel.hub.trust.AccessList;
import org.carrel.hub.trust.Authority;
import org.carrel.hub.trust.Trust;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.Person;

/** Makes a new hub's folder before the hub starts on it, with the means of a technician: enrolment and imports. */
final class Founding implements AutoCloseable {
    private static final Actor TECHNICIAN = new Actor.Hub("bench");
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Device.Names NAMES = new Device.Names("設備", "Device", "一樓", "Ground floor");
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private final FreshKeys keys = new FreshKeys(CLOCK);
    private final SequencedMap<Address, String> passwords = new LinkedHashMap<>();
    private final HubCore hub;
    private final Enrolment enrolment;

    /** @param folder the hub's data folder, not yet used */
    Founding(Path folder) {
        DataFolder data = DataFolder.open(folder);
        HubSettings settings = new HubSettings(
                LoanTerms.USUAL,
                HoldTerms.USUAL,
                new NoticeSettings(new TreeSet<>(), true, LoanTerms.USUAL.zone()),
                data.key("audit", keys::secret),
                authority(data));
        hub = new HubCore(
                new HubCore.Parts(SqliteFile.open(data.database()), settings, SILENCE, List.of(), keys::id, () -> {}));
        enrolment = new Enrolment(hub.store(), new Enrolment.Chance(keys::secret, keys::salt), CLOCK);
        hub.store()
                .run(services ->
                        services.branches().put(new Branch(House.SITE, "總館", "Main library", WeeklyHours.ALWAYS)));
    }

    /** As the hub makes it at its first start. */
    private Authority authority(DataFolder data) {
        try {
            String text = HubAuthority.fresh(keys::secret, CLOCK.instant());
            DataFolder.writeSecret(data.secret("authority.pem"), text);
            return HubAuthority.open(text, keys::secret);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("no authority", unwritable);
        }
    }

    /** Gives a device its certificate, as it would get it when it first starts. @param data the device's own folder */
    void enrol(FurnitureId furniture, Birth.Kind kind, Path data) throws IOException {
        Address device = new Address(House.SITE, new DeviceId(furniture.value()));
        Enrolling.enrol(
                device,
                invited(device, kind).code(),
                new Identity(new SettingsFiles(data.resolve("identity")), device),
                request -> switch (enrolment.admit(request)) {
                    case Trust.Enrolling.Granted(EnrolmentGrant grant) -> grant;
                    case Trust.Enrolling.Refused(var reason) -> throw new IOException("refused: " + reason);
                });
    }

    /** For Mosquitto on an open port. @param secrets folder that gets the device's password and roster key */
    void enrolByPassword(FurnitureId furniture, Birth.Kind kind, Path secrets) throws IOException {
        DeviceSecrets given = password(new Address(House.SITE, new DeviceId(furniture.value())), kind);
        Files.createDirectories(secrets);
        DataFolder.writeSecret(secrets.resolve("password"), given.password());
        DataFolder.writeSecret(
                secrets.resolve("roster.key"), given.rosterKey().secret().hex());
    }

    /** @return their passwords, in their order */
    SequencedMap<Address, String> enrol(List<Address> devices) {
        SequencedMap<Address, String> given = new LinkedHashMap<>();
        devices.forEach(device ->
                given.put(device, password(device, Birth.Kind.PICKUP_SHELF).password()));
        return given;
    }

    private DeviceSecrets password(Address device, Birth.Kind kind) {
        hub.store().run(services -> services.fleet().devices().enrol(device, NAMES, kind, TECHNICIAN, CLOCK.instant()));
        DeviceSecrets given = enrolment.password(device, TECHNICIAN).orElseThrow();
        passwords.put(device, given.password());
        return given;
    }

    private Invitation invited(Address device, Birth.Kind kind) {
        if (enrolment.enrol(device, NAMES, kind, TECHNICIAN)
                instanceof Enrolment.Outcome.Invited(Invitation invitation)) {
            return invitation;
        }
        throw new IllegalStateException(device + " is enrolled already");
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
            List<String> accounts = new ArrayList<>(
                    List.of("hub:" + SlowHash.of(password, keys.salt()).text()));
            passwords.forEach((device, secret) -> accounts.add(device.login() + ":"
                    + SlowHash.ofSecret(secret, keys.salt()).text()));
            DataFolder.writeSecret(folder.resolve("passwords"), String.join("\n", accounts) + "\n");
            DataFolder.writeSecret(
                    folder.resolve("access-list"), AccessList.text(List.of("hub"), List.copyOf(passwords.keySet())));
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
