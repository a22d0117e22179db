package org.carrel.device.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: systemd is told what sd_notify(3) says, as often as it asks. Method: a real datagram socket at its end, a clock moved by hand. */
class SystemdSupervisorTest {
    @TempDir
    private Path folder;

    private long nanos = -7_000_000_000L; // System.nanoTime() begins anywhere.
    private NotifySocket systemd;

    @AfterEach
    void close() {
        if (systemd != null) {
            systemd.close();
        }
    }

    private Supervisor supervisor(String path, Map<String, String> more) {
        systemd = NotifySocket.at(path);
        Map<String, String> environment = new java.util.TreeMap<>(more);
        environment.put("NOTIFY_SOCKET", path);
        Supervisor supervisor = SystemdSupervisor.fromEnvironment(environment, () -> nanos);
        assertNotSame(Supervisor.NONE, supervisor);
        return supervisor;
    }

    private String file() {
        return folder.resolve("notify").toString();
    }

    @Test
    void readyAndStoppingAreSaid() {
        Supervisor supervisor = supervisor(file(), Map.of());
        supervisor.ready();
        supervisor.stopping();
        assertEquals(List.of("READY=1", "STOPPING=1"), systemd.heard());
    }

    @Test
    void theWatchdogIsFedThriceInItsTimeHoweverOftenLifeIsShown() {
        Supervisor supervisor = supervisor(file(), Map.of("WATCHDOG_USEC", "30000000"));
        supervisor.alive();
        supervisor.alive();
        assertEquals(List.of("WATCHDOG=1"), systemd.heard(), "at once, and once");
        nanos += Duration.ofSeconds(10).toNanos() - 1;
        supervisor.alive();
        assertEquals(List.of(), systemd.heard());
        nanos += 1;
        supervisor.alive();
        supervisor.alive();
        assertEquals(List.of("WATCHDOG=1"), systemd.heard());
    }

    @Test
    void aWatchdogThatNobodyAskedForIsNotFed() {
        Supervisor supervisor = supervisor(file(), Map.of());
        supervisor.alive();
        nanos += Duration.ofDays(400).toNanos();
        supervisor.alive();
        assertEquals(List.of(), systemd.heard());
    }

    @Test
    void anAbstractAddressIsUnderstood() {
        Supervisor supervisor = supervisor("@carrel-test-" + folder.getFileName(), Map.of());
        supervisor.ready();
        assertEquals(List.of("READY=1"), systemd.heard());
    }

    @Test
    void aSupervisorThatIsGoneDisturbsNobody() {
        Supervisor supervisor = supervisor(file(), Map.of("WATCHDOG_USEC", "30000000"));
        systemd.close();
        supervisor.alive();
        supervisor.stopping();
        assertEquals(List.of(), systemd.heard());
    }

    @Test
    void withoutASocketThatCanBeUsedNobodyIsTold() {
        for (String path : List.of("", "notify", "vsock:2:1", "/" + "n".repeat(107))) {
            assertSame(
                    Supervisor.NONE,
                    SystemdSupervisor.fromEnvironment(Map.of("NOTIFY_SOCKET", path), () -> nanos),
                    path);
        }
        assertSame(Supervisor.NONE, SystemdSupervisor.fromEnvironment(Map.of(), () -> nanos));
    }
}
