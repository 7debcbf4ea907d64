package dev.aloud.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Packages of npm, found by asking the npm client of this machine: it knows which registry to use, and how. Thread-safe.
 */
public final class NpmClient implements PackageSource {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> WEB = Set.of("http", "https");

    /** What npm says when it could not reach anybody; the rest of its errors are the registry's own. */
    private static final Set<String> NOBODY_ANSWERS = Set.of(
            "ENOTFOUND",
            "EAI_AGAIN",
            "ECONNREFUSED",
            "ECONNRESET",
            "ENETUNREACH",
            "EHOSTUNREACH",
            "ETIMEDOUT",
            "ERR_SOCKET_TIMEOUT",
            "EPIPE");

    /** Too many requests at once, which passes; and whatever the registry says of itself with 500 and more. */
    private static final Pattern TRY_LATER = Pattern.compile("E429|E5[0-9][0-9]");

    /** There is no room where npm keeps its cache, or where it was to put a package. */
    private static final Set<String> NO_ROOM = Set.of("ENOSPC", "EDQUOT");

    /** One quick second try: left to itself, npm is silent for more than a minute before it gives up. */
    private static final List<String> PATIENCE = List.of("--fetch-retries=1", "--fetch-retry-mintimeout=1000");

    private final String command;
    private final Map<String, String> environment;

    /** The {@code npm} on the path. */
    public NpmClient() {
        this("npm", Map.of());
    }

    /**
     * @param environment variables for npm, beside those of this process
     */
    NpmClient(String command, Map<String, String> environment) {
        this.command = command;
        this.environment = environment;
    }

    @Override
    public Archive locate(PackSource source) throws PackException, IOException, InterruptedException {
        var answer = run(source, List.of("view", source.spec(), "dist", "--json"));
        // Asked for one field, npm writes its content alone; asked for several, by their names.
        var dist = answer.has("dist") ? answer.path("dist") : answer;
        String tarball = dist.path("tarball").asText();
        return new Archive(address(source, tarball), dist.path("integrity").asText());
    }

    private static URI address(PackSource source, String tarball) throws PackException {
        try {
            var address = new URI(tarball);
            if (address.getRawAuthority() != null && WEB.contains(address.getScheme())) {
                return address;
            }
        } catch (URISyntaxException e) {
            // told below, as what is no address of the web
        }
        throw new PackException(
                PackException.Code.NOT_FOUND,
                "npm knows of no archive of " + source.spec() + ", but of \"" + tarball
                        + "\"; is another registry set up (npm config get registry)?");
    }

    @Override
    public Path fetch(PackSource source, Path folder) throws PackException, IOException, InterruptedException {
        var answer = run(
                source,
                List.of("pack", source.spec(), "--json", "--ignore-scripts", "--pack-destination", folder.toString()));
        // A list, or an object with the packages by name: versions of npm differ.
        var first = answer.isArray()
                ? answer.path(0)
                : answer.elements().hasNext() ? answer.elements().next() : answer;
        String name = first.path("filename").asText();
        var file = folder.resolve(Path.of(name).getFileName());
        if (name.isEmpty() || !Files.isRegularFile(file)) {
            throw new PackException(
                    PackException.Code.NOT_FOUND, "'npm pack " + source.spec() + "' left no archive behind");
        }
        return file;
    }

    private JsonNode run(PackSource source, List<String> arguments)
            throws PackException, IOException, InterruptedException {
        var line = new ArrayList<String>();
        line.add(command);
        line.addAll(arguments);
        line.addAll(PATIENCE);
        // Files, not pipes: nobody has to read them while npm runs, and waiting can be interrupted.
        var out = Files.createTempFile("aloud-npm", ".json");
        try {
            int code = await(start(line, out));
            var answer = parse(Files.readString(out));
            if (code != 0 || answer.has("error") || answer.isMissingNode()) {
                throw failure(source, code, answer.path("error"));
            }
            return answer;
        } finally {
            Files.deleteIfExists(out);
        }
    }

    private Process start(List<String> line, Path out) throws PackException {
        try {
            var npm = new ProcessBuilder(line);
            npm.environment().putAll(environment);
            return npm.redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new PackException(
                    PackException.Code.NO_NPM,
                    "npm is needed to fetch model packs, and cannot be run here: install Node.js 20 or newer, which brings it,"
                            + " and run the same command again",
                    e);
        }
    }

    private static int await(Process process) throws InterruptedException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            throw e;
        }
    }

    private static JsonNode parse(String output) {
        try {
            return JSON.readTree(output);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static PackException failure(PackSource source, int exitCode, JsonNode error) {
        String code = error.path("code").asText();
        String summary =
                error.path("summary").asText().lines().findFirst().orElse("").strip();
        if (NOBODY_ANSWERS.contains(code)) {
            return new PackException(
                    PackException.Code.UNREACHABLE,
                    "npm cannot reach its registry (" + code
                            + "): look after the connection, or the registry and proxy that npm"
                            + " is set up with, and run the same command again");
        }
        if (TRY_LATER.matcher(code).matches()) {
            return new PackException(
                    PackException.Code.UNREACHABLE,
                    "npm's registry does not serve " + source.spec() + " at the moment (" + code
                            + "): run the same command again in a while");
        }
        if (NO_ROOM.contains(code)) {
            return new PackException(
                    PackException.Code.DISK_FULL,
                    "npm has no room on the disk to fetch " + source.spec() + " (" + code
                            + "): make room where npm keeps its cache (npm config get cache), and run the same command again");
        }
        String said = summary.isEmpty() ? "it ended with exit code " + exitCode : summary;
        return new PackException(
                PackException.Code.NOT_FOUND,
                "npm does not give " + source.spec() + ": " + said + (code.isEmpty() ? "" : " (" + code + ")"));
    }
}
