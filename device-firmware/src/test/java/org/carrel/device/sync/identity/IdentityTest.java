package org.carrel.device.sync.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.RosterKey;
import org.carrel.contract.message.enrolment.EnrolmentCode;
import org.carrel.contract.message.enrolment.EnrolmentGrant;
import org.carrel.contract.topic.Address;
import org.carrel.device.port.EnrolmentDoor;
import org.carrel.device.runtime.SettingsFiles;
import org.carrel.device.runtime.SettingsFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: a device's key is its own, is readable by nobody else, and a power cut leaves the old identity or the new one (checklist C02). */
class IdentityTest {
    private static final Address SHELF = new Address(new SiteId("main"), new DeviceId("shelf-1"));
    private static final RosterKey ROSTER_KEY = new RosterKey(Bytes.hex("11".repeat(32)));
    private static final Bytes FIRST = Bytes.hex("30 03 02 01 01");
    private static final Bytes SECOND = Bytes.hex("30 03 02 01 02");

    private static final EnrolmentCode CODE = EnrolmentCode.parse("7K2QF-9MX4T");

    @TempDir
    private Path folder;

    @Test
    void itsFilesAreForItsOwnerAlone() throws IOException {
        Identity identity = new Identity(new SettingsFiles(folder), SHELF);
        Bytes pending = identity.request();
        assertTrue(pending.length() > 100);
        assertOwnerOnly(1);
        identity.found(FIRST, SECOND, ROSTER_KEY, CODE);
        assertOwnerOnly(4);
        assertTrue(identity.cameBy(CODE));
        assertFalse(identity.cameBy(EnrolmentCode.parse("00000-00000")));
        assertTrue(identity.complete());
        assertEquals(ROSTER_KEY.secret().hex(), identity.rosterKey());
    }

    private void assertOwnerOnly(int count) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertEquals(count, all.size());
            for (Path file : all) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                        file::toString);
            }
        }
    }

    @Test
    void theKeyStaysTheSameUntilItsCertificateComesAndIsAnotherAtTheNextRenewal() {
        Memory memory = new Memory();
        Identity identity = new Identity(memory, SHELF);
        String first = publicKey(identity);
        assertEquals(first, publicKey(new Identity(memory, SHELF)), "also over a restart");
        identity.found(FIRST, SECOND, ROSTER_KEY, CODE);
        assertFalse(first.equals(publicKey(identity)));
    }

    private static String publicKey(Identity identity) {
        return Bytes.of(identity.pending().getPublic().getEncoded()).hex();
    }

    /** At each write the power goes: before it, the device is what it was; it is somebody only with everything. */
    @Test
    void aPowerCutLeavesTheOldIdentityOrTheNewOne() {
        for (int survived = 0; survived < 4; survived++) {
            Memory memory = new Memory();
            Identity identity = new Identity(memory, SHELF);
            String key = publicKey(identity);
            memory.writesLeft = survived;
            assertThrows(UncheckedIOException.class, () -> identity.found(FIRST, SECOND, ROSTER_KEY, CODE));
            memory.writesLeft = Integer.MAX_VALUE;
            assertFalse(identity.complete());
            assertEquals(key, publicKey(new Identity(memory, SHELF)), "so that the same request can be made again");
        }
        Memory memory = new Memory();
        Identity identity = new Identity(memory, SHELF);
        identity.found(FIRST, SECOND, ROSTER_KEY, CODE);
        Bytes before = memory.read(Identity.OWN).orElseThrow();
        Bytes _ = identity.request();
        memory.writesLeft = 0;
        assertThrows(UncheckedIOException.class, () -> identity.renewed(SECOND));
        assertEquals(Optional.of(before), memory.read(Identity.OWN));
    }

    @Test
    void whatAnswersWithoutTheCodeIsNotTrusted() {
        Identity identity = new Identity(new Memory(), SHELF);
        EnrolmentGrant forged = new EnrolmentGrant(FIRST, SECOND, FIRST, SECOND, Bytes.hex("00".repeat(32)));
        assertThrows(Enrolling.NotEnrolled.class, () -> Enrolling.enrol(SHELF, CODE, identity, request -> forged));
        assertFalse(identity.complete());
    }

    @Test
    void aRefusalSaysWhatToDo() {
        Identity identity = new Identity(new Memory(), SHELF);
        EnrolmentDoor door = body ->
                new EnrolmentDoor.Reply(409, Bytes.of("{\"code\":\"refused\"}".getBytes(StandardCharsets.US_ASCII)));
        Enrolling.NotEnrolled told = assertThrows(
                Enrolling.NotEnrolled.class, () -> Enrolling.enrol(SHELF, CODE, identity, Enrolling.at(door)));
        assertEquals(
                "the hub does not take this device in (refused); ask staff for a new code and set enrolment.code",
                told.getMessage());
    }

    @Test
    void nothingIsLeftOfAWipedOne() throws IOException {
        Identity identity = new Identity(new SettingsFiles(folder), SHELF);
        identity.found(FIRST, SECOND, ROSTER_KEY, CODE);
        Bytes _ = identity.request();
        identity.wipe();
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    /** Files in memory, on a medium that fails after some writes. */
    private static final class Memory implements SettingsFolder {
        private final SortedMap<String, Bytes> files = new TreeMap<>();
        private int writesLeft = Integer.MAX_VALUE;

        @Override
        public Optional<Bytes> read(String name) {
            return Optional.ofNullable(files.get(name));
        }

        @Override
        public void write(String name, Bytes content) {
            if (writesLeft == 0) {
                throw new UncheckedIOException(new IOException("no power"));
            }
            writesLeft--;
            files.put(name, content);
        }

        @Override
        public void delete(String name) {
            files.remove(name);
        }
    }
}
