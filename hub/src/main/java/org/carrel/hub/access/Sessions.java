package org.carrel.hub.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.carrel.hub.identity.StaffId;

/** Who is signed in at the pages; in memory, so that a restart signs everybody out. Safe for several threads. */
public final class Sessions {
    private static final Duration IDLE_MAX = Duration.ofMinutes(30);
    private static final Duration LENGTH_MAX = Duration.ofHours(12);

    /** Beyond it the one that was idle longest is signed out. */
    private static final int OPEN_MAX = 500;

    private final Map<String, Session> open = new ConcurrentSkipListMap<>();

    /**
     * @param key what the browser keeps in its cookie, 256 random bits
     * @param proof what the page sends along with every change, so that no other site can
     */
    public record Session(String key, String proof, StaffId staff, String login, Instant began, Instant used) {
        boolean ended(Instant now) {
            return used.plus(IDLE_MAX).isBefore(now) || began.plus(LENGTH_MAX).isBefore(now);
        }

        @Override
        public String toString() {
            return "session of " + staff;
        }
    }

    public Session begin(String key, String proof, StaffId staff, String login, Instant now) {
        open.values().removeIf(session -> session.ended(now));
        while (open.size() >= OPEN_MAX) {
            open.values().stream()
                    .min((one, other) -> one.used().compareTo(other.used()))
                    .ifPresent(idlest -> open.remove(idlest.key()));
        }
        Session session = new Session(key, proof, staff, login, now, now);
        open.put(key, session);
        return session;
    }

    /** @param active whether a person did something; watching alone does not keep a session */
    public Optional<Session> find(String key, boolean active, Instant now) {
        Session known = open.get(key);
        if (known == null || known.ended(now)) {
            open.remove(key);
            return Optional.empty();
        }
        if (active) {
            open.replace(
                    key, new Session(known.key(), known.proof(), known.staff(), known.login(), known.began(), now));
        }
        return Optional.of(known);
    }

    public void end(String key) {
        open.remove(key);
    }

    /** Everybody who signed in with this account, such as after its password was changed. */
    public void endAll(String login) {
        open.values().removeIf(session -> session.login().equals(login));
    }
}
