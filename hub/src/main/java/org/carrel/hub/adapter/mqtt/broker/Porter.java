package org.carrel.hub.adapter.mqtt.broker;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.carrel.contract.topic.Address;
import org.jspecify.annotations.Nullable;

/**
 * Stands at the broker's door: lets in enrolled devices under their own name, and the hub by a secret made anew at each start;
 * holds each device inside its own room. Called by Artemis from any of its threads.
 */
final class Porter implements ActiveMQSecurityManager5 {
    /** A name that no device can have: theirs hold a dot. */
    static final String HUB_LOGIN = "hub";

    /** More devices than this share the table's space; the oldest entry is simply computed anew. */
    private static final int ROOMS_MAX = 10_000;

    private final byte[] hubSecret;
    private final DeviceLogins logins;
    private final Map<String, Rooms> rooms = new ConcurrentHashMap<>();

    Porter(String hubSecret, DeviceLogins logins) {
        this.hubSecret = hubSecret.getBytes(StandardCharsets.UTF_8);
        this.logins = logins;
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            @Nullable RemotingConnection connection,
            @Nullable String domain) {
        if (user == null || connection == null || !user.equals(connection.getClientID())) {
            return null;
        }
        boolean known = user.equals(HUB_LOGIN)
                ? password != null && MessageDigest.isEqual(password.getBytes(StandardCharsets.UTF_8), hubSecret)
                : Rooms.device(user)
                        .filter(device -> known(device, password, connection))
                        .isPresent();
        if (!known) {
            return null;
        }
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(user));
        return subject;
    }

    private boolean known(Address device, @Nullable String password, RemotingConnection line) {
        return switch (logins) {
            case DeviceLogins.ByPassword(DeviceLogins.Passwords passwords) ->
                password != null && passwords.admits(device, password);
            case DeviceLogins.ByCertificate(Path _, String _, DeviceLogins.Register register) ->
                Badge.of(CertificateUtil.getCertsFromConnection(line))
                        .filter(badge -> badge.device().equals(device))
                        .filter(badge -> register.admits(
                                device, badge.serial(), badge.made(), String.valueOf(line.getRemoteAddress())))
                        .isPresent();
        };
    }

    @Override
    public boolean authorize(@Nullable Subject subject, @Nullable Set<Role> roles, CheckType check, String address) {
        if (subject == null) {
            return false;
        }
        Optional<UserPrincipal> user =
                subject.getPrincipals(UserPrincipal.class).stream().findFirst();
        return user.isPresent()
                && (user.get().getName().equals(HUB_LOGIN)
                        || rooms(user.get().getName())
                                .map(own -> own.allows(check, address))
                                .orElse(false));
    }

    private Optional<Rooms> rooms(String login) {
        Rooms known = rooms.get(login);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Address> device = Rooms.device(login);
        if (device.isEmpty()) {
            return Optional.empty();
        }
        if (rooms.size() >= ROOMS_MAX) {
            rooms.clear();
        }
        Rooms made = new Rooms(device.get());
        rooms.put(login, made);
        return Optional.of(made);
    }

    /** The oldest form of the question; Artemis asks {@link #authenticate} instead. */
    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        return false;
    }

    /** As {@link #validateUser}. */
    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, @Nullable Set<Role> roles, @Nullable CheckType check) {
        return false;
    }
}
