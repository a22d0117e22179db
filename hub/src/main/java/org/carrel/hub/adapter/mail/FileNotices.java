package org.carrel.hub.adapter.mail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.carrel.hub.notice.NoticeChannel;
import org.carrel.hub.notice.NoticeId;
import org.carrel.hub.notice.OutgoingNotice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes notices to a file, one line of JSON each, for another program to send (a LINE bot, a print shop). Truly once: before a
 * second attempt it looks whether the first got through. One call at a time.
 */
public final class FileNotices implements NoticeChannel {
    private static final Logger LOG = LoggerFactory.getLogger(FileNotices.class);

    /** A fuller file is set aside as {@code NAME.1}, in the place of the one set aside before. */
    private static final long SIZE_MAX = 10 * 1024 * 1024;

    private final Path file;
    private final Path older;
    private final JsonMapper json = JsonMapper.builder().build();
    private boolean unwritable;

    public FileNotices(Path file) {
        this.file = file;
        this.older = file.resolveSibling(file.getFileName() + ".1");
    }

    @Override
    public NoticeId.Channel channel() {
        return NoticeId.Channel.FILE;
    }

    @Override
    public Delivery deliver(OutgoingNotice notice) {
        try {
            if (notice.attempt() == 1 || !written(notice.id().key())) {
                append(line(notice));
            }
            if (unwritable) {
                unwritable = false;
                LOG.info("notices are written to {} again", file);
            }
            return new Delivery.Delivered();
        } catch (IOException failure) {
            if (!unwritable) {
                unwritable = true;
                LOG.warn(
                        "notices cannot be written to {}: {}; they are kept and tried again", file, failure.toString());
            }
            return new Delivery.Deferred("file-failed");
        }
    }

    private String line(OutgoingNotice notice) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", notice.id().key());
        fields.put("kind", notice.kind());
        fields.put("to", notice.address());
        fields.put("language", notice.language());
        fields.put("subject", notice.subject());
        fields.put("body", notice.body());
        return json.writeValueAsString(fields) + "\n";
    }

    private boolean written(String key) throws IOException {
        String beginning = "{\"key\":\"" + key + "\"";
        for (Path candidate : new Path[] {file, older}) {
            if (Files.exists(candidate)) {
                try (Stream<String> lines = Files.lines(candidate)) {
                    if (lines.anyMatch(line -> line.startsWith(beginning) && line.endsWith("}"))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private void append(String line) throws IOException {
        if (Files.exists(file) && Files.size(file) > SIZE_MAX) {
            Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
        }
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.wrap((separator(channel) + line).getBytes(StandardCharsets.UTF_8));
            channel.position(channel.size());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** A line that a power cut tore ends here, not in the middle of the next. */
    private static String separator(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            return "";
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, channel.size() - 1);
        return last.get(0) == '\n' ? "" : "\n";
    }
}
