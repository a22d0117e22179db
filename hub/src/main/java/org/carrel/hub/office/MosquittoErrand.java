package org.carrel.hub.office;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.settings.DataFolder;

/** Writes all that a Mosquitto beside the hub has to know, into one folder. */
final class MosquittoErrand {
    private static final int SALT_BYTES = 12;

    private final Office.Parts parts;
    private final PrintStream out;

    MosquittoErrand(Office.Parts parts, PrintStream out) {
        this.parts = parts;
        this.out = out;
    }

    boolean run(Arguments arguments) throws IOException {
        Path folder = arguments.word(1, "a folder", Path::of);
        List<String> users = arguments.option(
                "user", "the hubs' names at the broker, with commas between", List.of("hub"), MosquittoErrand::names);
        List<String> names = arguments.option(
                "names",
                "host names and addresses of the broker, with commas between",
                List.of("localhost"),
                MosquittoErrand::hosts);
        arguments.finish();
        Files.createDirectories(folder);
        List<String> passwords = new ArrayList<>();
        for (String user : users) {
            passwords.add(user + ":"
                    + SlowHash.of(
                                    hubPassword(folder, user),
                                    parts.secret().get().slice(0, SALT_BYTES))
                            .text());
        }
        DataFolder.writeSecret(folder.resolve("passwords"), String.join("\n", passwords) + "\n");
        for (Map.Entry<String, String> file : parts.broker().files(users, names).entrySet()) {
            DataFolder.writeSecret(folder.resolve(file.getKey()), file.getValue());
        }
        out.println("passwords, access-list, authority.crt, revoked.crl, broker.pem and "
                + String.join("-password, ", users) + "-password are in " + folder);
        return true;
    }

    /** A hub keeps the one that it has got: it need not be told again because of a new device. */
    private String hubPassword(Path folder, String user) throws IOException {
        Path file = folder.resolve(user + "-password");
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        String password = parts.password().get();
        DataFolder.writeSecret(file, password + "\n");
        return password;
    }

    private static List<String> names(String text) {
        List<String> names = List.of(text.split(",", -1));
        if (!names.stream().allMatch(name -> name.matches("[a-z0-9][a-z0-9-]{0,31}"))) {
            throw new IllegalArgumentException("a name is 1 to 32 of a-z, 0-9 and hyphens");
        }
        return names;
    }

    private static List<String> hosts(String text) {
        List<String> names = List.of(text.split(",", -1));
        if (!names.stream().allMatch(name -> name.matches("[A-Za-z0-9.:-]{1,253}"))) {
            throw new IllegalArgumentException("a name of a host or an address");
        }
        return names;
    }
}
