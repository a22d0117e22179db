package org.carrel.contract.message;

import org.carrel.contract.id.AskId;

/** An {@link Ask} on its way, with the id that its answer carries back. */
public record Question(AskId id, Ask<?> ask) implements DeviceToHub {}
