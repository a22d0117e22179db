package org.carrel.sim.ils.link;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.carrel.sim.ils.Ils;
import org.carrel.sim.ils.IlsAnswers;
import org.carrel.sim.ils.IlsFault;
import org.carrel.sim.ils.Sip2Line;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The system's SIP2 port on the loopback. Strict: nothing but a login is answered before one, a wrong checksum is answered by 96, a fixed
 * part that is too short too, a code that it does not have ends the connection. A message with the number and the bytes of the one
 * before is answered as before and not done again. Faults apply to the messages that follow, each as often as asked.
 */
public final class IlsServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IlsServer.class);
    private static final int CR = 0x0D;
    private static final int LF = 0x0A;
    private static final int LINE_MAX = 8_192;

    private final Setup setup;
    private final IlsAnswers answers;
    private final ServerSocket socket;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Queue<IlsFault> faults = new ConcurrentLinkedQueue<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private volatile boolean closed;

    /** @param clock milliseconds since 1970 */
    public record Setup(
            Ils library,
            String institution,
            String user,
            String password,
            Charset charset,
            ZoneId zone,
            LongSupplier clock) {}

    public IlsServer(Setup setup) throws IOException {
        this.setup = setup;
        this.answers = new IlsAnswers(setup.library(), setup.institution(), setup.zone(), setup.clock());
        this.socket = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("sim-ils-accept").start(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The next messages but logins meet these faults, one each. */
    public void next(IlsFault... coming) {
        faults.addAll(List.of(coming));
    }

    /** Codes of all messages that came, in order. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    /** Ends every connection as if a cable were pulled. */
    public void dropAll() {
        open.forEach(IlsServer::reset);
    }

    public int connections() {
        return open.size();
    }

    @Override
    public void close() {
        closed = true;
        lock.lock();
        try {
            closing.signalAll();
        } finally {
            lock.unlock();
        }
        closeQuietly(socket);
        dropAll();
    }

    private void accept() {
        while (!closed) {
            try {
                Socket line = socket.accept();
                open.add(line);
                Thread.ofVirtual().name("sim-ils-line").start(() -> serve(line));
            } catch (IOException stopped) {
                LOG.debug("no longer accepting: {}", stopped.toString());
                return;
            }
        }
    }

    private void serve(Socket line) {
        try (line) {
            line.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(line.getInputStream());
            new Conversation(line).run(in, line.getOutputStream());
        } catch (IOException gone) {
            LOG.debug("a terminal went: {}", gone.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(line);
        }
    }

    private final class Conversation {
        private final Socket line;
        private boolean loggedIn;
        private String lastRequest = "";
        private byte[] lastAnswer = new byte[0];

        Conversation(Socket line) {
            this.line = line;
        }

        void run(InputStream in, OutputStream out) throws IOException, InterruptedException {
            String request = read(in);
            while (!request.isEmpty()) {
                heard.add(request.substring(0, Math.min(2, request.length())));
                if (!handle(request, out)) {
                    reset(line);
                    return;
                }
                request = read(in);
            }
        }

        /** @return whether the conversation goes on */
        private boolean handle(String request, OutputStream out) throws IOException, InterruptedException {
            if (request.startsWith("97")) {
                send(out, lastAnswer.length > 0 ? lastAnswer : Sip2Line.summed("96AZ"));
                return true;
            }
            int head = IlsAnswers.head(request);
            if (head == 0) {
                return false;
            }
            if (request.length() < head) {
                send(out, Sip2Line.summed("96AZ"));
                return true;
            }
            return switch (Sip2Line.read(request, head, setup.charset())) {
                case Sip2Line.Read.BadChecksum bad -> {
                    send(out, Sip2Line.summed("96AZ"));
                    yield true;
                }
                case Sip2Line.Read.Good(Sip2Line good) -> good(good, request, out);
            };
        }

        private boolean good(Sip2Line request, String bytes, OutputStream out)
                throws IOException, InterruptedException {
            if (request.code().equals("93")) {
                loggedIn = request.first("CN").equals(setup.user())
                        && request.first("CO").equals(setup.password());
                send(out, new Sip2Line(loggedIn ? "941" : "940", List.of(), request.sequence()).bytes(setup.charset()));
                return loggedIn;
            }
            if (!loggedIn) {
                return false;
            }
            IlsFault fault = faults.poll();
            boolean again = request.sequence() instanceof Sip2Line.Numbering.Numbered && bytes.equals(lastRequest);
            boolean does = !(fault instanceof IlsFault.Deaf || fault instanceof IlsFault.ResetBeforeDoing);
            if (does && !again) {
                Sip2Line answer =
                        fault instanceof IlsFault.OffLine ? answers.status(false, request) : answers.answer(request);
                lastAnswer = answer.bytes(setup.charset());
                lastRequest = fault instanceof IlsFault.OffLine ? "" : bytes;
            }
            return fault == null ? sent(out, lastAnswer) : faulty(fault, out);
        }

        private boolean faulty(IlsFault fault, OutputStream out) throws IOException, InterruptedException {
            return switch (fault) {
                case IlsFault.Slow(Duration by) -> {
                    rest(by);
                    yield sent(out, lastAnswer);
                }
                case IlsFault.Silent silent -> true;
                case IlsFault.Deaf deaf -> true;
                case IlsFault.ResetAfterDoing reset -> false;
                case IlsFault.ResetBeforeDoing reset -> false;
                case IlsFault.WrongChecksum wrong -> {
                    byte[] spoilt = lastAnswer.clone();
                    spoilt[spoilt.length / 2] ^= 0x01;
                    yield sent(out, spoilt);
                }
                case IlsFault.WrongSequence wrong -> sent(out, otherNumber(lastAnswer));
                case IlsFault.Babble(String text) -> {
                    send(out, text.getBytes(setup.charset()));
                    yield sent(out, lastAnswer);
                }
                case IlsFault.HalfAnswer half -> {
                    out.write(lastAnswer, 0, lastAnswer.length / 2);
                    out.flush();
                    yield false;
                }
                case IlsFault.OffLine offLine -> sent(out, lastAnswer);
            };
        }

        private boolean sent(OutputStream out, byte[] answer) throws IOException {
            send(out, answer);
            return true;
        }
    }

    private static byte[] otherNumber(byte[] answer) {
        String latin = Sip2Line.latin(answer);
        int at = latin.length() - 7;
        char other = (char) ('0' + (latin.charAt(at) - '0' + 5) % 10);
        return Sip2Line.summed(latin.substring(0, at) + other + "AZ");
    }

    private void rest(Duration by) throws InterruptedException {
        lock.lock();
        try {
            long left = by.toNanos();
            while (!closed && left > 0) {
                left = closing.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private static void send(OutputStream out, byte[] line) throws IOException {
        byte[] whole = new byte[line.length + 1];
        System.arraycopy(line, 0, whole, 0, line.length);
        whole[line.length] = CR;
        out.write(whole);
        out.flush();
    }

    /** The next line that says something, each byte one character; empty at the end. */
    private static String read(InputStream in) throws IOException {
        List<Byte> bytes = new ArrayList<>();
        int next = in.read();
        while (next >= 0 && bytes.size() < LINE_MAX) {
            if (next == CR && !bytes.isEmpty()) {
                byte[] line = new byte[bytes.size()];
                for (int index = 0; index < line.length; index++) {
                    line[index] = bytes.get(index);
                }
                return Sip2Line.latin(line);
            }
            if (next != CR && !(next == LF && bytes.isEmpty())) {
                bytes.add((byte) next);
            }
            next = in.read();
        }
        return "";
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            LOG.debug("reset: {}", alreadyClosed.toString());
        }
        closeQuietly(socket);
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception alreadyBroken) {
            LOG.debug("closing: {}", alreadyBroken.toString());
        }
    }
}
