package org.carrel.hub.adapter.sip2.server;

import java.util.Locale;

/** One text for a terminal's screen in the languages that the hub has. */
record Words(String chinese, String english) {
    String in(Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese : english;
    }
}
