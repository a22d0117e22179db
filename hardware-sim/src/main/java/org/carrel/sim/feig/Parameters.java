package org.carrel.sim.feig;

import java.util.Optional;
import org.carrel.sim.Octets;
import org.carrel.sim.tag.Uid;

/** Reads a request's data from left to right and remembers whether there was enough of it. */
final class Parameters {
    private final Octets data;
    private int at;
    private boolean tooShort;

    Parameters(Octets data) {
        this.data = data;
    }

    /** The next byte; 0 when there is none. */
    int next() {
        if (at >= data.size()) {
            tooShort = true;
            return 0;
        }
        return data.at(at++);
    }

    Octets next(int count) {
        if (data.size() - at < count) {
            tooShort = true;
            return Octets.of(new byte[count]);
        }
        at += count;
        return data.slice(at - count, at);
    }

    Octets rest() {
        return next(data.size() - at);
    }

    /** The target that bits 0 to 2 of MODE name, with its UID from here when it has one; empty for a reserved value. */
    Optional<Target> target(int mode) {
        return switch (mode & 0x07) {
            case 0 -> Optional.of(new Target.Anybody());
            case 1 -> Optional.of(new Target.Addressed(Uid.of(next(Uid.SIZE))));
            case 2 -> Optional.of(new Target.Selected());
            default -> Optional.empty();
        };
    }

    /** Whether the data was exactly as long as what was read of it. */
    boolean fit() {
        return !tooShort && at == data.size();
    }
}
