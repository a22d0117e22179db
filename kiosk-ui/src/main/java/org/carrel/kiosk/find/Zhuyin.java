package org.carrel.kiosk.find;

import java.util.List;

/** Characters by their sound. For any thread. */
public interface Zhuyin {
    /**
     * @param sound in zhuyin, its tone last, none for the first tone
     * @return the most usual first; empty where there is no such sound
     */
    List<String> of(String sound);
}
