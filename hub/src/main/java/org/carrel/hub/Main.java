package org.carrel.hub;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import org.carrel.hub.adapter.mqtt.broker.BrokerFailure;
import org.carrel.hub.adapter.sql.SqlDatabase;
import org.carrel.hub.enrolment.Enrolment;
import org.carrel.hub.office.Arguments;
import org.carrel.hub.office.Office;
import org.carrel.hub.runtime.FreshKeys;
import org.carrel.hub.runtime.Logging;
import org.carrel.hub.settings.DataFolder;
import org.carrel.hub.settings.Settings;
import org.carrel.hub.settings.SettingsFile;
import org.carrel.hub.transaction.StoreException;

/**
 * The hub's program. Without a command it runs until it is told to stop; with one it does a technician's errand and ends. Settings come
 * from {@code --config FILE} and from options of the same names, which count more. Exit status: 0 done or stopped in good
 * order, 1 the errand could not be done, or an import left something out, 2 the command line or the settings cannot be used, 3
 * something needed is not there.
 */
public final class Main {
    private static final int DONE = 0;
    private static final int NOT_DONE = 1;
    private static final int UNUSABLE = 2;
    private static final int UNAVAILABLE = 3;

    private Main() {}

    public static void main(String[] line) {
        System.exit(run(List.of(line)));
    }

    private static int run(List<String> line) {
        InstantSource clock = wallClock();
        try {
            Arguments arguments = Arguments.parse(line);
            Optional<String> command = arguments.word(0).filter(word -> !word.equals("run"));
            Settings settings = settings(arguments, command);
            System.setProperty(
                    "org.sqlite.tmpdir",
                    DataFolder.open(settings.data()).nativeLibraries().toString());
            if (command.isEmpty()) {
                return serve(settings, clock);
            }
            return switch (command.get()) {
                case "backup" -> BackupWiring.take(settings, arguments, clock, System.out) ? DONE : NOT_DONE;
                case "restore" -> BackupWiring.restore(settings, arguments, clock, System.out) ? DONE : NOT_DONE;
                default -> errand(command.get(), arguments, settings, clock);
            };
        } catch (Arguments.Unusable unusable) {
            System.err.println(unusable.getMessage());
            System.err.println("The hub runs without a command; the commands are:");
            Office.usage().forEach(usage -> System.err.println("  " + usage));
            return UNUSABLE;
        } catch (SettingsFile.Malformed malformed) {
            System.err.println(malformed.getMessage());
            return UNUSABLE;
        } catch (BadSettings bad) {
            int count = bad.problems.size();
            System.err.println("The settings need " + count + (count == 1 ? " correction:" : " corrections:"));
            bad.problems.forEach(problem -> System.err.println("  " + problem));
            return UNUSABLE;
        } catch (DataFolder.Unusable
                | BrokerFailure
                | StoreException
                | HttpWiring.PortTaken
                | Sip2Wiring.Unusable missing) {
            System.err.println("The hub cannot start: " + missing.getMessage());
            return UNAVAILABLE;
        } catch (IOException failure) {
            System.err.println("A file cannot be read or written: " + failure.getMessage());
            return UNAVAILABLE;
        }
    }

    private static int serve(Settings settings, InstantSource clock) {
        Logging.quietLibraries();
        // Netty works without the JDK's internals; with them every start would begin with four lines of warnings.
        System.setProperty("io.netty.noUnsafe", "true");
        HubWiring hub = HubWiring.start(settings, clock);
        // Java's own status would be that of the signal, which a supervisor takes for a failure.
        Thread stopping = new Thread(
                () -> {
                    hub.close();
                    DataFolder.open(settings.data()).clearNativeLibraries();
                    Runtime.getRuntime().halt(DONE);
                },
                "hub-stopping");
        Runtime.getRuntime().addShutdownHook(stopping);
        System.out.println("ready " + String.join(" ", hub.addresses()));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return DONE;
    }

    private static int errand(String command, Arguments arguments, Settings settings, InstantSource clock)
            throws IOException {
        Logging.quietLibraries();
        DataFolder folder = DataFolder.open(settings.data());
        FreshKeys keys = new FreshKeys(clock);
        try (SqlDatabase database = StoreWiring.open(settings.store(), folder);
                HubCore core = new HubCore(new HubCore.Parts(
                        database,
                        new HubSettings(
                                settings.loans(),
                                settings.holds(),
                                settings.notices().settings(),
                                StoreWiring.auditKey(database, folder, keys)),
                        settings.silence(),
                        List.of(),
                        keys::id,
                        () -> {}))) {
            Office office = new Office(
                    new Office.Parts(
                            core.store(),
                            new Enrolment(core.store(), new Enrolment.Chance(keys::secret, keys::salt), clock),
                            ImportWiring.imports(core.store()),
                            BrokerWiring.files(
                                    core.store(), StoreWiring.authority(database, folder, keys, clock), clock),
                            keys::id,
                            keys::password,
                            keys::secret,
                            clock),
                    System.out);
            return office.run(command, arguments) ? DONE : NOT_DONE;
        }
    }

    /** Everything that is wrong with the settings. */
    private static final class BadSettings extends RuntimeException {
        private final transient List<String> problems;

        BadSettings(List<String> problems) {
            super(String.join("\n", problems));
            this.problems = problems;
        }
    }

    /** For an errand only the folder and the file are taken from the command line: the other options are the errand's own. */
    private static Settings settings(Arguments arguments, Optional<String> command) throws IOException {
        Optional<Path> file =
                arguments.option("config", "a settings file", Optional.empty(), value -> Optional.of(Path.of(value)));
        Map<String, String> values = new LinkedHashMap<>();
        if (file.isPresent()) {
            Properties properties = SettingsFile.read(file.get());
            properties.stringPropertyNames().stream()
                    .sorted()
                    .forEach(name -> values.put(name, properties.getProperty(name)));
        }
        if (command.isPresent()) {
            Optional<String> data = arguments.option("data", "a folder", Optional.empty(), Optional::of);
            data.ifPresent(folder -> values.put("data", folder));
        } else {
            values.putAll(arguments.rest());
        }
        return switch (Settings.read(values)) {
            case Settings.Reading.Good(Settings settings) -> settings;
            case Settings.Reading.Bad(List<String> problems) -> throw new BadSettings(problems);
        };
    }

    /** The system's wall clock, or one that a simulator put on the class path. */
    private static InstantSource wallClock() {
        return ServiceLoader.load(InstantSource.class).findFirst().orElse(InstantSource.system());
    }
}
