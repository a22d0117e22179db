package org.carrel.contract.codec;

import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.ShelfEvent.DoorClosed;
import org.carrel.contract.message.ShelfEvent.DoorOpened;
import org.carrel.contract.message.ShelfEvent.HoldCollected;
import org.carrel.contract.message.ShelfEvent.HoldPutBack;
import org.carrel.contract.message.ShelfEvent.ItemMoved;
import org.carrel.contract.message.ShelfEvent.ItemPlaced;
import org.carrel.contract.message.ShelfEvent.ItemRemoved;
import org.carrel.contract.message.ShelfEvent.Placement;
import org.carrel.contract.message.ShelfEvent.SecurityWritten;
import org.carrel.contract.message.ShelfEvent.ShelfInventory;
import org.carrel.contract.message.ShelfEvent.StrangeTagFound;
import org.carrel.contract.message.ShelfEvent.StrangeTagGone;
import org.carrel.contract.message.ShelfEvent.TagDumped;
import org.carrel.contract.message.ShelfEvent.VisitEnded;

/** What can happen at a pickup shelf. */
final class ShelfEventCodec {
    private static final int VISIT_ITEMS_MAX = 100_000;

    private ShelfEventCodec() {}

    static Json.Writing write(ShelfEvent event) {
        return switch (event) {
            case ItemPlaced placed -> write(placed);
            case ItemMoved moved -> write(moved);
            case ItemRemoved removed -> write(removed);
            case HoldCollected collected -> write(collected);
            case HoldPutBack putBack -> write(putBack);
            case VisitEnded ended -> write(ended);
            case SecurityWritten written -> write(written);
            case StrangeTagFound found -> write(found);
            case StrangeTagGone gone -> write(gone);
            case DoorOpened opened -> write(opened);
            case DoorClosed closed -> write(closed);
            case ShelfInventory inventory -> write(inventory);
            case TagDumped dumped -> write(dumped);
        };
    }

    /** Empty when the type is none of these. */
    static Optional<ShelfEvent> read(Reading in) {
        return switch (in.type()) {
            case "item-placed" -> Optional.of(itemPlaced(in));
            case "item-moved" -> Optional.of(itemMoved(in));
            case "item-removed" -> Optional.of(itemRemoved(in));
            case "hold-collected" -> Optional.of(holdCollected(in));
            case "hold-put-back" -> Optional.of(holdPutBack(in));
            case "visit-ended" -> Optional.of(visitEnded(in));
            case "security-written" -> Optional.of(securityWritten(in));
            case "strange-tag-found" -> Optional.of(strangeTagFound(in));
            case "strange-tag-gone" -> Optional.of(strangeTagGone(in));
            case "door-opened" -> Optional.of(doorOpened(in));
            case "door-closed" -> Optional.of(doorClosed(in));
            case "shelf-inventory" -> Optional.of(shelfInventory(in));
            case "tag-dumped" -> Optional.of(tagDumped(in));
            default -> Optional.empty();
        };
    }

    private static Json.Writing write(ItemPlaced event) {
        return placement(Json.typed("item-placed"), event.compartment(), event.item(), event.uid());
    }

    private static ItemPlaced itemPlaced(Reading in) {
        return new ItemPlaced(compartment(in), item(in), uid(in));
    }

    private static Json.Writing write(ItemMoved event) {
        return Json.typed("item-moved")
                .text("from", event.from().value())
                .text("to", event.to().value())
                .text("item", event.item().value())
                .text("uid", event.uid().hex());
    }

    private static ItemMoved itemMoved(Reading in) {
        return new ItemMoved(in.id("from", CompartmentId::new), in.id("to", CompartmentId::new), item(in), uid(in));
    }

    private static Json.Writing write(ItemRemoved event) {
        return placement(Json.typed("item-removed"), event.compartment(), event.item(), event.uid())
                .word("circumstance", event.circumstance());
    }

    private static ItemRemoved itemRemoved(Reading in) {
        return new ItemRemoved(
                compartment(in), item(in), uid(in), in.word("circumstance", ShelfEvent.Circumstance.class));
    }

    private static Json.Writing write(HoldCollected event) {
        return placement(
                Json.typed("hold-collected")
                        .put("permission", PermissionCodec.write(event.permission()))
                        .text("hold", event.hold().value()),
                event.compartment(),
                event.item(),
                event.uid());
    }

