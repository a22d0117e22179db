package org.carrel.hub.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.carrel.hub.notice.NoticeStore.Kind;
import org.carrel.hub.notice.NoticeTemplate.NoTemplate;
import org.junit.jupiter.api.Test;

/** Goal: a library's own words are taken as written or refused with a sentence that says why; hours are quiet over midnight. */
class NoticeTemplateTest {
    @Test
    void whatStandsInBracesIsPutIn() {
        NoticeTemplate template =
                NoticeTemplate.parse(Kind.LOAN_OVERDUE, "Late since {day}\r\n\r\n{books}\r\n{branch}\r\n");
        NoticeTemplate filled = template.filled(Map.of("day", "$1", "books", "- {day}", "branch", "Main"));
        assertEquals(new NoticeTemplate("Late since $1", "- {day}\nMain\n"), filled);
    }

    @Test
    void aTitleFromOutsideEndsNoHeaderLine() {
        NoticeTemplate template = NoticeTemplate.parse(Kind.HOLD_READY, "{book}\n\nx\n");
        assertEquals("a Bcc: b", template.filled(Map.of("book", "a\r\nBcc: b")).subject());
    }

    @Test
    void aWrongTextIsRefusedWithItsReason() {
        assertEquals(
                "{title}, {} cannot be put in; here there are {book}, {branch}, {day}",
                assertThrows(NoTemplate.class, () -> NoticeTemplate.parse(Kind.HOLD_READY, "{title}\n\n{} {book}\n"))
                        .getMessage()
                        .replace("{}, {title}", "{title}, {}"));
        for (String text : new String[] {"", "one line", "a\nb\nc", "a\n\n", "\n\nbody"}) {
            assertTrue(
                    assertThrows(NoTemplate.class, () -> NoticeTemplate.parse(Kind.HOLD_READY, text))
                            .getMessage()
                            .startsWith("the first line must be the subject"),
                    text);
        }
    }

    @Test
    void quietHoursReachOverMidnight() {
        ZoneId taipei = ZoneId.of("Asia/Taipei");
        NoticePace night = new NoticePace(LocalTime.of(21, 0), LocalTime.of(8, 0), 0, 0);
        assertFalse(night.quiet(Instant.parse("2026-11-23T12:59:59Z"), taipei));
        assertTrue(night.quiet(Instant.parse("2026-11-23T13:00:00Z"), taipei));
        assertTrue(night.quiet(Instant.parse("2026-11-23T23:59:59Z"), taipei));
        assertFalse(night.quiet(Instant.parse("2026-11-24T00:00:00Z"), taipei));
        NoticePace noon = new NoticePace(LocalTime.of(12, 0), LocalTime.of(13, 0), 0, 0);
        assertTrue(noon.quiet(Instant.parse("2026-11-23T04:30:00Z"), taipei));
        assertFalse(noon.quiet(Instant.parse("2026-11-23T05:00:00Z"), taipei));
        assertFalse(NoticePace.FREE.quiet(Instant.parse("2026-11-23T16:00:00Z"), taipei));
    }
}
