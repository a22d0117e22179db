package org.carrel.hub.adapter.sip2.server;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What terminals and the hub say to each other, to the letter; see {@link Dialogue}. */
class DialoguesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "login",
                "loans",
                "returns",
                "undo",
                "renewals",
                "holds",
                "patrons",
                "lists",
                "pins",
                "items",
                "fees",
                "blocks",
                "offline",
                "resend",
                "strange",
                "charsets",
                "names"
            })
    void goesAsWritten(String name) throws IOException {
        try (InputStream in = DialoguesTest.class.getResourceAsStream("/sip2/dialogues/" + name + ".txt")) {
            assertNotNull(in, name);
            List<String> lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
            new Dialogue(new Fixture()).play(name, lines);
        }
    }
}
