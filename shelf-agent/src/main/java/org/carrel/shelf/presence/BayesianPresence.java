package org.carrel.shelf.presence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.TagUid;
import org.carrel.device.port.Antenna;
import org.carrel.device.port.Moment;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;

/**
 * {@link Presence} by Bayes' rule: for every tag a learned probability of being missed, and the odds that it has left, has moved,
 * or is silent because its antenna is not well. The model, its assumptions and what it reaches are in {@code docs/presence.md}.
 *
 * <p>Not thread-safe. Throws nothing for anything that a reader may report. Antennas that the layout does not name are ignored,
 * and so are tags beyond {@link PresenceSettings#tagsMax()}.
 */
public final class BayesianPresence implements Presence {
    private static final int NOT_WIRED = -1;
    /** A failed or incomplete inventory is no reason to believe that a tag was missed for its own sake. */
    private static final double INVENTORY_FLOOR = 0.3;

    private static final double INCOMPLETE_FLOOR = 0.8;
    /** How likely a tag that was on the shelf at the last power-off is not there now. */
    private static final double KNOWN_DOUBT = 0.05;

    private static final double PASSED_BY = 1e3;
    /** Odds of having left from which nobody who comes later can have taken it. */
    private static final double AS_GOOD_AS_GONE = 1e3;

    private final ShelfLayout layout;
    private final PresenceSettings settings;
    private final MissLevels levels;
    private final Roster roster;
    private final List<AntennaWatch> watches = new ArrayList<>();
    private final Neighbours neighbours;
    private final Doubts doubts;
    private final AskingPlan plan;
    private final int[] placeByAntenna = new int[33];
    private long inventoriesTaken;

    public BayesianPresence(ShelfLayout layout, PresenceSettings settings) {
        this.layout = layout;
        this.settings = settings;
        this.levels = new MissLevels(settings.radio().driftPerSecond());
        this.roster = new Roster(layout, settings.tagsMax());
        Arrays.fill(placeByAntenna, NOT_WIRED);
        for (int place = 0; place < layout.places().size(); place++) {
            placeByAntenna[layout.places().get(place).antenna().number()] = place;
            watches.add(new AntennaWatch(settings.radio()));
        }
        this.neighbours = new Neighbours(watches.size(), settings.radio().stray());
        this.doubts = new Doubts(roster, watches, settings);
        this.plan = new AskingPlan(layout, roster, watches, doubts, settings);
    }

    /** A place that the layout does not have is left out: that tag is new when it is seen. */
    @Override
    public void expect(SortedMap<TagUid, CompartmentId> remembered, Moment now) {
        remembered.forEach((uid, compartment) -> {
            int place = placeOf(compartment);
            if (place != NOT_WIRED) {
                roster.admit(uid, 0, levels, now.nanos())
                        .ifPresent(track -> roster.settle(track, place, KNOWN_DOUBT, now.nanos()));
            }
        });
    }

    @Override
    public TagCommand next(Attention attention, Moment now) {
        roster.attend(attention, now.nanos());
        roster.forgetStale(now.nanos());
        return plan.next(now.nanos());
    }

    @Override
    public List<PresenceChange> observe(TagResult result, Attention attention, Moment now) {
        roster.attend(attention, now.nanos());
        int place = placeOf(result.command().antenna());
        if (place == NOT_WIRED) {
            return List.of();
        }
        List<PresenceChange> changes = new ArrayList<>(2);
        plan.finished(result.command(), place, now.nanos());
        if (!(result instanceof TagResult.Failed)) {
            watches.get(place).worked();
        }
        switch (result) {
            case TagResult.Inventoried inventoried -> inventoried(inventoried, place, now.nanos(), changes);
            case TagResult.BlocksRead read -> answered(read.command().uid(), place, now.nanos(), changes);
            case TagResult.SystemInfo info -> {
                roster.find(info.command().uid()).ifPresent(track -> track.dsfid = info.dsfid());
                answered(info.command().uid(), place, now.nanos(), changes);
            }
            // That a write was carried out is the reader's word, not the tag's; reading back will tell.
            case TagResult.Written written -> {}
            case TagResult.FieldReset reset -> {}
            case TagResult.Failed failed -> failed(failed, place, now.nanos(), changes);
        }
        concludeAt(place, now.nanos(), changes);
        return changes;
    }

    @Override
    public SortedMap<TagUid, CompartmentId> present() {
        return roster.present();
    }

    @Override
    public SortedSet<TagUid> doubted() {
        SortedSet<TagUid> doubted = new TreeSet<>();
        for (TagTrack track : roster.doubtful()) {
            if (track.left() > AS_GOOD_AS_GONE) {
                doubted.add(track.uid);
            }
        }
        return doubted;
    }

