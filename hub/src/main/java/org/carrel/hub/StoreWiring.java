package org.carrel.hub;

import org.carrel.hub.adapter.sql.PostgresDatabase;
import org.carrel.hub.adapter.sql.SqlDatabase;
import org.carrel.hub.adapter.sql.SqliteFile;
import org.carrel.hub.settings.DataFolder;
import org.carrel.hub.settings.SecretFile;
import org.carrel.hub.settings.Settings;

/** The database that the settings name. */
final class StoreWiring {
    private StoreWiring() {}

    static SqlDatabase open(Settings.Store store, DataFolder folder) {
        return switch (store) {
            case Settings.Store.Embedded() -> SqliteFile.open(folder.database());
            case Settings.Store.Server(var address, var passwordFile) ->
                PostgresDatabase.open(address, SecretFile.read(passwordFile));
        };
    }
}
