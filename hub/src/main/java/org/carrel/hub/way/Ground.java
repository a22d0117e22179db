package org.carrel.hub.way;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.carrel.hub.way.FloorMap.Level;

/**
 * Where one may walk on a level: squares of a quarter of a metre, each with elbow room to everything that stands there. Immutable after
 * it was made.
 */
final class Ground {
    static final double CELL = 0.25;

    /** Left free between a way and what stands beside it. */
    private static final double CLEARANCE = 0.2;

    /** A building is smaller; a map in centimetres is noticed. */
    private static final double SIDE_MAX = 400;

    private static final double DIAGONAL = Math.sqrt(2);

    private final double left;
    private final double top;
    private final int columns;
    private final int rows;
    private final boolean[] free;
    private final int[] parts;

    private Ground(double left, double top, int columns, int rows) {
        this.left = left;
        this.top = top;
        this.columns = columns;
        this.rows = rows;
        this.free = new boolean[columns * rows];
        this.parts = new int[columns * rows];
    }

    static boolean isTooLarge(Level level) {
        Polygon floor = level.floor();
        return floor.right() - floor.left() > SIDE_MAX || floor.bottom() - floor.top() > SIDE_MAX;
    }

    static Ground of(Level level) {
        Polygon floor = level.floor();
        Ground ground =
                new Ground(floor.left(), floor.top(), (int) Math.ceil((floor.right() - floor.left()) / CELL), (int)
                        Math.ceil((floor.bottom() - floor.top()) / CELL));
        List<Polygon> blocked = new ArrayList<>(level.blocked());
        level.shelves().forEach(shelf -> blocked.add(shelf.outline()));
        for (int cell = 0; cell < ground.free.length; cell++) {
            Point centre = ground.centre(cell);
            double reach = CELL / 2 + CLEARANCE;
            ground.free[cell] = floor.contains(centre)
                    && !floor.outlineTouches(
                            centre.x() - reach, centre.y() - reach, centre.x() + reach, centre.y() + reach);
        }
        blocked.forEach(ground::block);
        ground.numberParts();
        return ground;
    }

