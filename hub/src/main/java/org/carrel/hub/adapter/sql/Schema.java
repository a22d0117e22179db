package org.carrel.hub.adapter.sql;

import javax.sql.DataSource;
import org.carrel.hub.transaction.StoreException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings a database's tables to the version that this program knows. */
final class Schema {
    private static final String MIGRATIONS = "classpath:org/carrel/hub/migration";

    private Schema() {}

    static void update(DataSource source) {
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(source)
                    .locations(MIGRATIONS)
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
