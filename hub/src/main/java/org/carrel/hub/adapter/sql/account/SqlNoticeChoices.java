package org.carrel.hub.adapter.sql.account;

import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.notice.NoticeChoice;
import org.carrel.hub.notice.NoticeChoice.Refused;
import org.carrel.hub.notice.NoticeChoices;
import org.carrel.hub.notice.NoticeId;
import org.carrel.hub.notice.NoticeStore;

/** What patrons have chosen, in a table. */
public final class SqlNoticeChoices implements NoticeChoices {
    private final Sql sql;

    public SqlNoticeChoices(Sql sql) {
        this.sql = sql;
    }

    @Override
    public NoticeChoice of(PatronId patron) {
        return sql.first(
                        "SELECT language, refused FROM notice_choice WHERE patron = ?",
                        SqlNoticeChoices::read,
                        patron.value())
                .orElse(NoticeChoice.EVERYTHING);
    }

    @Override
    public void put(PatronId patron, NoticeChoice choice, Instant now) {
        sql.update(
                "INSERT INTO notice_choice (patron, language, refused, changed) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (patron) DO UPDATE SET language = excluded.language, refused = excluded.refused,"
                        + " changed = excluded.changed",
                patron.value(),
                choice.language(),
                choice.refused().stream()
                        .map(refused -> refused.channel() + "/" + refused.kind().name())
                        .collect(Collectors.joining(" ")),
                now.toEpochMilli());
    }

    private static NoticeChoice read(Row row) {
        SortedSet<Refused> refused = new TreeSet<>();
        for (String word : row.text("refused").split(" ")) {
            int slash = word.indexOf('/');
            if (slash > 0) {
                refused.add(new Refused(
                        NoticeId.Channel.valueOf(word.substring(0, slash)),
                        NoticeStore.Kind.valueOf(word.substring(slash + 1))));
            }
        }
        return new NoticeChoice(row.text("language"), refused);
    }
}
