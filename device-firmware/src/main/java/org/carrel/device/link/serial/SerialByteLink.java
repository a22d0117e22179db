package org.carrel.device.link.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.Consumer;
import org.carrel.contract.id.Bytes;
import org.carrel.device.link.Connection;
import org.carrel.device.link.ReconnectingLink;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.LinkInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A serial line, opened again by itself when it was unplugged, at the same path. Two platform threads, {@code link-NAME-read} and
 * {@code link-NAME-write}: native calls would pin virtual ones.
 *
 * <p>Reads are finite and no listener is registered: jSerialComm hangs when closed against an endless read, and its listeners are told of one unplugging
 * some hundred times a second until the port is closed. A read of -1 says it once.
 */
public final class SerialByteLink implements ByteLink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SerialByteLink.class);
    private static final int READ_MILLIS = 100;

    private final ReconnectingLink link;

    /** @param consumer called by the reading thread; must only hand over */
    public SerialByteLink(SerialSettings settings, Consumer<LinkInput> consumer) {
        this.link = new ReconnectingLink(
                settings.name(),
                () -> open(settings),
                consumer,
                Thread.ofPlatform().daemon());
    }

    public void start() {
        link.start();
    }

    @Override
    public void send(Bytes bytes) {
        link.send(bytes);
    }

    @Override
    public void reopen() {
        link.reopen();
    }

    @Override
    public void close() {
        link.close();
    }

    private static Connection open(SerialSettings settings) throws IOException {
        if (!Files.exists(settings.device())) {
            throw new IOException("no device at " + settings.device());
        }
        NativeLibrary.unpackInto(settings.nativeFolder());
        try {
            SerialPort port = SerialPort.getCommPort(settings.device().toString());
            port.setComPortParameters(settings.baud(), 8, SerialPort.ONE_STOP_BIT, parity(settings.parity()));
            port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
            port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_MILLIS, 0);
            if (!port.openPort(0) && !openWithoutParity(port, settings)) {
                throw new IOException("cannot open " + settings.device() + ": " + reason(port.getLastErrorCode()));
            }
            // What came before anybody listened belongs to nobody.
            port.flushIOBuffers();
            return new Open(port);
        } catch (SerialPortInvalidPortException gone) {
            throw new IOException("no serial device at " + settings.device(), gone);
        }
    }

    /** The words for what Linux says of an attempt to open (errno(3)). */
    private static String reason(int error) {
        return switch (error) {
            case 2, 6, 19 -> "there is no such device";
            case 11, 16 -> "another program uses it";
            case 13 -> "this program's user may not; it should be in the group dialout";
            default -> "error " + error;
        };
    }

    /**
     * Pseudo-terminals and some adaptors know no parity, and the C library calls it an error to ask them for it a second time. Said aloud, since a reader that
     * does insist on parity will not answer.
     */
    private static boolean openWithoutParity(SerialPort port, SerialSettings settings) {
        boolean opened = settings.parity() != SerialSettings.Parity.NONE
                && port.setParity(SerialPort.NO_PARITY)
                && port.openPort(0);
        if (opened) {
            LOG.warn("{}: {} knows no parity; used without", settings.name(), settings.device());
        }
        return opened;
    }

    private static int parity(SerialSettings.Parity parity) {
        return switch (parity) {
            case NONE -> SerialPort.NO_PARITY;
            case EVEN -> SerialPort.EVEN_PARITY;
            case ODD -> SerialPort.ODD_PARITY;
        };
    }

    private record Open(SerialPort port) implements Connection {
        @Override
        public int read(byte[] into) throws IOException {
            int length = port.readBytes(into, into.length);
            if (length < 0) {
                throw new IOException("unplugged");
            }
            return length;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            int written = port.writeBytes(bytes, bytes.length);
            if (written < bytes.length) {
                throw new IOException("took " + written + " of " + bytes.length + " bytes");
            }
        }

        /** A read ends by itself within its time. */
        @Override
        public void abort() {}

        @Override
        public void close() {
            port.closePort();
        }
    }
}
