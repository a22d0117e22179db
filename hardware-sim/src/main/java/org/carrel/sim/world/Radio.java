package org.carrel.sim.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.sim.tag.Tag;
import org.carrel.sim.tag.Uid;

/** Who hears whom: from where things stand and what is broken, the tags within reach of one antenna. */
final class Radio {
    /** Labels nearer than this detune each other; nearly touching ones cost six exchanges in ten. */
    private static final double SHADOW_REACH_MM = 12;

    private static final double SHADOW_WORST = 0.6;

    private final Things things;
    private final Faults faults;

    /** What one antenna reaches, as it is being found. */
    private record Reach(Map<Uid, Heard> tags, double garble) {}

    Radio(Things things, Faults faults) {
        this.things = things;
        this.faults = faults;
    }

    /** Tags in the order of their compartments and of standing in them, strays after the antenna's own. */
    List<Heard> heard(FurniturePlan plan, RadioConditions conditions, int antenna) {
        boolean dead = faults.any(
                Fault.AntennaDead.class, fault -> fault.furniture().equals(plan.id()) && fault.antenna() == antenna);
        if (dead) {
            return List.of();
        }
        double through = 1;
        for (Fault.AntennaNoisy noisy : faults.all(Fault.AntennaNoisy.class)) {
            if (noisy.furniture().equals(plan.id()) && noisy.antenna() == antenna) {
                through *= 1 - noisy.miss();
            }
        }
        Reach reach = new Reach(new LinkedHashMap<>(), conditions.garble());
        for (FurniturePlan.Compartment compartment : plan.compartments()) {
            Spot spot = new Spot(plan.id(), compartment.name());
            if (compartment.antenna() == antenna) {
                addRow(reach, things.row(spot), through * (1 - conditions.miss()), conditions.shadowing());
            }
        }
        for (FurniturePlan.Compartment compartment : plan.compartments()) {
            if (conditions.stray() > 0 && beside(plan, antenna, compartment)) {
                Spot spot = new Spot(plan.id(), compartment.name());
                addRow(reach, things.row(spot), through * conditions.stray(), false);
            }
        }
        addStrays(reach, plan, antenna, through);
        return List.copyOf(reach.tags().values());
    }

    private void addRow(Reach reach, List<Thing> row, double through, boolean shadowing) {
        for (int index = 0; index < row.size(); index++) {
            double clear = shadowing ? 1 - shadow(row, index) : 1;
            for (Tag tag : row.get(index).tags()) {
                add(reach, tag, through * clear);
            }
        }
    }

    private void addStrays(Reach reach, FurniturePlan plan, int antenna, double through) {
        for (Fault.TagStrays stray : faults.all(Fault.TagStrays.class)) {
            boolean here = stray.furniture().equals(plan.id()) && stray.antenna() == antenna;
            if (here && things.near(stray.tag(), plan.id()) && !reach.tags().containsKey(stray.tag())) {
                things.tag(stray.tag()).ifPresent(tag -> add(reach, tag, through * stray.heard()));
            }
        }
    }

    private void add(Reach reach, Tag tag, double through) {
        double answers = through;
        for (Fault.TagWeak weak : faults.all(Fault.TagWeak.class)) {
            if (weak.tag().equals(tag.uid())) {
                answers *= 1 - weak.miss();
            }
        }
        if (answers > 0 && !tag.dead() && !reach.tags().containsKey(tag.uid())) {
            reach.tags().put(tag.uid(), new Heard(tag, answers, reach.garble()));
        }
    }

    /** Probability that the neighbours' labels hide this one. */
    private static double shadow(List<Thing> row, int index) {
        return Math.max(shadow(row, index, index - 1), shadow(row, index, index + 1));
    }

    private static double shadow(List<Thing> row, int index, int neighbour) {
        if (neighbour < 0 || neighbour >= row.size()) {
            return 0;
        }
        Thing one = row.get(index);
        Thing other = row.get(neighbour);
        if (one.tagHeight() != other.tagHeight() || other.tags().isEmpty()) {
            return 0;
        }
        double apartMm = (one.thicknessMm() + other.thicknessMm()) / 2.0;
        return Math.max(0, SHADOW_WORST * (1 - apartMm / SHADOW_REACH_MM));
    }

    /** Whether the compartment shares a side or a shelf board with one of this antenna. */
    private static boolean beside(FurniturePlan plan, int antenna, FurniturePlan.Compartment compartment) {
        if (compartment.antenna() == antenna) {
            return false;
        }
        return plan.compartments().stream()
                .filter(own -> own.antenna() == antenna)
                .anyMatch(own -> touching(own.box(), compartment.box()));
    }

    private static boolean touching(FurniturePlan.Box one, FurniturePlan.Box other) {
        int across = gap(one.leftMm(), one.widthMm(), other.leftMm(), other.widthMm());
        int down = gap(one.topMm(), one.heightMm(), other.topMm(), other.heightMm());
        int board = 50; // A shelf board or side wall is at most this thick.
        return across < board && down < board && (across < 0 || down < 0);
    }

    /** How far apart two stretches are; negative when they overlap. */
    private static int gap(int from, int length, int otherFrom, int otherLength) {
        return Math.max(from, otherFrom) - Math.min(from + length, otherFrom + otherLength);
    }
}
