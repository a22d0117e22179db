package org.carrel.device.port;

import org.carrel.contract.id.Bytes;

/** A stream of bytes to a piece of hardware: a serial line or a TCP connection. What comes back arrives as {@link LinkInput}. */
public interface ByteLink {
    /** Hands bytes over to be sent in order; returns at once. Silently lost while the link is down, as on a cut wire. */
    void send(Bytes bytes);

    /** Drops the connection and opens it anew; {@link LinkInput.Opened} follows when that worked. */
    void reopen();
}
