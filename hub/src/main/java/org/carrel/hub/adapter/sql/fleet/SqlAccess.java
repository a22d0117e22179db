package org.carrel.hub.adapter.sql.fleet;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.access.AccessRows;
import org.carrel.hub.access.Scope;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.identity.StaffId;

/** Accounts and tokens in two tables. */
public final class SqlAccess implements AccessRows {
    private final Sql sql;

    public SqlAccess(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Account> account(String login) {
        return sql.first(
                "SELECT login, staff, hash, changed FROM staff_account WHERE login = ?", SqlAccess::account, login);
    }

    @Override
    public List<Account> accounts() {
        return sql.list("SELECT login, staff, hash, changed FROM staff_account ORDER BY login", SqlAccess::account);
    }

    @Override
    public void put(Account account) {
        sql.update(
                "INSERT INTO staff_account (login, staff, hash, changed) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (login) DO UPDATE SET staff = excluded.staff, hash = excluded.hash,"
                        + " changed = excluded.changed",
                account.login(),
                account.staff().value(),
                account.hash().text(),
                account.changed().toEpochMilli());
    }

    @Override
    public Optional<Token> token(String id) {
        return sql.first("SELECT id, name, scope, hash, made FROM api_token WHERE id = ?", SqlAccess::token, id);
    }

    @Override
    public List<Token> tokens() {
        return sql.list("SELECT id, name, scope, hash, made FROM api_token ORDER BY id", SqlAccess::token);
    }

    @Override
    public void add(Token token) {
        sql.update(
                "INSERT INTO api_token (id, name, scope, hash, made) VALUES (?, ?, ?, ?, ?)",
                token.id(),
                token.name(),
                token.scopes().stream().map(Scope::name).collect(Collectors.joining(" ")),
                token.hash().hex(),
                token.made().toEpochMilli());
    }

    @Override
    public boolean removeToken(String id) {
        return sql.update("DELETE FROM api_token WHERE id = ?", id) > 0;
    }

    private static Account account(Row row) {
        return new Account(
                row.text("login"),
                new StaffId(row.text("staff")),
                SlowHash.parse(row.text("hash")),
                row.instant("changed"));
    }

    private static Token token(Row row) {
        return new Token(
                row.text("id"),
                row.text("name"),
                Arrays.stream(row.text("scope").split(" "))
                        .map(Scope::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new)),
                Bytes.hex(row.text("hash")),
                row.instant("made"));
    }
}
