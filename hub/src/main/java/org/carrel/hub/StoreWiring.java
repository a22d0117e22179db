package org.carrel.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.adapter.pki.HubAuthority;
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
    private static final String AUTHORITY = "authority.pem";

    private StoreWiring() {}

    static SqlDatabase open(Settings.Store store, DataFolder folder) {
        return switch (store) {
            case Settings.Store.Embedded() -> SqliteFile.open(folder.database());
            case Settings.Store.Server(var address, var passwordFile) ->
                PostgresDatabase.open(address, SecretFile.read(passwordFile));
        };
    }

    /**
     * What signs for devices and brokers; made for a new library only, since hubs on one database must trust the same devices.
     *
     * @throws DataFolder.Unusable when devices have certificates already and this hub has not what signed them
     */
    static HubAuthority authority(SqlDatabase database, DataFolder folder, FreshKeys keys, InstantSource clock) {
        Path file = folder.secret(AUTHORITY);
        try {
            if (Files.notExists(file)) {
                if (database instanceof PostgresDatabase shared && shared.hasCertificates()) {
                    throw new DataFolder.Unusable("devices have certificates already and this hub has not what signed"
                            + " them; copy keys/" + AUTHORITY + " from the data folder of the other hub to " + file);
                }
                DataFolder.writeSecret(file, HubAuthority.fresh(keys::secret, clock.instant()));
            }
            return HubAuthority.open(Files.readString(file), keys::secret);
        } catch (IOException | IllegalArgumentException unusable) {
            throw new DataFolder.Unusable("the authority's key " + file + " cannot be used: " + unusable.getMessage());
        }
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
