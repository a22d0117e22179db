package org.carrel.sim.world;

import java.util.List;

/** The world at one moment, for display; holds nothing that changes. Ids are plain text here, as a page wants them. */
public record WorldView(
        long atNanos,
        List<FurnitureView> furniture,
        List<PersonView> persons,
        List<ThingView> desk,
        List<ThingView> outside,
        List<String> faults) {

    public record FurnitureView(
            String id,
            String label,
            FurniturePlan.Kind kind,
            int widthMm,
            int heightMm,
            boolean sounding,
            LampPattern buzzer,
            RadioConditions radio,
            List<CompartmentView> compartments,
            List<PinView> pins,
            boolean printer,
            List<SlipView> slips) {}

    /** A piece of paper that hangs out of a printer; its picture is asked for by its number. */
    public record SlipView(int number, int widthMm, int heightMm) {}

    /** @param freeMm width left for more */
    public record CompartmentView(
            String name,
            int antenna,
            FurniturePlan.Box box,
            DoorView door,
            boolean lit,
            LampPattern lamp,
            int freeMm,
            List<ThingView> things) {}

    public enum DoorView {
        NONE,
        LOCKED,
        /** Shut, but a hand could open it. */
        UNLOCKED,
        OPEN
    }

    public record PinView(int number, String name, boolean output, boolean high) {}

    public record PersonView(String id, String name, Person.Role role, List<ThingView> holding) {}

    public record ThingView(
            String id, String label, ThingKind kind, int thicknessMm, int tagHeight, List<TagView> tags) {}

    public enum ThingKind {
        BOOK,
        CARD,
        LABEL
    }

    /** @param memory hex, in tag order */
    public record TagView(String uid, String model, int afi, int dsfid, boolean eas, boolean dead, String memory) {}
}
