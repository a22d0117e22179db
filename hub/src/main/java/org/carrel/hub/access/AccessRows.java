package org.carrel.hub.access;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.identity.StaffId;

/** Where accounts and tokens are kept; within one transaction. */
public interface AccessRows {
    /** @param login 1 to 32 of a-z 0-9 . - */
    record Account(String login, StaffId staff, SlowHash hash, Instant changed) {
        public Account {
            if (!login.matches("[a-z0-9][a-z0-9.-]{0,31}")) {
                throw new IllegalArgumentException("an account name is 1 to 32 of a-z 0-9 . -, not '" + login + "'");
            }
        }
    }

    /**
     * @param scopes one at least
     * @param hash SHA-256 of the token's secret: 32 random bytes need no slow hash
     */
    record Token(String id, String name, SortedSet<Scope> scopes, Bytes hash, Instant made) {
        public Token {
            scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
            if (scopes.isEmpty()) {
                throw new IllegalArgumentException("a token has a scope");
            }
            if (name.isBlank() || name.length() > 60) {
                throw new IllegalArgumentException("a token's name has 1 to 60 characters, not '" + name + "'");
            }
        }
    }

    Optional<Account> account(String login);

    /** By login. */
    List<Account> accounts();

    void put(Account account);

    Optional<Token> token(String id);

    /** By id. */
    List<Token> tokens();

    void add(Token token);

    /** @return whether it was there */
    boolean removeToken(String id);
}
