package org.carrel.hub.adapter.http.seat;

import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.callqueue.Board;

/** A call board as it is shown: numbers and seats, with the time that says how old the picture is. */
public final class BoardView {
    private static final Schema COUNT = new Schema.Whole(0, 100_000);
    private static final int CALLS_MAX = 100;

    private static final View<Board.Line> LINE = View.<Board.Line>named("BoardLine")
            .text("number", 10, "As on the ticket.", Board.Line::number)
            .text("seat", 64, "The seat's label.", Board.Line::seat)
            .text("desk", 20, "Where to come, or empty.", Board.Line::desk)
            .moment("called", "When it was called.", Board.Line::called)
            .moment("until", "The first moment that is too late.", Board.Line::until)
            .member(
                    "announcements",
                    COUNT,
                    "Grows when the number is called again: announce it then.",
                    Board.Line::announcements);

    public static final View<Board> VIEW = View.<Board>named("Board")
            .moment("asOf", "The hub's time of this picture.", Board::at)
            .member(
                    "staleAfterSeconds",
                    COUNT,
                    "A display whose picture is older says that it may be out of date.",
                    board -> Board.STALE_AFTER_SECONDS)
            .list(
                    "calling",
                    LINE,
                    CALLS_MAX,
                    "Whose call holds, newest first; each for its whole dwell time.",
                    Board::calling)
            .list("before", LINE, Board.BEFORE_MAX, "The last calls before those.", Board::before)
            .member("waiting", COUNT, "How many parties wait.", Board::waiting);

    private BoardView() {}
}
