package org.carrel.kiosk.display;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.message.CallBoard;
import org.carrel.device.port.Moment;
import org.carrel.kiosk.display.DisplayScreen.Line;

/**
 * The display as a function: the hub's word and the clock in, a screen and one announcement at a time out. What has ended by the clock is gone
 * whether or not anybody says so; what the hub has not confirmed for a while is never shown as news.
 */
final class Display {
    private static final Comparator<Line> NEWEST_FIRST = Comparator.<Line, Instant>comparing(
                    line -> line.call().called())
            .reversed()
            .thenComparing(line -> line.call().number());

    private static final int BEFORE_MAX = 4;

    private final DisplayRules rules;

    Display(DisplayRules rules) {
        this.rules = rules;
    }

    /** @param said the lines to announce now, none or one */
    record Step(DisplayState state, List<Line> said) {
        Step {
            said = List.copyOf(said);
        }
    }

    Step heard(DisplayState state, CallBoard board, Moment now) {
        if (state.news() instanceof News.Heard before
                && board.version() <= before.board().version()
                && !before.silent(rules.silence(), now)) {
            return woken(state, now);
        }
        boolean first = state.news() instanceof News.NoneYet;
        DisplayState next = state.with(new News.Heard(board, now.nanos()));
        return woken(next.with(first ? passedOver(board, now) : stillNamed(next.spoken(), board)), now);
    }

    Step woken(DisplayState state, Moment now) {
        if (!now.reached(state.speakingUntil())) {
            return new Step(state, List.of());
        }
        DisplayState quiet = new DisplayState(state.news(), state.spoken(), "", state.speakingUntil());
        return next(quiet, now).map(line -> announced(quiet, line, now)).orElseGet(() -> new Step(quiet, List.of()));
    }

    DisplayScreen screen(DisplayState state, Moment now) {
        return switch (state.news()) {
            case News.NoneYet(long since) ->
                now.nanos() - since < rules.silence().toNanos()
                        ? new DisplayScreen.Starting()
                        : new DisplayScreen.NoWord(Instant.EPOCH, List.of());
            case News.Heard heard -> {
                List<Line> holding = holding(heard, now);
                if (heard.silent(rules.silence(), now)) {
                    yield new DisplayScreen.NoWord(heard.board().issued(), limited(holding));
                }
                yield new DisplayScreen.Calls(
                        heard.hubTime(now),
                        limited(holding),
                        Math.max(0, holding.size() - rules.shownMax()),
                        before(heard, now),
                        shown(heard.board()),
                        state.speaking());
            }
        };
    }

    /** When the screen changes or something is to be said although nobody says anything. */
    long deadline(DisplayState state, Moment now) {
        long deadline = switch (state.news()) {
            case News.NoneYet(long since) -> since + rules.silence().toNanos();
            case News.Heard heard -> heardDeadline(state, heard, now);
        };
        long speaking = state.speaking().isEmpty() ? Moment.NEVER : state.speakingUntil();
        return Math.min(deadline > now.nanos() ? deadline : Moment.NEVER, speaking);
    }

    private long heardDeadline(DisplayState state, News.Heard heard, Moment now) {
        long deadline = Moment.NEVER;
        long silent = heard.heardAt() + rules.silence().toNanos();
        if (silent > now.nanos()) {
            deadline = silent;
        }
        for (Line line : holding(heard, now)) {
            long over = heard.heardAt()
                    + Duration.between(heard.board().issued(), line.call().until())
                            .toNanos();
            deadline = Math.min(deadline, over);
            Spoken spoken = spoken(state.spoken(), line);
            if (!spoken.repeated() && spoken.times() < rules.timesMax() && !heard.silent(rules.silence(), now)) {
                long again = spoken.at() + rules.again().toNanos();
                deadline = again > now.nanos() ? Math.min(deadline, again) : deadline;
            }
        }
        return deadline;
    }

