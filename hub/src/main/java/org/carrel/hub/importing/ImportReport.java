package org.carrel.hub.importing;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of an imported file.
 *
 * @param read how many records or rows were found
 * @param taken how many were imported, each whole
 * @param items how many copies came with them
 * @param remarks sentences about the file as a whole, such as in what encoding it was read
 * @param problems in the order of the file, at most {@value #PROBLEMS_MAX}
 * @param problemCount how many there were
 */
public record ImportReport(
        int read, int taken, int items, List<String> remarks, List<Problem> problems, int problemCount) {
    private static final int PROBLEMS_MAX = 1_000;

    public ImportReport {
        remarks = List.copyOf(remarks);
        problems = List.copyOf(problems);
    }

    /** Whether everything in the file was taken as it stands: each record, each copy, each column, each character. */
    public boolean complete() {
        return taken == read && problemCount == 0;
    }

    /**
     * Something in the file that is not as it should be.
     *
     * @param number of the record or row, from 1; 0 for the file as a whole
     * @param where in it: {@code byte 10234}, {@code column email}, {@code field 245}
     * @param reason one sentence, without the value when that may be personal
     * @param skipped whether the whole record or row was left out
     */
    public record Problem(long number, String where, String reason, boolean skipped) {
        @Override
        public String toString() {
            return (number == 0 ? "" : number + ", ") + where + ": " + reason;
        }
    }

    /** Collects a report while a file is read. */
    public static final class Draft {
        private final List<String> remarks = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private int read;
        private int taken;
        private int items;
        private int problemCount;

        public void read() {
            read++;
        }

        public void taken(int copies) {
            taken++;
            items += copies;
        }

        public void remark(String sentence) {
            if (!remarks.contains(sentence)) {
                remarks.add(sentence);
            }
        }

        public void problem(Problem problem) {
            problemCount++;
            if (problems.size() < PROBLEMS_MAX) {
                problems.add(problem);
            }
        }

        public ImportReport report() {
            return new ImportReport(read, taken, items, remarks, problems, problemCount);
        }
    }
}