    private void failed(TagResult.Failed failed, int place, long nowNanos, List<PresenceChange> changes) {
        switch (failed.kind()) {
            case NO_TAG -> {
                watches.get(place).worked();
                if (failed.command() instanceof TagCommand.Inventory inventory) {
                    inventoried(new TagResult.Inventoried(inventory, List.of(), true), place, nowNanos, changes);
                } else {
                    addressee(failed.command()).ifPresent(track -> silent(track, place, false, 0, nowNanos, changes));
                }
            }
            case TAG_REFUSED -> {
                watches.get(place).worked();
                addressee(failed.command()).ifPresent(track -> answered(track.uid, place, nowNanos, changes));
            }
            case RADIO, UNSUPPORTED -> watches.get(place).worked();
            case READER_FAULT -> watches.get(place).failed(nowNanos);
            // The line or the reader itself: no antenna can be believed.
            case SILENT, LINK_LOST -> watches.forEach(watch -> watch.failed(nowNanos));
        }
    }

    private void inventoried(
            TagResult.Inventoried inventoried, int place, long nowNanos, List<PresenceChange> changes) {
        long mark = ++inventoriesTaken;
        neighbours.inventoried(place, roster);
        for (TagResult.Sighting sighting : inventoried.sightings()) {
            TagTrack track = roster.find(sighting.uid())
                    .or(() -> roster.admit(sighting.uid(), sighting.dsfid(), levels, nowNanos))
                    .orElse(null);
            if (track != null && track.namedInInventory != mark) {
                track.dsfid = sighting.dsfid();
                track.namedInInventory = mark;
                seen(track, place, true, nowNanos, changes);
            }
        }
        double floor = inventoried.complete() ? INVENTORY_FLOOR : INCOMPLETE_FLOOR;
        for (TagTrack track : List.copyOf(roster.locating())) {
            if (track.namedInInventory != mark && inventoried.complete()) {
                silent(track, place, true, floor, nowNanos, changes);
            }
        }
        for (TagTrack track : roster.all()) {
            if (track.namedInInventory != mark && track.isPresent()) {
                silent(track, place, true, floor, nowNanos, changes);
            }
        }
    }

    private void answered(TagUid uid, int place, long nowNanos, List<PresenceChange> changes) {
        roster.find(uid).ifPresent(track -> seen(track, place, false, nowNanos, changes));
    }

    private void seen(TagTrack track, int place, boolean byInventory, long nowNanos, List<PresenceChange> changes) {
        if (track.isPresent()) {
            if (place == track.home) {
                double expected = track.answeredAtHome(byInventory, settings, neighbours, nowNanos);
                watches.get(place).answered(expected, nowNanos);
                for (TagTrack suspect : roster.doubtful()) {
                    if (suspect.home == place) {
                        suspect.antennaSaw();
                    }
                }
            } else {
                watches.get(place).strayAnswered(nowNanos);
                if (byInventory && !track.isDoubtful()) {
                    neighbours.heard(track.home, place);
                }
                track.answeredAt(place, settings.of(track.regard), settings.radio(), nowNanos);
                if (track.isDoubtful()) {
                    roster.noteDoubt(track);
                }
            }
            return;
        }
        watches.get(place).strayAnswered(nowNanos);
        if (track.whereabouts == null) {
            roster.locate(track, anywhere());
        }
        whereabouts(track).answered(place);
        concludeWhereabouts(track, nowNanos, changes);
    }

    private void silent(
            TagTrack track, int place, boolean byInventory, double floor, long nowNanos, List<PresenceChange> changes) {
        AntennaWatch watch = watches.get(place);
        if (watch.isDark()) {
            return;
        }
        if (track.whereabouts != null) {
            track.whereabouts.silent(place);
            concludeWhereabouts(track, nowNanos, changes);
        } else if (place == track.home) {
            double expected =
                    track.silentAtHome(byInventory, floor, settings.of(track.regard), settings.radio(), nowNanos);
            if (track.testifies(expected)) {
                watch.silent(expected, nowNanos);
            }
            roster.noteDoubt(track);
        } else if (track.isPresent()) {
            track.silentAt(place, settings.radio());
        }
    }

