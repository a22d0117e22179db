package org.carrel.hub.adapter.http;

import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.ObjectMapper;

/** Answers what the server refuses before any endpoint hears of it, such as an address that is none, as every other problem. */
final class BeforeRouting implements Request.Handler {
    private final ObjectMapper json;

    BeforeRouting(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String language = Languages.of(Optional.ofNullable(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE)));
        int status = response.getStatus();
        Problem problem = Problem.of(
                switch (status) {
                    case 404 -> ProblemCode.UNKNOWN_ADDRESS;
                    case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
                    case 413, 414, 431 -> ProblemCode.TOO_LARGE;
                    default -> status < 500 ? ProblemCode.PARAMETER_INVALID : ProblemCode.FAILED;
                });
        response.setStatus(problem.code().status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, HttpDoor.PROBLEM_TYPE);
        response.getHeaders().put(HttpHeader.CONTENT_LANGUAGE, language);
        Content.Sink.write(response, true, json.writeValueAsString(problem.body(language)), callback);
        return true;
    }
}
