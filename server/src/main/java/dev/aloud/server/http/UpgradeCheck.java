package dev.aloud.server.http;

import io.helidon.http.Headers;
import java.util.Optional;

/** Says why a request is not admitted as a WebSocket. */
public interface UpgradeCheck {
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
