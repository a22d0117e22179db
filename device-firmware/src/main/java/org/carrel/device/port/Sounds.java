package org.carrel.device.port;

/** A loudspeaker. Returns at once; a sound that comes too late is dropped. */
public interface Sounds {
    void play(Sound sound);
}
