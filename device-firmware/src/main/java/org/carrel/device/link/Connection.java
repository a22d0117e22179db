package org.carrel.device.link;

import java.io.IOException;

/** An open line of bytes. One thread reads, one writes, any may abort. */
public interface Connection {
    /**
     * Waits a bounded time for bytes.
     *
     * @return how many were read, 0 when none came in that time
     * @throws IOException when the line is broken or has ended
     */
    int read(byte[] into) throws IOException;

    /** @throws IOException when the line is broken */
    void write(byte[] bytes) throws IOException;

    /** Makes a read or write that is under way return soon, as far as the system can. */
    void abort();

    /** Called by the reading thread when it is done. */
    void close();

    /** Opens a line. */
    interface Connector {
        /** @throws IOException with a text for a technician when it cannot be opened now */
        Connection connect() throws IOException;
    }
}
