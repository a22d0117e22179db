package org.carrel.kiosk.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.kiosk.Leg;
import org.carrel.contract.message.kiosk.Plan;

/**
 * A way to a title, with as many of its plans as are there.
 *
 * @param stepFree whether it was asked for without steps
 * @param at index of the level that is shown, among {@link #levels()}
 */
public record Guide(KioskAnswer.WayShown way, List<Plan> plans, boolean stepFree, int at) {
    public Guide {
        plans = List.copyOf(plans);
    }

    /** The levels that it leads over, in the order of walking. */
    public List<String> levels() {
        List<String> all = new ArrayList<>();
        for (Leg leg : way.legs()) {
            String level = switch (leg) {
                case Leg.Walk(String on, var _) -> on;
                case Leg.Change(var _, var _, String to) -> to;
            };
            if (all.isEmpty() || !all.getLast().equals(level)) {
                all.add(level);
            }
        }
        if (all.isEmpty()) {
            all.add(way.level());
        }
        return all;
    }

    public String level() {
        return levels().get(at);
    }

    /** The plan of the level that is shown, once it is there. */
    public Optional<Plan> plan() {
        return plan(level());
    }

    public Optional<Plan> plan(String level) {
        return plans.stream().filter(plan -> plan.level().equals(level)).findFirst();
    }

    /** A level whose plan is still to be asked for, the one that is shown first. */
    public Optional<String> unseen(List<String> refused) {
        List<String> wanted = new ArrayList<>(List.of(level()));
        wanted.addAll(levels());
        return wanted.stream()
                .filter(level -> plan(level).isEmpty() && !refused.contains(level))
                .findFirst();
    }

    public Guide with(Plan plan) {
        List<Plan> more = new ArrayList<>(plans);
        more.add(plan);
        return new Guide(way, more, stepFree, at);
    }

    public Guide further() {
        return new Guide(way, plans, stepFree, (at + 1) % levels().size());
    }
}
