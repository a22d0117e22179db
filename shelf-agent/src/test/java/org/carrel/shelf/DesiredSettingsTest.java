package org.carrel.shelf;

import static org.carrel.shelf.ShelfBench.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.carrel.contract.message.ConfigDesired;
import org.carrel.contract.message.ConfigReported;
import org.carrel.contract.message.ConfigReported.Result;
import org.carrel.device.port.DesiredSettings;
import org.carrel.device.port.Moment;
import org.carrel.device.port.SyncNotice;
import org.carrel.shelf.panel.PanelAction;
import org.junit.jupiter.api.Test;

/** Settings from the hub: told what became of them, and never in the middle of a visit. */
class DesiredSettingsTest {
    private final ShelfBench shelf = ShelfBench.openShelf();

    @Test
    void aShelfThatTakesNoneSaysSo() {
        shelf.ready();
        send();
        assertEquals(Result.REJECTED, shelf.session.configs().getFirst().result());
        assertFalse(shelf.agent().stopRequested());
    }

    @Test
    void theRestartThatTheyNeedWaitsUntilThePatronHasGone() {
        shelf.desired = new Restarting();
        shelf.book(1, A1);
        shelf.ready();
        shelf.visit(ANN, 1);
        send();
        assertFalse(shelf.agent().stopRequested());
        shelf.touch(PanelAction.DONE);
        shelf.run(Duration.ofSeconds(1));
        assertTrue(shelf.agent().stopRequested());
    }

    @Test
    void whatBecameOfThemIsToldWhenTheHubIsReached() {
        shelf.desired = new Restarting();
        shelf.ready();
        assertEquals(List.of(new ConfigReported(1, Result.RUNNING, List.of())), shelf.session.configs());
    }

    private void send() {
        shelf.session.tellAgent(new SyncNotice.ConfigChanged(new ConfigDesired(2, new TreeMap<>())));
        shelf.agent().wake(shelf.now());
    }

    /** Wants a restart for whatever is desired; was confirmed when the hub is reached. */
    private static final class Restarting implements DesiredSettings {
        @Override
        public Outcome desired(ConfigDesired desired, Moment now) {
            return new Outcome(List.of(), true);
        }

        @Override
        public Outcome online(Moment now) {
            return new Outcome(List.of(new ConfigReported(1, Result.RUNNING, List.of())), false);
        }

        @Override
        public Outcome wake(Moment now) {
            throw new IllegalStateException("there is no deadline");
        }

        @Override
        public long nextDeadline() {
            return Moment.NEVER;
        }
    }
}
