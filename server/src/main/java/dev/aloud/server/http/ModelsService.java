package dev.aloud.server.http;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.Voice;
import dev.aloud.pack.PackHints;
import dev.aloud.server.catalogue.Catalogue;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** {@code /v1/models}: what there is to speak with. */
final class ModelsService implements Resource {
    private final Catalogue catalogue;
    private final PackHints hints;

    /**
     * @param hints how models are installed on this server
     */
    ModelsService(Catalogue catalogue, PackHints hints) {
        this.catalogue = catalogue;
        this.hints = hints;
    }

    private record Models(List<ModelView> models) {}

    private record ModelView(
            String id,
            String revision,
            String name,
            List<String> languages,
            int sampleRate,
            BigDecimal priceSec,
            String defaultVoice,
            List<String> tiers,
            String state,
            String install) {
        static ModelView of(Model model, PackHints hints) {
            return new ModelView(
                    model.id(),
                    model.revision(),
                    model.name(),
                    model.languages(),
                    model.sampleRateHz(),
                    BigDecimal.valueOf(model.priceMillicreditsPerSec(), 3),
                    model.defaultVoice(),
                    model.tiers(),
                    model.state().name().toLowerCase(Locale.ROOT),
                    model.state() == ModelState.NOT_INSTALLED ? hints.install(model.id()) : null);
        }
    }

    private record Voices(List<VoiceView> voices) {}

    private record VoiceView(String id, String name, String language, String gender, String previewUrl) {
        static VoiceView of(Model model, Voice voice) {
            return new VoiceView(
                    voice.id(), voice.name(), voice.language(), voice.gender(), PreviewService.path(model, voice));
        }
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/v1/models", this::models),
                new Route(Method.GET, "/v1/models/{model}/voices", this::voices));
    }

    private void models(ServerRequest request, ServerResponse response) {
        var models = catalogue.models().stream()
                .map(model -> ModelView.of(model, hints))
                .toList();
        Reply.json(request, response, 200, new Models(models));
    }

    private void voices(ServerRequest request, ServerResponse response) {
        var model = require(catalogue, Parameters.path(request, "model"));
        var voices =
                model.voices().stream().map(voice -> VoiceView.of(model, voice)).toList();
        Reply.json(request, response, 200, new Voices(voices));
    }

    static Model require(Catalogue catalogue, String id) {
        return catalogue.model(id).orElseThrow(() -> unknownModel(catalogue).asException());
    }

    static Problem unknownModel(Catalogue catalogue) {
        var ids = catalogue.models().stream().map(Model::id).toList();
        return Problem.of(
                404, "unknown_model", "There is no such model", "The models are: " + String.join(", ", ids) + ".");
    }
}
