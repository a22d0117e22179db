package org.carrel.fleet.bench;

import java.util.stream.Collectors;
import org.carrel.hub.search.Asked;
import org.carrel.hub.search.Terms;
import org.carrel.hub.search.Terms.Code;
import org.carrel.hub.search.Terms.Token;

/** The same words as a bare FTS5 query: no field, no narrowing. */
final class BareMatch {
    private BareMatch() {}

    static String of(Asked asked) {
        return Terms.of(asked.words(), asked.in()).all().stream()
                .map(term -> switch (term) {
                    case Token(String token, boolean begins) -> '"' + token + '"' + (begins ? " *" : "");
                    case Code(String code, var _) -> '"' + code + "\" *";
                })
                .collect(Collectors.joining(" AND "));
    }
}
