package org.carrel.hub.adapter.sip2.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.adapter.sip2.request.Login;
import org.carrel.hub.adapter.sip2.request.Request;
import org.carrel.hub.adapter.sip2.request.ScStatus;
import org.carrel.hub.adapter.sip2.response.AcsStatus;
import org.carrel.hub.adapter.sip2.response.LoginResponse;
import org.carrel.hub.adapter.sip2.response.Response;
import org.carrel.hub.adapter.sip2.response.ScResendRequest;
import org.carrel.hub.adapter.sip2.wire.Decoded;
import org.carrel.hub.adapter.sip2.wire.Envelope;
import org.carrel.hub.adapter.sip2.wire.Envelope.Protection;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.adapter.sip2.wire.Frame;
import org.carrel.hub.adapter.sip2.wire.LineFramer;

/**
 * One connection to the existing system, as a terminal keeps it: every message numbered and with a checksum, an answer that does not check
 * asked for again (97), none in time asked again with the same bytes, one with another number or none of the protocol passed over. For one
 * thread at a time; each question ends within {@code timeout * (retries + 1)}.
 */
final class IlsLine implements AutoCloseable {
    private final IlsAddress system;
    private final Socket socket;
    private final InputStream in;
    private final LineFramer framer = new LineFramer();
    private final Deque<Frame> heard = new ArrayDeque<>();
    private final byte[] chunk = new byte[4_096];
    private int number;

    private IlsLine(IlsAddress system, Socket socket) throws IOException {
        this.system = system;
        this.socket = socket;
        this.in = socket.getInputStream();
    }

    /**
     * Connects, logs in and asks for the system's status.
     *
     * @throws IOException when it cannot be reached, or does not let the hub in, or is off line
     */
    static IlsLine open(IlsAddress system, String password) throws IOException {
        Socket socket = SocketFactory.getDefault().createSocket();
        try {
            socket.connect(new InetSocketAddress(system.host(), system.port()), (int)
                    system.timeout().toMillis());
            socket.setTcpNoDelay(true);
            IlsLine line = new IlsLine(system, system.tls() ? secured(socket, system) : socket);
            line.greet(password);
            return line;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    private static Socket secured(Socket plain, IlsAddress system) throws IOException {
        SSLSocket secure = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault())
                .createSocket(plain, system.host(), system.port(), true);
        var parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.setSoTimeout((int) system.timeout().toMillis());
        secure.startHandshake();
        return secure;
    }

    private void greet(String password) throws IOException {
        Fields login = Fields.with(FieldId.CN, system.user())
                .and(FieldId.CO, password)
                .some(FieldId.CP, system.location())
                .fields();
        if (!(ask(new Login('0', '0', login)) instanceof Outcome.Answered(LoginResponse(boolean ok, Fields _)))
                || !ok) {
            throw new IOException("it does not let the hub in as " + system.user());
        }
        if (!(ask(new ScStatus('0', "080", "2.00", Fields.NONE)) instanceof Outcome.Answered(AcsStatus status))
                || !status.online()) {
            throw new IOException("it says that it is off line");
        }
    }

    Outcome ask(Request request) {
        number = (number + 1) % 10;
        Bytes body = system.encoding().encode(request.text('|'));
        byte[] line = system.encoding().line(Envelope.numbered(body, number));
        int spoilt = 0;
        try {
            for (int attempt = 0; attempt <= system.retries(); attempt++) {
                write(line);
                Hearing hearing = listen(request);
                while (hearing instanceof Hearing.Spoilt && spoilt < system.retries()) {
                    spoilt++;
                    write(system.encoding().line(Envelope.checked(Bytes.of("97".getBytes(StandardCharsets.US_ASCII)))));
                    hearing = listen(request);
                }
                switch (hearing) {
                    case Hearing.Answer(Response response) -> {
                        return new Outcome.Answered(response);
                    }
                    case Hearing.OffLine _ -> {
                        return new Outcome.NotAsked("it says that it is off line");
                    }
                    case Hearing.Again _, Hearing.Silence _ -> {
                        // The same bytes once more: a system that heard them knows them by their number.
                    }
                    case Hearing.Spoilt _ -> {
                        return new Outcome.Unanswered("its answers do not check");
                    }
                }
            }
            return new Outcome.Unanswered("no answer in time");
        } catch (IOException broken) {
            return new Outcome.Unanswered("the connection broke");
        }
    }

    /** What was heard before the time was up. */
    private sealed interface Hearing {
        record Answer(Response response) implements Hearing {}

        /** 98 in place of an answer: it was not done. */
        record OffLine() implements Hearing {}

        /** 96: it wants the message once more. */
        record Again() implements Hearing {}

        record Spoilt() implements Hearing {}

        record Silence() implements Hearing {}
    }

    private Hearing listen(Request request) throws IOException {
        long deadline = System.nanoTime() + system.timeout().toNanos();
        while (true) {
            while (heard.isEmpty()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0 || !read((int) left)) {
                    return new Hearing.Silence();
                }
            }
            switch (heard.remove()) {
                case Frame.TooLong _ -> {
                    // Nothing that the protocol has.
                }
                case Frame.Line(Bytes bytes) -> {
                    Hearing hearing = hear(Envelope.open(bytes), request);
                    if (!(hearing instanceof Hearing.Silence)) {
                        return hearing;
                    }
                }
            }
        }
    }

    /** {@link Hearing.Silence} for a line that is to be passed over. */
    private Hearing hear(Envelope envelope, Request request) {
        boolean ours = switch (envelope.protection()) {
            case Protection.Numbered(int sequence, boolean intact) -> intact && sequence == number;
            case Protection.Unnumbered(boolean intact) -> intact;
            case Protection.None _ -> false;
        };
        boolean spoilt = switch (envelope.protection()) {
            case Protection.Numbered(int _, boolean intact) -> !intact;
            case Protection.Unnumbered(boolean intact) -> !intact;
            case Protection.None _ -> false;
        };
        if (spoilt) {
            return new Hearing.Spoilt();
        }
        String text = system.encoding().decode(envelope.body());
        return switch (Response.decode(text, '|')) {
            case Decoded.Known<Response>(ScResendRequest _) -> new Hearing.Again();
            case Decoded.Known<Response>(AcsStatus status)
            when !(request instanceof ScStatus) ->
                ours && !status.online() ? new Hearing.OffLine() : new Hearing.Silence();
            case Decoded.Known<Response>(Response response) ->
                ours && response.code().equals(Answers.code(request.command()))
                        ? new Hearing.Answer(response)
                        : new Hearing.Silence();
            case Decoded.Unknown<Response> _, Decoded.Malformed<Response> _ -> new Hearing.Silence();
        };
    }

    /** @return false when nothing came in time */
    private boolean read(int millis) throws IOException {
        socket.setSoTimeout(Math.max(1, millis));
        try {
            int count = in.read(chunk);
            if (count < 0) {
                throw new IOException("it hung up");
            }
            heard.addAll(framer.receive(chunk, 0, count));
            return true;
        } catch (SocketTimeoutException silence) {
            return false;
        }
    }

    private void write(byte[] line) throws IOException {
        socket.getOutputStream().write(line);
        socket.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // It is gone, which is what was wanted.
        }
    }
}
