package org.carrel.hub.registration;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.Bytes;

/** Where applications are kept; within one transaction. */
public interface Applications {
    Optional<Application> application(String id);

    Optional<Application> byReference(Bytes hash);

    /** The oldest that wait for a decision. */
    List<Application> waiting(int limit);

    /** Of the same document, the newest first. */
    List<Application> ofDocument(Bytes fingerprint);

    /** Adds or replaces. */
    void put(Application application);
}