    private void block(Polygon polygon) {
        double reach = CELL / 2 + CLEARANCE;
        int firstRow = Math.max(0, row(polygon.top() - reach) - 1);
        int lastRow = Math.min(rows - 1, row(polygon.bottom() + reach) + 1);
        int firstColumn = Math.max(0, column(polygon.left() - reach) - 1);
        int lastColumn = Math.min(columns - 1, column(polygon.right() + reach) + 1);
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                int cell = row * columns + column;
                Point centre = centre(cell);
                if (polygon.touches(centre.x() - reach, centre.y() - reach, centre.x() + reach, centre.y() + reach)) {
                    free[cell] = false;
                }
            }
        }
    }

    private int row(double y) {
        return (int) Math.floor((y - top) / CELL);
    }

    private int column(double x) {
        return (int) Math.floor((x - left) / CELL);
    }

    private Point centre(int cell) {
        int row = cell / columns;
        int column = cell % columns;
        return new Point(left + (column + 0.5) * CELL, top + (row + 0.5) * CELL);
    }

    boolean isFree(Point point) {
        int row = row(point.y());
        int column = column(point.x());
        return row >= 0 && row < rows && column >= 0 && column < columns && free[row * columns + column];
    }

    /** The middle of the nearest free square, if there is one within reach. */
    Optional<Point> nearest(Point point, double reach) {
        Optional<Point> best = Optional.empty();
        double bestDistance = reach;
        for (int row = Math.max(0, row(point.y() - reach)); row <= Math.min(rows - 1, row(point.y() + reach)); row++) {
            for (int column = Math.max(0, column(point.x() - reach));
                    column <= Math.min(columns - 1, column(point.x() + reach));
                    column++) {
                int cell = row * columns + column;
                double distance = centre(cell).distance(point);
                if (free[cell] && distance <= bestDistance) {
                    best = Optional.of(centre(cell));
                    bestDistance = distance;
                }
            }
        }
        return best;
    }

    /** A short way between two free points, as few straight pieces as it takes; empty when there is none. */
    Optional<List<Point>> way(Point from, Point to) {
        int start = row(from.y()) * columns + column(from.x());
        int goal = row(to.y()) * columns + column(to.x());
        double[] cost = new double[free.length];
        int[] before = new int[free.length];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        PriorityQueue<Step> open = new PriorityQueue<>();
        cost[start] = 0;
        before[start] = start;
        open.add(new Step(start, 0, estimate(start, goal)));
        while (!open.isEmpty()) {
            Step step = open.remove();
            if (step.cell() == goal) {
                return Optional.of(straightened(cells(before, start, goal)));
            }
            if (step.cost() <= cost[step.cell()]) {
                spread(step, goal, cost, before, open);
            }
        }
        return Optional.empty();
    }

    private record Step(int cell, double cost, double estimate) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            int compared = Double.compare(estimate, other.estimate);
            return compared != 0 ? compared : Integer.compare(cell, other.cell);
        }
    }

    private void spread(Step step, int goal, double[] cost, int[] before, PriorityQueue<Step> open) {
        int row = step.cell() / columns;
        int column = step.cell() % columns;
        for (int down = -1; down <= 1; down++) {
            for (int right = -1; right <= 1; right++) {
                boolean diagonal = down != 0 && right != 0;
                // Never between two corners that touch.
                boolean passable = isFree(row + down, column + right)
                        && (!diagonal || (isFree(row + down, column) && isFree(row, column + right)));
                if (passable) {
                    int next = (row + down) * columns + column + right;
                    double reached = step.cost() + (diagonal ? DIAGONAL : 1);
                    if (reached < cost[next] - 1e-9) {
                        cost[next] = reached;
                        before[next] = step.cell();
                        open.add(new Step(next, reached, reached + estimate(next, goal)));
                    }
                }
            }
        }
    }

    /** Free squares of the same number can be walked to from each other; 0 is no free square. */
    int part(Point point) {
        return isFree(point) ? parts[row(point.y()) * columns + column(point.x())] : 0;
    }

    private void numberParts() {
        int part = 0;
        int[] waiting = new int[free.length];
        for (int first = 0; first < free.length; first++) {
            if (free[first] && parts[first] == 0) {
                part++;
                int size = 0;
                waiting[size++] = first;
                parts[first] = part;
                while (size > 0) {
                    int cell = waiting[--size];
                    for (int next : new int[] {cell - columns, cell + columns, cell - 1, cell + 1}) {
                        boolean sameRow = Math.abs(next - cell) != 1 || next / columns == cell / columns;
                        if (next >= 0 && next < free.length && sameRow && free[next] && parts[next] == 0) {
                            parts[next] = part;
                            waiting[size++] = next;
                        }
                    }
                }
            }
        }
    }

    private boolean isFree(int row, int column) {
        return row >= 0 && row < rows && column >= 0 && column < columns && free[row * columns + column];
    }

    private double estimate(int from, int to) {
        int across = Math.abs(from % columns - to % columns);
        int down = Math.abs(from / columns - to / columns);
        return Math.max(across, down) + (DIAGONAL - 1) * Math.min(across, down);
    }

    private static List<Integer> cells(int[] before, int start, int goal) {
        List<Integer> cells = new ArrayList<>();
        for (int cell = goal; cell != start; cell = before[cell]) {
            cells.add(cell);
        }
        cells.add(start);
        return cells.reversed();
    }

    private List<Point> straightened(List<Integer> cells) {
        List<Point> points = new ArrayList<>();
        int at = 0;
        points.add(centre(cells.getFirst()));
        while (at < cells.size() - 1) {
            int next = at + 1;
            while (next + 1 < cells.size() && seesAcross(cells.get(at), cells.get(next + 1))) {
                next++;
            }
            points.add(centre(cells.get(next)));
            at = next;
        }
        return points;
    }

    /** Whether every square that the straight line between two middles touches is free. */
    private boolean seesAcross(int from, int to) {
        int row = from / columns;
        int column = from % columns;
        int rowsLeft = Math.abs(to / columns - row);
        int columnsLeft = Math.abs(to % columns - column);
        int down = Integer.signum(to / columns - row);
        int right = Integer.signum(to % columns - column);
        int rowsAll = rowsLeft;
        int columnsAll = columnsLeft;
        while (rowsLeft > 0 || columnsLeft > 0) {
            // Which side of its square the line leaves next: compared without division, in half squares.
            long toColumn = (long) (2 * (columnsAll - columnsLeft) + 1) * rowsAll;
            long toRow = (long) (2 * (rowsAll - rowsLeft) + 1) * columnsAll;
            boolean corner = toColumn == toRow && rowsLeft > 0 && columnsLeft > 0;
            if (corner && (!isFree(row + down, column) || !isFree(row, column + right))) {
                return false;
            }
            if (columnsLeft > 0 && (toColumn <= toRow || rowsLeft == 0)) {
                column += right;
                columnsLeft--;
            }
            if (rowsLeft > 0 && (corner || toRow < toColumn || columnsAll == 0)) {
                row += down;
                rowsLeft--;
            }
            if (!isFree(row, column)) {
                return false;
            }
        }
        return true;
    }
}
