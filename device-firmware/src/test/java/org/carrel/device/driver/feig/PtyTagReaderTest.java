package org.carrel.device.driver.feig;

import java.nio.file.Path;
import org.carrel.sim.feig.ReaderOptions;
import org.junit.jupiter.api.io.TempDir;

/** The contract over a serial device of the operating system, through the link that a board uses. */
class PtyTagReaderTest extends TagReaderContract {
    @TempDir
    private Path folder;

    @Override
    ReaderRig rig(FeigSettings settings, ReaderOptions options) {
        return new PtyRig(folder, settings, options);
    }
}
