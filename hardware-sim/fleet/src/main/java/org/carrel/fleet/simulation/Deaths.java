package org.carrel.fleet.simulation;

import java.util.List;

/**
 * How often the programs on shelves' boards ended otherwise than in good order.
 *
 * @param kills the process alone
 * @param cuts the whole board lost its supply
 * @param torn of the cuts, those that fell into a write to the card
 */
public record Deaths(int kills, int cuts, int torn) {
    static Deaths of(List<ShelfHost> shelves) {
        Deaths sum = new Deaths(0, 0, 0);
        for (ShelfHost shelf : shelves) {
            sum = sum.plus(shelf.deaths());
        }
        return sum;
    }

    Deaths plus(Deaths more) {
        return new Deaths(kills + more.kills, cuts + more.cuts, torn + more.torn);
    }

    public int all() {
        return kills + cuts;
    }
}
