package org.carrel.contract.id;

/** The identity of one command, made by the hub; a device executes each at most once. */
public record CommandId(String value) implements Comparable<CommandId> {
    public CommandId {
        Form.KEY.require("command", value);
    }

    @Override
    public int compareTo(CommandId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
