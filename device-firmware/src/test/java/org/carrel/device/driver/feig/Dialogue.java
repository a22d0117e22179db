package org.carrel.device.driver.feig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.DeviceTime;
import org.carrel.device.port.Antenna;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.Moment;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;

/**
 * Plays a written dialogue against a {@link FeigReader} in virtual time. One line each:
 *
 * <pre>
 * settings KEY=VALUE...      retries, form, order, antennas (first line only)
 * open | lost REASON         what the link tells
 * start COMMAND ANTENNA ...  inventory | read UID FIRST COUNT | write UID FIRST SIZE HEX | afi UID HEX | eas UID on/off | info UID | reset
 * > BYTES                    the driver must send exactly this next; time runs on until it does
 * < BYTES                    the reader sends this
 * wait TIME                  time passes; nothing may be sent and no result given
 * within TIME                the next line must come true within this time
 * result TEXT                the next result; time runs on until there is one
 * health WORD                well, silent, starting, away
 * reopened                   the driver dropped the line
 * </pre>
 *
 * BYTES are hex; {@code [..]} is put into a standard frame, {@code {..}} into an advanced one, with checksums of the test's own making.
 */
final class Dialogue implements ByteLink {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Queue<Bytes> sent = new ArrayDeque<>();
    private final Queue<TagResult> results = new ArrayDeque<>();
    private FeigReader reader;
    private long now = 1_000_000_000L;
    private int reopened;
    private Duration limit = LIMIT;

    Dialogue() {
        reader = new FeigReader(this, FeigSettings.DEFAULT);
    }

