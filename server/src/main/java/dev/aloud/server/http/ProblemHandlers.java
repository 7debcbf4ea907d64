package dev.aloud.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.aloud.server.store.RecordsAwayException;
import io.helidon.http.BadRequestException;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Makes every failure a problem. What a client did wrong is told in our own words, never in an exception's; what the server
 * did wrong goes to the log, and the client learns only that it happened.
 */
final class ProblemHandlers {
    private static final Logger LOG = System.getLogger("aloud.http");

    private static final String RETRY_SECONDS = "2";

    private ProblemHandlers() {}

    /** For failures of handlers. */
    static void handle(ServerRequest request, ServerResponse response, Throwable failure) {
        Problem problem = problemOf(failure);
        boolean expected = failure instanceof ProblemException || failure instanceof RecordsAwayException;
        if (problem.status() >= 500 && !expected) {
            LOG.log(
                    Level.ERROR,
                    request.prologue().method() + " " + request.path().path() + " failed",
                    failure);
        }
        ResponseHeaders.secure(response);
        Reply.problem(request, response, problem);
    }

    /** For failures before a handler is found: requests that are not HTTP, too long, and the like. */
    static DirectHandlers direct() {
        var handlers = DirectHandlers.builder();
        for (var event : DirectHandler.EventType.values()) {
            handlers.addHandler(event, ProblemHandlers::handleDirectly);
        }
        return handlers.build();
    }

    private static DirectHandler.TransportResponse handleDirectly(
            DirectHandler.TransportRequest request,
            DirectHandler.EventType event,
            Status status,
            ServerResponseHeaders headers,
            String message) {
        Problem problem = event == DirectHandler.EventType.INTERNAL_ERROR ? internal() : ofStatus(status.code());
        ServerResponseHeaders all = ServerResponseHeaders.create();
        headers.forEach(all::set);
        ResponseHeaders.security().forEach(all::set);
        all.set(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
        all.set(HeaderNames.CACHE_CONTROL, "no-store");
        return DirectHandler.TransportResponse.builder()
                .status(Status.create(problem.status()))
                .headers(all)
                .entity(problem.json())
                .build();
    }

    private static Problem problemOf(Throwable failure) {
        return switch (failure) {
            case ProblemException e -> e.problem();
            case RecordsAwayException _ ->
                Problem.of(503, "records_away", "Records are away", "What is kept cannot be looked up now; try again.")
                        .with("Retry-After", RETRY_SECONDS);
            case RequestException e -> ofStatus(e.status().code());
            case BadRequestException e -> ofStatus(e.status().code());
            case HttpException e -> ofStatus(e.status().code());
            default -> internal();
        };
    }

    static Problem badJson(JsonProcessingException failure) {
        var location = failure.getLocation();
        String where =
                location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        return Problem.of(
                400, "bad_json", "The body is not valid JSON", "The body is not one JSON document" + where + ".");
    }

    /** A body that is not even text. */
    static Problem notText() {
        return Problem.of(400, "bad_json", "The body is not valid JSON", "The body is not text in UTF-8.");
    }

    private static Problem ofStatus(int status) {
        return switch (status) {
            case 404 -> Problem.notFound("There is nothing at this address.");
            case 413 ->
                Problem.of(
                        413, "too_large", "The request is too large", "The request's body is over the server's limit.");
            case 503 -> Problem.of(503, "busy", "The server is busy", "Try again in a moment.");
            default ->
                status >= 500
                        ? internal()
                        : Problem.of(
                                status,
                                "bad_request",
                                Status.create(status).reasonPhrase(),
                                "The request cannot be understood; it is not valid HTTP or passes a limit.");
        };
    }

    private static Problem internal() {
        return Problem.of(
                500,
                "internal_error",
                "The server failed",
                "This is a fault of the server; its log tells the operator more.");
    }
}
