package org.carrel.shelf;

import static org.carrel.shelf.ShelfBench.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.ShelfEvent.Strangeness;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult.ErrorKind;
import org.junit.jupiter.api.Test;

/** Tags that are no items of ours are counted apart, said once, and never lent. Field note 19. */
class StrangeTagTest {
    private final ShelfBench shelf = ShelfBench.openShelf();

    @Test
    void blankForeignAndDamagedTagsAndCardsAreToldOnceEach() {
        shelf.tags.tag(uid(1), "", 0);
        shelf.tags.tag(uid(2), "hotel key", 0);
        shelf.tags.tag(uid(3), "damaged", 0);
        shelf.tags.tag(uid(4), "card", 0);
        for (int tag = 1; tag <= 4; tag++) {
            shelf.put(tag, PLACES.get(tag - 1));
        }
        shelf.ready();
        shelf.run(Duration.ofMinutes(2));
        shelf.restart();
        shelf.run(Duration.ofMinutes(1));
        assertEquals(
                List.of(Strangeness.BLANK, Strangeness.FOREIGN, Strangeness.DAMAGED, Strangeness.CARD),
                shelf.events(ShelfEvent.StrangeTagFound.class).stream()
                        .sorted((one, other) -> one.uid().compareTo(other.uid()))
                        .map(ShelfEvent.StrangeTagFound::strangeness)
                        .toList());
        assertEquals(List.of(), shelf.events(ShelfEvent.ItemPlaced.class));
        assertTrue(shelf.events(ShelfEvent.TagDumped.class).stream()
                .allMatch(dump -> dump.uid().equals(uid(2)) || dump.uid().equals(uid(3))));
        shelf.take(4);
        shelf.settle();
        assertEquals(uid(4), shelf.event(ShelfEvent.StrangeTagGone.class).uid());
        assertEquals(List.of(), shelf.events(ShelfEvent.ItemRemoved.class));
    }

    @Test
    void anUnreadableTagIsStrangeUntilItCanBeRead() {
        shelf.book(1, A1);
        shelf.tags.refuse(command -> command instanceof TagCommand.ReadBlocks, ErrorKind.RADIO);
        shelf.ready();
        assertEquals(
                Strangeness.UNREADABLE,
                shelf.event(ShelfEvent.StrangeTagFound.class).strangeness());
        shelf.tags.refuseNothing();
        shelf.run(Duration.ofSeconds(25));
        assertEquals(item(1), shelf.event(ShelfEvent.ItemPlaced.class).item());
        assertEquals(1, shelf.events(ShelfEvent.StrangeTagGone.class).size());
    }

    /** Put in while it could not be read, and remembered through a restart: nobody else would look at it again. */
    @Test
    void aTagThatCouldNotBeReadIsReadAfterARestart() {
        shelf.book(1, A1);
        shelf.tags.refuse(command -> command instanceof TagCommand.ReadBlocks, ErrorKind.RADIO);
        shelf.ready();
        shelf.restart();
        shelf.tags.refuseNothing();
        shelf.run(Duration.ofSeconds(25));
        assertEquals(item(1), shelf.event(ShelfEvent.ItemPlaced.class).item());
        assertEquals(1, shelf.events(ShelfEvent.StrangeTagFound.class).size());
        assertEquals(1, shelf.events(ShelfEvent.StrangeTagGone.class).size());
    }

    /** A blank tag that is hard to read is blank all the same. */
    @Test
    void aStrangeTagThatIsMissedAfterARestartIsNotToldAgain() {
        shelf.tags.tag(uid(1), "", 0);
        shelf.put(1, A1);
        shelf.ready();
        shelf.restart();
        shelf.tags.refuse(command -> command instanceof TagCommand.ReadBlocks, ErrorKind.RADIO);
        shelf.run(Duration.ofSeconds(60));
        shelf.tags.refuseNothing();
        shelf.run(Duration.ofSeconds(60));
        assertEquals(
                Strangeness.BLANK, shelf.event(ShelfEvent.StrangeTagFound.class).strangeness());
    }
}
