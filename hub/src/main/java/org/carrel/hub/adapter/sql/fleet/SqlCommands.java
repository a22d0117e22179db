package org.carrel.hub.adapter.sql.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.fleet.CommandRows;
import org.carrel.hub.fleet.IssuedCommand;
import org.carrel.hub.fleet.IssuedCommand.Accepted;
import org.carrel.hub.fleet.IssuedCommand.Done;
import org.carrel.hub.fleet.IssuedCommand.Expired;
import org.carrel.hub.fleet.IssuedCommand.Failed;
import org.carrel.hub.fleet.IssuedCommand.Failure;
import org.carrel.hub.fleet.IssuedCommand.Progress;
import org.carrel.hub.fleet.IssuedCommand.Queued;
import org.carrel.hub.fleet.IssuedCommand.Sent;
import org.jspecify.annotations.Nullable;

/** Commands in a table; the last {@value #KEPT} of all devices are kept. */
public final class SqlCommands implements CommandRows {
    private static final int KEPT = 20_000;
    private static final int LOT = 500;

    private static final String SELECT =
            "SELECT id, site, device, kind, argument, issued, expires, issued_by, progress, at, result FROM command";
    private static final String OPEN = " progress IN ('QUEUED', 'SENT', 'ACCEPTED')";

    private final Sql sql;

    public SqlCommands(Sql sql) {
        this.sql = sql;
    }

    private enum State {
        QUEUED,
        SENT,
        ACCEPTED,
        DONE,
        FAILED,
        EXPIRED
    }

    @Override
    public void add(IssuedCommand command, String requestKey) {
        long number = sql.next("command");
        @Nullable String key = requestKey.isEmpty() ? null : requestKey;
        sql.update(
                "INSERT INTO command (id, number, site, device, kind, argument, issued, expires, issued_by, request_key,"
                        + " progress, at, result) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                command.id().value(),
                number,
                command.device().site().value(),
                command.device().device().value(),
                CommandText.kind(command.command()).name(),
                CommandText.argument(command.command()),
                command.issued().toEpochMilli(),
                command.expires().toEpochMilli(),
                command.by(),
                key,
                state(command.progress()).name(),
                command.progress().at().toEpochMilli(),
                result(command.progress()));
        if (number % LOT == 0) {
            sql.update("DELETE FROM command WHERE number <= ?", number - KEPT);
        }
    }

    @Override
    public void update(IssuedCommand command) {
        sql.update(
                "UPDATE command SET progress = ?, at = ?, result = ? WHERE id = ?",
                state(command.progress()).name(),
                command.progress().at().toEpochMilli(),
                result(command.progress()),
                command.id().value());
    }

    @Override
    public Optional<IssuedCommand> find(CommandId id) {
        return sql.first(SELECT + " WHERE id = ?", SqlCommands::command, id.value());
    }

    @Override
    public Optional<IssuedCommand> byRequest(String by, String requestKey) {
        return sql.first(SELECT + " WHERE issued_by = ? AND request_key = ?", SqlCommands::command, by, requestKey);
    }

    @Override
    public List<IssuedCommand> open(Address device) {
        return sql.list(
                SELECT + " WHERE site = ? AND device = ? AND" + OPEN + " ORDER BY number",
                SqlCommands::command,
                device.site().value(),
                device.device().value());
    }

    @Override
    public List<IssuedCommand> open() {
        return sql.list(SELECT + " WHERE" + OPEN + " ORDER BY number", SqlCommands::command);
    }

    @Override
    public List<IssuedCommand> recent(Address device, int limit) {
        return sql.list(
                SELECT + " WHERE site = ? AND device = ? ORDER BY number DESC LIMIT ?",
                SqlCommands::command,
                device.site().value(),
                device.device().value(),
                limit);
    }

    @Override
    public List<IssuedCommand> recent(int limit) {
        return sql.list(SELECT + " ORDER BY number DESC LIMIT ?", SqlCommands::command, limit);
    }

    private static IssuedCommand command(Row row) {
        return new IssuedCommand(
                new CommandId(row.text("id")),
                new Address(new SiteId(row.text("site")), new DeviceId(row.text("device"))),
                CommandText.command(row.word(CommandText.Kind.class, "kind"), row.text("argument")),
                row.instant("issued"),
                row.instant("expires"),
                row.text("issued_by"),
                progress(row));
    }

    private static Progress progress(Row row) {
        Instant at = row.instant("at");
        return switch (row.word(State.class, "progress")) {
            case QUEUED -> new Queued(at);
            case SENT -> new Sent(at);
            case ACCEPTED -> new Accepted(at);
            case DONE -> new Done(at, CommandText.reply(row.text("result")));
            case FAILED -> new Failed(at, row.word(Failure.class, "result"));
            case EXPIRED -> new Expired(at);
        };
    }

    private static State state(Progress progress) {
        return switch (progress) {
            case Queued _ -> State.QUEUED;
            case Sent _ -> State.SENT;
            case Accepted _ -> State.ACCEPTED;
            case Done _ -> State.DONE;
            case Failed _ -> State.FAILED;
            case Expired _ -> State.EXPIRED;
        };
    }

    private static String result(Progress progress) {
        return switch (progress) {
            case Done done -> CommandText.reply(done.reply());
            case Failed failed -> failed.failure().name();
            case Queued _, Sent _, Accepted _, Expired _ -> "";
        };
    }
}