    void play(List<String> lines) {
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index).replaceAll("#.*", "").strip();
            if (!line.isEmpty()) {
                try {
                    play(line);
                } catch (AssertionError | RuntimeException wrong) {
                    throw new AssertionError("line " + (index + 1) + ": " + line + ": " + wrong.getMessage(), wrong);
                }
            }
        }
        assertTrue(sent.isEmpty() && results.isEmpty(), "left over: " + sent + results);
    }

    private void play(String line) {
        String[] words = line.split("\\s+", 2);
        String rest = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "settings" -> reader = new FeigReader(this, settings(rest));
            case "open" -> input(new LinkInput.Opened());
            case "lost" -> input(new LinkInput.Lost(rest));
            case "start" -> {
                reader.start(command(rest.split("\\s+")), moment());
                drained();
            }
            case ">" -> {
                runUntilAny(sent, "nothing was sent");
                assertEquals(bytes(rest).toString(), String.valueOf(sent.poll()));
            }
            case "<" -> input(new LinkInput.Received(bytes(rest)));
            case "wait" -> waitQuietly(time(rest));
            case "within" -> limit = time(rest);
            case "result" -> {
                runUntilAny(results, "no result");
                assertEquals(rest, text(results.remove()));
            }
            case "health" ->
                assertEquals(rest, reader.health().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT));
            case "reopened" -> {
                run(LIMIT, () -> reopened > 0);
                assertEquals(1, reopened);
                reopened = 0;
            }
            default -> fail("unknown line");
        }
        limit = words[0].equals("within") ? limit : LIMIT;
    }

    private void runUntilAny(Queue<?> queue, String otherwise) {
        run(limit, () -> !queue.isEmpty());
        assertTrue(!queue.isEmpty(), otherwise + " within " + limit);
    }

    private void waitQuietly(Duration time) {
        long end = now + time.toNanos();
        run(time, () -> false);
        now = end;
        assertTrue(sent.isEmpty() && results.isEmpty(), "not quiet: " + sent + results);
    }

    /** Wakes the reader at each of its deadlines, as the step loop would. */
    private void run(Duration most, java.util.function.BooleanSupplier enough) {
        long end = now + most.toNanos();
        for (int steps = 0; !enough.getAsBoolean(); steps++) {
            assertTrue(steps < 10_000, "the driver wakes without end");
            long deadline = reader.nextDeadline();
            if (deadline > end) {
                return;
            }
            now = Math.max(now, deadline);
            reader.wake(moment()).ifPresent(results::add);
        }
    }

    private void input(LinkInput input) {
        reader.receive(input, moment()).ifPresent(results::add);
    }

    /** A command that starts at once sends in the same moment; nothing to do but keep the order of lines plain. */
    private void drained() {
        assertTrue(reader.nextDeadline() < Moment.NEVER, "a started command must have a deadline");
    }

    @Override
    public void send(Bytes bytes) {
        sent.add(bytes);
    }

    @Override
    public void reopen() {
        reopened++;
    }

    private Moment moment() {
        return new Moment(now, Instant.EPOCH, DeviceTime.Quality.SYNCHRONIZED);
    }

    private static FeigSettings settings(String text) {
        FeigSettings settings = FeigSettings.DEFAULT;
        for (String pair : text.split("\\s+")) {
            String value = pair.substring(pair.indexOf('=') + 1);
            settings = switch (pair.substring(0, pair.indexOf('='))) {
                case "form" -> settings.withForm(FrameForm.valueOf(value));
                case "order" -> settings.withBlockOrder(FeigSettings.BlockOrder.valueOf(value));
                case "antennas" -> settings.withAntennas(FeigSettings.AntennaChoice.valueOf(value));
                case "address" ->
                    new FeigSettings(
                            Integer.parseInt(value),
                            settings.form(),
                            settings.blockOrder(),
                            settings.antennas(),
                            settings.retries(),
                            settings.faultsBeforeReset(),
                            settings.timing());
                default -> throw new IllegalArgumentException(pair);
            };
        }
        return settings;
    }

    private static TagCommand command(String[] words) {
        Antenna antenna = new Antenna(Integer.parseInt(words[1]));
        return switch (words[0]) {
            case "inventory" -> new TagCommand.Inventory(antenna);
            case "read" ->
                new TagCommand.ReadBlocks(
                        antenna, TagUid.of(words[2]), Integer.parseInt(words[3]), Integer.parseInt(words[4]));
            case "write" ->
                new TagCommand.WriteBlocks(
                        antenna,
                        TagUid.of(words[2]),
                        Integer.parseInt(words[3]),
                        Integer.parseInt(words[4]),
                        Bytes.hex(words[5]));
            case "afi" -> new TagCommand.WriteAfi(antenna, TagUid.of(words[2]), Integer.parseInt(words[3], 16));
            case "eas" -> new TagCommand.WriteEas(antenna, TagUid.of(words[2]), words[3].equals("on"));
            case "info" -> new TagCommand.ReadSystemInfo(antenna, TagUid.of(words[2]));
            case "reset" -> new TagCommand.ResetField(antenna);
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private static String text(TagResult result) {
        return switch (result) {
            case TagResult.Inventoried inventoried ->
                (inventoried.complete() ? "complete" : "incomplete")
                        + String.join(
                                "",
                                inventoried.sightings().stream()
                                        .map(seen -> " %s/%02X".formatted(seen.uid(), seen.dsfid()))
                                        .toList());
            case TagResult.BlocksRead read -> "blocks of " + read.blockSize() + ": " + read.data();
            case TagResult.Written ignored -> "written";
            case TagResult.SystemInfo info ->
                "dsfid %02X afi %02X, %d blocks of %d"
                        .formatted(info.dsfid(), info.afi(), info.blockCount(), info.blockSize());
            case TagResult.FieldReset ignored -> "field reset";
            case TagResult.Failed failed -> failed.kind() + ": " + failed.detail();
        };
    }

    private static Bytes bytes(String text) {
        String inner = text.replaceAll("[\\[\\]{}]", "");
        return switch (text.charAt(0)) {
            case '[' -> Frames.standard(Bytes.hex(inner));
            case '{' -> Frames.advanced(Bytes.hex(inner));
            default -> Bytes.hex(inner);
        };
    }

    private static Duration time(String text) {
        return Duration.parse("PT"
                + (text.endsWith("ms")
                        ? Long.parseLong(text.substring(0, text.length() - 2)) / 1000.0 + "S"
                        : text.toUpperCase(java.util.Locale.ROOT)));
    }
}
