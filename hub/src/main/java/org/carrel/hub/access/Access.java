package org.carrel.hub.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.access.AccessRows.Account;
import org.carrel.hub.access.AccessRows.Token;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.identity.StaffId;

/** Who may use the hub's pages and its API. Lives in one transaction; slow hashes are made and compared outside it. */
public final class Access {
    private static final String PREFIX = "carrel_";

    private final AccessRows rows;
    private final Audit audit;

    public Access(AccessRows rows, Audit audit) {
        this.rows = rows;
        this.audit = audit;
    }

    public Optional<Account> account(String login) {
        return rows.account(login);
    }

    public List<Account> accounts() {
        return rows.accounts();
    }

    /** Adds an account or gives it a new password. */
    public void putAccount(String login, StaffId staff, SlowHash hash, Actor by, Instant now) {
        rows.put(new Account(login, staff, hash, now));
        audit.record(by, Audit.Action.CONFIG_CHANGED, "account:" + login, "password", now);
    }

    public void signedIn(StaffId staff, Instant now) {
        audit.record(new Actor.Staff(staff.value()), Audit.Action.SIGNED_IN, "", "", now);
    }

    public void signInRefused(String login, Instant now) {
        boolean known = rows.account(login).isPresent();
        audit.record(new Actor.Hub("http"), Audit.Action.SIGN_IN_REFUSED, known ? "account:" + login : "", "", now);
    }

    public List<Token> tokens() {
        return rows.tokens();
    }

    /**
     * Makes a token.
     *
     * @param scopes what it may do, one at least
     * @param secret 32 random bytes
     * @return the whole token, which is kept nowhere
     */
    public String issueToken(String id, String name, SortedSet<Scope> scopes, Bytes secret, Actor by, Instant now) {
        rows.add(new Token(id, name, scopes, sha256(secret.hex()), now));
        audit.record(by, Audit.Action.CONFIG_CHANGED, "token:" + id, "issued", now);
        return PREFIX + id + "_" + secret.hex();
    }

    public boolean revokeToken(String id, Actor by, Instant now) {
        boolean there = rows.removeToken(id);
        if (there) {
            audit.record(by, Audit.Action.CONFIG_CHANGED, "token:" + id, "revoked", now);
        }
        return there;
    }

    /** Whose token this is. */
    public Optional<Token> token(String presented) {
        String[] parts = presented.split("_");
        if (parts.length != 3 || !presented.startsWith(PREFIX)) {
            return Optional.empty();
        }
        byte[] shown = sha256(parts[2]).toArray();
        return rows.token(parts[1])
                .filter(known -> MessageDigest.isEqual(known.hash().toArray(), shown));
    }

    private static Bytes sha256(String text) {
        try {
            return Bytes.of(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
