package org.carrel.hub.office;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.Birth;
import org.carrel.contract.topic.Address;
import org.carrel.hub.access.Scope;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
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
import org.carrel.hub.ils.Errand;
import org.carrel.hub.importing.ImportReport;
import org.carrel.hub.importing.Importing;
import org.carrel.hub.settings.DataFolder;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;

/** What a technician does at the hub's machine: enrol, import, give access. Works beside a running hub, on the same data. */
public final class Office {
    private static final Actor TECHNICIAN = new Actor.Hub("office");
    private static final String ADDRESS = "a device as site/device";
    private static final String NO_SUCH_DEVICE = "No such device is on the register.";
    private static final int SALT_BYTES = 12;

    private final Parts parts;
    private final PrintStream out;

    /** What an external broker has to know. */
    @FunctionalInterface
    public interface BrokerFiles {
        /**
         * Content by file name, in an order.
         *
         * @param hubs the hubs' names at the broker
         * @param names host names and addresses of the broker
         */
        SortedMap<String, String> files(List<String> hubs, List<String> names);
    }

    /**
     * @param ids gives a fresh key each time
     * @param password gives one that can be typed
     */
    public record Parts(
            Transactor<Services> store,
            Enrolment enrolment,
            Importing importing,
            BrokerFiles broker,
            Supplier<String> ids,
            Supplier<String> password,
            Supplier<Bytes> secret,
            InstantSource clock) {}

    public Office(Parts parts, PrintStream out) {
        this.parts = parts;
        this.out = out;
    }

    /** What the first word can be, with what follows it. */
    public static List<String> usage() {
        return List.of(
                "branch SITE --name-zh 總館 --name-en \"Main library\" [--hours \"tue 08:00-21:00, …\"]",
                "enrol SITE/DEVICE --kind pickup-shelf --name-zh … --name-en … --place-zh … --place-en …",
                "code SITE/DEVICE",
                "password SITE/DEVICE --secrets FOLDER",
                "revoke SITE/DEVICE",
                "staff ID --name 林小姐 [--card uid:E0…] [--language zh-Hant]",
                "account LOGIN --staff ID [--password-file FILE]",
                "token NAME --scopes " + Scope.WORDS,
                "import marc-koha|marc-symphony|marc-holdings|items-csv|patrons-csv|holds-csv FILE [--branch SITE]",
                "mosquitto FOLDER [--user hub[,hub-2]] [--names broker.example,192.0.2.7]",
                "pin PATRON --pin-file FILE",
                "sip2-password",
                "errands",
                "audit",
                "backup",
                "restore FILE");
    }

    /**
     * Does one command.
     *
     * @return whether it was done
     * @throws Arguments.Unusable when the command line is wrong
     */
    public boolean run(String command, Arguments arguments) throws IOException {
        return switch (command) {
            case "branch" -> branch(arguments);
            case "enrol" -> enrol(arguments);
            case "code" -> code(arguments);
            case "password" -> password(arguments);
            case "revoke" -> revoke(arguments);
            case "staff" -> staff(arguments);
            case "account" -> account(arguments);
            case "token" -> token(arguments);
            case "import" -> imported(arguments);
            case "mosquitto" -> new MosquittoErrand(parts, out).run(arguments);
            case "pin" -> pin(arguments);
            case "sip2-password" -> sip2Password(arguments);
            case "errands" -> errands(arguments);
            case "audit" -> audit(arguments);
            default -> throw new Arguments.Unusable("'" + command + "' is not a command.");
        };
    }

    private boolean branch(Arguments arguments) {
        SiteId site = arguments.word(1, "a branch's short name, a-z 0-9 and hyphens", SiteId::new);
        String chinese = arguments.option("name-zh", "its Chinese name", value -> value);
        String english = arguments.option("name-en", "its English name", value -> value);
        Optional<WeeklyHours> given = arguments.option(
                "hours",
                "such as 'tue 08:00-21:00, sun 08:00-17:00', with holidays at the end if open on them",
                Optional.empty(),
                value -> Optional.of(WeeklyHours.parse(value)));
        arguments.finish();
        parts.store().run(services -> {
            WeeklyHours hours = given.or(() -> services.branches().branch(site).map(Branch::hours))
                    .orElse(WeeklyHours.ALWAYS);
            services.hours()
                    .put(
                            new Branch(site, chinese, english, hours),
                            TECHNICIAN,
                            parts.clock().instant());
        });
        out.println("branch " + site + " is known");
        return true;
    }

