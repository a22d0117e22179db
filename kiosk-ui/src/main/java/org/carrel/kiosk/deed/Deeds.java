package org.carrel.kiosk.deed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.ShelfEvent.Security;
import org.carrel.device.agent.JournalEntry;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.device.port.Sound;
import org.carrel.kiosk.receipt.Slip;

/** Collects what one step wants done. Lives no longer than the step. */
public final class Deeds {
    private final Supplier<AskId> ids;
    private final List<Effect> effects = new ArrayList<>();
    private boolean conditional;

    /** @param ids names for questions that nothing else has */
    public Deeds(Supplier<AskId> ids) {
        this.ids = ids;
    }

    public List<Effect> effects() {
        return List.copyOf(effects);
    }

    /** Nothing of the step may happen unless it could be written. */
    public void onlyIfWritten() {
        conditional = true;
    }

    public boolean conditional() {
        return conditional;
    }

    public void append(EventBody body) {
        effects.add(new Effect.Write(new JournalEntry.Append(body)));
    }

    public void note(String key, Bytes value) {
        effects.add(new Effect.Write(new JournalEntry.Note(key, value)));
    }

    public void forget(String key) {
        effects.add(new Effect.Write(new JournalEntry.Forget(key)));
    }

    public AskId nextAsk() {
        return ids.get();
    }

    public AskId ask(KioskAsk<?> ask) {
        AskId id = nextAsk();
        ask(id, ask);
        return id;
    }

    public void ask(AskId id, KioskAsk<?> ask) {
        effects.add(new Effect.Ask(id, ask));
    }

    public void secure(TagUid uid, ItemId item, Security wanted) {
        effects.add(new Effect.Secure(uid, item, wanted));
    }

    public void print(ScreenLanguage language, Slip slip) {
        effects.add(new Effect.Print(language, slip));
    }

    public void play(Sound sound) {
        effects.add(new Effect.Play(sound));
    }
}
