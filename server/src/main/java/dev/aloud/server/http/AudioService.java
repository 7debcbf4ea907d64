package dev.aloud.server.http;

import dev.aloud.server.cache.BlockCache;
import dev.aloud.server.cache.CacheReadException;
import dev.aloud.server.media.AudioFormat;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.media.BlockPart;
import dev.aloud.server.media.PcmRange;
import dev.aloud.server.synthesis.Synthesis;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code /v1/audio}: finished blocks by their key. */
final class AudioService implements Resource {
    private static final int KEY_LENGTH = 64;
    private static final String RETRY_SECONDS = "5";

    private final BlockCache cache;
    private final Synthesis synthesis;
    private final AudioReply audioReply;

    AudioService(BlockCache cache, Synthesis synthesis, AudioReply audioReply) {
        this.cache = cache;
        this.synthesis = synthesis;
        this.audioReply = audioReply;
    }

    private record Words(String key, int sampleRate, int samples, int durationMs, List<Word> words) {}

    private record Word(int start, int end, int fromMs, int toMs) {}

    @Override
    public List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/v1/audio/{key}", this::audio),
                new Route(Method.GET, "/v1/audio/{key}/words", this::words));
    }

    private void audio(ServerRequest request, ServerResponse response) throws IOException {
        var format = Negotiation.format(request);
        String key = key(request);
        var outcome = format == AudioFormat.WAV
                ? WavReply.send(request, response, range -> part(key, range))
                : WavReply.Outcome.WHOLE;
        switch (outcome) {
            case SENT -> {}
            case WHOLE -> audioReply.send(request, response, key, require(key), format);
            case ABSENT -> throw notCached().asException();
        }
    }

    private Optional<BlockPart> part(String key, PcmRange range) throws IOException {
        var spoken = synthesis.spoken(key);
        try {
            return spoken.isPresent() ? Optional.of(BlockPart.of(key, spoken.get(), range)) : cache.part(key, range);
        } catch (CacheReadException e) {
            throw unavailable().asException();
        }
    }

    private void words(ServerRequest request, ServerResponse response) throws IOException {
        String key = key(request);
        var audio = require(key);
        var words = audio.words().stream()
                .map(word -> new Word(word.start(), word.end(), word.fromMs(), word.toMs()))
                .toList();
        byte[] body = Json.bytes(new Words(key, audio.sampleRateHz(), audio.samples(), audio.durationMs(), words));
        response.header(HeaderNames.CACHE_CONTROL, AudioReply.IMMUTABLE);
        Reply.bytes(request, response, 200, "application/json", body);
    }

    private BlockAudio require(String key) throws IOException {
        var spoken = synthesis.spoken(key);
        try {
            return spoken.isPresent()
                    ? spoken.get()
                    : cache.get(key).orElseThrow(() -> notCached().asException());
        } catch (CacheReadException e) {
            throw unavailable().asException();
        }
    }

    private static String key(ServerRequest request) {
        String key = Parameters.path(request, "key");
        boolean wellFormed = key.length() == KEY_LENGTH
                && key.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (!wellFormed) {
            throw Problem.notFound("A block's key is 64 lowercase hexadecimal digits.")
                    .asException();
        }
        return key;
    }

    /** Whether it is cached is not known, so it must not be called absent. */
    private static Problem unavailable() {
        return Problem.of(
                        503,
                        "cache_unavailable",
                        "The cache does not answer",
                        "Where finished audio is kept cannot be reached; try again in a moment, or have the block made.")
                .with("Retry-After", RETRY_SECONDS);
    }

    private static Problem notCached() {
        return Problem.of(
                404, "not_cached", "This block's audio is not cached", "Have it made by a job that holds the block.");
    }
}
