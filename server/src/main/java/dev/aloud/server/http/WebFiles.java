package dev.aloud.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The page: files of the class path under {@code web/}. Browsers ask again every time and get a 304 while a file is the same;
 * a service worker keeps them besides. Compressed forms that lie beside a file ({@code .br}, {@code .gz}) go to browsers that
 * take them. Thread-safe.
 */
final class WebFiles implements Handler {
    private static final String ROOT = "web";
    private static final Pattern SAFE_PATH = Pattern.compile("(/[A-Za-z0-9_@-][A-Za-z0-9._@-]*)+");
    private static final int CHUNK_BYTES = 64 * 1024;

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("wasm", "application/wasm"),
            Map.entry("lexicon", "application/octet-stream"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("md", "text/markdown; charset=utf-8"));

    private enum Coding {
        BROTLI("br", ".br"),
        GZIP("gzip", ".gz"),
        NONE("", "");

        private final String token;
        private final String suffix;

        Coding(String token, String suffix) {
            this.token = token;
            this.suffix = suffix;
        }
    }

    /** A file that is there. */
    private record WebFile(URL url, String type, Coding coding, long length, String tag) {}

    private final ClassLoader loader;

    /** Only of files that are there, so it is as bounded as they are. */
    private final Map<String, WebFile> known = new ConcurrentHashMap<>();

    WebFiles(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) throws IOException {
        String path = request.path().path();
        String name = path.endsWith("/") ? path + "index.html" : path;
        var file = find(name, request.headers())
                .orElseThrow(() ->
                        Problem.notFound("There is nothing at this address.").asException());
        response.header(HeaderNames.ETAG, file.tag());
        response.header(HeaderNames.CACHE_CONTROL, "no-cache");
        response.header(HeaderNames.VARY, "Accept-Encoding");
        var knownTags = request.headers().first(HeaderNames.IF_NONE_MATCH);
        if (knownTags.isPresent() && ETags.matches(knownTags.get(), file.tag())) {
            Reply.empty(response, 304);
            return;
        }
        if (file.coding() != Coding.NONE) {
            response.header(HeaderNames.CONTENT_ENCODING, file.coding().token);
        }
        send(request, response, file);
    }

    private static void send(ServerRequest request, ServerResponse response, WebFile file) throws IOException {
        response.status(Status.OK_200).header(HeaderNames.CONTENT_TYPE, file.type());
        response.contentLength(file.length());
        if (Reply.isHead(request)) {
            response.send();
            return;
        }
        try (var in = open(file.url());
                var out = response.outputStream()) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                out.write(chunk, 0, read);
            }
        }
    }

    private Optional<WebFile> find(String name, ServerRequestHeaders headers) throws IOException {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !SAFE_PATH.matcher(name).matches()) {
            return Optional.empty();
        }
        for (var coding : accepted(headers)) {
            var file = load(name, type, coding);
            if (file.isPresent()) {
                return file;
            }
        }
        return Optional.empty();
    }

    private static List<Coding> accepted(ServerRequestHeaders headers) {
        String accepted = String.join(",", headers.values(HeaderNames.ACCEPT_ENCODING));
        boolean brotli = takes(accepted, Coding.BROTLI);
        boolean gzip = takes(accepted, Coding.GZIP);
        if (brotli) {
            return gzip ? List.of(Coding.BROTLI, Coding.GZIP, Coding.NONE) : List.of(Coding.BROTLI, Coding.NONE);
        }
        return gzip ? List.of(Coding.GZIP, Coding.NONE) : List.of(Coding.NONE);
    }

    private static boolean takes(String acceptEncoding, Coding coding) {
        for (String item : acceptEncoding.split(",", -1)) {
            String[] parts = item.strip().split(";", -1);
            if (parts[0].strip().equals(coding.token)) {
                return parts.length == 1 || !parts[1].strip().matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    private Optional<WebFile> load(String name, String type, Coding coding) throws IOException {
        String resource = ROOT + name + coding.suffix;
        var file = known.get(resource);
        if (file == null) {
            var url = loader.getResource(resource);
            if (url == null) {
                return Optional.empty();
            }
            file = describe(url, type, coding);
            known.put(resource, file);
        }
        return Optional.of(file);
    }

    private static WebFile describe(URL url, String type, Coding coding) throws IOException {
        var digest = ETags.digest();
        long length = 0;
        try (var in = open(url)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
                length += read;
            }
        }
        return new WebFile(url, type, coding, length, ETags.of(digest, new byte[0]));
    }

    private static InputStream open(URL url) throws IOException {
        var connection = url.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }
}
