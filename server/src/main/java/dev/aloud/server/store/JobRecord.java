package dev.aloud.server.store;

import dev.aloud.text.Voicing;
import java.time.Instant;
import java.util.UUID;

/**
 * What is kept of a job.
 *
 * @param id a UUIDv7
 * @param text the source text as the client sent it
 * @param voicing who speaks it, and how
 * @param codec the codec of audio frames, as the protocol names it
 * @param created when it was made
 * @param state how far it has come
 */
public record JobRecord(UUID id, String text, Voicing voicing, String codec, Instant created, JobState state) {
    /** The same job in another state. */
    public JobRecord with(JobState newState) {
        return new JobRecord(id, text, voicing, codec, created, newState);
    }
}
