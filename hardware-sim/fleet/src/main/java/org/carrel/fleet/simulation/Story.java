package org.carrel.fleet.simulation;

import java.time.Duration;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.kernel.Trace;

/** One seed from the first tap to the last acknowledgement: chaos, then everything is mended, then calm. */
final class Story {
    /**
     * In which everything must have come to rest: a link that has waited longest connects (60 s), a hub that was restored has to hear
     * from it (keep-alives: 30 s), questions and repetitions of the outbox run out (2 min), a visit ends that had just begun (60 s, and
     * 20 s of asking), a shelf that could not see looks at everything (30 s), what was found wrong is written anew (20 s),
     * and staff have tried the doors that were stuck (70 s and their own session of 30 s).
     * A shelf that keeps crashing is started anew by a technician.
     */
    static final Duration CALM_MOST = Duration.ofSeconds(60 + 30 + 120 + 80 + 30 + 20 + 100);

    /** So often, and a minute apart, staff look whether an antenna is called blind. */
    private static final int ANTENNAS_TRIED = 3;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final SimulatedLibrary library;
    private final Kernel kernel;
    private final Draw draw;
    private final Chance people;
    private final Staff staff;
    private final Safety safety;
    private final Mishaps mishaps;
    private boolean chaos = true;

    /**
     * What a seed came to.
     *
     * @param collected how many books were taken by a granted word
     * @param broken what did not hold, empty when all did
     */
    record Outcome(
            Draw draw,
            Trace trace,
            long events,
            Duration simulated,
            Deaths deaths,
            int collected,
            Optional<Finding> broken) {}

    /** What did not hold, and which promise that breaks. */
    record Finding(Broken.Promise promise, String what) {}

    Story(SimulatedLibrary library, Draw draw) {
        this.library = library;
        this.kernel = library.kernel;
        this.draw = draw;
        this.people = library.chance.fork("people");
        this.staff = new Staff(library, library.chance.fork("staff"));
        this.safety = new Safety(library);
        this.mishaps = new Mishaps(library);
    }

    static Outcome tell(Draw draw, Bytes hubImage, Trace trace, SimulatedLibrary.Workshop workshop) {
        try (SimulatedLibrary library = new SimulatedLibrary(draw, hubImage, Scratch.make(), trace, workshop)) {
            Story story = new Story(library, draw);
            Optional<Finding> broken = Optional.empty();
            LogEar ear = LogEar.listen();
            try {
                story.run();
            } catch (Broken found) {
                broken = Optional.of(new Finding(found.promise(), String.valueOf(found.getMessage())));
            } catch (RuntimeException thrown) {
                broken = Optional.of(new Finding(Broken.Promise.OTHER, described(thrown)));
            }
            broken = broken.or(() -> ear.indiscretion().map(what -> new Finding(Broken.Promise.OTHER, what)));
            ear.stop();
            return new Outcome(
                    draw,
                    trace,
                    library.kernel.ran(),
                    Duration.ofNanos(library.kernel.now()),
                    Deaths.of(library.shelves),
                    library.loans.collected(),
                    broken);
        }
    }

    /** An exception that no program caught ends its process in life; here it is a finding, told with its place. */
    private static String described(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            text.append(each);
            for (StackTraceElement place : each.getStackTrace()) {
                if (place.getClassName().startsWith("org.carrel")) {
                    text.append("\n    at ").append(place);
                }
            }
            text.append('\n');
        }
        return text.toString();
    }

    private void run() {
        library.open();
        library.broker.behave(draw.manners());
        for (Cast.Reader patron : Cast.PATRONS) {
            staff.placeHold(patron, people.pick(Cast.COPIES));
        }
        mishaps.begin(draw.mishaps());
        library.shelves.forEach(staff::fill);
        visits();
        errands();
        goOn(draw.chaos());
        end();
    }

    private void visits() {
        kernel.after(about(draw.visits()), "people", () -> {
            if (chaos) {
                visit();
                visits();
            }
        });
    }

    /** Most come because they were told; some by chance, and for nothing. */
    private void visit() {
        Wishes.Errand errand = (people.happens(0.8) ? staff.wishes().errand(people) : Optional.<Wishes.Errand>empty())
                .orElseGet(() -> new Wishes.Errand(people.pick(Cast.PATRONS), people.pick(library.shelves)));
        Visit.begin(library, errand.who(), errand.shelf(), people);
    }

    private void errands() {
        kernel.after(about(draw.errands()), "staff", () -> {
            if (chaos) {
                staff.errand();
                errands();
            }
        });
    }

    private Duration about(Duration mean) {
        return Duration.ofMillis(people.between(mean.toMillis() / 4, mean.toMillis() * 2));
    }

    /** Everybody does what they do for so long, and everything that must always hold is looked at after each event. */
    void goOn(Duration time) {
        long end = kernel.now() + time.toNanos();
        while (kernel.nextAt() <= end) {
            next();
        }
        kernel.runUntil(end);
    }

    /** Everything is mended, and has to come to rest. */
    void end() {
        mend();
        calm();
    }

    private void next() {
        kernel.step();
        if (library.takeChanged()) {
            safety.check();
        }
        if (library.takeHubChanged()) {
            safety.checkHub();
        }
    }

    private void mend() {
        chaos = false;
        kernel.note("story", "everything is mended");
        mishaps.end();
        for (ShelfHost shelf : library.shelves) {
            staff.shutDoors(shelf);
        }
        for (ShelfHost shelf : library.shelves) {
            kernel.after(Duration.ofSeconds(70), "staff", () -> staff.tryDoors(shelf));
            for (int tried = 0; tried < ANTENNAS_TRIED; tried++) {
                kernel.after(Duration.ofSeconds(120 + 60L * tried), "staff", () -> staff.tryBlindAntenna(shelf));
            }
        }
    }

    private void calm() {
        Liveness liveness = new Liveness(library);
        long end = kernel.now() + CALM_MOST.toNanos();
        boolean rests = false;
        while (!rests) {
            long until = Math.min(end, kernel.now() + LOOK_EVERY.toNanos());
            while (kernel.nextAt() <= until) {
                next();
            }
            library.shelves.forEach(staff::shutDoors);
            library.shelves.stream().filter(ShelfHost::inCrashLoop).forEach(ShelfHost::restartInOrder);
            if (mishaps.hubWasRestored()) {
                staff.scanAgain();
            }
            Optional<Broken> missing = liveness.missing();
            rests = missing.isEmpty();
            if (!rests && kernel.now() + LOOK_EVERY.toNanos() > end) {
                throw new Broken(
                        missing.get().promise(),
                        CALM_MOST.toSeconds() + " s after everything was mended: "
                                + missing.get().getMessage());
            }
            kernel.runUntil(until);
        }
        kernel.note("story", "all is at rest");
    }
}
