package org.carrel.kiosk.text;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.carrel.contract.message.kiosk.Plan;
import org.carrel.contract.message.kiosk.Plan.Outline;
import org.carrel.device.agent.JsonWriter;
import org.carrel.kiosk.text.Page.Choice;

/**
 * What a page has for finding: what is typed and how, or a plan. Most pages have none.
 *
 * @param syllable begun, in zhuyin
 * @param hint where nothing is typed
 * @param bar beside what is typed
 * @param strip characters to pick, or what may be meant
 * @param columns of the keys; a key of style {@code spanN} takes N of them
 * @param plan none or one
 */
record FindPart(
        String typed,
        String syllable,
        String hint,
        List<Choice> bar,
        List<Choice> strip,
        int columns,
        List<Choice> keys,
        List<Drawing> plan) {
    FindPart {
        bar = List.copyOf(bar);
        strip = List.copyOf(strip);
        keys = List.copyOf(keys);
        plan = List.copyOf(plan);
    }

    static FindPart of(Drawing plan) {
        return new FindPart("", "", "", List.of(), List.of(), 0, List.of(), List.of(plan));
    }

    /**
     * A level with a way on it, in numbers to be drawn.
     *
     * @param label all of it in words
     * @param level its name
     * @param lit id of the shelf that is lit
     */
    record Drawing(String label, String level, Plan plan, String lit, List<Outline> lines, List<Pin> pins) {
        Drawing {
            lines = List.copyOf(lines);
            pins = List.copyOf(pins);
        }
    }

    /**
     * A place with a word to it.
     *
     * @param kind one of start, end, change, mark
     */
    record Pin(String kind, String name, Plan.Spot at) {}

    void write(JsonWriter out, Consumer<Choice> choice) {
        out.field("typed", typed)
                .field("syllable", syllable)
                .field("hint", hint)
                .objects("bar", bar, choice)
                .objects("strip", strip, choice)
                .field("columns", columns)
                .objects("keys", keys, choice)
                .objects(
                        "plan",
                        plan,
                        drawing -> out.field("label", drawing.label())
                                .field("level", drawing.level())
                                .field("floor", corners(drawing.plan().floor()))
                                .texts(
                                        "blocked",
                                        drawing.plan().blocked().stream()
                                                .map(FindPart::corners)
                                                .toList())
                                .objects(
                                        "shelves",
                                        drawing.plan().shelves(),
                                        shelf -> out.field("name", shelf.id())
                                                .field("corners", corners(shelf.outline()))
                                                .field("lit", shelf.id().equals(drawing.lit())))
                                .texts(
                                        "lines",
                                        drawing.lines().stream()
                                                .map(FindPart::corners)
                                                .toList())
                                .objects(
                                        "pins",
                                        drawing.pins(),
                                        pin -> out.field("kind", pin.kind())
                                                .field("name", pin.name())
                                                .field("x", pin.at().x())
                                                .field("y", pin.at().y())));
    }

    /** As SVG takes them. */
    private static String corners(Outline line) {
        return line.corners().stream().map(spot -> spot.x() + "," + spot.y()).collect(Collectors.joining(" "));
    }
}
