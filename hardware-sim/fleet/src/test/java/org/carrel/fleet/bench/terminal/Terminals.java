package org.carrel.fleet.bench.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.carrel.sim.ils.link.Sip2Terminal;

/**
 * Terminals that lend and take back one item each, again and again: {@code PORT CONNECTIONS WARM-SECONDS SECONDS}. Prints pairs of checkout and
 * checkin in the measured time, refusals, and the 99th percentile of one answer in microseconds.
 */
public final class Terminals {
    private Terminals() {}

    public static void main(String[] arguments) throws InterruptedException {
        int port = Integer.parseInt(arguments[0]);
        int connections = Integer.parseInt(arguments[1]);
        long warm = TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[2]));
        long measured = TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[3]));
        ConcurrentLinkedQueue<long[]> answers = new ConcurrentLinkedQueue<>();
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch inside = new CountDownLatch(connections);
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < connections; number++) {
            int terminal = number;
            threads.add(Thread.ofPlatform()
                    .start(() -> answers.add(run(port, terminal, inside, new Time(warm, measured), refused))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long[] all = answers.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        System.out.println("pairs " + all.length / 2 + " refused " + refused.get() + " p99 "
                + (all.length == 0 ? 0 : TimeUnit.NANOSECONDS.toMicros(all[(int) (all.length * 0.99)])));
    }

    /** Logging in takes as long as a password's hash is slow, so time begins when all are inside. */
    private record Time(long warmNanos, long measuredNanos) {}

    private static long[] run(int port, int number, CountDownLatch inside, Time time, AtomicInteger refused) {
        LongStream.Builder taken = LongStream.builder();
        try (Sip2Terminal terminal = Sip2Terminal.connect(port, StandardCharsets.UTF_8)) {
            boolean in = terminal.ask("9300CNbench|COsecret|").equals("941");
            inside.countDown();
            inside.await();
            if (!in) {
                throw new IOException("not let in");
            }
            long begin = System.nanoTime() + time.warmNanos();
            long end = begin + time.measuredNanos();
            String lend = "11NN20261125    120000                  AOcarrel|AAC-" + number + "|ABI-" + number + "|AC|";
            String back = "09N20261125    12000020261125    120000AP|AOcarrel|ABI-" + number + "|AC|";
            while (System.nanoTime() < end) {
                for (String message : new String[] {lend, back}) {
                    long before = System.nanoTime();
                    String answer = terminal.ask(message);
                    if (before >= begin) {
                        taken.add(System.nanoTime() - before);
                        refused.addAndGet(answer.charAt(2) == '1' ? 0 : 1);
                    }
                }
            }
        } catch (IOException broken) {
            refused.incrementAndGet();
            System.err.println("terminal " + number + ": " + broken.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return taken.build().toArray();
    }
}
