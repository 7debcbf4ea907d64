package dev.aloud.server.store.redis;

import dev.aloud.server.store.JobRecord;
import dev.aloud.server.store.JobState;
import dev.aloud.server.store.PackedText;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A job as fields of a hash. The text is deflated, at best speed, which makes English about 0.6 of its UTF-8; and it keeps every
 * code unit, which UTF-8 would not.
 */
final class JobFields {
    private static final String TEXT = "text:";

    private JobFields() {}

    /** Names and values by turns, all but the state. */
    static List<Object> of(JobRecord job) {
        var voicing = job.voicing();
        var fields = new ArrayList<Object>(List.of(
                "model", voicing.model(),
                "revision", voicing.revision(),
                "voice", voicing.voice(),
                "speed", voicing.speed().thousandths(),
                "codec", job.codec(),
                "created", job.created().toEpochMilli()));
        var parts = PackedText.pack(job.text());
        for (int i = 0; i < parts.size(); i++) {
            fields.add(TEXT + i);
            fields.add(parts.get(i));
        }
        return fields;
    }

    /** The job; empty when it is not there, or not all of it. */
    static Optional<JobRecord> read(UUID id, Map<String, byte[]> fields) {
        try {
            var voicing = new Voicing(
                    text(fields, "model"),
                    text(fields, "revision"),
                    text(fields, "voice"),
                    new Speed(Integer.parseInt(text(fields, "speed"))));
            var parts = new ArrayList<byte[]>();
            for (int i = 0; fields.containsKey(TEXT + i); i++) {
                parts.add(fields.get(TEXT + i));
            }
            return Optional.of(new JobRecord(
                    id,
                    PackedText.unpack(parts),
                    voicing,
                    text(fields, "codec"),
                    Instant.ofEpochMilli(Long.parseLong(text(fields, "created"))),
                    state(text(fields, "state"))));
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(Map<String, byte[]> fields, String name) {
        var value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return new String(value, StandardCharsets.UTF_8);
    }

    private static JobState state(String name) {
        return Stream.of(JobState.values())
                .filter(state -> state.apiName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state " + name));
    }
}
