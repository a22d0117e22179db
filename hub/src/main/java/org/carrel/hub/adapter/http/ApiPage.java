package org.carrel.hub.adapter.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.carrel.hub.adapter.http.Endpoint.Body;
import org.carrel.hub.adapter.http.Endpoint.Parameter;
import org.carrel.hub.adapter.http.Endpoint.Success;

/** The API's description for people, made from the endpoints; no script, no style but the family's. */
final class ApiPage {
    private ApiPage() {}

    static String of(List<Endpoint> endpoints) {
        StringBuilder page = new StringBuilder();
        page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>Carrel hub API</title>\n<link rel=\"stylesheet\" href=\"/look/carrel.css\">\n")
                .append("<link rel=\"stylesheet\" href=\"/staff/api.css\">\n</head>\n<body class=\"api\">\n<main>\n")
                .append("<h1>Carrel hub API</h1>\n")
                .append("<p>Base address <code>")
                .append(Api.ROOT)
                .append("</code>, described for programs in ")
                .append("<a href=\"")
                .append(Api.ROOT)
                .append("/openapi.json\">OpenAPI 3.1</a>. ")
                .append("Send a token as <code>Authorization: Bearer …</code>. Times are UTC.</p>\n");
        SequencedMap<String, StringBuilder> tags = new LinkedHashMap<>();
        endpoints.forEach(
                endpoint -> describe(tags.computeIfAbsent(endpoint.tag(), tag -> new StringBuilder()), endpoint));
        tags.forEach((tag, text) -> page.append("<section aria-labelledby=\"tag-")
                .append(tag)
                .append("\">\n<h2 id=\"tag-")
                .append(tag)
                .append("\">")
                .append(escape(tag))
                .append("</h2>\n")
                .append(text)
                .append("</section>\n"));
        problems(page);
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private static void describe(StringBuilder page, Endpoint endpoint) {
        page.append("<article>\n<h3><span class=\"method\">")
                .append(endpoint.method())
                .append("</span> <code>")
                .append(escape(endpoint.path()))
                .append("</code></h3>\n<p>")
                .append(escape(endpoint.summary()))
                .append("</p>\n<p class=\"muted small\">")
                .append(
                        endpoint.need() == Endpoint.Need.NOTHING
                                ? "Open to everybody"
                                : endpoint.need()
                                        .scope()
                                        .map(scope -> "Scope " + scope.word())
                                        .orElse("For any program with a token"))
                .append(" · answers ")
                .append(success(endpoint.success()))
                .append(body(endpoint.body()))
                .append("</p>\n");
        if (!endpoint.parameters().isEmpty()) {
            page.append("<dl>\n");
            for (Parameter parameter : endpoint.parameters()) {
                page.append("<dt><code>")
                        .append(escape(parameter.name()))
                        .append("</code> <span class=\"muted small\">")
                        .append(Schema.word(parameter.place()))
                        .append("</span></dt><dd>")
                        .append(escape(parameter.meaning()))
                        .append("</dd>\n");
            }
            page.append("</dl>\n");
        }
        page.append("</article>\n");
    }

    private static String success(Success success) {
        return switch (success) {
            case Success.One(int status, View<?> view) -> status + " with " + name(view.schema());
            case Success.Many(int status, View<?> view) -> status + " with a list of " + name(view.schema());
            case Success.Page(int status, View<?> view) -> status + " with a page of a list of " + name(view.schema());
            case Success.Nothing(int status) -> status + " with nothing";
            case Success.Other(int status, String mediaType, String meaning) ->
                status + " as " + mediaType + ". " + escape(meaning);
        };
    }

    private static String body(Body body) {
        return switch (body) {
            case Body.None() -> "";
            case Body.Json(Form form) -> " · takes " + name(form.schema());
            case Body.File(List<String> mediaTypes, long _) -> " · takes a file: " + String.join(", ", mediaTypes);
        };
    }

    private static String name(Schema schema) {
        return schema instanceof Schema.Named(String name) ? escape(name) : "a value";
    }

    private static void problems(StringBuilder page) {
        page.append("""
                <section aria-labelledby="problems">
                <h2 id="problems">What a refused request answers</h2>
                <dl>
                """);
        for (ProblemCode code : ProblemCode.values()) {
            page.append("<dt id=\"problem-")
                    .append(code.code())
                    .append("\"><code>")
                    .append(code.code())
                    .append("</code> <span class=\"number\">")
                    .append(code.status())
                    .append("</span></dt><dd>")
                    .append(escape(code.sentence(Languages.ENGLISH)))
                    .append("<br><span lang=\"zh-Hant\">")
                    .append(escape(code.sentence(Languages.CHINESE)))
                    .append("</span></dd>\n");
        }
        page.append("</dl>\n</section>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
