package org.carrel.hub.adapter.http.api;

import java.util.List;
import java.util.function.Function;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.drop.Content;
import org.carrel.contract.message.drop.Evidence;
import org.carrel.contract.message.drop.Sorted;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.drop.Dropped;
import org.carrel.hub.drop.Oddity;
import org.carrel.hub.store.Services;

/** What came in through book drops, for whoever carries it on or looks for it, and what staff have to look at. */
public final class DropApi {
    /** @param title of the copy, or empty */
    private record Titled<T>(T line, String title) {
        static <T> Titled<T> of(Services services, T line, String item) {
            return new Titled<>(
                    line,
                    item.isEmpty()
                            ? ""
                            : services.catalogue()
                                    .item(new ItemId(item))
                                    .flatMap(known -> services.catalogue().bib(known.bib()))
                                    .map(Bib::title)
                                    .orElse(""));
        }
    }

    private static final View<Titled<Oddity>> ODDITY = View.<Titled<Oddity>>named("DropOddity")
            .text("id", 64, "Its id.", oddity(Oddity::id))
            .text("dropped", 64, "Which of the things that came in.", oddity(Oddity::dropped))
            .text("site", 32, "The branch.", oddity(odd -> odd.drop().site()))
            .text("device", 32, "The drop.", oddity(odd -> odd.drop().device()))
            .text("item", 64, "The copy's barcode; empty when nobody could read it.", oddity(Oddity::item))
            .text("title", 1_000, "Its title, or empty.", Titled::title)
            .text("bin", 8, "The bin in which it lies; empty when nobody saw it fall.", oddity(Oddity::bin))
            .word(
                    "reason",
                    Oddity.Reason.class,
                    "What is odd about it.",
                    line -> line.line().reason())
            .moment(
                    "reported",
                    "When the drop says that it came in.",
                    line -> line.line().reported())
            .moment("found", "When the hub learned of it.", line -> line.line().found());

    private static final View<Titled<Dropped>> DROPPED = View.<Titled<Dropped>>named("DroppedItem")
            .text("id", 64, "Its id.", dropped(Dropped::id))
            .text("site", 32, "The branch.", dropped(it -> it.drop().site()))
            .text("device", 32, "The drop.", dropped(it -> it.drop().device()))
            .text("item", 64, "The copy's barcode; empty when nobody could read it.", dropped(DropApi::item))
            .text("title", 1_000, "Its title, or empty.", Titled::title)
            .text("owner", 512, "The library that its tag names; empty for none.", dropped(DropApi::owner))
            .member(
                    "tags",
                    new Schema.Listing(Schema.text(16), 64),
                    "The tags that were heard of it.",
                    dropped(it -> tags(it).stream().map(TagUid::hex).toList()))
            .text(
                    "bin",
                    8,
                    "The bin into which it fell; empty when nobody saw that.",
                    dropped(it -> it.event().sorted().bin().stream()
                            .map(CompartmentId::value)
                            .findFirst()
                            .orElse("")))
            .text(
                    "sortedTo",
                    80,
                    "Where the drop took it to go: shelf, hold:BRANCH, branch:BRANCH, library:CODE or desk.",
                    dropped(it -> written(it.event().sorted().destination())))
            .word(
                    "sortedBy",
                    Sorted.By.class,
                    "By whose word.",
                    it -> sorted(it).by())
            .member(
                    "exceptions",
                    new Schema.Listing(Schema.wordsOf(Sorted.Reason.class), 8),
                    "Why it is no ordinary return.",
                    it -> sorted(it).exceptions().stream().map(Schema::word).toList())
            .word(
                    "securing",
                    Sorted.Securing.class,
                    "What became of its tag's security.",
                    it -> sorted(it).securing())
            .word(
                    "booking",
                    Dropped.Booking.class,
                    "What was booked.",
                    it -> it.line().booking())
            .text(
                    "goesTo",
                    80,
                    "Where it goes, as sortedTo; empty for what is no item that is known.",
                    dropped(it ->
                            it.next().stream().map(DropApi::written).findFirst().orElse("")))
            .moment(
                    "entered",
                    "When it came in, by the drop's clock.",
                    it -> evidence(it).entered().wall())
            .word(
                    "clock",
                    DeviceTime.Quality.class,
                    "How far that clock could be trusted.",
                    it -> evidence(it).entered().quality())
            .member(
                    "together",
                    count(),
                    "How many things came in at once.",
                    it -> evidence(it).together())
            .member(
                    "entries",
                    count(),
                    "How often the barrier at the mouth was broken.",
                    it -> evidence(it).entries())
            .member(
                    "exits",
                    count(),
                    "How often the barrier before the bins was broken.",
                    it -> evidence(it).exits())
            .member(
                    "readings",
                    count(),
                    "How often its tags were heard.",
                    it -> evidence(it).readings())
            .member(
                    "weightGrams",
                    count(),
                    "What came in at once weighs; 0 where nothing weighs.",
                    it -> evidence(it).weightGrams())
            .moment(
                    "reported",
                    "When the drop says that it came in, at the latest when the hub heard.",
                    it -> it.line().reported())
            .moment("heard", "When the hub learned of it.", it -> it.line().heard());

