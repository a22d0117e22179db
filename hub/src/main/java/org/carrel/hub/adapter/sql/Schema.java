package org.carrel.hub.adapter.sql;

import javax.sql.DataSource;
import org.carrel.hub.transaction.StoreException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database's tables to the version that this program knows. */
final class Schema {
    private static final String MIGRATIONS = "classpath:org/carrel/hub/migration";

    /** Full-text indexes are each engine's own. */
    private static final String SQLITE = MIGRATIONS + "-sqlite";

    private static final String POSTGRESQL = MIGRATIONS + "-postgresql";

    private Schema() {}

    static void updateSqlite(DataSource source) {
        update(source, SQLITE);
    }

    static void updatePostgresql(DataSource source) {
        update(source, POSTGRESQL);
    }

    private static void update(DataSource source, String engine) {
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(source)
                    .locations(MIGRATIONS, engine)
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
        } catch (FlywayException failure) {
            throw new StoreException(
                    StoreException.Kind.FAILED,
                    "the database cannot be brought up to date: " + failure.getMessage(),
                    failure);
        }
    }
}
