package org.carrel.hub.callqueue;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.PatronId;

/**
 * Who wants to sit together.
 *
 * @param applicant who asked and may cancel
 * @param members everybody, the applicant among them
 * @param needs what the seat must have
 */
public record Party(PatronId applicant, SortedSet<PatronId> members, SortedSet<Feature> needs) {
    private static final int LARGEST = 100;

    public Party {
        members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
        needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
        if (!members.contains(applicant) || members.size() > LARGEST) {
            throw new IllegalArgumentException(
                    "a party has 1 to " + LARGEST + " members, the applicant among them, this one " + members.size());
        }
    }

    public static Party of(PatronId alone) {
        return new Party(alone, new TreeSet<>(Collections.singleton(alone)), new TreeSet<>());
    }

    public int size() {
        return members.size();
    }

    /** Whether it has a need that gives a claim to the seats kept for it. */
    public boolean needsAccess() {
        return needs.stream().anyMatch(Feature::accessible);
    }
}
