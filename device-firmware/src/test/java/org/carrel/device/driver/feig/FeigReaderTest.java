package org.carrel.device.driver.feig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The driver says what each written dialogue in {@code src/test/resources/feig} says, at the right time, and concludes the same. */
class FeigReaderTest {
    private static final Path DIALOGUES = Path.of("src/test/resources/feig");

    static Stream<String> dialogues() throws IOException {
        try (Stream<Path> files = Files.list(DIALOGUES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("dialogues")
    void playsTheDialogue(String name) throws IOException {
        new Dialogue().play(Files.readAllLines(DIALOGUES.resolve(name)));
    }
}
