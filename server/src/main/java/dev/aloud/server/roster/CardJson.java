package dev.aloud.server.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.aloud.adapter.Model;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Cards as they lie in Redis. What another release has added is passed over. */
final class CardJson {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private CardJson() {}

    static String write(Card card) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", card.id());
        fields.put("release", card.release().name());
        fields.put("versions", card.release().versions());
        fields.put("started", card.started().toEpochMilli());
        fields.put("models", card.models());
        try {
            return MAPPER.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The card; empty when it is none. Its models are read only where the two understand each other. */
    static Optional<Card> read(String json, Release reader) {
        try {
            var fields = MAPPER.readTree(json);
            var versions = new ArrayList<Integer>();
            fields.path("versions").forEach(version -> versions.add(version.asInt()));
            var release = new Release(fields.path("release").asText("unknown"), versions);
            var id = fields.path("id").asText("");
            var started = Instant.ofEpochMilli(fields.path("started").asLong());
            var models = reader.understands(release) ? models(fields.path("models")) : List.<Model>of();
            return id.isEmpty() ? Optional.empty() : Optional.of(new Card(id, release, started, models));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Model> models(JsonNode models) {
        return models.isArray() ? MAPPER.convertValue(models, new TypeReference<List<Model>>() {}) : List.of();
    }
}
