package org.carrel.kiosk.pad;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.DeviceTime;
import org.carrel.device.port.Antenna;
import org.carrel.device.port.Moment;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;
import org.junit.jupiter.api.Test;

/** The pile on the pad: a tag is there at the first sight, and gone only when it was surely missed. */
class PadTest {
    private static final TagCommand.Inventory LOOK = new TagCommand.Inventory(new Antenna(1));
    private static final TagUid ONE = new TagUid(0xE004010000000001L);
    private static final TagUid OTHER = new TagUid(0xE004010000000002L);

    private final Pad pad = new Pad(new Antenna(1));
    private long millis;

    @Test
    void aTagIsThereAtTheFirstSightAndSaidOnce() {
        assertEquals(List.of(new PadChange.Appeared(ONE, 6)), look(true, ONE));
        assertEquals(List.of(), look(true, ONE));
        assertEquals(List.of(new PadChange.Appeared(OTHER, 6)), look(true, ONE, OTHER));
    }

    @Test
    void oneBadLookDoesNotTakeABookAway() {
        look(true, ONE);
        for (int times = 0; times < 50; times++) {
            assertEquals(List.of(), look(true));
            assertEquals(List.of(), look(true));
            assertEquals(List.of(), look(true));
            assertEquals(List.of(), look(true, ONE));
        }
    }

    @Test
    void aTagThatIsMissedOftenAndLongHasLeft() {
        look(true, ONE);
        List<PadChange> changes = new ArrayList<>();
        for (int times = 0; times < 8; times++) {
            changes.addAll(look(true));
        }
        assertEquals(List.of(new PadChange.Left(ONE)), changes);
    }

    @Test
    void whicheverOfAPileIsLiftedItIsTheOneThatLeft() {
        for (int lifted = 0; lifted < 7; lifted++) {
            Pad pile = new Pad(new Antenna(1));
            List<TagUid> all = new ArrayList<>();
            for (int index = 0; index < 7; index++) {
                all.add(new TagUid(0xE004010000000200L + index));
            }
            look(pile, true, all.toArray(TagUid[]::new));
            TagUid gone = all.remove(lifted);
            List<PadChange> changes = new ArrayList<>();
            for (int times = 0; times < 8; times++) {
                changes.addAll(look(pile, true, all.toArray(TagUid[]::new)));
            }
            assertEquals(List.of(new PadChange.Left(gone)), changes);
            assertEquals(new TreeSet<>(all), pile.present());
        }
    }

    @Test
    void whereAnswersCollidedNobodyIsMissed() {
        look(true, ONE);
        for (int times = 0; times < 40; times++) {
            assertEquals(
                    List.of(),
                    look(false, OTHER).stream()
                            .filter(PadChange.Left.class::isInstance)
                            .toList());
        }
        assertEquals(2, pad.present().size());
    }

    @Test
    void aTagThatAnswersACommandIsThere() {
        look(true, ONE);
        for (int times = 0; times < 20; times++) {
            look(true);
            look(true);
            TagCommand.ReadSystemInfo asked = new TagCommand.ReadSystemInfo(new Antenna(1), ONE);
            assertEquals(List.of(), pad.observe(new TagResult.SystemInfo(asked, 6, 7, 28, 4), now()));
        }
        assertEquals(1, pad.present().size());
    }

    @Test
    void aFailedLookSaysNothing() {
        look(true, ONE);
        for (int times = 0; times < 40; times++) {
            millis += 100;
            TagResult failed = new TagResult.Failed(LOOK, TagResult.ErrorKind.READER_FAULT, "");
            assertEquals(List.of(), pad.observe(failed, now()));
        }
    }

    @Test
    void moreTagsThanAnybodyCarriesAreNotCounted() {
        TagUid[] many = new TagUid[100];
        for (int index = 0; index < many.length; index++) {
            many[index] = new TagUid(0xE004010000000100L + index);
        }
        assertEquals(Pad.TAGS_MAX, look(true, many).size());
        assertEquals(Pad.TAGS_MAX, pad.present().size());
    }

    private List<PadChange> look(boolean complete, TagUid... seen) {
        return look(pad, complete, seen);
    }

    private List<PadChange> look(Pad pad, boolean complete, TagUid... seen) {
        millis += 100;
        List<TagResult.Sighting> sightings =
                Arrays.stream(seen).map(uid -> new TagResult.Sighting(uid, 6)).toList();
        return pad.observe(new TagResult.Inventoried(LOOK, sightings, complete), now());
    }

    private Moment now() {
        return new Moment(
                Duration.ofMillis(millis).toNanos(), Instant.EPOCH.plusMillis(millis), DeviceTime.Quality.SYNCHRONIZED);
    }
}
