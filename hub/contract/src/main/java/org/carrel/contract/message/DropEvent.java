package org.carrel.contract.message;

import org.carrel.contract.message.drop.Content;
import org.carrel.contract.message.drop.Evidence;
import org.carrel.contract.message.drop.Sorted;

/** What can happen at a book drop. */
public sealed interface DropEvent extends EventBody {
    /** One thing was put in and has come to rest. Never refused: nobody can hand it back. */
    record ItemDropped(Content content, Evidence evidence, Sorted sorted) implements DropEvent {}
}
