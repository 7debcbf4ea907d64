package dev.aloud.server.http;

import dev.aloud.server.media.AudioFormat;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.media.BlockFile;
import dev.aloud.server.media.BlockPart;
import dev.aloud.server.media.PcmRange;
import dev.aloud.server.media.WavFile;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Answers with a part of a block's WAV file. A WAV file is a header and the samples as they are stored, so no more of them is
 * read than the client wants; files of other formats exist only as a whole.
 */
final class WavReply {
    /** Where parts come from. */
    @FunctionalInterface
    interface Source {
        /** Some of the samples, if the block is there. */
        Optional<BlockPart> part(PcmRange range) throws IOException;
    }

    /** How it went. */
    enum Outcome {
        /** The answer is sent. */
        SENT,
        /** The whole file is wanted: it is sent as others are. */
        WHOLE,
        /** There is no such block. */
        ABSENT
    }

    private WavReply() {}

    /** The tag of a block's WAV file: its content's checksum, as it is known without reading the content. */
    static String tag(int checksum) {
        return '"' + HexFormat.of().toHexDigits(checksum) + "-wav\"";
    }

    /** The tag of a block's WAV file. */
    static String tag(String key, BlockAudio audio) {
        return tag(BlockFile.checksum(key, audio));
    }

    /** Sends the range that the request asks for, or to HEAD how long the file is. */
    static Outcome send(ServerRequest request, ServerResponse response, Source source) throws IOException {
        boolean head = Reply.isHead(request);
        var range = request.headers().first(HeaderNames.RANGE);
        var wanted = head ? PcmRange.NONE : range.map(WavReply::samples).orElse(PcmRange.ALL);
        if (wanted.equals(PcmRange.ALL)) {
            return Outcome.WHOLE;
        }
        var found = source.part(wanted);
        if (found.isEmpty()) {
            return Outcome.ABSENT;
        }
        var part = found.get();
        long length = WavFile.length(part);
        String tag = tag(part.checksum());
        var asked = RangeRequest.asked(request, tag, length);
        if (!head && asked instanceof ByteRange.Asked.Whole && !AudioReply.isKnown(request, tag)) {
            return Outcome.WHOLE;
        }
        if (AudioReply.begin(request, response, tag)) {
            return Outcome.SENT;
        }
        switch (asked) {
            case ByteRange.Asked.Whole() -> Reply.head(response, Status.OK_200, AudioFormat.WAV.mediaType(), length);
            case ByteRange.Asked.Part(var bytes) -> {
                response.header(HeaderNames.CONTENT_RANGE, bytes.of(length));
                byte[] body = WavFile.bytes(part, bytes.from(), bytes.to() + 1);
                Reply.bytes(request, response, 206, AudioFormat.WAV.mediaType(), body);
            }
            case ByteRange.Asked.Unsatisfiable() ->
                throw RangeRequest.outside(length).asException();
        }
        return Outcome.SENT;
    }

    /** The samples that a {@code Range} header asks for, before one knows how many there are. */
    private static PcmRange samples(String header) {
        return switch (ByteRange.parse(header, ByteRange.UNKNOWN_LENGTH)) {
            case ByteRange.Asked.Whole() -> PcmRange.ALL;
            case ByteRange.Asked.Unsatisfiable() -> PcmRange.NONE;
            case ByteRange.Asked.Part(var range) -> {
                if (range.fromEnd()) {
                    yield PcmRange.last(ByteRange.UNKNOWN_LENGTH - range.from());
                }
                yield WavFile.samples(range.from(), range.open() ? Long.MAX_VALUE : range.to() + 1);
            }
        };
    }
}
