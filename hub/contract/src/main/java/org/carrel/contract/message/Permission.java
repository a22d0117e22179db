package org.carrel.contract.message;

import org.carrel.contract.id.CardHash;
import org.carrel.contract.id.GrantId;

/** By whose word a patron took something. */
public sealed interface Permission {
    /** The hub's, given for this visit. */
    record ByHub(GrantId grant) implements Permission {}

    /** The roster's, because the hub could not be reached. */
    record ByRoster(CardHash card, long rosterVersion) implements Permission {}
}
