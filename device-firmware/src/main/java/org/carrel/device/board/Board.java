package org.carrel.device.board;

/** A device on its board, opened and ready to run. */
public interface Board extends AutoCloseable {
    /** The address of its page. */
    String screen();

    /** Runs the agent on the calling thread until it ends. @throws IllegalStateException when it was broken off */
    void run() throws InterruptedException;

    /** Makes {@link #run} end with this. For any thread. */
    void breakOff(Throwable broken);

    /** Makes {@link #run} return and waits until everything is let go. For any thread but the agent's. */
    void stop();

    @Override
    void close();
}
