package org.carrel.sim.world;

/**
 * One compartment of one piece of furniture.
 *
 * @param compartment its name on the furniture, such as {@code A1}
 */
public record Spot(FurnitureId furniture, String compartment) implements Comparable<Spot> {
    public static Spot of(String furniture, String compartment) {
        return new Spot(new FurnitureId(furniture), compartment);
    }

    @Override
    public int compareTo(Spot other) {
        int byFurniture = furniture.compareTo(other.furniture);
        return byFurniture != 0 ? byFurniture : compartment.compareTo(other.compartment);
    }

    @Override
    public String toString() {
        return furniture + "/" + compartment;
    }
}
