package org.carrel.fleet.style;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The part of the house style that a machine can see. Each rule says what to do instead; an exception stands in the rule with
 * its reason, nowhere else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StyleTest {
    private static final int FILE_LINES_MAX = 400;
    private static final int METHOD_LINES_MAX = 70;
    private static final int PACKAGE_FILES_MAX = 30;
    private static final Path ROOT = Path.of(System.getProperty("carrel.root"));
    private static final List<String> MODULES = List.of(
            "hub/contract", "hub", "device-firmware", "shelf-agent", "kiosk-ui", "hardware-sim", "hardware-sim/fleet");

    /** Words that tell nothing about what a class is for. */
    private static final Pattern EMPTY_NAME = Pattern.compile("\\w+(Impl|Manager|Util|Utils|Helper|Helpers)\\.java");

    private static final Map<Pattern, String> BANNED_IN_MAIN = Map.of(
            Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b"), "finish it or delete it",
            Pattern.compile("Thread\\.sleep\\("), "wait on a queue or a deadline",
            Pattern.compile("printStackTrace\\("), "log it with its context");
    private static final Map<Pattern, String> BANNED_IN_TESTS = Map.of(
            Pattern.compile("@Disabled"),
                    "mend the test or delete it; skip by an assumption that names what is missing",
            Pattern.compile("Thread\\.sleep\\("),
                    "use virtual time, or Awaitility where something truly is asynchronous",
            Pattern.compile("org\\.mockito"), "write a strict fake",
            Pattern.compile("assertTrue\\(true"), "assert something");

    private final List<Path> mainSources = new ArrayList<>();
    private final List<Path> testSources = new ArrayList<>();

    @BeforeAll
    void findSources() throws IOException {
        for (String module : MODULES) {
            collect(ROOT.resolve(module).resolve("src/main/java"), mainSources);
            collect(ROOT.resolve(module).resolve("src/test/java"), testSources);
        }
        assertTrue(mainSources.size() > 50, "the sources were not found below " + ROOT);
    }

    @Test
    void aFileFitsOnAFewScreens() throws IOException {
        List<String> long_ = new ArrayList<>();
        for (Path file : all()) {
            int lines = Files.readAllLines(file).size();
            if (lines > FILE_LINES_MAX) {
                long_.add(name(file) + " has " + lines + " lines; split it where its subject changes");
            }
        }
        none(long_);
    }

    @Test
    void aMethodFitsOnOneScreen() throws IOException {
        List<String> long_ = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(mainSources));
            Trees trees = Trees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new TreePathScanner<Void, Void>() {
                    @Override
                    public Void visitMethod(MethodTree method, Void unused) {
                        long from = trees.getSourcePositions().getStartPosition(unit, method);
                        long to = trees.getSourcePositions().getEndPosition(unit, method);
                        long lines = unit.getLineMap().getLineNumber(to)
                                - unit.getLineMap().getLineNumber(from)
                                + 1;
                        if (from >= 0 && lines > METHOD_LINES_MAX) {
                            long_.add(unit.getSourceFile().getName() + " " + method.getName() + " has " + lines
                                    + " lines; name its parts");
                        }
                        return super.visitMethod(method, unused);
                    }
                }.scan(unit, null);
            }
        }
        none(long_);
    }

    @Test
    void aPackageIsOneSubject() {
        Map<Path, Integer> counts = new TreeMap<>();
        mainSources.forEach(file -> counts.merge(file.getParent(), 1, Integer::sum));
        List<String> large = new ArrayList<>();
        counts.forEach((folder, count) -> {
            // The message records are one vocabulary; splitting it would tear sealed families apart.
            boolean vocabulary = folder.endsWith(Path.of("contract", "message"));
            if (count > PACKAGE_FILES_MAX && !vocabulary) {
                large.add(name(folder) + " has " + count + " files; split it by subject");
            }
        });
        none(large);
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        List<String> unmarked = new ArrayList<>();
        for (Path folder : mainSources.stream().map(Path::getParent).distinct().toList()) {
            Path info = folder.resolve("package-info.java");
            if (!Files.exists(info) || !Files.readString(info).contains("@NullMarked")) {
                unmarked.add(name(folder) + " needs a package-info.java with @NullMarked");
            }
        }
        none(unmarked);
    }

    @Test
    void aNameSaysWhatAThingIs() {
        none(all().stream()
                .filter(file ->
                        EMPTY_NAME.matcher(file.getFileName().toString()).matches())
                .map(file -> name(file) + ": name it after what it does")
                .toList());
    }

    @Test
    void nothingIsLeftOver() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : mainSources) {
            scan(file, BANNED_IN_MAIN, found);
        }
        for (Path file : testSources) {
            if (!file.endsWith("StyleTest.java")) {
                scan(file, BANNED_IN_TESTS, found);
            }
        }
        none(found);
    }

    private static void scan(Path file, Map<Pattern, String> banned, List<String> found) throws IOException {
        List<String> lines = Files.readAllLines(file);
        for (int index = 0; index < lines.size(); index++) {
            for (Map.Entry<Pattern, String> rule : banned.entrySet()) {
                if (rule.getKey().matcher(lines.get(index)).find()) {
                    found.add(name(file) + ":" + (index + 1) + " "
                            + lines.get(index).strip() + " -> " + rule.getValue());
                }
            }
        }
    }

    private static void collect(Path folder, List<Path> into) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(into::add);
            }
        }
    }

    private List<Path> all() {
        return Stream.concat(mainSources.stream(), testSources.stream()).toList();
    }

    private static String name(Path file) {
        return ROOT.relativize(file).toString();
    }

    private static void none(List<String> findings) {
        assertEquals("", String.join("\n", findings));
    }
}
