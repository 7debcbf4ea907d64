package dev.aloud.pack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Reads and writes manifests as JSON, with the names of {@link ModelPack}'s components in snake case. */
final class Manifests {
    /** The packs that Aloud knows, each a resource beside this class. */
    private static final List<String> BUILT_IN = List.of("kokoro-82m");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Manifests() {}

    static List<ModelPack> builtIn() {
        return BUILT_IN.stream().map(Manifests::resource).toList();
    }

    private static ModelPack resource(String id) {
        try (var in = Manifests.class.getResourceAsStream(id + ".json")) {
            return JSON.readValue(in, ModelPack.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the manifest of " + id + " cannot be read", e);
        }
    }

    static ModelPack read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), ModelPack.class);
    }

    static byte[] json(ModelPack pack) throws IOException {
        return JSON.writeValueAsBytes(pack);
    }
}
