package dev.aloud.server.http;

import dev.aloud.pack.ModelPack;
import dev.aloud.pack.PackFile;
import dev.aloud.pack.PackShelf;
import dev.aloud.pack.PackState;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code /models}: the files of installed model packs, for browsers that speak with them themselves, and
 * {@code /v1/models/{model}/files}, which lists them. What is served stands in a manifest; nothing else in the folder can be
 * named.
 */
final class PackFilesService implements Resource {
    /** An address with a revision names this content and no other, for everybody. */
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private static final String REVISION = "v";
    private static final int TAG_LENGTH = 32;
    private static final int CHUNK_BYTES = 64 * 1024;

    private final PackShelf shelf;

    PackFilesService(PackShelf shelf) {
        this.shelf = shelf;
    }

    private record PackView(
            String id, String name, String licence, String state, String install, List<FileView> files) {}

    private record FileView(String path, String part, long bytes, String sha256, String url) {}

    @Override
    public List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/v1/models/{model}/files", this::list),
                new Route(Method.GET, "/models/{pack}/{file}", this::file),
                new Route(Method.GET, "/models/{pack}/{folder}/{file}", this::fileInFolder));
    }

    private void list(ServerRequest request, ServerResponse response) {
        var pack = shelf.pack(Parameters.path(request, "model"))
                .orElseThrow(() -> Problem.notFound("There is no model of this name that has files of its own.")
                        .asException());
        var state = shelf.state(pack.id());
        var here = shelf.files(pack);
        var files = pack.files().stream()
                .map(file -> view(pack, file, here.contains(file)))
                .toList();
        var install = state == PackState.INSTALLED ? null : shelf.hints().install(pack.id());
        Reply.json(
                request,
                response,
                200,
                new PackView(pack.id(), pack.name(), pack.licence(), state.code(), install, files));
    }

    private static FileView view(ModelPack pack, PackFile file, boolean here) {
        var url = here ? "/models/" + pack.id() + "/" + file.path() + "?" + REVISION + "=" + file.revision() : null;
        return new FileView(file.path(), file.part(), file.bytes(), file.sha256(), url);
    }

    private static boolean hasAlready(ServerRequest request, String tag) {
        return request.headers()
                .first(HeaderNames.IF_NONE_MATCH)
                .filter(known -> ETags.matches(known, tag))
                .isPresent();
    }

    private void file(ServerRequest request, ServerResponse response) throws IOException {
        send(request, response, Parameters.path(request, "file"));
    }

    private void fileInFolder(ServerRequest request, ServerResponse response) throws IOException {
        send(request, response, Parameters.path(request, "folder") + "/" + Parameters.path(request, "file"));
    }

    private void send(ServerRequest request, ServerResponse response, String name) throws IOException {
        String packId = Parameters.path(request, "pack");
        var path = shelf.file(packId, name).orElseThrow(() -> notHere().asException());
        var file = shelf.pack(packId).orElseThrow().file(name).orElseThrow();
        var revision = Parameters.query(request, REVISION);
        if (revision.isPresent() && !revision.get().equals(file.revision())) {
            // Sent with what is here now, it would be kept for good under the name of something else.
            throw notHere().asException();
        }
        String tag = '"' + file.sha256().substring(0, TAG_LENGTH) + '"';
        response.header(HeaderNames.ETAG, tag);
        response.header(HeaderNames.CACHE_CONTROL, revision.isPresent() ? IMMUTABLE : "no-cache");
        if (hasAlready(request, tag)) {
            Reply.empty(response, 304);
            return;
        }
        response.header(HeaderNames.ACCEPT_RANGES, "bytes");
        switch (RangeRequest.asked(request, tag, file.bytes())) {
            case ByteRange.Asked.Whole() ->
                stream(request, response, Status.OK_200, path, new ByteRange(0, file.bytes() - 1));
            case ByteRange.Asked.Part(var range) -> {
                response.header(HeaderNames.CONTENT_RANGE, range.of(file.bytes()));
                stream(request, response, Status.PARTIAL_CONTENT_206, path, range);
            }
            case ByteRange.Asked.Unsatisfiable() ->
                throw RangeRequest.outside(file.bytes()).asException();
        }
    }

    private static void stream(
            ServerRequest request, ServerResponse response, Status status, Path path, ByteRange range)
            throws IOException {
        response.status(status).header(HeaderNames.CONTENT_TYPE, "application/octet-stream");
        response.contentLength(range.length());
        if (Reply.isHead(request)) {
            response.send();
            return;
        }
        try (var in = open(path, range.from());
                var out = response.outputStream()) {
            var chunk = new byte[CHUNK_BYTES];
            long left = range.length();
            for (int read = read(in, chunk, left); read > 0; read = read(in, chunk, left)) {
                out.write(chunk, 0, read);
                left -= read;
            }
        }
    }

    private static InputStream open(Path path, long from) throws IOException {
        var in = Files.newInputStream(path);
        try {
            in.skipNBytes(from);
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static int read(InputStream in, byte[] chunk, long left) throws IOException {
        return left == 0 ? 0 : in.read(chunk, 0, (int) Math.min(chunk.length, left));
    }

    private static Problem notHere() {
        return Problem.notFound("No installed model pack has this file in this version.");
    }
}
