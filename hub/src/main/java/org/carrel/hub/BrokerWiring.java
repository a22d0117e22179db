package org.carrel.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.topic.Address;
import org.carrel.hub.adapter.mqtt.broker.DeviceLogins;
import org.carrel.hub.adapter.pki.HubAuthority;
import org.carrel.hub.adapter.pki.Pem;
import org.carrel.hub.fleet.LoginCheck;
import org.carrel.hub.office.Office;
import org.carrel.hub.runtime.FreshKeys;
import org.carrel.hub.settings.DataFolder;
import org.carrel.hub.settings.Settings;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;
import org.carrel.hub.trust.AccessList;

/** Who is let in at the hub's own broker, as a parts list. */
final class BrokerWiring {
    private BrokerWiring() {}

    static DeviceLogins logins(
            Settings.Devices devices,
            DataFolder folder,
            HubCore core,
            HubAuthority authority,
            FreshKeys keys,
            InstantSource clock) {
        return switch (devices) {
            case Settings.Devices.Certificates(var names) -> {
                String password = keys.password();
                Path file = folder.secret("broker.p12");
                write(file, authority.server(names).keyStore(password));
                yield new DeviceLogins.ByCertificate(
                        file,
                        password,
                        (device, serial, made, from) -> admits(core, device, serial, made, from, clock.instant()));
            }
            case Settings.Devices.Passwords() -> {
                LoginCheck check = new LoginCheck(keys.secret());
                yield new DeviceLogins.ByPassword((device, password) -> check.admits(
                        device,
                        password,
                        core.store()
                                .read(services -> services.fleet().credentials().holding(device, clock.instant())),
                        clock.instant()));
            }
        };
    }

    /** For Mosquitto: whom to trust and whom no more, its own key, and what each device may do. */
    static Office.BrokerFiles files(Transactor<Services> store, HubAuthority authority, InstantSource clock) {
        return (hubs, names) -> {
            Instant now = clock.instant();
            SortedMap<String, String> files = new TreeMap<>();
            files.put("authority.crt", Pem.text("CERTIFICATE", authority.certificate()));
            files.put(
                    "revoked.crl",
                    Pem.text(
                            "X509 CRL",
                            authority.revocationList(
                                    store.read(services -> services.trust().revoked(now)), now)));
            files.put("broker.pem", authority.server(names).pem());
            files.put(
                    "access-list",
                    AccessList.text(
                            hubs, store.read(services -> services.trust().trusted(now))));
            return files;
        };
    }

    private static boolean admits(HubCore core, Address device, Bytes serial, Instant made, String from, Instant now) {
        boolean admitted = core.store()
                .read(services -> services.fleet().devices().enrolled(device)
                        && services.trust().admits(device, serial, made, now));
        if (admitted) {
            core.memory().comings().came(device, from);
        }
        return admitted;
    }

    /** Whether a device that is connected has no business there any more. */
    static boolean revoked(Services services, boolean byPassword, Address device, Instant now) {
        boolean holds = byPassword
                ? !services.fleet().credentials().holding(device, now).isEmpty()
                : !services.trust().shutOut(device, now);
        return !holds || !services.fleet().devices().enrolled(device);
    }

    private static void write(Path file, Bytes content) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, content.toArray());
        } catch (IOException unwritable) {
            throw new DataFolder.Unusable("the broker's key " + file + " cannot be written");
        }
    }
}
