package org.carrel.device.link.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;

/**
 * Loads jSerialComm's native part from a folder that only this user may enter. Left alone it unpacks below {@code java.io.tmpdir} into a folder that anybody
 * may write to, and loads from there.
 */
final class NativeLibrary {
    private static final String TEMPORARY = "java.io.tmpdir";

    private NativeLibrary() {}

    /** Once for a process; later calls change nothing. @throws IOException when the folder cannot be had */
    static synchronized void unpackInto(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(
                folder,
                EnumSet.of(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.OWNER_EXECUTE));
        String usual = System.getProperty(TEMPORARY);
        // The library reads this property once, while its class is initialised by the call below.
        System.setProperty(TEMPORARY, folder.toAbsolutePath().toString());
        try {
            SerialPort.getVersion();
        } finally {
            System.setProperty(TEMPORARY, usual);
        }
    }
}