    /** Whose turn it is to be announced: first what was called and not said, then what is to be said once more. */
    private Optional<Line> next(DisplayState state, Moment now) {
        if (!(state.news() instanceof News.Heard heard) || heard.silent(rules.silence(), now)) {
            return Optional.empty();
        }
        List<Line> oldestFirst = holding(heard, now).reversed();
        return oldestFirst.stream()
                .filter(line -> isNew(spoken(state.spoken(), line), line))
                .findFirst()
                .or(() -> oldestFirst.stream()
                        .filter(line -> isDueAgain(spoken(state.spoken(), line), now))
                        .findFirst());
    }

    private boolean isNew(Spoken spoken, Line line) {
        return line.call().announcements() > spoken.level() && spoken.times() < rules.timesMax();
    }

    private boolean isDueAgain(Spoken spoken, Moment now) {
        return !spoken.repeated()
                && spoken.times() < rules.timesMax()
                && now.reached(spoken.at() + rules.again().toNanos());
    }

    private Step announced(DisplayState state, Line line, Moment now) {
        Spoken before = spoken(state.spoken(), line);
        boolean again = !isNew(before, line);
        List<Spoken> spoken = new ArrayList<>(state.spoken());
        spoken.removeIf(each -> each.key().equals(before.key()));
        spoken.add(new Spoken(before.key(), line.call().announcements(), before.times() + 1, again, now.nanos()));
        return new Step(
                new DisplayState(state.news(), spoken, line.call().number(), now.in(rules.dwell())), List.of(line));
    }

    /** At the start: what was called long before was announced by whoever was here then. */
    private List<Spoken> passedOver(CallBoard board, Moment now) {
        List<Spoken> spoken = new ArrayList<>();
        for (Line line : lines(board)) {
            if (line.call().called().plus(rules.fresh()).isBefore(board.issued())) {
                spoken.add(new Spoken(key(line), line.call().announcements(), 1, true, now.nanos()));
            }
        }
        return spoken;
    }

    private List<Spoken> stillNamed(List<Spoken> spoken, CallBoard board) {
        List<Spoken.Key> named = lines(board).stream().map(Display::key).toList();
        return spoken.stream().filter(each -> named.contains(each.key())).toList();
    }

    private static Spoken spoken(List<Spoken> spoken, Line line) {
        Spoken.Key key = key(line);
        return spoken.stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseGet(() -> new Spoken(key, 0, 0, true, 0));
    }

    private static Spoken.Key key(Line line) {
        return new Spoken.Key(
                line.zone().zone(), line.call().number(), line.call().called());
    }

    private List<CallBoard.Zone> shown(CallBoard board) {
        return board.zones().stream().filter(zone -> rules.shows(zone.zone())).toList();
    }

    private List<Line> lines(CallBoard board) {
        List<Line> lines = new ArrayList<>();
        for (CallBoard.Zone zone : shown(board)) {
            zone.calling().forEach(call -> lines.add(new Line(zone, call)));
        }
        lines.sort(NEWEST_FIRST);
        return lines;
    }

    /** Whose call holds by the hub's clock. */
    private List<Line> holding(News.Heard heard, Moment now) {
        Instant hubTime = heard.hubTime(now);
        return lines(heard.board()).stream()
                .filter(line -> hubTime.isBefore(line.call().until()))
                .toList();
    }

    private List<Line> before(News.Heard heard, Moment now) {
        Instant hubTime = heard.hubTime(now);
        List<Line> before = new ArrayList<>(lines(heard.board()).stream()
                .filter(line -> !hubTime.isBefore(line.call().until()))
                .toList());
        for (CallBoard.Zone zone : shown(heard.board())) {
            zone.before().forEach(call -> before.add(new Line(zone, call)));
        }
        before.sort(NEWEST_FIRST);
        return before.stream().limit(BEFORE_MAX).toList();
    }

    private List<Line> limited(List<Line> lines) {
        return lines.stream().limit(rules.shownMax()).toList();
    }
}
