package org.carrel.hub.adapter.sql;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.postgresql.jdbc.SslMode;

/** Where a PostgreSQL server is and what of it is ours: {@code postgresql://user@host:port/database?sslmode=verify-full}. */
public record PostgresAddress(String user, String host, int port, String database, Protection protection) {
    private static final int USUAL_PORT = 5432;

    /** How the way to the server is protected; the names are libpq's. */
    public enum Protection {
        DISABLE,
        REQUIRE,
        VERIFY_CA,
        VERIFY_FULL;

        String mode() {
            return switch (this) {
                case DISABLE -> SslMode.DISABLE.value;
                case REQUIRE -> SslMode.REQUIRE.value;
                case VERIFY_CA -> SslMode.VERIFY_CA.value;
                case VERIFY_FULL -> SslMode.VERIFY_FULL.value;
            };
        }
    }

    /** @throws IllegalArgumentException when it is no such address, or a password stands in it */
    public static PostgresAddress parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException bad) {
            throw new IllegalArgumentException("no address", bad);
        }
        String user = uri.getUserInfo();
        String path = uri.getPath();
        if (!"postgresql".equals(uri.getScheme())
                || uri.getHost() == null
                || user == null
                || user.contains(":")
                || path == null
                || path.length() < 2) {
            throw new IllegalArgumentException("not of the form");
        }
        int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
        return new PostgresAddress(user, uri.getHost(), port, path.substring(1), protection(uri));
    }

    private static Protection protection(URI uri) {
        String query = uri.getQuery();
        if (query == null) {
            boolean here = List.of("localhost", "127.0.0.1", "[::1]").contains(uri.getHost());
            return here ? Protection.DISABLE : Protection.VERIFY_FULL;
        }
        for (Protection protection : Protection.values()) {
            if (query.equals("sslmode=" + protection.mode())) {
                return protection;
            }
        }
        throw new IllegalArgumentException("unknown sslmode");
    }

    /** As it is written in the settings. */
    @Override
    public String toString() {
        return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
    }
}
