package org.carrel.fleet.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.Birth;
import org.carrel.contract.topic.Address;
import org.carrel.hub.HubCore;
import org.carrel.hub.HubSettings;
import org.carrel.hub.access.Scope;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.adapter.csv.CsvImport;
import org.carrel.hub.adapter.sql.SqliteFile;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.enrolment.Enrolment;
import org.carrel.hub.enrolment.Enrolment.Outcome;
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
import org.carrel.hub.settings.DataFolder;
import org.carrel.hub.settings.TerminalAccounts;
import org.carrel.hub.way.Maps;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.Person;

/**
 * Makes a new hub's folder for the demo before the hub starts on it: the branch, its people, its catalogue, its holds, and the
 * credentials of its devices.
 */
final class Seeding {
    static final SiteId SITE = new SiteId("nlpi");
    static final String STAFF_PASSWORD = "demo-lantern";

    /** The file with the account of SIP2 terminals. */
    static final String TERMINALS = "sip2-accounts.properties";

    /** The screen that calls numbers. */
    static final String DISPLAY = "display-1";

    private static final Actor DEMO = new Actor.Hub("demo");
    private static final int SECRET_BYTES = 32;
    private static final int SALT_BYTES = 12;

    private final SecureRandom random = new SecureRandom();
    private final SortedMap<String, String> codes = new TreeMap<>();
    private final HubCore hub;
    private final Instant now;

    private Seeding(HubCore hub, Instant now) {
        this.hub = hub;
        this.now = now;
    }

    /**
     * @param folder the hub's data folder, not yet used
     * @param secrets gets a token for the API
     * @return the codes by which the devices enrol, by their names
     */
    static SortedMap<String, String> seed(
            Path folder, Path secrets, List<Title> titles, List<FurniturePlan> furniture, Instant now) {
        DataFolder data = DataFolder.open(folder);
        Bytes auditKey = data.key("audit", () -> Bytes.of(new SecureRandom().generateSeed(SECRET_BYTES)));
        HubSettings settings = new HubSettings(
                LoanTerms.USUAL,
                HoldTerms.USUAL,
                new NoticeSettings(new TreeSet<>(), true, LoanTerms.USUAL.zone()),
                auditKey);
        long[] number = {0};
        try (HubCore hub = new HubCore(new HubCore.Parts(
                SqliteFile.open(data.database()),
                settings,
                Duration.ofSeconds(45),
                List.of(),
                () -> "seed-" + ++number[0],
                () -> {}))) {
            Seeding seeding = new Seeding(hub, now);
            seeding.people();
            seeding.terminals(secrets.resolve(TERMINALS));
            hub.store().run(services -> SeatSeeding.seed(services.seats(), SITE, DEMO, now));
            seeding.map();
            for (FurniturePlan each : furniture) {
                seeding.enrol(each);
            }
            seeding.enrolDisplay();
            seeding.token(secrets);
            seeding.imports(Files.createDirectories(folder.resolve("imports")), titles);
            return seeding.codes;
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the demo's folder cannot be written to", unwritable);
        }
    }

    private void people() {
        hub.store().run(services -> {
            // Open at any hour, since a visitor comes at any hour.
            services.branches()
                    .put(new Branch(SITE, "國立公共資訊圖書館", "National Library of Public Information", WeeklyHours.ALWAYS));
            for (Cast.Member member : Cast.ALL) {
                if (member.role() == Person.Role.STAFF) {
                    services.patrons()
                            .put(new StaffMember(
                                    new StaffId(member.id()),
                                    new PersonName(member.name()),
                                    List.of(new LibraryCard(
                                            LibraryCard.CardScheme.CHIP_UID,
                                            new CardNumber(member.chip().toHex()),
                                            LibraryCard.CardState.VALID)),
                                    member.language()));
                    services.access()
                            .putAccount(
                                    member.id(),
                                    new StaffId(member.id()),
                                    SlowHash.of(STAFF_PASSWORD, bytes(SALT_BYTES)),
                                    DEMO,
                                    now);
                }
            }
        });
    }

    /** Where each call number stands, so that kiosks can show the way. */
    private void map() throws IOException {
        try (InputStream in = Objects.requireNonNull(Seeding.class.getResourceAsStream("/demo/floor-map.json"))) {
            String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            hub.store().run(services -> services.maps().put(SITE, new Maps.Stored(content, now)));
        }
    }

    private void terminals(Path file) throws IOException {
        List<String> lines = TerminalAccounts.lines(
                "kiosk", SlowHash.of(STAFF_PASSWORD, bytes(SALT_BYTES)), Map.of("branch", SITE.value()));
        DataFolder.writeSecret(file, String.join("\n", lines) + "\n");
    }

    /** For another system of the library, such as the tour that looks whether all is as it should be. */
    private void token(Path secrets) throws IOException {
        String token = hub.store()
                .write(services ->
                        services.access().issueToken("tour", "tour", Scope.ALL, bytes(SECRET_BYTES), DEMO, now));
        DataFolder.writeSecret(secrets.resolve("token"), token);
    }

    private void enrol(FurniturePlan furniture) {
        String[] names = furniture.label().split(" ", 2);
        enrol(
                furniture.id().value(),
                new Device.Names(names[0], names[1], "一樓大廳", "Ground floor"),
                switch (furniture.kind()) {
                    case OPEN_SHELF, CABINET -> Birth.Kind.PICKUP_SHELF;
                    case KIOSK -> Birth.Kind.KIOSK;
                    case BOOK_DROP -> Birth.Kind.BOOK_DROP;
                });
    }

    private void enrolDisplay() {
        enrol(DISPLAY, new Device.Names("叫號螢幕", "Call display", "二樓大廳", "Second floor"), Birth.Kind.CALL_DISPLAY);
    }

    private void enrol(String name, Device.Names names, Birth.Kind kind) {
        Enrolment enrolment = new Enrolment(
                hub.store(), new Enrolment.Chance(() -> bytes(SECRET_BYTES), () -> bytes(SALT_BYTES)), () -> now);
        Outcome outcome = enrolment.enrol(new Address(SITE, new DeviceId(name)), names, kind, DEMO);
        if (outcome instanceof Outcome.Invited(Invitation invitation)) {
            codes.put(name, invitation.code().shown());
        }
    }

    private void imports(Path folder, List<Title> titles) throws IOException {
        CsvImport imports = new CsvImport(hub.store());
        try (InputStream items = Files.newInputStream(Seeds.items(folder, SITE.value(), titles));
                InputStream patrons = Files.newInputStream(Seeds.patrons(folder, SITE.value()));
                InputStream holds = Files.newInputStream(Seeds.holds(folder, SITE.value()))) {
            complete(imports.items(items, DEMO, now));
            complete(imports.patrons(patrons, DEMO, now));
            complete(imports.holds(holds, DEMO, now));
        }
    }

    private static void complete(ImportReport report) {
        if (!report.problems().isEmpty()) {
            throw new IllegalStateException("the demo's own files should be in order: " + report.problems());
        }
    }

    private Bytes bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }
}