    private final Desk desk;

    public DropApi(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(
                                "/drop-oddities",
                                "What came in through book drops and has to be looked at; open ones, oldest first.")
                        .tag("floor")
                        .need(Need.FLOOR)
                        .many(ODDITY)
                        .does(call -> Call.list(
                                ODDITY,
                                desk.store()
                                        .read(services -> services.drops().oddities().stream()
                                                .map(odd -> Titled.of(services, odd, odd.item()))
                                                .toList()))),
                Endpoint.post("/drop-oddities/{id}/resolution", "Say that it has been put right.")
                        .tag("floor")
                        .need(Need.FLOOR)
                        .path("id", Ids.KEY, "Its id.")
                        .refuses(ProblemCode.REFUSED)
                        .changes(DropApi::resolve),
                Endpoint.get("/dropped-items", "What came in through book drops, with the evidence; the newest first.")
                        .tag("floor")
                        .need(Need.FLOOR)
                        .query("item", Ids.PRINTABLE, "Only this copy.")
                        .query("limit", Schema.matching("[0-9]{1,3}", 3), "At most so many.")
                        .many(DROPPED)
                        .does(this::dropped));
    }

    private Reply dropped(Call call) {
        return Call.list(
                DROPPED,
                desk.store()
                        .read(services ->
                                services.drops().dropped(call.query("item", ItemId::new), call.limit()).stream()
                                        .map(it -> Titled.of(services, it, item(it)))
                                        .toList()));
    }

    private static Reply resolve(Services services, Call call) {
        boolean open = services.drops()
                .resolve(call.path("id", id -> id), call.caller().staff(), call.now());
        if (!open) {
            throw Problem.refused(List.of("conflict-not-open"));
        }
        return Call.nothing();
    }

    private static Function<Titled<Oddity>, Object> oddity(Function<Oddity, Object> member) {
        return line -> member.apply(line.line());
    }

    private static Function<Titled<Dropped>, Object> dropped(Function<Dropped, Object> member) {
        return line -> member.apply(line.line());
    }

    private static Schema count() {
        return new Schema.Whole(0, Integer.MAX_VALUE);
    }

    private static Sorted sorted(Titled<Dropped> line) {
        return line.line().event().sorted();
    }

    private static Evidence evidence(Titled<Dropped> line) {
        return line.line().event().evidence();
    }

    private static String item(Dropped dropped) {
        return dropped.event().content() instanceof Content.Identified it
                ? it.item().value()
                : "";
    }

    private static String owner(Dropped dropped) {
        return dropped.event().content() instanceof Content.Identified it ? it.owner() : "";
    }

    private static List<TagUid> tags(Dropped dropped) {
        return switch (dropped.event().content()) {
            case Content.Identified it -> it.tags();
            case Content.Unidentified it -> it.tags();
        };
    }

    private static String written(Destination destination) {
        return switch (destination) {
            case Destination.Shelf() -> "shelf";
            case Destination.Hold(var pickup) -> "hold:" + pickup;
            case Destination.OtherBranch(var branch) -> "branch:" + branch;
            case Destination.OtherLibrary(var code) -> "library:" + code;
            case Destination.Desk() -> "desk";
        };
    }
}
