package org.carrel.hub.adapter.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.notice.NoticeChannel.Delivery;
import org.carrel.hub.notice.NoticeId;
import org.carrel.hub.notice.OutgoingNotice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: each notice is one line in the file, once, although its sender died at any point. Method: the file as each death leaves it. */
class FileNoticesTest {
    @TempDir
    Path folder;

    @Test
    void eachNoticeIsOneLine() throws IOException {
        FileNotices channel = new FileNotices(file());
        channel.deliver(notice("a", 1));
        channel.deliver(notice("b", 1));
        List<String> lines = Files.readAllLines(file());
        assertEquals(2, lines.size());
        assertEquals(
                "{\"key\":\"a\",\"kind\":\"hold-ready\",\"to\":\"\",\"language\":\"zh-Hant\",\"subject\":\"可以取書\","
                        + "\"body\":\"第一行\\n\\\"第二行\\\"\"}",
                lines.getFirst());
    }

    @Test
    void aSecondAttemptWritesOnlyWhatTheFirstDidNot() throws IOException {
        new FileNotices(file()).deliver(notice("a", 1));
        new FileNotices(file()).deliver(notice("a", 2));
        new FileNotices(file()).deliver(notice("b", 2));
        assertEquals(2, Files.readAllLines(file()).size());
    }

    @Test
    void aTornLineIsWrittenAnewAndDoesNotSpoilTheNext() throws IOException {
        new FileNotices(file()).deliver(notice("a", 1));
        Files.writeString(file(), "{\"key\":\"b\",\"kind\":\"ho", StandardOpenOption.APPEND);
        new FileNotices(file()).deliver(notice("b", 2));
        List<String> lines = Files.readAllLines(file());
        assertEquals(3, lines.size());
        assertTrue(
                lines.getLast().startsWith("{\"key\":\"b\"") && lines.getLast().endsWith("}"));
    }

    @Test
    void aFolderThatIsNotThereMeansLater() {
        Path nowhere = folder.resolve("gone").resolve("notices.jsonl");
        assertEquals(new Delivery.Deferred("file-failed"), new FileNotices(nowhere).deliver(notice("a", 1)));
    }

    private Path file() {
        return folder.resolve("notices.jsonl");
    }

    private static OutgoingNotice notice(String key, int attempt) {
        return new OutgoingNotice(
                new NoticeId(key, NoticeId.Channel.FILE),
                "hold-ready",
                new PatronId("p1"),
                "",
                "zh-Hant",
                "可以取書",
                "第一行\n\"第二行\"",
                attempt);
    }
}
