package org.carrel.hub.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.hub.notice.NoticeStore.Kind;

/**
 * The words of every kind of notice in every language.
 *
 * @param byName by {@link #name}, complete
 */
public record NoticeTemplates(SortedMap<String, NoticeTemplate> byName) {
    /** BCP 47 tags; the last is for whoever reads none of the others. */
    public static final List<String> LANGUAGES = List.of("zh-Hant", "en");

    public static final NoticeTemplates USUAL = new NoticeTemplates(usual());

    public NoticeTemplates {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
        for (Kind kind : Kind.values()) {
            for (String language : LANGUAGES) {
                if (!byName.containsKey(name(kind, language))) {
                    throw new IllegalArgumentException("no template " + name(kind, language));
                }
            }
        }
    }

    /** As a file of it is called, such as {@code hold-ready.en.txt}. */
    public static String name(Kind kind, String language) {
        return kind.word() + "." + language + ".txt";
    }

    /** These, with one in another's place. */
    public NoticeTemplates with(Kind kind, String language, NoticeTemplate template) {
        SortedMap<String, NoticeTemplate> changed = new TreeMap<>(byName);
        changed.put(name(kind, language), template);
        return new NoticeTemplates(changed);
    }

    NoticeTemplate template(Kind kind, String language) {
        NoticeTemplate found = byName.get(name(kind, language));
        if (found == null) {
            throw new IllegalArgumentException("there are notices in " + LANGUAGES + ", not in " + language);
        }
        return found;
    }

    /** The language of notices for somebody who reads this one. */
    static String language(String reads) {
        return reads.startsWith("zh") ? LANGUAGES.getFirst() : LANGUAGES.getLast();
    }

    private static SortedMap<String, NoticeTemplate> usual() {
        SortedMap<String, NoticeTemplate> all = new TreeMap<>();
        for (Kind kind : Kind.values()) {
            for (String language : LANGUAGES) {
                all.put(name(kind, language), NoticeTemplate.parse(kind, resource(name(kind, language))));
            }
        }
        return all;
    }

    private static String resource(String name) {
        try (InputStream stream = NoticeTemplates.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
