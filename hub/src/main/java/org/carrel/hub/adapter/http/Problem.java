package org.carrel.hub.adapter.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A request that was not done, as {@code application/problem+json} (RFC 9457): a stable code, a sentence in the caller's language,
 * and points. Never the message of an exception.
 */
public final class Problem extends RuntimeException {
    private final ProblemCode code;
    private final List<Fault> faults;
    private final List<String> reasons;
    private final String instance;

    /**
     * @param where a JSON pointer into the body, or the parameter's name
     * @param what a stable code
     * @param detail what belongs to its sentence: the words that are taken, or the sentence itself where the code has none; or
     *     empty
     */
    public record Fault(String where, String what, String detail) {
        public Fault(String where, String what) {
            this(where, what, "");
        }
    }

    private Problem(ProblemCode code, List<Fault> faults, List<String> reasons, String instance) {
        super(code.code());
        this.code = code;
        this.faults = List.copyOf(faults);
        this.reasons = List.copyOf(reasons);
        this.instance = instance;
    }

    public static Problem of(ProblemCode code) {
        return new Problem(code, List.of(), List.of(), "");
    }

    public static Problem of(ProblemCode code, List<Fault> faults) {
        return new Problem(code, faults, List.of(), "");
    }

    /** @param reasons stable codes, such as {@code hold-limit-reached} */
    public static Problem refused(List<String> reasons) {
        return new Problem(ProblemCode.REFUSED, List.of(), reasons, "");
    }

    /** As {@link #refused} for the domain's own words. */
    public static Problem because(List<? extends Enum<?>> reasons) {
        return refused(reasons.stream().map(Schema::word).toList());
    }

    /** @param number under which the log tells more */
    public static Problem failed(String number) {
        return new Problem(ProblemCode.FAILED, List.of(), List.of(), number);
    }

    public ProblemCode code() {
        return code;
    }

    public List<String> reasons() {
        return reasons;
    }

    SequencedMap<String, Object> body(String language) {
        SequencedMap<String, Object> body = new LinkedHashMap<>();
        body.put("type", "/api/#problem-" + code.code());
        body.put("title", code.sentence(language));
        body.put("status", code.status());
        body.put("code", code.code());
        if (!reasons.isEmpty()) {
            body.put("reasons", reasons);
            body.put("detail", Reasons.sentence(reasons, language));
        }
        if (!faults.isEmpty()) {
            body.put(
                    "faults",
                    faults.stream()
                            .map(fault -> {
                                SequencedMap<String, Object> shown = new LinkedHashMap<>();
                                shown.put("where", fault.where());
                                shown.put("what", fault.what());
                                shown.put("say", Reasons.sentence(fault, language));
                                return shown;
                            })
                            .toList());
        }
        if (!instance.isEmpty()) {
            body.put("instance", instance);
        }
        return body;
    }

    /** The schema that every error answer has. */
    static SequencedMap<String, Object> document() {
        SequencedMap<String, Object> properties = new LinkedHashMap<>();
        properties.put("type", described("string", "Where the code is explained."));
        properties.put("title", described("string", "One sentence in the caller's language."));
        properties.put("status", described("integer", "The HTTP status."));
        properties.put("code", described("string", "Stable; for programs."));
        properties.put("detail", described("string", "The reasons as sentences in the caller's language."));
        properties.put("instance", described("string", "A number under which the hub's log tells more."));
        properties.put("reasons", list(described("string", "A stable code.")));
        SequencedMap<String, Object> fault = described("object", "One point.");
        SequencedMap<String, Object> faultProperties = new LinkedHashMap<>();
        faultProperties.put("where", described("string", "JSON pointer or parameter."));
        faultProperties.put("what", described("string", "A stable code."));
        faultProperties.put("say", described("string", "The same as a sentence in the caller's language."));
        fault.put("properties", faultProperties);
        properties.put("faults", list(fault));
        SequencedMap<String, Object> document = described("object", "A request that was not done (RFC 9457).");
        document.put("required", List.of("type", "title", "status", "code"));
        document.put("properties", properties);
        return document;
    }

    private static SequencedMap<String, Object> described(String type, String description) {
        SequencedMap<String, Object> document = new LinkedHashMap<>();
        document.put("type", type);
        document.put("description", description);
        return document;
    }

    private static SequencedMap<String, Object> list(SequencedMap<String, Object> of) {
        SequencedMap<String, Object> document = new LinkedHashMap<>();
        document.put("type", "array");
        document.put("items", of);
        return document;
    }
}
