package org.carrel.sim.ils.link;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import javax.net.SocketFactory;
import org.carrel.sim.ils.Sip2Line;

/**
 * A terminal that says exactly what it is told and hands over exactly what it hears: for trying a SIP2 server. It numbers messages and adds
 * checksums by its own arithmetic, and can leave both out. For one thread.
 */
public final class Sip2Terminal implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final Charset charset;
    private int number;

    private Sip2Terminal(Socket socket, Charset charset) throws IOException {
        this.socket = socket;
        this.charset = charset;
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    public static Sip2Terminal connect(int port, Charset charset) throws IOException {
        return connect(SocketFactory.getDefault(), port, charset);
    }

    /** @param sockets plain ones or ones by TLS */
    public static Sip2Terminal connect(SocketFactory sockets, int port, Charset charset) throws IOException {
        return new Sip2Terminal(sockets.createSocket("127.0.0.1", port), charset);
    }

    /** Sends a message as it stands, with CR after it. */
    public void say(String text) throws IOException {
        raw((text + "\r").getBytes(charset));
    }

    public void raw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Sends a message with the next number and its checksum, and gives the answer without both, which must be right. */
    public String ask(String text) throws IOException {
        number = (number + 1) % 10;
        raw(numbered(text, number));
        return answer(number);
    }

    /** The bytes of a message with a number and its checksum, CR included. */
    public byte[] numbered(String text, int sequence) {
        byte[] line = Sip2Line.summed(Sip2Line.latin(text.getBytes(charset)) + "AY" + sequence + "AZ");
        byte[] whole = new byte[line.length + 1];
        System.arraycopy(line, 0, whole, 0, line.length);
        whole[line.length] = '\r';
        return whole;
    }

    /** The next line, which must carry this number and a checksum that fits. */
    public String answer(int sequence) throws IOException {
        byte[] line = hear(Duration.ofSeconds(20)).orElseThrow(() -> new IOException("no answer came"));
        String latin = Sip2Line.latin(line);
        if (!latin.matches("(?s).*AY" + sequence + "AZ[0-9A-F]{4}") || !Sip2Line.checks(latin)) {
            throw new IOException(String.format(
                    Locale.ROOT, "the answer to %d does not carry its number and checksum: %s", sequence, latin));
        }
        return new String(Sip2Line.octets(latin.substring(0, latin.length() - 9)), charset);
    }

    /** The next line as bytes without its CR; empty when none comes in time. */
    public Optional<byte[]> hear(Duration patience) throws IOException {
        socket.setSoTimeout((int) Math.max(1, patience.toMillis()));
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        try {
            int next = in.read();
            while (next >= 0 && next != '\r') {
                if (next != '\n' || line.size() > 0) {
                    line.write(next);
                }
                next = in.read();
            }
            if (next < 0) {
                throw new IOException("the other end hung up");
            }
        } catch (SocketTimeoutException silence) {
            return Optional.empty();
        }
        return Optional.of(line.toByteArray());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
