package org.carrel.fleet.bench.kill;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What an audit found, each finding in a sentence. */
final class Verdict {
    /** What is promised under every kill. */
    enum Promise {
        EVENT_LOST("events lost"),
        EVENT_TWICE("events applied twice, or never sent"),
        LOAN_LOST("takings without their loan"),
        LOAN_TWICE("takings lent twice"),
        LOAN_MADE_UP("loans that nobody took"),
        DOOR("doors unlocked without a decision, or left so"),
        TAG("tags that say the wrong thing and are on no repair list"),
        STORE("databases damaged"),
        INCIDENT("incidents in a device's numbering"),
        RECOVERY("programs that did not come back");

        private final String words;

        Promise(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final Map<Promise, List<String>> findings = new EnumMap<>(Promise.class);

    void found(Promise promise, String sentence) {
        findings.computeIfAbsent(promise, _ -> new ArrayList<>()).add(sentence);
    }

    int count(Promise promise) {
        return findings.getOrDefault(promise, List.of()).size();
    }

    List<String> findings() {
        return findings.entrySet().stream()
                .flatMap(each ->
                        each.getValue().stream().map(sentence -> each.getKey().words() + ": " + sentence))
                .toList();
    }
}
