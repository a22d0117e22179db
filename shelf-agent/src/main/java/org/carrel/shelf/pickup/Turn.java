package org.carrel.shelf.pickup;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.CommandReport;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.OperationEvent.Alarm;
import org.carrel.contract.message.ShelfEvent.Security;
import org.carrel.device.port.Moment;
import org.carrel.device.port.Sound;
import org.carrel.shelf.pickup.state.Condition;
import org.carrel.shelf.pickup.state.Door;
import org.carrel.shelf.pickup.state.PickupState;
import org.carrel.shelf.pickup.state.Rules;
import org.carrel.shelf.pickup.state.Running;
import org.carrel.shelf.pickup.stock.Astray;
import org.carrel.shelf.pickup.stock.Repair;
import org.carrel.shelf.pickup.stock.Stock;
import org.carrel.shelf.pickup.visit.Closing;
import org.carrel.shelf.pickup.visit.Entry;
import org.carrel.shelf.pickup.visit.VisitState;

/** One step while it is being made: a state that may be changed, and what is to follow. Lives no longer than the step. */
final class Turn {
    static final String ALARM_PREFIX = "alarm/";

    final Rules rules;
    final Moment now;
    VisitState visit;
    Stock stock;
    Condition condition;
    final List<Closing> closing;
    final SortedMap<CompartmentId, Door> doors;
    final SortedMap<TagUid, Astray> astray;
    final SortedMap<TagUid, Repair> repairs;
    final SortedMap<TagUid, Long> doubted;
    final SortedSet<TagUid> released;
    final SortedMap<CommandId, Running> running;
    final SortedMap<CompartmentId, Long> blinks;
    long nextVisit;
    boolean inventoryOwed;
    long inventoryAt;

    private final SortedSet<String> alarms;
    private final List<PickupEffect> effects = new ArrayList<>();
    private boolean conditional;

    Turn(Rules rules, PickupState state, Moment now) {
        this.rules = rules;
        this.now = now;
        this.visit = state.visit();
        this.stock = state.stock();
        this.condition = state.condition();
        this.closing = new ArrayList<>(state.closing());
        this.doors = new TreeMap<>(state.doors());
        this.astray = new TreeMap<>(state.astray());
        this.repairs = new TreeMap<>(state.repairs());
        this.doubted = new TreeMap<>(state.doubted());
        this.released = new TreeSet<>(state.released());
        this.running = new TreeMap<>(state.running());
        this.blinks = new TreeMap<>(state.blinks());
        this.alarms = new TreeSet<>(state.alarms());
        this.nextVisit = state.nextVisit();
        this.inventoryOwed = state.inventoryOwed();
        this.inventoryAt = state.inventoryAt();
    }

    Step finish() {
        PickupState state = new PickupState(
                visit,
                closing,
                stock,
                doors,
                astray,
                repairs,
                doubted,
                released,
                alarms,
                running,
                blinks,
                condition,
                nextVisit,
                inventoryOwed,
                inventoryAt);
        return new Step(state, effects, conditional);
    }

    /** Makes the whole step depend on its being written. */
    void onlyIfWritten() {
        conditional = true;
    }

    void effect(PickupEffect effect) {
        effects.add(effect);
    }

    void append(EventBody body) {
        effect(new PickupEffect.Append(body));
    }

    void play(Sound sound) {
        effect(new PickupEffect.Play(sound));
    }

    void report(CommandId id, CommandReport.Progress progress) {
        effect(new PickupEffect.Report(id, progress));
    }

    void note(Entry entry) {
        effect(new PickupEffect.Note(entry.key(), entry.encode()));
    }

    /** Puts a tag where it stands now, here and in the journal. */
    void place(TagUid uid, Stock.Shelved shelved) {
        stock = stock.with(uid, shelved);
        effect(new PickupEffect.Note(Stock.key(uid), Stock.encode(shelved)));
    }

    /** Whether a tag was as good as gone by this moment, in monotonic nanoseconds. */
    boolean doubtedBy(TagUid uid, long nanos) {
        Long since = doubted.get(uid);
        return since != null && since <= nanos;
    }

    void unplace(TagUid uid) {
        stock = stock.without(uid);
        doubted.remove(uid);
        released.remove(uid);
        effect(new PickupEffect.Forget(Stock.key(uid)));
    }

    /** Wants the security of every tag of an item that stands here to become so. */
    void secure(ItemId item, Security wanted) {
        for (TagUid uid : stock.tagsOf(item)) {
            secure(uid, wanted);
        }
    }

    /** Wants a tag's security to become so, if it stands here. */
    void secure(TagUid uid, Security wanted) {
        if (stock.tags().get(uid) instanceof Stock.Item item) {
            if (wanted == Security.SECURED) {
                released.remove(uid);
            }
            effect(new PickupEffect.Secure(uid, item.item(), item.at(), wanted, item.afi()));
        }
    }

    /** Puts a tag on the repair list, here and in the journal; staff are told apart from it. */
    void owe(TagUid uid, Repair repair) {
        if (repairs.size() >= Repair.COUNT_MAX && !repairs.containsKey(uid)) {
            // Rather one that may never come back than one that is being worked on.
            TagUid least = repairs.keySet().stream()
                    .filter(each -> !stock.tags().containsKey(each))
                    .findFirst()
                    .orElse(repairs.firstKey());
            repairs.remove(least);
            effect(new PickupEffect.Forget(Repair.key(least)));
        }
        repairs.put(uid, repair);
        effect(new PickupEffect.Note(Repair.key(uid), repair.encode()));
    }

    boolean raised(Alarm alarm, String subject) {
        return alarms.contains(alarm + "/" + subject);
    }

    /** What this alarm is raised for at present. */
    List<String> subjects(Alarm alarm) {
        String prefix = alarm + "/";
        return alarms.stream()
                .filter(raised -> raised.startsWith(prefix))
                .map(raised -> raised.substring(prefix.length()))
                .toList();
    }

    void raise(Alarm alarm, String subject) {
        if (alarms.add(alarm + "/" + subject)) {
            append(new OperationEvent.AlarmRaised(alarm, subject));
            effect(new PickupEffect.Note(ALARM_PREFIX + alarm + "/" + subject, Bytes.EMPTY));
        }
    }

    void clear(Alarm alarm, String subject) {
        if (alarms.remove(alarm + "/" + subject)) {
            append(new OperationEvent.AlarmCleared(alarm, subject));
            effect(new PickupEffect.Forget(ALARM_PREFIX + alarm + "/" + subject));
        }
    }

    Door door(CompartmentId id) {
        return Objects.requireNonNull(doors.get(id), () -> "no door at " + id);
    }
}
