package org.carrel.hub.way;

import java.util.List;

/** What came of reading a map. */
public sealed interface Checked {
    /** @param remarks what is odd, such as call numbers that stand nowhere */
    record Usable(Wayfinder way, List<String> remarks) implements Checked {
        public Usable {
            remarks = List.copyOf(remarks);
        }
    }

    /** @param faults each with its place in the file */
    record Unusable(List<String> faults) implements Checked {
        public Unusable {
            faults = List.copyOf(faults);
        }
    }
}