    private static HoldCollected holdCollected(Reading in) {
        return new HoldCollected(
                PermissionCodec.read(in.object("permission")), hold(in), item(in), compartment(in), uid(in));
    }

    private static Json.Writing write(HoldPutBack event) {
        return placement(
                Json.typed("hold-put-back")
                        .put("permission", PermissionCodec.write(event.permission()))
                        .text("hold", event.hold().value()),
                event.compartment(),
                event.item(),
                event.uid());
    }

    private static HoldPutBack holdPutBack(Reading in) {
        return new HoldPutBack(
                PermissionCodec.read(in.object("permission")), hold(in), item(in), compartment(in), uid(in));
    }

    private static Json.Writing write(VisitEnded event) {
        return Json.typed("visit-ended")
                .put("permission", PermissionCodec.write(event.permission()))
                .word("ending", event.ending())
                .whole("collected", event.collected())
                .whole("left", event.left());
    }

    private static VisitEnded visitEnded(Reading in) {
        return new VisitEnded(
                PermissionCodec.read(in.object("permission")),
                in.word("ending", ShelfEvent.Ending.class),
                Math.toIntExact(in.whole("collected", 0, VISIT_ITEMS_MAX)),
                Math.toIntExact(in.whole("left", 0, VISIT_ITEMS_MAX)));
    }

    private static Json.Writing write(SecurityWritten event) {
        return Json.typed("security-written")
                .text("item", event.item().value())
                .text("uid", event.uid().hex())
                .word("wanted", event.wanted())
                .word("outcome", event.outcome());
    }

    private static SecurityWritten securityWritten(Reading in) {
        return new SecurityWritten(
                item(in),
                uid(in),
                in.word("wanted", ShelfEvent.Security.class),
                in.word("outcome", ShelfEvent.Outcome.class));
    }

    private static Json.Writing write(StrangeTagFound event) {
        return Json.typed("strange-tag-found")
                .text("compartment", event.compartment().value())
                .text("uid", event.uid().hex())
                .word("strangeness", event.strangeness());
    }

    private static StrangeTagFound strangeTagFound(Reading in) {
        return new StrangeTagFound(compartment(in), uid(in), in.word("strangeness", ShelfEvent.Strangeness.class));
    }

    private static Json.Writing write(StrangeTagGone event) {
        return Json.typed("strange-tag-gone")
                .text("compartment", event.compartment().value())
                .text("uid", event.uid().hex());
    }

    private static StrangeTagGone strangeTagGone(Reading in) {
        return new StrangeTagGone(compartment(in), uid(in));
    }

    private static Json.Writing write(DoorOpened event) {
        return Json.typed("door-opened")
                .text("compartment", event.compartment().value())
                .word("cause", event.cause());
    }

    private static DoorOpened doorOpened(Reading in) {
        return new DoorOpened(compartment(in), in.word("cause", ShelfEvent.DoorCause.class));
    }

    private static Json.Writing write(DoorClosed event) {
        return Json.typed("door-closed").text("compartment", event.compartment().value());
    }

    private static DoorClosed doorClosed(Reading in) {
        return new DoorClosed(compartment(in));
    }

    private static Json.Writing write(ShelfInventory event) {
        return Json.typed("shelf-inventory")
                .list(
                        "placements",
                        event.placements(),
                        placed -> placement(Json.object(), placed.compartment(), placed.item(), placed.uid())
                                .done());
    }

    private static ShelfInventory shelfInventory(Reading in) {
        return new ShelfInventory(
                in.objects("placements", placed -> new Placement(compartment(placed), item(placed), uid(placed))));
    }

    private static Json.Writing write(TagDumped event) {
        return Json.typed("tag-dumped")
                .text("uid", event.uid().hex())
                .text("memory", event.memory().hex());
    }

    private static TagDumped tagDumped(Reading in) {
        Bytes memory = in.hex("memory");
        return new TagDumped(uid(in), memory);
    }

    private static Json.Writing placement(Json.Writing out, CompartmentId compartment, ItemId item, TagUid uid) {
        return out.text("compartment", compartment.value())
                .text("item", item.value())
                .text("uid", uid.hex());
    }

    private static CompartmentId compartment(Reading in) {
        return in.id("compartment", CompartmentId::new);
    }

    private static ItemId item(Reading in) {
        return in.id("item", ItemId::new);
    }

    private static TagUid uid(Reading in) {
        return in.id("uid", TagUid::of);
    }

    private static HoldId hold(Reading in) {
        return in.id("hold", HoldId::new);
    }
}
