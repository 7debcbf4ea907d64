package dev.aloud.server.http;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.Voice;
import dev.aloud.server.catalogue.Catalogue;
import dev.aloud.server.catalogue.CatalogueException;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.queue.BlockRequest;
import dev.aloud.server.queue.Priority;
import dev.aloud.server.synthesis.BlockEvent;
import dev.aloud.server.synthesis.Synthesis;
import dev.aloud.text.BlockKeys;
import dev.aloud.text.Speed;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code /v1/models/{model}/voices/{voice}/preview}: a voice says who it is. */
final class PreviewService implements Resource {
    private static final int WAIT_SECONDS = 30;
    private static final String RETRY_SECONDS = "5";

    private final Catalogue catalogue;
    private final Synthesis synthesis;
    private final AudioReply audioReply;

    PreviewService(Catalogue catalogue, Synthesis synthesis, AudioReply audioReply) {
        this.catalogue = catalogue;
        this.synthesis = synthesis;
        this.audioReply = audioReply;
    }

    static String path(Model model, Voice voice) {
        return "/v1/models/" + model.id() + "/voices/" + voice.id() + "/preview";
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(Method.GET, "/v1/models/{model}/voices/{voice}/preview", this::preview));
    }

    private void preview(ServerRequest request, ServerResponse response) throws InterruptedException {
        var format = Negotiation.format(request);
        var model = ModelsService.require(catalogue, Parameters.path(request, "model"));
        String voiceId = Parameters.path(request, "voice");
        var voice = model.voices().stream()
                .filter(candidate -> candidate.id().equals(voiceId))
                .findFirst()
                .orElseThrow(
                        () -> Problem.notFound("The model has no such voice.").asException());
        var block = block(model, voice);
        audioReply.send(request, response, block.key(), speak(block), format);
    }

    private BlockRequest block(Model model, Voice voice) {
        try {
            var voicing = catalogue.voicing(model.id(), voice.id(), Speed.NORMAL.thousandths());
            String text = "Hello, I am " + voice.name() + ". I would like to read to you.";
            return new BlockRequest(new BlockKeys(voicing).of(text), text, voicing);
        } catch (CatalogueException e) {
            throw TtsService.problemOf(e).asException();
        }
    }

    private BlockAudio speak(BlockRequest block) throws InterruptedException {
        var outcome = new CompletableFuture<BlockAudio>();
        var subscription = synthesis.request(block, Priority.PREFETCH, event -> {
            switch (event) {
                case BlockEvent.Running() -> {}
                case BlockEvent.Ready(var audio, var cached) -> outcome.complete(audio);
                case BlockEvent.Failed(var code, var message, var retryable) ->
                    outcome.completeExceptionally(unavailable(message).asException());
            }
        });
        try {
            return outcome.get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw unavailable("The engine is busy or still loading.").asException();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ProblemException problem ? problem : new IllegalStateException(e.getCause());
        } finally {
            subscription.withdraw();
        }
    }

    private static Problem unavailable(String detail) {
        return Problem.of(503, "unavailable", "The preview cannot be spoken now", detail)
                .with("Retry-After", RETRY_SECONDS);
    }
}
