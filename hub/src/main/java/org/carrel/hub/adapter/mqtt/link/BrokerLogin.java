package org.carrel.hub.adapter.mqtt.link;

/** How the hub introduces itself to a broker; the text form is masked. */
public record BrokerLogin(String clientId, String user, String password) {
    @Override
    public String toString() {
        return "login of " + user;
    }
}
