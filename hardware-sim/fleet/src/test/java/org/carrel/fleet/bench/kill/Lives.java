package org.carrel.fleet.bench.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** When each program was killed and when it was started again, in {@code System.nanoTime}. Safe for several threads. */
final class Lives {
    private final Map<String, List<Long>> kills = new TreeMap<>();
    private final Map<String, List<Long>> starts = new TreeMap<>();

    synchronized void killed(String program, long at) {
        kills.computeIfAbsent(program, _ -> new ArrayList<>()).add(at);
    }

    synchronized void started(String program, long at) {
        starts.computeIfAbsent(program, _ -> new ArrayList<>()).add(at);
    }

    /** Whether the program was killed or started within these two moments. */
    synchronized boolean disturbed(String program, long from, long to) {
        return within(kills, program, from, to) || within(starts, program, from, to);
    }

    synchronized int kills() {
        return kills.values().stream().mapToInt(List::size).sum();
    }

    synchronized int kills(String program) {
        return kills.getOrDefault(program, List.of()).size();
    }

    private static boolean within(Map<String, List<Long>> moments, String program, long from, long to) {
        return moments.getOrDefault(program, List.of()).stream().anyMatch(at -> at >= from && at <= to);
    }
}
