package org.carrel.device.runtime;

import java.util.Optional;
import org.carrel.contract.id.Bytes;

/** A few small files. A write is on the medium when it returns, the old content or the new, never a mixture. */
public interface SettingsFolder {
    /** The content, as far as it can be read. */
    Optional<Bytes> read(String name);

    /** @throws java.io.UncheckedIOException when the medium refuses; the old content stays */
    void write(String name, Bytes content);

    /** @throws java.io.UncheckedIOException when the medium refuses */
    void delete(String name);
}
