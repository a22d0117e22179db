package org.carrel.kiosk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.ShelfEvent.Outcome;
import org.carrel.contract.message.ShelfEvent.Security;
import org.carrel.device.agent.ReaderCare;
import org.carrel.device.port.Antenna;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.Moment;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagReader;
import org.carrel.device.port.TagResult;
import org.carrel.device.reading.Identifying;
import org.carrel.device.security.SecurityNews;
import org.carrel.device.security.TagSecurity;
import org.carrel.kiosk.flow.Input;
import org.carrel.kiosk.pad.Pad;
import org.carrel.kiosk.pad.PadChange;

/**
 * Shares the pad's reader out: what is on new tags first, so that a book shows at once; tag security next, since a book may be lifted any
 * moment; between them always a look at who lies there. Turns results into what they mean for the kiosk.
 */
final class PadShift {
    private static final CompartmentId PAD = new CompartmentId("PAD");
    /** A look at the pad at least so often among other commands, or a lifted book would be noticed late. */
    private static final int COMMANDS_BETWEEN_LOOKS = 3;

    private final TagReader reader;
    private final ReaderCare care;
    private final Antenna antenna;
    private final Pad pad;
    private final TagSecurity security;
    private final Identifying identifying;
    private boolean toldWorking = true;
    private int sinceLook;
    private int looks;

    PadShift(TagReader reader, ReaderCare care, Antenna antenna, TagSecurity security, Identifying identifying) {
        this.reader = reader;
        this.care = care;
        this.antenna = antenna;
        this.pad = new Pad(antenna);
        this.security = security;
        this.identifying = identifying;
    }

    List<Input> line(LinkInput input, Moment now) {
        List<Input> events = new ArrayList<>();
        care.line(input);
        reader.receive(input, now).ifPresent(result -> observe(result, now, events));
        condition(events);
        return events;
    }

    List<Input> wake(Moment now) {
        List<Input> events = new ArrayList<>();
        care.tick(now);
        if (now.reached(reader.nextDeadline())) {
            reader.wake(now).ifPresent(result -> observe(result, now, events));
        }
        condition(events);
        return events;
    }

    /** Starts the most useful command, if the reader has nothing to do. */
    void work(Moment now) {
        if (!reader.idle() || !care.ready(now)) {
            return;
        }
        Optional<TagCommand> urgent = sinceLook >= COMMANDS_BETWEEN_LOOKS
                ? Optional.empty()
                : identifying.next(now).or(() -> security.next(now));
        sinceLook = urgent.isPresent() ? sinceLook + 1 : 0;
        reader.start(urgent.orElseGet(pad::next), now);
    }

    /** A tag that has just left is not written when it comes back: by then something else may be wanted. */
    void secure(TagUid uid, ItemId item, Security wanted, Moment now) {
        if (pad.present().contains(uid)) {
            security.want(uid, item, antenna, wanted, Identifying.AFI_UNKNOWN, now);
        }
    }

    ReaderCare care() {
        return care;
    }

    int present() {
        return pad.present().size();
    }

    long nextDeadline(Moment now) {
        return Math.min(care.nextDeadline(now), reader.nextDeadline());
    }

    private void observe(TagResult result, Moment now, List<Input> events) {
        care.observe(result, now);
        for (PadChange change : pad.observe(result, now)) {
            changed(change, now, events);
        }
        identifying.observe(result, now).ifPresent(found -> events.add(found(found)));
        security.observe(result, now).forEach(news -> told(news, events));
        if (result instanceof TagResult.Inventoried && looks < Input.PadLooked.ENOUGH) {
            looks++;
            events.add(new Input.PadLooked(looks));
        }
    }

    private void changed(PadChange change, Moment now, List<Input> events) {
        switch (change) {
            case PadChange.Appeared appeared -> {
                TagUid uid = appeared.uid();
                events.add(new Input.TagLies(uid));
                Optional<ItemId> known = identifying.known(uid);
                if (known.isPresent()) {
                    events.add(new Input.ItemLies(uid, known.get()));
                } else {
                    identifying.read(uid, appeared.dsfid(), PAD, antenna, now);
                }
            }
            case PadChange.Left(TagUid uid) -> {
                identifying.gone(uid);
                List<SecurityNews> last = security.gone(uid);
                // What is verified counts before the book was lifted; what is not is to be judged knowing that it was.
                last.stream().filter(PadShift::verified).forEach(news -> told(news, events));
                events.add(new Input.TagLeft(uid));
                last.stream().filter(news -> !verified(news)).forEach(news -> told(news, events));
            }
        }
    }

    private static boolean verified(SecurityNews news) {
        return news instanceof SecurityNews.Settled settled && settled.outcome() == Outcome.VERIFIED;
    }

    private static Input found(Identifying.Found found) {
        return switch (found) {
            case Identifying.Found.Item it -> new Input.ItemLies(it.uid(), it.item());
            case Identifying.Found.Strange it -> new Input.StrangeLies(it.uid(), it.kind());
        };
    }

    private static void told(SecurityNews news, List<Input> events) {
        switch (news) {
            case SecurityNews.Settled it ->
                events.add(new Input.SecuritySettled(it.uid(), it.item(), it.wanted(), it.outcome(), it.tagAnswered()));
            case SecurityNews.AfiRead _ -> {}
        }
    }

    private void condition(List<Input> events) {
        if (care.working() != toldWorking) {
            toldWorking = care.working();
            events.add(new Input.ReaderChanged(toldWorking));
        }
    }
}
