package org.carrel.contract.topic;

/** Every kind of topic between one device and the hub: the last levels of {@code carrel/v1/{site}/{device}/…}. */
public enum Channel {
    /** Birth, health and (as last will) death. */
    STATE("state", Direction.TO_HUB, 1, true),
    /** What happened, kept in the outbox until acknowledged. */
    EVENT("event", Direction.TO_HUB, 1, false),
    /** A question that needs the hub's answer now. */
    ASK("ask", Direction.TO_HUB, 1, false),
    /** The hub's answer; the correlation data names the question. */
    ANSWER("answer", Direction.TO_DEVICE, 1, false),
    /** What the hub has committed of this device's events. */
    ACKNOWLEDGEMENT("acknowledgement", Direction.TO_DEVICE, 1, false),
    COMMAND("command", Direction.TO_DEVICE, 1, false),
    /** Where a command has got to. */
    REPORT("report", Direction.TO_HUB, 1, false),
    /** Who may collect what while the hub cannot be reached. */
    ROSTER("roster", Direction.TO_DEVICE, 1, true),
    /** What a queue display shows. */
    BOARD("board", Direction.TO_DEVICE, 1, true),
    CONFIG_DESIRED("config/desired", Direction.TO_DEVICE, 1, true),
    CONFIG_REPORTED("config/reported", Direction.TO_HUB, 1, true),
    TELEMETRY("telemetry", Direction.TO_HUB, 0, false);

    /** Who may publish on the channel; the other side subscribes. */
    public enum Direction {
        TO_HUB,
        TO_DEVICE
    }

    private final String suffix;
    private final Direction direction;
    private final int qos;
    private final boolean retained;

    Channel(String suffix, Direction direction, int qos, boolean retained) {
        this.suffix = suffix;
        this.direction = direction;
        this.qos = qos;
        this.retained = retained;
    }

    public String suffix() {
        return suffix;
    }

    public Direction direction() {
        return direction;
    }

    /** MQTT quality of service, 0 or 1; never 2. */
    public int qos() {
        return qos;
    }

    public boolean retained() {
        return retained;
    }
}