    /** Says what can be said of the tags at {@code place}, after any answer from its antenna. */
    private void concludeAt(int place, long nowNanos, List<PresenceChange> changes) {
        AntennaWatch watch = watches.get(place);
        CompartmentId compartment = layout.places().get(place).compartment();
        if (watch.darkens(areAllSilent(place, nowNanos), nowNanos)) {
            roster.residents(place).forEach(TagTrack::absolve);
            changes.add(new PresenceChange.WentBlind(compartment));
        } else if (watch.lightens()) {
            for (TagTrack track : roster.residents(place)) {
                if (track.isPresent() && track.askedNanos < nowNanos) {
                    track.resume(settings.of(track.regard).leaving(watch.darkNanos(nowNanos)), nowNanos);
                }
            }
            changes.add(new PresenceChange.SeesAgain(compartment));
        } else if (isPardonable(place, nowNanos) && watch.pardoned()) {
            for (TagTrack track : roster.residents(place)) {
                if (track.isPresent()) {
                    track.resumeAlone(settings.of(track.regard).leaving(watch.darkNanos(nowNanos)), nowNanos);
                }
            }
            changes.add(new PresenceChange.SeesAgain(compartment));
        }
        for (TagTrack track : List.copyOf(roster.doubtful())) {
            if (track.isPresent()) {
                conclude(track, nowNanos, changes);
            }
        }
    }

    /** Whether many tags belong there and none has been heard for long, however little each of them proves. */
    private boolean areAllSilent(int place, long nowNanos) {
        return doubts.manyAt(place)
                && roster.residents(place).stream()
                        .allMatch(track -> track.silentNanos(nowNanos) > Verdict.BLIND_ALONE_NANOS);
    }

    /** Where few tags are left, or none, nobody may ever show that the antenna sees: it is not called blind for ever. */
    private boolean isPardonable(int place, long nowNanos) {
        return !doubts.manyAt(place) && watches.get(place).darkNanos(nowNanos) > Verdict.BLIND_ALONE_NANOS;
    }

    private void conclude(TagTrack track, long nowNanos, List<PresenceChange> changes) {
        int home = track.home;
        boolean witness = track.left() > 1 && doubts.witness(track, nowNanos) != null;
        switch (doubts.verdict(track, witness, nowNanos)) {
            case OPEN, NEEDS_WITNESS, DEAF, TOO_EARLY, HIDDEN, SEEK, UNSIGHTED -> {}
            case NOT_SOUGHT -> {
                if (doubts.maySearch(track, nowNanos)) {
                    track.seekEverywhere(watches, settings.of(track.regard), nowNanos);
                }
            }
            case MOVED -> {
                int rival = track.rival();
                watches.get(home).acquitted(track.charge());
                roster.settle(track, rival, 0, nowNanos);
                changes.add(new PresenceChange.Moved(track.uid, compartment(home), compartment(rival)));
            }
            case LEFT -> {
                watches.get(home).acquitted(track.charge());
                roster.dismiss(track, nowNanos);
                changes.add(new PresenceChange.Vanished(track.uid, compartment(home)));
            }
        }
    }

    private void concludeWhereabouts(TagTrack track, long nowNanos, List<PresenceChange> changes) {
        Whereabouts whereabouts = whereabouts(track);
        int best = whereabouts.likeliest();
        double odds = whereabouts.oddsOf(best);
        if (best == Whereabouts.NOWHERE && odds > PASSED_BY) {
            roster.dismiss(track, nowNanos);
        } else if (best != Whereabouts.NOWHERE && odds > settings.locatedCertainty()) {
            roster.settle(track, best, 0, nowNanos);
            changes.add(new PresenceChange.Appeared(track.uid, track.dsfid, compartment(best)));
        }
    }

    /** A tag seen that was not known to be here: anywhere, but hardly behind a locked door. */
    private Whereabouts anywhere() {
        double[] prior = new double[watches.size()];
        for (int place = 0; place < prior.length; place++) {
            prior[place] = roster.regardOf(place) == Regard.SEALED ? 1e-4 : 1;
        }
        return new Whereabouts(prior, 1, settings.radio());
    }

    private static Whereabouts whereabouts(TagTrack track) {
        return Objects.requireNonNull(track.whereabouts);
    }

    private Optional<TagTrack> addressee(TagCommand command) {
        return switch (command) {
            case TagCommand.Inventory inventory -> Optional.empty();
            case TagCommand.ResetField reset -> Optional.empty();
            case TagCommand.ReadBlocks read -> roster.find(read.uid());
            case TagCommand.WriteBlocks write -> roster.find(write.uid());
            case TagCommand.WriteAfi write -> roster.find(write.uid());
            case TagCommand.WriteEas write -> roster.find(write.uid());
            case TagCommand.ReadSystemInfo read -> roster.find(read.uid());
        };
    }

    private CompartmentId compartment(int place) {
        return layout.places().get(place).compartment();
    }

    private int placeOf(Antenna antenna) {
        return placeByAntenna[antenna.number()];
    }

    private int placeOf(CompartmentId compartment) {
        for (int place = 0; place < layout.places().size(); place++) {
            if (layout.places().get(place).compartment().equals(compartment)) {
                return place;
            }
        }
        return NOT_WIRED;
    }
}
