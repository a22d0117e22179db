package org.carrel.hub.registration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.PatronId;

/** Where applications are kept; within one transaction. */
public interface Applications {
    Optional<Application> application(String id);

    Optional<Application> byReference(Bytes hash);

    /** The oldest that wait for a decision. */
    List<Application> waiting(int limit);

    /** Of the same document, the newest first. */
    List<Application> ofDocument(Bytes fingerprint);

    /** By which the patron became one, the newest first. */
    List<Application> ofPatron(PatronId patron);

    /** Keeps a notice's words for ever; a version that is there already stays as it is. */
    void keep(PrivacyNotice notice, Instant now);

    Optional<PrivacyNotice> notice(String version);

    /** As if it had never come. */
    void remove(String id);

    /** Adds or replaces. */
    void put(Application application);
}
