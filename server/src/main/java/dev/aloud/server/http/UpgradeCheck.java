package dev.aloud.server.http;

import io.helidon.http.Headers;
import java.util.Optional;
import java.util.Set;

/** Says why a request is not admitted as a WebSocket. */
public interface UpgradeCheck {
    /** How a client may spell the protocol that it asks for in {@code Upgrade}; other spellings are told so by 426. */
    Set<String> SPELLINGS = Set.of("websocket", "WebSocket", "Websocket", "WEBSOCKET");

    /**
     * Why this request for a job's WebSocket is refused; empty when it would be admitted.
     *
     * @param jobId the job's id as the client wrote it
     * @param headers the request's headers
     */
    Optional<Problem> refusal(String jobId, Headers headers);

    /** No job has this id. */
    static Problem unknownJob() {
        return JobsService.unknownJob();
    }
}
