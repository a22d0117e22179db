package org.carrel.contract.message;

/** What a device says when it has done a {@link Command}. */
public sealed interface Reply {
    record Done() implements Reply {}

    record TestResult(Health health) implements Reply {}
}
