package org.carrel.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * docs/FAULT-MODEL.md tells the truth: every fault that the world knows stands there by name and is injected by somebody, and whatever a row says
 * that it is held by exists. Method: the names of the page are looked for in the sources of all modules' tests.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultModelTest {
    private static final Path ROOT = Path.of(System.getProperty("carrel.root"));
    private static final List<String> MODULES =
            List.of("hub", "device-firmware", "shelf-agent", "kiosk-ui", "hardware-sim", "hardware-sim/fleet");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST = Pattern.compile("([A-Z]\\w+)?(?:[.…]+(\\w+)…?)?");
    private static final int ROWS_LEAST = 40;

    private final List<String> page = page();
    private final Map<String, String> tests = sources("src/test/java", ".java");
    private final Map<String, String> dialogues = sources("src/test/resources", ".txt");

    @Test
    void everyFaultIsWrittenDown() {
        String all = String.join("\n", page);
        assertEquals(
                List.of(),
                faults().filter(fault -> !all.contains("`" + fault + "`")).toList(),
                "describe them in docs/FAULT-MODEL.md: how they show, what is promised, what holds it");
    }

    @Test
    void everyFaultIsInjected() {
        String simulation =
                String.join("\n", sources("src/main/java", "Mishaps.java").values());
        String all = String.join("\n", tests.values()) + simulation;
        assertEquals(
                List.of(),
                faults().filter(fault -> !all.contains("Fault." + fault + "(")).toList(),
                "no test injects them");
    }

    @Test
    void whateverHoldsARowExists() {
        List<String> wrong = new ArrayList<>();
        int rows = 0;
        for (String line : page) {
            String[] cells = line.split("\\|");
            if (cells.length != 6 || cells[1].strip().equals("fault") || cells[1].startsWith("---")) {
                continue;
            }
            rows++;
            List<String> names = NAMED.matcher(cells[5])
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            if (names.isEmpty()) {
                wrong.add("nothing holds '" + cells[1].strip() + "'");
            }
            String inClass = "";
            for (String name : names) {
                inClass = name.matches("[A-Z]\\w+.*") ? name.replaceAll("\\W.*", "") : inClass;
                if (!exists(name, inClass)) {
                    wrong.add(name + " of '" + cells[1].strip() + "'");
                }
            }
        }
        assertEquals(List.of(), wrong, "not to be found; name the test that asserts it");
        assertTrue(rows >= ROWS_LEAST, "the page has " + rows + " rows");
    }

    /** @param inClass the class named last, for names that begin with an ellipsis */
    private boolean exists(String name, String inClass) {
        if (name.startsWith("./")) {
            return Files.isExecutable(ROOT.resolve(name.replaceAll("^\\./| .*", "")));
        }
        if (name.endsWith(".txt")) {
            return dialogues.containsKey(name);
        }
        Matcher test = TEST.matcher(name);
        if (!test.matches()) {
            return false;
        }
        String source = tests.getOrDefault(inClass + ".java", "");
        String method = test.group(2);
        boolean whole = method == null || !name.endsWith("…");
        return method == null
                ? !source.isEmpty()
                : Pattern.compile("@(Parameterized)?Test\\b[^;]*?\\bvoid " + method + (whole ? "\\(" : "\\w*\\("))
                        .matcher(source)
                        .find();
    }

    private static Stream<String> faults() {
        return Stream.of(Fault.class.getPermittedSubclasses()).map(Class::getSimpleName);
    }

    private static List<String> page() {
        try {
            return Files.readAllLines(ROOT.resolve("docs/FAULT-MODEL.md"));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    /** By file name, of all modules. */
    private static Map<String, String> sources(String folder, String ending) {
        Map<String, String> found = new TreeMap<>();
        for (String module : MODULES) {
            Path root = ROOT.resolve(module).resolve(folder);
            if (!Files.exists(root)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(ending)).toList()) {
                    found.merge(file.getFileName().toString(), Files.readString(file), String::concat);
                }
            } catch (IOException unreadable) {
                throw new AssertionError(unreadable);
            }
        }
        return found;
    }
}
