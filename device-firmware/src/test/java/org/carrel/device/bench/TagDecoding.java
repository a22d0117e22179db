package org.carrel.device.bench;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.carrel.contract.id.Bytes;
import org.carrel.device.driver.feig.InventoryDecoding;
import org.carrel.device.port.TagResult;
import org.carrel.device.tag.iso28560.TagContent;
import org.carrel.device.tag.iso28560.TagInterpreter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Time and allocation for each tag: an inventory reply of 40 tags from bytes on the line to sightings, and the memory of one tag to what it says. Beside
 * each a plain copy of the same bytes, the least that anything which keeps them can cost.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TagDecoding {
    private static final int TAGS = 40;

    private final InventoryDecoding decoding = new InventoryDecoding();
    private final TagInterpreter interpreter = new TagInterpreter(List.of());
    private final Bytes reply = InventoryDecoding.reply(TAGS);
    private final byte[] replyBytes = reply.toArray();

    /** Tags in use in Mikkeli, Finland (lainuri). */
    private final Bytes fixed =
            Bytes.hex("110101 31363230313534343239000000000000 C4CF 46494D616D6B2D4D00 00000000 0000");

    private final Bytes objects =
            Bytes.hex("910104 6091CE43 80 0201A8 050110 6702 4241 0307 3240DE05AB075B 00 00000000");

    private final byte[] fixedBytes = fixed.toArray();
    private final byte[] objectsBytes = objects.toArray();

    @Benchmark
    @OperationsPerInvocation(TAGS)
    public List<TagResult.Sighting> feigInventory() {
        return decoding.decode(reply);
    }

    @Benchmark
    @OperationsPerInvocation(TAGS)
    public byte[] feigInventoryCopied() {
        return replyBytes.clone();
    }

    @Benchmark
    public TagContent iso28560Part3() {
        return interpreter.interpret(0x3E, TagInterpreter.AFI_UNKNOWN, fixed);
    }

    @Benchmark
    public byte[] iso28560Part3Copied() {
        return fixedBytes.clone();
    }

    @Benchmark
    public TagContent iso28560Part2() {
        return interpreter.interpret(0x06, TagInterpreter.AFI_UNKNOWN, objects);
    }

    @Benchmark
    public byte[] iso28560Part2Copied() {
        return objectsBytes.clone();
    }

    /** Runs all of them; the secondary result {@code gc.alloc.rate.norm} is bytes for each tag. */
    public static Collection<RunResult> measure() throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(TagDecoding.class.getName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }

    public static void main(String[] arguments) throws RunnerException {
        measure();
    }
}
