package org.carrel.hub.audit;

import java.util.List;
import java.util.Optional;

/** Where the audit's entries are kept, in order, only ever added to. */
public interface AuditLog {
    /** The newest entry, as far as the next one is bound to it. */
    Optional<Head> head();

    void append(Sealed entry);

    /** Oldest first. */
    List<Sealed> after(long sequence, int limit);

    /** Those before a sequence number that a filter lets through, the newest first. */
    List<Audit.Entry> before(long sequence, Audit.Filter filter, int limit);

    record Head(long sequence, String hash) {}

    /** @param hash of the entry and of the one before it, in hex */
    record Sealed(Audit.Entry entry, String hash) {}
}
