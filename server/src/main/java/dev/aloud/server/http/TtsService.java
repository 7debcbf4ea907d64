package dev.aloud.server.http;

import dev.aloud.server.catalogue.Catalogue;
import dev.aloud.server.catalogue.CatalogueException;
import dev.aloud.server.http.Problem.FieldError;
import dev.aloud.server.job.Job;
import dev.aloud.server.job.JobException;
import dev.aloud.server.job.Jobs;
import dev.aloud.server.metrics.Counter;
import dev.aloud.text.Voicing;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** {@code POST /v1/models/{model}/tts}: makes a job. */
final class TtsService implements Resource {
    private static final String RETRY_SECONDS = "2";

    private final Catalogue catalogue;
    private final Jobs jobs;
    private final BooleanSupplier queueIsFull;
    private final JsonBodies bodies;
    private final OriginPolicy policy;
    private final Counter created;

    TtsService(
            Catalogue catalogue,
            Jobs jobs,
            BooleanSupplier queueIsFull,
            JsonBodies bodies,
            OriginPolicy policy,
            Counter created) {
        this.catalogue = catalogue;
        this.jobs = jobs;
        this.queueIsFull = queueIsFull;
        this.bodies = bodies;
        this.policy = policy;
        this.created = created;
    }

    private record Created(String jobId, String wsUrl, long estSec, int blocks) {}

    @Override
    public List<Route> routes() {
        return List.of(new Route(Method.POST, "/v1/models/{model}/tts", this::speak));
    }

    private void speak(ServerRequest request, ServerResponse response) throws InterruptedException {
        JsonBodies.requireJson(request);
        requireRoom();
        requireSpeaker();
        var model = ModelsService.require(catalogue, Parameters.path(request, "model"));
        var job = bodies.read(request, body -> {
            var wanted = SpeakRequest.read(body);
            return create(wanted, voicing(model.id(), wanted));
        });
        created.increment();
        String id = job.description().id().toString();
        String base =
                policy.webSocketBase(request.headers().first(HeaderNames.HOST).orElse(""), request.isSecure());
        response.header(HeaderNames.LOCATION, "/v1/jobs/" + id);
        long estSec = (job.estMs() + 999) / 1000;
        Reply.json(request, response, 201, new Created(id, base + "/v1/ws/" + id, estSec, job.count()));
    }

    /** A job could be made, but nothing of it would be spoken for a while. */
    private void requireRoom() {
        if (queueIsFull.getAsBoolean()) {
            throw Problem.of(
                            503,
                            "busy",
                            "The server is busy",
                            "Too many blocks wait to be spoken; try again in a while.")
                    .with("Retry-After", RETRY_SECONDS)
                    .asException();
        }
    }

    /** A server that leaves speaking to workers knows no model before the first has come. */
    private void requireSpeaker() {
        if (catalogue.models().isEmpty()) {
            throw Problem.of(
                            503,
                            "no_worker",
                            "Nobody speaks",
                            "No worker has announced a model yet; try again in a while.")
                    .with("Retry-After", RETRY_SECONDS)
                    .asException();
        }
    }

    private Voicing voicing(String model, SpeakRequest wanted) {
        try {
            return catalogue.voicing(
                    model, wanted.voice().orElse(null), wanted.speed().thousandths());
        } catch (CatalogueException e) {
            throw problemOf(e).asException();
        }
    }

    static Problem problemOf(CatalogueException e) {
        var error = List.of(new FieldError(e.field(), e.getMessage()));
        return switch (e.code()) {
            case UNKNOWN_MODEL -> Problem.of(404, "unknown_model", "There is no such model", e.getMessage());
            case UNKNOWN_VOICE ->
                new Problem(400, "unknown_voice", "There is no such voice", e.getMessage(), error, Map.of());
            case NOT_INSTALLED -> Problem.of(409, "not_installed", "The model is not installed", e.getMessage());
            case SPEED_OUT_OF_RANGE -> Problem.invalid(error);
        };
    }

    private Job create(SpeakRequest wanted, Voicing voicing) throws InterruptedException {
        try {
            return jobs.create(wanted.text(), voicing, wanted.codec());
        } catch (JobException e) {
            var error = List.of(new FieldError("text", e.getMessage()));
            throw (switch (e.code()) {
                        case EMPTY_TEXT -> Problem.invalid(error);
                        case TEXT_TOO_LONG ->
                            new Problem(413, "text_too_long", "The text is too long", e.getMessage(), error, Map.of());
                        case BUSY ->
                            Problem.of(503, "busy", "The server is busy", e.getMessage())
                                    .with("Retry-After", RETRY_SECONDS);
                    })
                    .asException();
        }
    }
}
