package org.carrel.sim.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A network cable: forwards a loopback port to another address and can be damaged while in use. Methods may be called from any
 * thread and act at once on open connections as on later ones.
 */
public final class TcpWire implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TcpWire.class);
    private static final int CHUNK = 4096;
    private static final int CONNECT_MILLIS = 2000;

    private final InetSocketAddress target;
    private final AtomicReference<State> state = new AtomicReference<>(new State.Whole());
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Listening listening;
    private volatile boolean closed;

    /** In which state the cable is. */
    public sealed interface State {
        record Whole() implements State {}

        /** Connections were reset; new ones are refused. */
        record Cut() implements State {}

        /** Everything stays open and new connections are accepted, but nothing comes through in these directions. */
        record Silent(boolean toTarget, boolean fromTarget) implements State {}

        /**
         * @param delay before each piece
         * @param bytesPerSecond at least 1
         */
        record Slow(Duration delay, int bytesPerSecond) implements State {}
    }

    private TcpWire(InetSocketAddress target) {
        this.target = target;
        this.listening = listening(FreePort.listen(ServerSocketFactory.getDefault()));
    }

    /** Lays a cable from a free loopback port to a port on this machine. */
    public static TcpWire to(int port) {
        return to(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    public static TcpWire to(InetSocketAddress target) {
        return new TcpWire(target);
    }

    /** The end to connect to. */
    public int port() {
        return listening.port();
    }

    public State state() {
        return state.get();
    }

    /** Resets all connections and refuses new ones. */
    public void cut() {
        become(new State.Cut());
        listening.stop();
        open.forEach(TcpWire::reset);
    }

    /** Lets nothing through any more and tells nobody: what a pulled plug between two switches looks like from the ends. */
    public void silence() {
        become(new State.Silent(true, true));
    }

    /** Half open: one direction still works. */
    public void silence(boolean toTarget, boolean fromTarget) {
        become(new State.Silent(toTarget, fromTarget));
    }

    public void slow(Duration delay, int bytesPerSecond) {
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException("bytes per second must be at least 1, not " + bytesPerSecond);
        }
        become(new State.Slow(delay, bytesPerSecond));
    }

    /** As new. What was held back in silence comes through now, as TCP would send it again. */
    public void restore() {
        State before = become(new State.Whole());
        if (before instanceof State.Cut) {
            listening = listening(FreePort.listenAgain(ServerSocketFactory.getDefault(), port()));
        }
    }

    /** Resets the connections of the moment; new ones work at once. */
    public void flap() {
        open.forEach(TcpWire::reset);
    }

    @Override
    public void close() {
        closed = true;
        cut();
    }

    private State become(State next) {
        lock.lock();
        try {
            State before = state.getAndSet(next);
            changed.signalAll();
            return before;
        } finally {
            lock.unlock();
        }
    }

    private Listening listening(ServerSocket socket) {
        return new Listening(
                socket, near -> Thread.ofVirtual().name("sim-wire-join").start(() -> join(near)));
    }

    private void join(Socket near) {
        Socket far = new Socket();
        open.add(near);
        open.add(far);
        if (state.get() instanceof State.Cut) {
            reset(near);
        }
        try {
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            far.connect(target, CONNECT_MILLIS);
            Thread.ofVirtual().name("sim-wire-to").start(() -> carry(near, far, true));
            carry(far, near, false);
        } catch (IOException unreachable) {
            LOG.debug("wire to {}: {}", target, unreachable.toString());
            reset(near);
            reset(far);
        }
        if (state.get() instanceof State.Cut) {
            reset(near);
            reset(far);
        }
    }

    private void carry(Socket from, Socket to, boolean toTarget) {
        byte[] buffer = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int count = in.read(buffer);
            while (count >= 0) {
                hold(toTarget, count);
                out.write(buffer, 0, count);
                count = in.read(buffer);
            }
            hold(toTarget, 0);
            to.shutdownOutput();
        } catch (IOException gone) {
            LOG.debug("wire to {}: {}", target, gone.toString());
            reset(from);
            reset(to);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            forgetWhenDone(from, to);
        }
    }

    private void forgetWhenDone(Socket one, Socket other) {
        boolean oneDone = one.isClosed() || (one.isInputShutdown() && one.isOutputShutdown());
        boolean otherDone = other.isClosed() || (other.isInputShutdown() && other.isOutputShutdown());
        if (oneDone || otherDone || (one.isOutputShutdown() && other.isOutputShutdown())) {
            closeQuietly(one);
            closeQuietly(other);
            open.remove(one);
            open.remove(other);
        }
    }

    /** Waits as long as the cable's state asks before so many bytes may pass. */
    private void hold(boolean toTarget, int bytes) throws InterruptedException {
        lock.lock();
        try {
            while (!closed && state.get() instanceof State.Silent(boolean to, boolean from) && (toTarget ? to : from)) {
                changed.await();
            }
            if (state.get() instanceof State.Slow(Duration delay, int bytesPerSecond)) {
                long nanos = delay.toNanos() + TimeUnit.SECONDS.toNanos(bytes) / bytesPerSecond;
                while (nanos > 0 && state.get() instanceof State.Slow) {
                    nanos = changed.awaitNanos(nanos);
                }
            }
        } finally {
            lock.unlock();
        }
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
