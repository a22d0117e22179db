package org.carrel.fleet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.carrel.fleet.premises.Installation;
import org.carrel.fleet.premises.JavaCommand;
import org.carrel.fleet.premises.Program;

/** {@link Least} as a program of its own, with an agent's flags. */
public final class LeastProgram {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration WRITING = Duration.ofMinutes(3);

    private LeastProgram() {}

    /** In a jar of its own, since start-up caches are made from jars only, with a cache trained for it. */
    public static Program trained(Installation installation, Path folder) throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("least"));
        Path jar = home.resolve("least.jar");
        String entry = Least.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                var bytes = Least.class.getResourceAsStream("/" + entry)) {
            out.putNextEntry(new JarEntry(entry));
            bytes.transferTo(out);
        }
        Path cache = home.resolve("least.aot");
        Program training = program(installation, home, jar, "-XX:AOTCacheOutput=" + cache);
        training.start();
        training.awaitReady(READY);
        training.stop(WRITING);
        return program(installation, home, jar, "-XX:AOTCache=" + cache);
    }

    private static Program program(Installation installation, Path home, Path jar, String cacheOption) {
        List<String> options = new ArrayList<>(Installation.SHELF_FLAGS);
        options.add(cacheOption);
        return new Program(
                "least",
                new JavaCommand(
                        options,
                        List.of(jar.toString(), installation.root().resolve("shelf-agent/target/lib") + "/*"),
                        Least.class.getName(),
                        List.of(home.toString()),
                        home),
                home.resolve("least.log"));
    }
}
