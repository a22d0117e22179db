package org.carrel.contract.message;

import org.carrel.contract.id.AskId;

/** An {@link Answer} on its way back. */
public record Response(AskId id, Answer answer) implements HubToDevice {}
