package dev.aloud.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;

/** What part of a representation a request asks for. */
final class RangeRequest {
    private RangeRequest() {}

    /**
     * Reads {@code Range} and {@code If-Range}.
     *
     * @param tag the representation's entity tag
     * @param length how many bytes it has
     */
    static ByteRange.Asked asked(ServerRequest request, String tag, long length) {
        var range = request.headers().first(HeaderNames.RANGE);
        boolean sameFile =
                request.headers().first(HeaderNames.IF_RANGE).map(tag::equals).orElse(true);
        return range.isEmpty() || Reply.isHead(request) || !sameFile
                ? new ByteRange.Asked.Whole()
                : ByteRange.parse(range.get(), length);
    }

    /** The range lies outside of so many bytes. */
    static Problem outside(long length) {
        return Problem.of(416, "range_not_satisfiable", "The range lies outside", "There are " + length + " bytes.")
                .with("Content-Range", "bytes */" + length);
    }
}
