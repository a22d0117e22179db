package org.carrel.device.runtime;

/** Who watches over this process: systemd on a board, nobody on a laptop. Safe for several threads; never throws. */
public interface Supervisor {
    /** The device does its work. */
    void ready();

    /** A sign of life; cheap to call often. */
    void alive();

    void stopping();

    /** When nobody watches. */
    Supervisor NONE = new Supervisor() {
        @Override
        public void ready() {}

        @Override
        public void alive() {}

        @Override
        public void stopping() {}
    };
}