    private boolean enrol(Arguments arguments) throws IOException {
        Address device = arguments.word(1, ADDRESS, Office::address);
        Birth.Kind kind = arguments.option(
                "kind",
                "pickup-shelf, kiosk, call-display or book-drop",
                value -> Birth.Kind.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_')));
        Device.Names names = new Device.Names(
                arguments.option("name-zh", "its Chinese name", value -> value),
                arguments.option("name-en", "its English name", value -> value),
                arguments.option("place-zh", "where it stands, in Chinese", value -> value),
                arguments.option("place-en", "where it stands, in English", value -> value));
        arguments.finish();
        return told(parts.enrolment().enrol(device, names, kind, TECHNICIAN));
    }

    private boolean code(Arguments arguments) {
        Address device = arguments.word(1, ADDRESS, Office::address);
        arguments.finish();
        return told(parts.enrolment().invite(device, TECHNICIAN));
    }

    private boolean told(Enrolment.Outcome outcome) {
        return switch (outcome) {
            case Enrolment.Outcome.Invited(Invitation invitation) -> {
                Address device = invitation.device();
                out.println("device " + device.site() + "/" + device.device() + " enrols with the code "
                        + invitation.code().shown() + " until " + invitation.ends());
                yield true;
            }
            case Enrolment.Outcome.EnrolledBefore() -> {
                out.println("This device is on the register already; code gives it a new code.");
                yield false;
            }
            case Enrolment.Outcome.NotEnrolled() -> {
                out.println(NO_SUCH_DEVICE);
                yield false;
            }
        };
    }

    /** For a hub whose devices are on its own machine and come by passwords. */
    private boolean password(Arguments arguments) throws IOException {
        Address device = arguments.word(1, ADDRESS, Office::address);
        Path folder = arguments.option("secrets", "the folder to write its secrets to", Path::of);
        arguments.finish();
        Optional<DeviceSecrets> secrets = parts.enrolment().password(device, TECHNICIAN);
        if (secrets.isEmpty()) {
            out.println(NO_SUCH_DEVICE);
            return false;
        }
        Files.createDirectories(folder);
        DataFolder.writeSecret(folder.resolve("password"), secrets.get().password() + "\n");
        DataFolder.writeSecret(
                folder.resolve("roster.key"), secrets.get().rosterKey().secret().hex() + "\n");
        out.println("device " + device.site() + "/" + device.device() + ": secrets in " + folder);
        return true;
    }

    private boolean revoke(Arguments arguments) {
        Address device = arguments.word(1, ADDRESS, Office::address);
        arguments.finish();
        parts.store().run(services -> {
            services.trust().revoke(device, TECHNICIAN, parts.clock().instant());
            services.fleet()
                    .credentials()
                    .revoke(device, TECHNICIAN, parts.clock().instant());
        });
        out.println("device " + device.site() + "/" + device.device()
                + " does not come in again; a running hub ends its connection within a minute");
        return true;
    }

    private boolean staff(Arguments arguments) {
        StaffId id = arguments.word(1, "a staff member's id", StaffId::new);
        PersonName name = arguments.option("name", "their name", PersonName::new);
        Optional<LibraryCard> card =
                arguments.option("card", "a card number, uid: before a chip's", Optional.empty(), Office::card);
        String language = arguments.option("language", "zh-Hant or en", "zh-Hant", value -> value);
        arguments.finish();
        parts.store()
                .run(services -> services.patrons()
                        .put(new StaffMember(id, name, card.stream().toList(), language)));
        out.println("staff member " + id + " is known");
        return true;
    }

    private boolean account(Arguments arguments) throws IOException {
        String login = arguments.word(1, "an account name", value -> value);
        StaffId staff = arguments.option("staff", "the staff member's id", StaffId::new);
        Optional<Path> file =
                arguments.option("password-file", "a file", Optional.empty(), value -> Optional.of(Path.of(value)));
        arguments.finish();
        String password = file.isPresent()
                ? Files.readString(file.get()).strip()
                : parts.password().get();
        if (password.length() < 10) {
            throw new Arguments.Unusable("A password has 10 characters or more.");
        }
        SlowHash hash = SlowHash.of(password, parts.secret().get().slice(0, 12));
        boolean known = parts.store().write(services -> {
            boolean there = services.patrons().staff(staff).isPresent();
            if (there) {
                services.access()
                        .putAccount(
                                login, staff, hash, TECHNICIAN, parts.clock().instant());
            }
            return there;
        });
        out.println(
                !known
                        ? "No staff member has the id " + staff + "; add them first with: staff " + staff
                        : "account " + login
                                + (file.isPresent() ? " has the password of the file" : " password " + password));
        return known;
    }

    private boolean token(Arguments arguments) {
        String name = arguments.word(1, "a name for the token", value -> value);
        SortedSet<Scope> scopes =
                arguments.option("scopes", "one or more of " + Scope.WORDS + " with commas between them", Scope::parse);
        arguments.finish();
        String token = parts.store()
                .write(services -> services.access()
                        .issueToken(
                                parts.ids().get(),
                                name,
                                scopes,
                                parts.secret().get(),
                                TECHNICIAN,
                                parts.clock().instant()));
        out.println("token " + token);
        return true;
    }

    private boolean imported(Arguments arguments) throws IOException {
        Importing.Kind kind = arguments.word(
                1,
                "marc-koha, marc-symphony, marc-holdings, items-csv, patrons-csv or holds-csv",
                value -> Importing.Kind.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_')));
        Path file = arguments.word(2, "a file", Path::of);
        SiteId branch =
                arguments.option("branch", "the branch of copies that name none", new SiteId("main"), SiteId::new);
        arguments.finish();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            ImportReport report = parts.importing()
                    .run(kind, branch, in, TECHNICIAN, parts.clock().instant());
            report.remarks().forEach(out::println);
            report.problems().forEach(problem -> out.println(problem + (problem.skipped() ? " (left out)" : "")));
            out.println("imported " + report.taken() + " of " + report.read()
                    + (report.items() > 0 ? " with " + report.items() + " copies" : "") + ", "
                    + report.problemCount() + (report.problemCount() == 1 ? " remark" : " remarks"));
            return report.complete();
        }
    }

    private boolean pin(Arguments arguments) throws IOException {
        PatronId patron = arguments.word(1, "a patron's id", PatronId::new);
        Path file = arguments.option("pin-file", "a file with the PIN and nothing else", Path::of);
        arguments.finish();
        SlowHash hash = SlowHash.of(Files.readString(file).strip(), salt());
        boolean known = parts.store().write(services -> {
            boolean there = services.patrons().patron(patron).isPresent();
            if (there) {
                services.circulation().setPin(patron, hash, parts.clock().instant());
            }
            return there;
        });
        out.println(known ? "the patron has this PIN now" : "there is no patron " + patron);
        return known;
    }

    /** For the accounts file of SIP2 terminals; kept nowhere. */
    private boolean sip2Password(Arguments arguments) {
        arguments.finish();
        String password = parts.password().get();
        out.println("password  " + password);
        out.println("hash      " + SlowHash.of(password, salt()).text());
        return true;
    }

    /** What an existing library system did not take, and what it has still to be told. */
    private boolean errands(Arguments arguments) {
        arguments.finish();
        parts.store().read(services -> services.errands().refused(100)).forEach(this::show);
        parts.store().read(services -> services.errands().open(100)).forEach(this::show);
        return true;
    }

    private void show(Errand errand) {
        out.println(errand.state() + " " + errand.kind() + " item " + errand.item() + " " + errand.subject() + " of "
                + errand.happened() + " " + errand.result());
    }

    private Bytes salt() {
        return parts.secret().get().slice(0, SALT_BYTES);
    }

    private boolean audit(Arguments arguments) {
        arguments.finish();
        return switch (parts.store().read(services -> services.audit().verify())) {
            case Audit.Verification.Intact(long entries, String head) -> {
                out.println("audit intact, " + entries + " entries, head " + head);
                yield true;
            }
            case Audit.Verification.Broken(long sequence, String reason) -> {
                out.println("audit broken at entry " + sequence + ": " + reason);
                yield false;
            }
        };
    }

    private static Address address(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not site/device");
        }
        return new Address(new SiteId(parts[0]), new DeviceId(parts[1]));
    }

    private static Optional<LibraryCard> card(String text) {
        boolean chip = text.startsWith("uid:");
        CardNumber number = new CardNumber(chip ? text.substring(4) : text);
        if (chip && !number.isChip()) {
            throw new IllegalArgumentException("no chip has this number");
        }
        return Optional.of(new LibraryCard(
                chip ? LibraryCard.CardScheme.CHIP_UID : LibraryCard.CardScheme.OWN_BARCODE,
                number,
                LibraryCard.CardState.VALID));
    }
}
