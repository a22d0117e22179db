package org.carrel.shelf.panel;

/** The loudspeaker on the shelf. Returns at once; a sound that comes too late is dropped. */
public interface Sounds {
    void play(Sound sound);
}
