package org.carrel.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Only written-down faults are injected: every fault that the world knows stands in docs/FAULT-MODEL.md by name. */
class FaultModelTest {
    @Test
    void everyFaultIsWrittenDown() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("carrel.root"), "docs", "FAULT-MODEL.md"));
        List<String> missing = new ArrayList<>();
        for (Class<?> fault : Fault.class.getPermittedSubclasses()) {
            if (!page.contains("`" + fault.getSimpleName() + "`")) {
                missing.add(fault.getSimpleName());
            }
        }
        assertEquals(
                List.of(),
                missing,
                "describe them in docs/FAULT-MODEL.md: how they show, what is promised, what holds it");
    }
}
