package org.carrel.fleet.demo;

import java.util.List;
import org.carrel.sim.Octets;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.tag.Tag;
import org.carrel.sim.tag.TagContent;
import org.carrel.sim.tag.TagModel;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.RadioConditions;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.ThingId;
import org.carrel.sim.world.Whereabouts;
import org.carrel.sim.world.World;

/** Puts furniture, people and books into the demo's world. */
public final class Furnishing {
    public static final FurnitureId SHELF = new FurnitureId("shelf-1");
    public static final FurnitureId CABINET = new FurnitureId("cabinet-1");
    public static final FurnitureId KIOSK = new FurnitureId("kiosk-1");

    public static final FurnitureId DROP = new FurnitureId("drop-1");

    static final String OWN_BIN = "OWN";
    static final String HOLD_BIN = "HOLD";
    static final String AWAY_BIN = "AWAY";
    static final String REST_BIN = "REST";
    static final List<String> BINS = List.of(OWN_BIN, HOLD_BIN, AWAY_BIN, REST_BIN);

    /** A book that was never tagged, and one of another library of the alliance. */
    static final ThingId UNTAGGED = new ThingId("untagged");

    static final ThingId FOREIGN_BOOK = new ThingId("foreign-book");

    /** Whose things go where: this library's to its shelves, those of the city's libraries home. */
    static final String OWNERS = "TW-NLPI=shelf,TW-TCC=library:TCC";

    private static final int BIN_MM = 260;

    /** Agency code of the owning library as on the tags: ISIL without its hyphen (ISO 28560-3). */
    static final String OWNER = "TWNLPI";

    private static final int THINNEST_MM = 14;
    private static final int THICKER_MM = 26;
    private static final int TAG_HEIGHTS = 3;

    /** Low byte of the basic block's checksum (ISO 28560-3). */
    private static final int CHECKSUM_AT = 19;

    private Furnishing() {}

    /** @param onDesk how many of the titles lie on the desk to begin with */
    static void furnish(World world, List<Title> titles, int onDesk, Chance chance) {
        world.add(FurniturePlan.openShelf(SHELF.value(), "預約取書架 Pickup shelf", 2, 4));
        world.add(FurniturePlan.cabinet(CABINET.value(), "預約取書櫃 Pickup cabinet", 1, 4));
        world.add(FurniturePlan.kiosk(KIOSK.value(), "自助機 Kiosk"));
        world.add(FurniturePlan.bookDrop(DROP.value(), "還書箱 Book drop", BIN_MM, BINS));
        world.setRadio(SHELF, RadioConditions.USUAL);
        world.setRadio(CABINET, RadioConditions.USUAL);
        world.setRadio(KIOSK, RadioConditions.USUAL);
        world.setRadio(DROP, RadioConditions.USUAL);
        for (Cast.Member member : Cast.ALL) {
            Tag tag = new Tag(TagModel.SLIX.uid(910_000L + Cast.ALL.indexOf(member)), TagModel.SLIX)
                    .fill(TagContent.patronCard("CARD-" + member.id(), OWNER))
                    .setDsfid(TagContent.ISO_28560_3_DSFID);
            world.add(member.person());
            world.add(
                    new Thing.Card(
                            new ThingId("card-" + member.id()),
                            member.cardLabel(),
                            member.person().id(),
                            member.chip(),
                            "",
                            List.of(tag)),
                    new Whereabouts.InHand(member.person().id()));
        }
        Chance sizes = chance.fork("book-sizes");
        for (int index = 0; index < Math.min(onDesk, titles.size()); index++) {
            world.add(book(titles, index, sizes), new Whereabouts.OnDesk());
        }
        strangeTags().forEach(thing -> world.add(thing, new Whereabouts.OnDesk()));
    }

    /** What stands on a shelf now and then and is no book of this library. */
    private static List<Thing> strangeTags() {
        byte[] content = TagContent.basicBlock("W1000000001", OWNER, 1, 1).toArray();
        content[CHECKSUM_AT] ^= 1;
        Tag damaged = new Tag(TagModel.SLIX.uid(900_003), TagModel.SLIX)
                .fill(Octets.of(content))
                .setDsfid(TagContent.ISO_28560_3_DSFID)
                .setAfi(TagContent.AFI_SECURED)
                .setEas(true);
        return List.of(
                new Thing.Label(
                        new ThingId("blank-tag"), "空白標籤 Blank tag", new Tag(TagModel.SLIX.uid(900_001), TagModel.SLIX)),
                new Thing.Label(
                        new ThingId("foreign-label"),
                        "他館標籤 Another library's",
                        TagContent.bookTag(TagModel.SLIX.uid(900_002), "FI-4711-0815", "FI-Hm")),
                new Thing.Book(UNTAGGED, "沒有標籤 Never tagged", THICKER_MM, 1, List.of()),
                new Thing.Book(
                        FOREIGN_BOOK,
                        "市圖的書 The city's",
                        THICKER_MM,
                        3,
                        List.of(TagContent.bookTag(TagModel.SLIX.uid(900_004), "TCC-0815", "TW-TCC"))),
                new Thing.Book(new ThingId("damaged-tag"), "標籤檢查碼錯誤 Wrong checksum", THICKER_MM, 2, List.of(damaged)));
    }

    public static ThingId bookId(int index) {
        return new ThingId("book-" + (index + 1));
    }

    private static Thing book(List<Title> titles, int index, Chance sizes) {
        Tag tag = TagContent.bookTag(TagModel.SLIX.uid(100_000L + index), Title.barcode(index), OWNER);
        return new Thing.Book(
                bookId(index),
                titles.get(index).title(),
                THINNEST_MM + sizes.below(THICKER_MM),
                1 + index % TAG_HEIGHTS,
                List.of(tag));
    }
}
