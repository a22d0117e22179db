package org.carrel.hub.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Goal: the table of Chinese forms is what ICU says, and folding twice is folding once. Method: it is computed anew. */
class HanFormsTest {
    private static final int END = 0x40000;

    @Test
    void theFileIsWhatIcuSays() throws IOException {
        Transliterator simplify = Transliterator.getInstance("Traditional-Simplified");
        int[] group = new int[END];
        for (int point = 0; point < END; point++) {
            group[point] = point;
        }
        for (int point = 0; point < END; point++) {
            if (Character.isIdeographic(point)) {
                int one = find(group, point);
                int other = find(
                        group, simplify.transliterate(Character.toString(point)).codePointAt(0));
                group[one] = other;
            }
        }
        Map<Integer, SortedSet<Integer>> groups = new TreeMap<>();
        for (int point = 0; point < END; point++) {
            groups.computeIfAbsent(find(group, point), first -> new TreeSet<>()).add(point);
        }
        StringBuilder expected = new StringBuilder();
        groups.forEach((first, members) -> {
            if (members.size() > 1) {
                expected.appendCodePoint(first);
                members.stream().filter(member -> !member.equals(first)).forEach(expected::appendCodePoint);
                expected.append('\n');
            }
        });
        assertEquals(expected.toString(), file());
    }

    @Test
    void foldingTwiceIsFoldingOnce() {
        for (int point = 0; point < END; point++) {
            int once = HanForms.fold(point);
            assertEquals(once, HanForms.fold(once), Character.toString(point));
        }
    }

    private static String file() throws IOException {
        try (InputStream in = HanForms.class.getResourceAsStream("han-forms.txt")) {
            assertTrue(in != null, "the table is there");
            StringBuilder lines = new StringBuilder();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> lines.append(line).append('\n'));
            return lines.toString();
        }
    }

    private static int find(int[] group, int point) {
        int at = point;
        while (group[at] != at) {
            at = group[at];
        }
        return at;
    }
}
