package org.carrel.hub;

import org.carrel.contract.id.Bytes;
import org.carrel.hub.adapter.sql.PostgresDatabase;
import org.carrel.hub.adapter.sql.SqlDatabase;
import org.carrel.hub.adapter.sql.SqliteFile;
import org.carrel.hub.runtime.FreshKeys;
import org.carrel.hub.settings.DataFolder;
import org.carrel.hub.settings.SecretFile;
import org.carrel.hub.settings.Settings;

/** The database that the settings name. */
final class StoreWiring {
    private static final String AUDIT = "audit";

    private StoreWiring() {}

    static SqlDatabase open(Settings.Store store, DataFolder folder) {
        return switch (store) {
            case Settings.Store.Embedded() -> SqliteFile.open(folder.database());
            case Settings.Store.Server(var address, var passwordFile) ->
                PostgresDatabase.open(address, SecretFile.read(passwordFile));
        };
    }

    /**
     * What binds the audit's entries; made for a new library only, since hubs on one database add to one trail.
     *
     * @throws DataFolder.Unusable when the database has a trail and this hub no key
     */
    static Bytes auditKey(SqlDatabase database, DataFolder folder, FreshKeys keys) {
        if (!folder.hasKey(AUDIT) && database instanceof PostgresDatabase shared && shared.hasAuditTrail()) {
            throw folder.lacksKey(AUDIT);
        }
        return folder.key(AUDIT, keys::secret);
    }
}
