package org.carrel.shelf.bookdrop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
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
import org.carrel.shelf.bookdrop.sorting.Happening;

/** Listens to the belt: what lies there, what is on its tags, and their security. Turns results into what they mean for the drop. */
final class BeltReader {
    private static final CompartmentId BELT = new CompartmentId("BELT");

    /** With nothing on the belt, so often it is asked at all, to know that it works. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    /** Between two sweeps the tags' contents and security have their turn. */
    private static final int BETWEEN_SWEEPS = 3;

    private final TagReader reader;
    private final Antenna antenna;
    private final ReaderCare care;
    private final Identifying identifying;
    private final TagSecurity security;
    private final SortedSet<TagUid> met = new TreeSet<>();
    private boolean listening;
    private boolean toldWorking = true;
    private int sinceSweep;
    private long idleAt;

    BeltReader(DropParts parts, Moment now) {
        this.reader = parts.reader();
        this.antenna = parts.antenna();
        this.care = new ReaderCare(now);
        this.identifying = new Identifying(parts.meaning());
        this.security = new TagSecurity(parts.security());
        this.idleAt = now.nanos();
    }

    List<Happening> line(LinkInput input, Moment now) {
        List<Happening> happenings = new ArrayList<>();
        care.line(input);
        reader.receive(input, now).ifPresent(result -> observe(result, now, happenings));
        condition(happenings);
        return happenings;
    }

    List<Happening> wake(Moment now) {
        List<Happening> happenings = new ArrayList<>();
        care.tick(now);
        if (now.reached(reader.nextDeadline())) {
            reader.wake(now).ifPresent(result -> observe(result, now, happenings));
        }
        condition(happenings);
        return happenings;
    }

    /** Starts the most useful command, if the reader has nothing to do. */
    void work(boolean somethingIn, Moment now) {
        listening = somethingIn;
        if (!reader.idle() || !care.ready(now)) {
            return;
        }
        Optional<TagCommand> wanted = !listening || sinceSweep < BETWEEN_SWEEPS
                ? security.next(now).or(() -> identifying.next(now))
                : Optional.empty();
        if (wanted.isPresent()) {
            sinceSweep++;
            reader.start(wanted.get(), now);
        } else if (listening || now.reached(idleAt)) {
            sinceSweep = 0;
            idleAt = now.in(IDLE);
            reader.start(new TagCommand.Inventory(antenna), now);
        }
    }

    void secure(TagUid uid, ItemId item, Moment now) {
        security.want(uid, item, antenna, Security.SECURED, Identifying.AFI_UNKNOWN, now);
    }

    /** The belt is empty. What comes next is read anew, though it may have been here before. */
    void forget() {
        met.forEach(uid -> {
            identifying.gone(uid);
            var _ = security.gone(uid);
        });
        met.clear();
    }

    ReaderCare care() {
        return care;
    }

    long nextDeadline(Moment now) {
        long next = Math.min(care.nextDeadline(now), reader.nextDeadline());
        if (!reader.idle() || !care.ready(now)) {
            return next;
        }
        return Math.min(next, Math.min(idleAt, Math.min(security.nextDeadline(), identifying.nextDeadline())));
    }

    private void observe(TagResult result, Moment now, List<Happening> happenings) {
        care.observe(result, now);
        if (result instanceof TagResult.Inventoried inventoried && listening) {
            for (TagResult.Sighting sighting : inventoried.sightings()) {
                if (met.add(sighting.uid())) {
                    identifying.read(sighting.uid(), sighting.dsfid(), BELT, antenna, now);
                }
            }
            happenings.add(new Happening.Swept(inventoried.sightings().stream()
                    .map(TagResult.Sighting::uid)
                    .distinct()
                    .toList()));
        }
        identifying.observe(result, now).ifPresent(found -> happenings.add(happening(found)));
        security.observe(result, now).forEach(news -> {
            if (news instanceof SecurityNews.Settled settled) {
                happenings.add(new Happening.SecuritySettled(settled.uid(), settled.outcome()));
            }
        });
    }

    private static Happening happening(Identifying.Found found) {
        return switch (found) {
            case Identifying.Found.Item it ->
                new Happening.ItemRead(
                        it.uid(),
                        it.item(),
                        it.label().owner(),
                        it.label().parts(),
                        it.label().part());
            case Identifying.Found.Strange it -> new Happening.StrangeRead(it.uid(), it.kind());
        };
    }

    private void condition(List<Happening> happenings) {
        if (care.working() != toldWorking) {
            toldWorking = care.working();
            happenings.add(new Happening.ReaderChanged(toldWorking));
        }
    }
}
