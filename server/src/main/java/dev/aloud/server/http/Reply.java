package dev.aloud.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Sends answers; a HEAD request gets the headers alone. */
final class Reply {
    private static final String NO_STORE = "no-store";

    private Reply() {}

    static void json(ServerRequest request, ServerResponse response, int status, Object value) {
        response.header(HeaderNames.CACHE_CONTROL, NO_STORE);
        bytes(request, response, status, "application/json", Json.bytes(value));
    }

    static void bytes(ServerRequest request, ServerResponse response, int status, String mediaType, byte[] body) {
        if (isHead(request)) {
            head(response, Status.create(status), mediaType, body.length);
        } else {
            response.status(Status.create(status)).header(HeaderNames.CONTENT_TYPE, mediaType);
            response.send(body);
        }
    }

    /** Answers a HEAD request about so many bytes. */
    static void head(ServerResponse response, Status status, String mediaType, long length) {
        response.status(status).header(HeaderNames.CONTENT_TYPE, mediaType);
        response.contentLength(length);
        response.send();
    }

    static void empty(ServerResponse response, int status) {
        response.status(Status.create(status)).send();
    }

    static void problem(ServerRequest request, ServerResponse response, Problem problem) {
        problem.headers().forEach(response::header);
        response.header(HeaderNames.CACHE_CONTROL, NO_STORE);
        bytes(request, response, problem.status(), Problem.MEDIA_TYPE, problem.json());
    }

    static boolean isHead(ServerRequest request) {
        return request.prologue().method().equals(Method.HEAD);
    }
}
