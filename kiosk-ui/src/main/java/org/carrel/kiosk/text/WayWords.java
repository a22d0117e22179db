package org.carrel.kiosk.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.carrel.contract.message.kiosk.Leg;
import org.carrel.contract.message.kiosk.Plan;
import org.carrel.contract.message.kiosk.Plan.Outline;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.kiosk.find.Guide;
import org.carrel.kiosk.find.Stretch;
import org.carrel.kiosk.text.Page.Row;

/** A way in words, and its drawing in numbers. */
final class WayWords {
    /** Two metres. */
    private static final int NEAR = 200;

    private final Words words;
    private final ScreenLanguage language;
    private final Guide guide;

    WayWords(Words words, ScreenLanguage language, Guide guide) {
        this.words = words;
        this.language = language;
        this.guide = guide;
    }

    String title() {
        return say(
                "find.way.title",
                "place",
                guide.way().shelf(),
                "number",
                Math.max(1, guide.way().metres()));
    }

    /** A level's name, once its plan is there. */
    static String name(ScreenLanguage language, Guide guide, String level) {
        return guide.plan(level)
                .map(plan -> language.pick(plan.nameZh(), plan.nameEn()))
                .orElse(level);
    }

    private String name(String level) {
        return name(language, guide, level);
    }

    /** A line for each level: where to on it, and how. Where not all fit, the one of the level that is shown. */
    List<Row> rows(int room) {
        List<String> levels = guide.levels();
        List<Row> all = new ArrayList<>();
        for (int at = 0; at < levels.size(); at++) {
            all.add(row(levels.get(at), at));
        }
        return all.size() <= room ? List.copyOf(all) : List.of(all.get(guide.at()));
    }

    private Row row(String level, int at) {
        List<Leg.Change> changes = changes();
        boolean last = at >= changes.size();
        String to = last
                ? say("find.leg.shelf", "place", guide.way().shelf())
                : say(
                        "find.leg." + changes.get(at).by(),
                        "place",
                        name(changes.get(at).toLevel()));
        String how = walks(at).stream().map(this::walked).collect(Collectors.joining(stop()));
        return new Row(
                last ? "shelf" : changes.get(at).by() == Leg.Passage.LIFT ? "low" : "next",
                at == guide.at() ? "lantern" : "quiet",
                name(level) + say("find.leg.colon") + to,
                language.tag(),
                how.isEmpty() ? say("find.leg.here") : how,
                List.of());
    }

    private List<Leg.Change> changes() {
        return guide.way().legs().stream()
                .filter(Leg.Change.class::isInstance)
                .map(Leg.Change.class::cast)
                .toList();
    }

    /** What is walked between the changes before and after this stay on a level. */
    private List<Outline> walks(int stay) {
        List<Outline> all = new ArrayList<>();
        int at = 0;
        for (Leg leg : guide.way().legs()) {
            switch (leg) {
                case Leg.Change _ -> at++;
                case Leg.Walk(String _, Outline line) -> {
                    if (at == stay) {
                        all.add(line);
                    }
                }
            }
        }
        return all;
    }

    private String walked(Outline line) {
        return Stretch.along(line).stream()
                .map(stretch -> say("find.leg.turn." + stretch.turn(), "number", stretch.metres()))
                .collect(Collectors.joining(stop()));
    }

    private String stop() {
        return say("find.leg.stop");
    }

    /** The plan of the level that is shown; none until it is there. */
    List<FindPart> drawing() {
        return guide.plan().map(this::drawing).map(FindPart::of).stream().toList();
    }

    private FindPart.Drawing drawing(Plan plan) {
        List<FindPart.Pin> pins = new ArrayList<>();
        List<Outline> lines = walks(guide.at());
        boolean last = guide.at() == guide.levels().size() - 1;
        boolean first = guide.at() == 0;
        if (!lines.isEmpty()) {
            Plan.Spot from = lines.getFirst().corners().getFirst();
            Plan.Spot to = lines.getLast().corners().getLast();
            pins.add(new FindPart.Pin(
                    first ? "start" : "change", first ? say("find.pin.start") : passage(guide.at() - 1), from));
            if (!last) {
                pins.add(new FindPart.Pin("change", passage(guide.at()), to));
            }
        }
        if (last) {
            pins.add(new FindPart.Pin("end", guide.way().shelf(), guide.way().books()));
        }
        // Where the way begins or ends is said already.
        List<FindPart.Pin> said = List.copyOf(pins);
        plan.marks().stream()
                .filter(mark -> said.stream().noneMatch(pin -> near(pin.at(), mark.at())))
                .forEach(mark ->
                        pins.add(new FindPart.Pin("mark", language.pick(mark.nameZh(), mark.nameEn()), mark.at())));
        return new FindPart.Drawing(
                say("find.way.plan", "place", name(plan.level())),
                name(plan.level()),
                plan,
                last ? guide.way().shelf() : "",
                lines,
                pins);
    }

    private static boolean near(Plan.Spot one, Plan.Spot other) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y()) < NEAR;
    }

    private String passage(int change) {
        return say("find.pin." + changes().get(change).by());
    }

    private String say(String key, Object... values) {
        return words.of(language, key, values);
    }
}
