package dev.aloud.server.store;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.Voice;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The catalogue in the database: {@code model} and {@code voice}. What is not offered any more stays, for the books. */
final class CatalogueRows {
    private static final String INSERT_MODEL = "insert into model (id, revision, name, languages, sample_rate,"
            + " default_voice, tiers, price_millicredits_per_sec, updated) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict do nothing";
    private static final String UPDATE_MODEL =
            "update model set revision = ?, name = ?, languages = ?, sample_rate = ?,"
                    + " default_voice = ?, tiers = ?, price_millicredits_per_sec = ?, updated = ? where id = ? and updated < ?";
    private static final String INSERT_VOICE = "insert into voice (model_id, id, name, language, gender, updated)"
            + " values (?, ?, ?, ?, ?, ?) on conflict do nothing";
    private static final String UPDATE_VOICE = "update voice set name = ?, language = ?, gender = ?, updated = ?"
            + " where model_id = ? and id = ? and updated < ?";

    private CatalogueRows() {}

    private record VoiceOf(Model model, Voice voice) {}

    static void put(Connection connection, List<RecordEvent.ModelsSeen> events) throws SQLException {
        for (var event : events) {
            put(connection, event);
        }
    }

    private static void put(Connection connection, RecordEvent.ModelsSeen seen) throws SQLException {
        var at = seen.at();
        Sql.batch(
                connection,
                INSERT_MODEL,
                seen.models(),
                (statement, model) -> Sql.add(
                        statement,
                        model.id(),
                        model.revision(),
                        model.name(),
                        languages(model),
                        model.sampleRateHz(),
                        model.defaultVoice(),
                        tiers(model),
                        model.priceMillicreditsPerSec(),
                        at));
        Sql.batch(
                connection,
                UPDATE_MODEL,
                seen.models(),
                (statement, model) -> Sql.add(
                        statement,
                        model.revision(),
                        model.name(),
                        languages(model),
                        model.sampleRateHz(),
                        model.defaultVoice(),
                        tiers(model),
                        model.priceMillicreditsPerSec(),
                        at,
                        model.id(),
                        at));
        var voices = seen.models().stream()
                .flatMap(model -> model.voices().stream().map(voice -> new VoiceOf(model, voice)))
                .toList();
        Sql.batch(connection, INSERT_VOICE, voices, (statement, of) -> {
            var voice = of.voice();
            Sql.add(statement, of.model().id(), voice.id(), voice.name(), voice.language(), voice.gender(), at);
        });
        Sql.batch(connection, UPDATE_VOICE, voices, (statement, of) -> {
            var voice = of.voice();
            Sql.add(
                    statement,
                    voice.name(),
                    voice.language(),
                    voice.gender(),
                    at,
                    of.model().id(),
                    voice.id(),
                    at);
        });
    }

    private static String languages(Model model) {
        return String.join(",", model.languages());
    }

    private static String tiers(Model model) {
        return String.join(",", model.tiers());
    }
}
