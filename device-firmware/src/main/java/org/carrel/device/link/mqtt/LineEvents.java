package org.carrel.device.link.mqtt;

/** What the socket itself notices, told on whatever thread noticed it. Must return at once. */
interface LineEvents {
    /** The network connection stands (and TLS, where used). */
    void connected();

    /** Bytes came in. */
    void heard();

    void connAck(int reason, BrokerLimits limits);

    void disconnect(int reason);

    /** Nothing more will come. */
    void ended(String detail);

    /** Paho closed the line, for a reason that it may tell elsewhere. */
    void closed();
}
