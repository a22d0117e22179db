package org.carrel.sim.browser;

import static java.util.Objects.requireNonNull;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What axe has against a page as it stands, by WCAG 2.2 AA and EN 301 549, with the rule about the size of targets, which it leaves out by
 * itself. The script is put into a page once, where {@link AxeBuilder} does so for every look, which takes ten times as long.
 */
public final class Barriers {
    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549");

    private static final String LOOK = """
            tags => axe.run(document, {
              runOnly: {type: "tag", values: tags}, rules: {"target-size": {enabled: true}}, resultTypes: ["violations"]
            }).then(result => result.violations.map(rule => rule.id + " " + rule.nodes[0].html))
            """;

    private static final String AXE = script();

    private Barriers() {}

    /** Each as its rule and the first element that breaks it. */
    public static List<String> on(Page page) {
        if (page.evaluate("() => typeof axe").equals("undefined")) {
            page.evaluate(AXE);
        }
        return ((List<?>) page.evaluate(LOOK, TAGS))
                .stream().map(String::valueOf).toList();
    }

    private static String script() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
