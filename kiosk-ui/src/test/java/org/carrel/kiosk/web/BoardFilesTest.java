package org.carrel.kiosk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carrel.sim.browser.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: the files of a kiosk's board do what docs/board-kiosk.md says of them. Method: Chromium with the shipped policy in its real folder, which is
 * laid over this machine's own for this one process; and the unit and the script as text.
 */
class BoardFilesTest {
    private static final Path BOARD = Path.of(System.getProperty("carrel.root"), "kiosk-ui", "board");

    /** Without these two nothing could look at the browser from outside; they are known to it all the same. */
    private static final String WATCHED_FROM_OUTSIDE = "RemoteDebuggingAllowed";

    private static final String TOOLS = "DeveloperToolsAvailability";

    @TempDir
    private Path folder;

    private static String read(String name) throws IOException {
        return Files.readString(BOARD.resolve(name));
    }

    private static SortedSet<String> names(String policy) {
        return Pattern.compile("^  \"(\\w+)\":", Pattern.MULTILINE)
                .matcher(policy)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Chromium with this policy: a folder of its own for it and for nobody else on the machine. */
    private Chromium chromium(String policy, List<String> arguments) throws Exception {
        Path file = Files.writeString(folder.resolve("carrel.json"), policy);
        Path start = folder.resolve("start");
        Files.writeString(start, """
                #!/bin/sh
                [ "$(id -u)" -eq 0 ] && own=-m || own=-rm
                exec unshare $own sh -c '
                  mount -t tmpfs none /etc/chromium && mkdir -p /etc/chromium/policies/managed &&
                  cp "$0" /etc/chromium/policies/managed/carrel.json && exec ${CARREL_PROGRAM:-/usr/bin/chromium} "$@"' POLICY "$@"
                """.replace("POLICY", file.toString()));
        Files.setPosixFilePermissions(start, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder trial = new ProcessBuilder(start.toString());
        trial.environment().put("CARREL_PROGRAM", "true");
        assumeTrue(
                Chromium.isInstalled() && trial.start().waitFor() == 0,
                "Chromium is not installed, or this machine lets no process have folders of its own");
        return Chromium.open(start, arguments);
    }

    private List<String> flags() throws IOException {
        List<String> flags = new ArrayList<>(read("flags")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.equals("--kiosk") && !line.contains("wayland"))
                .toList());
        flags.add("--no-sandbox");
        return flags;
    }

    @Test
    void chromiumKnowsEveryPolicyAndHasNoFaultToFind() throws Exception {
        String policy = watched(read("policy.json"), 8086)
                .replace("\"URLAllowlist\": [", "\"URLAllowlist\": [\"chrome://policy\", ");
        try (Chromium chromium = chromium(policy, flags());
                Page page = chromium.page(1200, 900)) {
            page.navigate("chrome://policy");
            page.waitForFunction(ALL_TEXT.formatted("text.includes('URLBlocklist')"));
            String shown = (String) page.evaluate(ALL_TEXT.formatted("text"));
            SortedSet<String> missing = names(policy);
            missing.removeIf(shown::contains);
            assertEquals(new TreeSet<>(), missing, shown);
            for (String fault : List.of("Unknown policy", "Error", "Ignored", "Conflict")) {
                assertFalse(shown.contains(fault), () -> fault + " in " + shown);
            }
        }
    }

    /** All that is to be seen, also what stands in parts of the page that keep to themselves. */
    private static final String ALL_TEXT = """
            () => {
              const texts = node => [...node.childNodes].map(each =>
                each.nodeType === 3 ? each.data.trim()
                  : each.nodeType === 1 && !["STYLE", "SCRIPT", "TEMPLATE"].includes(each.tagName) && (each.getClientRects().length > 0 || each.shadowRoot)
                    ? texts(each.shadowRoot ?? each) : "").join(" ");
              const text = texts(document.body);
              return %s;
            }
            """;

    private static String watched(String policy, int port) {
        return policy.replace("\"" + WATCHED_FROM_OUTSIDE + "\": false", "\"" + WATCHED_FROM_OUTSIDE + "\": true")
                .replace("\"" + TOOLS + "\": 2", "\"" + TOOLS + "\": 1")
                // A page of a test is a profile of its own.
                .replace("\"IncognitoModeAvailability\": 2", "\"IncognitoModeAvailability\": 0")
                .replace(":8086", ":" + port);
    }

    @Test
    void thePolicyBlocksWhatTheBriefOfAKioskNames() throws IOException {
        String policy = read("policy.json");
        for (String line : List.of(
                "\"URLBlocklist\": [\"*\"]",
                "\"URLAllowlist\": [\"http://127.0.0.1:8086\"]",
                "\"" + TOOLS + "\": 2",
                "\"" + WATCHED_FROM_OUTSIDE + "\": false",
                "\"DownloadRestrictions\": 3",
                "\"PrintingEnabled\": false",
                "\"AutofillAddressEnabled\": false",
                "\"AutofillCreditCardEnabled\": false",
                "\"PasswordManagerEnabled\": false",
                "\"BrowserSignin\": 0",
                "\"TranslateEnabled\": false",
                "\"IncognitoModeAvailability\":",
                "\"ForceEphemeralProfiles\": true",
                "\"ExtensionInstallBlocklist\": [\"*\"]")) {
            assertTrue(policy.contains(line), line);
        }
    }

    @Test
    void theUnitStartsItAgainFeedsTheWatchdogAndLetsNothingOut() throws IOException {
        List<String> unit = read("carrel-kiosk-screen.service").lines().toList();
        for (String line : List.of(
                "ExecStart=/opt/carrel/kiosk/board/screen",
                "User=carrel-screen",
                "Restart=always",
                "StartLimitIntervalSec=0",
                "WatchdogSec=30",
                "NotifyAccess=all",
                "RuntimeDirectory=carrel-screen",
                "IPAddressDeny=any",
                "IPAddressAllow=localhost",
                "NoNewPrivileges=yes",
                "ProtectSystem=strict",
                "DevicePolicy=closed")) {
            assertTrue(unit.contains(line), line);
        }
        String flags = read("flags");
        for (String never : List.of("no-sandbox", "remote-debugging", "disable-web-security", "allow-file-access")) {
            assertFalse(flags.contains(never), never);
        }
    }

    /** The script is run as it is, with a page that is dead, and commands in the place of the board's. */
    @Test
    void aDeadPageEndsTheScreenAndALivingOneFeedsTheWatchdog() throws Exception {
        assertEquals(0, screen("503", 12), "told to systemd while there is hope");
        assertEquals(0, screen("204", 20), "for as long as it lives");
        assertEquals(0, screen("000", 20), "without its agent the page waits");
    }

    /** @return 0 if the watchdog was fed so often before it ended, of at most twenty looks */
    private int screen(String answer, int fed) throws Exception {
        Path tools = Files.createDirectories(folder.resolve("tools-" + answer));
        Path told = tools.resolve("told");
        tool(tools, "cage", "exec /bin/sleep 60");
        tool(tools, "curl", "printf '%s' " + answer);
        tool(tools, "systemd-notify", "echo \"$@\" >> " + told + "; [ \"$(grep -c WATCHDOG " + told + ")\" -lt 20 ]");
        tool(tools, "sleep", ":");
        ProcessBuilder script =
                new ProcessBuilder("/bin/sh", BOARD.resolve("screen").toString());
        script.environment().put("PATH", tools + ":/usr/bin:/bin");
        script.environment().put("CARREL_PAGE", "http://127.0.0.1:8086/?mm=4.03");
        script.environment().put("RUNTIME_DIRECTORY", tools.toString());
        int ended = script.redirectErrorStream(true)
                .redirectOutput(tools.resolve("out").toFile())
                .start()
                .waitFor();
        List<String> lines = Files.readAllLines(told);
        assertEquals("--ready", lines.getFirst());
        long watchdogs =
                lines.stream().filter(line -> line.contains("WATCHDOG")).count();
        boolean dead = Files.readString(tools.resolve("out")).contains("the page shows no sign of life");
        assertEquals(answer.equals("503"), dead);
        assertEquals(1, ended);
        return Math.toIntExact(answer.equals("503") ? fed - 1 - watchdogs : fed - watchdogs);
    }

    private static void tool(Path tools, String name, String line) throws IOException {
        Path file = Files.writeString(tools.resolve(name), "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
