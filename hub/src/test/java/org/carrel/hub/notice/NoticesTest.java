package org.carrel.hub.notice;

import static org.carrel.hub.Library.A1;
import static org.carrel.hub.Library.SHELF;
import static org.carrel.hub.Library.copy;
import static org.carrel.hub.Library.tag;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.hub.Library;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.identity.PersonName;
import org.carrel.hub.notice.NoticeChannel.Delivery;
import org.carrel.hub.notice.Notices.FailedNotice;
import org.carrel.hub.store.NoticeDispatch;
import org.junit.jupiter.api.Test;

/**
 * Goal: a patron is told once that a book is ready, in their language, in spite of servers that fail and processes that die; who
 * cannot be told is on a list. Method: the real outbox, a channel that answers as told.
 */
class NoticesTest {
    private final Library library = new Library();
    private final ScriptedChannel mail = new ScriptedChannel();
    private final NoticeDispatch dispatch = new NoticeDispatch(library.store, List.of(mail));
    private final PatronId wang = library.patron("wang");
    private final BibId river = library.title("river", 1);

    @Test
    void aNoticeIsSentOnceAndSaysWhatToDo() {
        HoldId hold = ready();
        dispatchAll();
        dispatchAll();

        OutgoingNotice sent = mail.only();
        assertEquals("wang@example.org", sent.address());
        assertEquals("hold-ready-" + hold + "-1796054400", sent.id().key());
        assertEquals("您的預約書可以取書了", sent.subject());
        assertTrue(sent.body().contains("《書 river》"), sent.body());
        assertTrue(sent.body().contains("11 月 30 日（星期一）"), sent.body());
        assertTrue(sent.body().contains("總館"), sent.body());
        assertFalse(sent.body().contains("王小明"), "a mail that goes astray names nobody");
        assertFalse(sent.toString().contains("wang@"), "the text form is masked");
        assertEquals(0, pending());
    }

    @Test
    void othersAreToldInEnglish() {
        library.put(patron("ja", new Contact.Email("wang@example.org")));
        ready();
        dispatchAll();
        OutgoingNotice sent = mail.only();
        assertEquals("en", sent.language());
        assertTrue(sent.body().contains("Main Library by Monday 30 November"), sent.body());
    }

    @Test
    void aServerThatFailsIsTriedAgainWithGrowingPauses() {
        mail.answers.add(new Delivery.Deferred("server-unreachable"));
        mail.answers.add(new Delivery.Deferred("server-unreachable"));
        ready();
        dispatchAll();
        assertEquals(1, mail.taken.size());
        library.now = library.now.plus(Duration.ofSeconds(59));
        dispatchAll();
        assertEquals(1, mail.taken.size(), "not before a minute");
        library.now = library.now.plus(Duration.ofSeconds(1));
        dispatchAll();
        assertEquals(2, mail.taken.size());
        library.now = library.now.plus(Duration.ofMinutes(2));
        dispatchAll();
        assertEquals(3, mail.taken.size());
        assertEquals(0, pending());
    }

    @Test
    void aServerThatNeverComesBackIsGivenUpAfterADay() {
        mail.always = new Delivery.Deferred("server-unreachable");
        ready();
        for (int hour = 0; hour < 30; hour++) {
            library.now = library.now.plus(Duration.ofHours(1));
            dispatchAll();
        }
        assertEquals(List.of("server-unreachable"), failures());
        assertEquals(0, pending());
    }

    @Test
    void aClosedWayIsTriedOnceALotAndAnAddressByItself() {
        HoldId first = ready();
        library.placeHold(library.patron("lin"), library.title("lake", 1));
        library.report(
                SHELF,
                new ShelfEvent.ItemPlaced(Library.A2, copy(new BibId("lake"), 1), tag(copy(new BibId("lake"), 1))));
        mail.always = new Delivery.Deferred("server-unreachable");
        dispatchAll();
        assertEquals(1, mail.taken.size(), "the second would have waited for the same time-out");
        assertEquals(2, pending(), "of " + first);
        mail.always = new Delivery.Deferred("address-deferred-450");
        library.now = library.now.plus(Duration.ofMinutes(1));
        dispatchAll();
        assertEquals(3, mail.taken.size());
    }

    @Test
    void whatAServerRefusesForGoodIsListed() {
        mail.always = new Delivery.Rejected("address-refused-550");
        ready();
        dispatchAll();
        assertEquals(List.of("address-refused-550"), failures());
    }

    @Test
    void whoHasNoAddressIsListed() {
        library.put(patron("zh-Hant", new Contact.Unreachable()));
        ready();
        dispatchAll();
        assertEquals(List.of(), mail.taken);
        assertEquals(List.of("no-address"), failures());
    }

    @Test
    void aProcessThatDiesWhileSendingSendsAgainUnderTheSameKey() {
        ready();
        List<OutgoingNotice> lost = library.act(s -> s.notices().take(10, library.now));
        dispatchAll();
        assertEquals(List.of(), mail.taken, "somebody may still be sending it");
        library.now = library.now.plus(Duration.ofMinutes(6));
        dispatchAll();
        assertEquals(lost.getFirst().id(), mail.only().id());
        assertEquals(2, mail.only().attempt());
    }

    @Test
    void whatIsNoLongerTrueIsNotSent() {
        HoldId hold = ready();
        library.act(s -> s.reservations().cancel(hold, Library.DESK, library.now));
        dispatchAll();
        assertEquals(List.of(), mail.taken);
    }

    private HoldId ready() {
        HoldId hold = library.placeHold(wang, river);
        library.report(SHELF, new ShelfEvent.ItemPlaced(A1, copy(river, 1), tag(copy(river, 1))));
        return hold;
    }

    private void dispatchAll() {
        while (dispatch.dispatch(library.now) > 0) {
            // Until nothing is due.
        }
    }

    private long pending() {
        return library.<Long>ask(s -> s.notices().pending());
    }

    private List<String> failures() {
        return library.ask(s -> s.notices().failed(10)).stream()
                .map(FailedNotice::reason)
                .toList();
    }

    private Patron patron(String language, Contact contact) {
        return new Patron(
                wang,
                new PersonName("王小明"),
                List.of(),
                language,
                contact,
                "adult",
                Library.MAIN,
                new TreeSet<>(),
                LocalDate.of(2030, 1, 1));
    }

    /** Answers as told, or that it was delivered. */
    private static final class ScriptedChannel implements NoticeChannel {
        private final Deque<Delivery> answers = new ArrayDeque<>();
        private final List<OutgoingNotice> taken = new ArrayList<>();
        private Delivery always = new Delivery.Delivered();

        @Override
        public NoticeId.Channel channel() {
            return NoticeId.Channel.MAIL;
        }

        @Override
        public Delivery deliver(OutgoingNotice notice) {
            taken.add(notice);
            return answers.isEmpty() ? always : answers.remove();
        }

        private OutgoingNotice only() {
            assertEquals(1, taken.size());
            return taken.getFirst();
        }
    }
}
