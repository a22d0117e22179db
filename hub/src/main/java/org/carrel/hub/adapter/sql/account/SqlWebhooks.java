package org.carrel.hub.adapter.sql.account;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.webhook.Webhook;
import org.carrel.hub.webhook.WebhookStore;

/** Webhooks in a table. */
public final class SqlWebhooks implements WebhookStore {
    private static final String COLUMNS =
            "SELECT id, name, address, secret, made, told, failures, next_attempt, problem FROM webhook ";

    private final Sql sql;

    public SqlWebhooks(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Webhook> webhook(String id) {
        return sql.first(COLUMNS + "WHERE id = ?", SqlWebhooks::read, id);
    }

    @Override
    public List<Webhook> all() {
        return sql.list(COLUMNS + "ORDER BY id", SqlWebhooks::read);
    }

    @Override
    public void put(Webhook webhook) {
        sql.update(
                "INSERT INTO webhook (id, name, address, secret, made, told, failures, next_attempt, problem)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET told = excluded.told,"
                        + " failures = excluded.failures, next_attempt = excluded.next_attempt,"
                        + " problem = excluded.problem",
                webhook.id(),
                webhook.name(),
                webhook.address(),
                webhook.secret().hex(),
                webhook.made().toEpochMilli(),
                webhook.told(),
                webhook.failures(),
                webhook.nextAttempt().toEpochMilli(),
                webhook.problem());
    }

    @Override
    public boolean remove(String id) {
        return sql.update("DELETE FROM webhook WHERE id = ?", id) > 0;
    }

    private static Webhook read(Row row) {
        return new Webhook(
                row.text("id"),
                row.text("name"),
                row.text("address"),
                Bytes.hex(row.text("secret")),
                row.instant("made"),
                row.number("told"),
                row.integer("failures"),
                row.instant("next_attempt"),
                row.text("problem"));
    }
}
