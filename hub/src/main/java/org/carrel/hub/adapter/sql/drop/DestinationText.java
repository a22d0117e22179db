package org.carrel.hub.adapter.sql.drop;

import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.kiosk.Destination;

/** A destination as one column: {@code shelf}, {@code hold:main}, {@code branch:liyuan}, {@code library:TCC} or {@code desk}. */
final class DestinationText {
    private DestinationText() {}

    static String write(Destination destination) {
        return switch (destination) {
            case Destination.Shelf() -> "shelf";
            case Destination.Hold(SiteId pickup) -> "hold:" + pickup.value();
            case Destination.OtherBranch(SiteId branch) -> "branch:" + branch.value();
            case Destination.OtherLibrary(String code) -> "library:" + code;
            case Destination.Desk() -> "desk";
        };
    }

    static Destination read(String text) {
        String[] parts = text.split(":", 2);
        return switch (parts[0]) {
            case "shelf" -> new Destination.Shelf();
            case "hold" -> new Destination.Hold(new SiteId(parts[1]));
            case "branch" -> new Destination.OtherBranch(new SiteId(parts[1]));
            case "library" -> new Destination.OtherLibrary(parts[1]);
            case "desk" -> new Destination.Desk();
            default -> throw new IllegalStateException("not a destination: " + text);
        };
    }
}
