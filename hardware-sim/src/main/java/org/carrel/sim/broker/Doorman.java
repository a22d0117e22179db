package org.carrel.sim.broker;

/** Who may come in, and what for. */
public interface Doorman {
    /** Lets everybody do everything. */
    Doorman OPEN = new Doorman() {};

    /** The reason code of the CONNACK; 0 lets in. */
    default int login(Connect connect) {
        return ReasonCode.SUCCESS;
    }

    default boolean mayPublish(String clientId, String topic) {
        return true;
    }

    default boolean maySubscribe(String clientId, String filter) {
        return true;
    }
}
