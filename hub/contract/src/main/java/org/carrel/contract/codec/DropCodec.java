package org.carrel.contract.codec;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.codec.Decoded.Reason;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.DropAnswer;
import org.carrel.contract.message.DropAsk;
import org.carrel.contract.message.DropEvent;
import org.carrel.contract.message.drop.Content;
import org.carrel.contract.message.drop.Evidence;
import org.carrel.contract.message.drop.OnBelt;
import org.carrel.contract.message.drop.Sorted;

/** What a book drop tells, asks and is answered. */
final class DropCodec {
    private DropCodec() {}

    static Json.Writing write(DropEvent event) {
        return switch (event) {
            case DropEvent.ItemDropped dropped ->
                Json.typed("item-dropped")
                        .put("content", content(dropped.content()))
                        .put("evidence", evidence(dropped.evidence()))
                        .put("sorted", sorted(dropped.sorted()));
        };
    }

    /** Empty when the type is none of these. */
    static Optional<DropEvent> readEvent(Reading in) {
        return switch (in.type()) {
            case "item-dropped" ->
                Optional.of(new DropEvent.ItemDropped(
                        content(in.object("content")), evidence(in.object("evidence")), sorted(in.object("sorted"))));
            default -> Optional.empty();
        };
    }

    static Json.Writing write(DropAsk<?> ask) {
        return switch (ask) {
            case DropAsk.Route route ->
                Json.typed("route")
                        .list(
                                "items",
                                route.items(),
                                each -> Json.object()
                                        .text("item", each.item().value())
                                        .freeText("owner", each.owner())
                                        .done());
        };
    }

    /** Empty when the type is none of these. */
    static Optional<DropAsk<?>> readAsk(Reading in) {
        return switch (in.type()) {
            case "route" -> {
                List<OnBelt> items =
                        in.objects("items", each -> new OnBelt(each.id("item", ItemId::new), each.freeText("owner")));
                if (items.size() > DropAsk.Route.ITEMS_MAX) {
                    throw in.malformed(Reason.TOO_LARGE, "items");
                }
                yield Optional.of(new DropAsk.Route(items));
            }
            default -> Optional.empty();
        };
    }

    static Json.Writing write(DropAnswer answer) {
        return switch (answer) {
            case DropAnswer.Routed routed ->
                Json.typed("routed").list("destinations", routed.destinations(), KioskLines::write);
        };
    }

    /** Empty when the type is none of these. */
    static Optional<DropAnswer> readAnswer(Reading in) {
        return switch (in.type()) {
            case "routed" -> Optional.of(new DropAnswer.Routed(in.objects("destinations", KioskLines::destination)));
            default -> Optional.empty();
        };
    }

    private static Json content(Content content) {
        return switch (content) {
            case Content.Identified it ->
                Json.typed("identified")
                        .text("item", it.item().value())
                        .freeText("owner", it.owner())
                        .whole("partsInAll", it.partsInAll())
                        .list("tags", it.tags(), tag -> new Json.Text(tag.hex()))
                        .done();
            case Content.Unidentified it ->
                Json.typed("unidentified")
                        .list("tags", it.tags(), tag -> new Json.Text(tag.hex()))
                        .done();
        };
    }

    private static Content content(Reading in) {
        return switch (in.type()) {
            case "identified" ->
                new Content.Identified(
                        in.id("item", ItemId::new),
                        in.freeText("owner"),
                        in.count("partsInAll"),
                        in.ids("tags", TagUid::of));
            case "unidentified" -> new Content.Unidentified(in.ids("tags", TagUid::of));
            default -> throw in.unknownType();
        };
    }

    private static Json evidence(Evidence evidence) {
        return Json.object()
                .put("entered", EventCodec.time(evidence.entered()))
                .whole("together", evidence.together())
                .whole("entries", evidence.entries())
                .whole("exits", evidence.exits())
                .whole("readings", evidence.readings())
                .whole("weightGrams", evidence.weightGrams())
                .done();
    }

    private static Evidence evidence(Reading in) {
        return new Evidence(
                EventCodec.time(in.object("entered")),
                in.count("together"),
                in.count("entries"),
                in.count("exits"),
                in.count("readings"),
                in.count("weightGrams"));
    }

    private static Json sorted(Sorted sorted) {
        return Json.object()
                .put("destination", KioskLines.write(sorted.destination()))
                .word("by", sorted.by())
                .list("bin", sorted.bin(), bin -> new Json.Text(bin.value()))
                .words("exceptions", sorted.exceptions())
                .word("securing", sorted.securing())
                .done();
    }

    private static Sorted sorted(Reading in) {
        return new Sorted(
                KioskLines.destination(in.object("destination")),
                in.word("by", Sorted.By.class),
                in.ids("bin", CompartmentId::new),
                in.words("exceptions", Sorted.Reason.class),
                in.word("securing", Sorted.Securing.class));
    }
}
