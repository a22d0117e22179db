package org.carrel.hub.notice;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.hub.notice.NoticeStore.Kind;

/**
 * How a patron wants to be told.
 *
 * @param language one of {@link NoticeTemplates#LANGUAGES}; empty for the language that the patron has anyway
 * @param refused what they do not want to hear, and by which way not
 */
public record NoticeChoice(String language, SortedSet<Refused> refused) {
    /** Everything by every way. */
    public static final NoticeChoice EVERYTHING = new NoticeChoice("", new TreeSet<>());

    public NoticeChoice {
        if (!language.isEmpty() && !NoticeTemplates.LANGUAGES.contains(language)) {
            throw new IllegalArgumentException(
                    "language must be one of " + NoticeTemplates.LANGUAGES + ", was " + language);
        }
        refused = Collections.unmodifiableSortedSet(new TreeSet<>(refused));
    }

    public boolean wants(Kind kind, NoticeId.Channel channel) {
        return !refused.contains(new Refused(channel, kind));
    }

    /** One kind by one way. */
    public record Refused(NoticeId.Channel channel, Kind kind) implements Comparable<Refused> {
        @Override
        public int compareTo(Refused other) {
            int byChannel = channel.compareTo(other.channel);
            return byChannel == 0 ? kind.compareTo(other.kind) : byChannel;
        }
    }
}
