package dev.aloud.server.http;

import dev.aloud.server.media.AudioFormat;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.media.EncodedAudioCache;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;

/** Answers with a block's audio: the form the client wants, whole or a range of it, or nothing where it has it already. */
final class AudioReply {
    private static final String RETRY_SECONDS = "2";

    /** What a key names never changes; it belongs to the listener, not to shared caches. */
    static final String IMMUTABLE = "private, max-age=31536000, immutable";

    private final EncodedAudioCache encoded;

    AudioReply(EncodedAudioCache encoded) {
        this.encoded = encoded;
    }

    void send(ServerRequest request, ServerResponse response, String key, BlockAudio audio, AudioFormat format) {
        byte[] file = encode(key, audio, format);
        String tag = format == AudioFormat.WAV ? WavReply.tag(key, audio) : ETags.of(file);
        if (begin(request, response, tag)) {
            return;
        }
        switch (RangeRequest.asked(request, tag, file.length)) {
            case ByteRange.Asked.Whole() -> Reply.bytes(request, response, 200, format.mediaType(), file);
            case ByteRange.Asked.Part(var range) -> part(request, response, format, file, range);
            case ByteRange.Asked.Unsatisfiable() ->
                throw RangeRequest.outside(file.length).asException();
        }
    }

    /** Sets the headers of what has this tag; true when the client has it, and that is the answer. */
    static boolean begin(ServerRequest request, ServerResponse response, String tag) {
        response.header(HeaderNames.ETAG, tag);
        response.header(HeaderNames.CACHE_CONTROL, IMMUTABLE);
        response.headers().add(HeaderValues.create(HeaderNames.VARY, "Accept"));
        if (isKnown(request, tag)) {
            Reply.empty(response, 304);
            return true;
        }
        response.header(HeaderNames.ACCEPT_RANGES, "bytes");
        return false;
    }

    /** Whether the client says that it has what has this tag. */
    static boolean isKnown(ServerRequest request, String tag) {
        return request.headers()
                .first(HeaderNames.IF_NONE_MATCH)
                .filter(known -> ETags.matches(known, tag))
                .isPresent();
    }

    private byte[] encode(String key, BlockAudio audio, AudioFormat format) {
        try {
            return encoded.encoded(key, audio, format).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RejectedExecutionException) {
                throw Problem.of(503, "busy", "The server is busy", "Too many blocks wait to be encoded.")
                        .with("Retry-After", RETRY_SECONDS)
                        .asException();
            }
            throw e;
        }
    }

    private static void part(
            ServerRequest request, ServerResponse response, AudioFormat format, byte[] file, ByteRange range) {
        response.header(HeaderNames.CONTENT_RANGE, range.of(file.length));
        byte[] bytes = Arrays.copyOfRange(file, (int) range.from(), (int) range.to() + 1);
        Reply.bytes(request, response, 206, format.mediaType(), bytes);
    }
}
