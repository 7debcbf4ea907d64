package dev.aloud.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.aloud.pack.PackException.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What npm says, by scripts that say it; and the real npm, against a registry of our own. */
@Timeout(120)
final class NpmClientTest {
    private static final PackSource TOY = new Toy().source("toy-a");

    @TempDir
    private Path folder;

    /** An npm that writes this and ends so. */
    private NpmClient npm(String output, int exitCode) throws IOException {
        var said = Files.writeString(folder.resolve("said.json"), output);
        var script = folder.resolve("npm");
        Files.writeString(
                script, "#!/bin/sh\necho \"npm warn something\" >&2\ncat '" + said + "'\nexit " + exitCode + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return new NpmClient(script.toString(), Map.of());
    }

    private static PackException failure(NpmClient npm) {
        return catchThrowableOfType(PackException.class, () -> npm.locate(TOY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"integrity\":\"sha512-xyz\",\"tarball\":\"http://127.0.0.1:1/a.tgz\"}",
                "{\"dist\":{\"integrity\":\"sha512-xyz\",\"tarball\":\"http://127.0.0.1:1/a.tgz\"}}"
            })
    void the_address_and_the_integrity_are_taken_from_npms_answer(String answer) throws Exception {
        var archive = npm(answer, 0).locate(TOY);
        assertThat(archive.address()).hasToString("http://127.0.0.1:1/a.tgz");
        assertThat(archive.integrity()).isEqualTo("sha512-xyz");
    }

    @Test
    void without_npm_it_is_said_what_to_install() {
        var failure = failure(new NpmClient(folder.resolve("no-npm").toString(), Map.of()));
        assertThat(failure.code()).isEqualTo(Code.NO_NPM);
        assertThat(failure).hasMessageContaining("npm is needed").hasMessageContaining("install Node.js");
    }

    @Test
    void a_registry_that_nobody_reaches_is_told_as_a_matter_of_the_connection() throws Exception {
        var failure = failure(npm("{\"error\":{\"code\":\"ENOTFOUND\",\"summary\":\"request failed\"}}", 1));
        assertThat(failure.code()).isEqualTo(Code.UNREACHABLE);
        assertThat(failure).hasMessageContaining("ENOTFOUND").hasMessageContaining("the connection");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"code\":\"E404\",\"summary\":\"Not Found\\nmore\"}} | 1 | NOT_FOUND | Not Found (E404)",
                "{\"error\":{\"code\":\"E401\",\"summary\":\"Unable to authenticate\"}} | 1 | NOT_FOUND | Unable to authenticate (E401)",
                "npm died | 137 | NOT_FOUND | exit code 137",
                "'' | 0 | NOT_FOUND | exit code 0",
                "{\"integrity\":\"sha512-xyz\",\"tarball\":\"file:///etc/passwd\"} | 0 | NOT_FOUND | no archive of toy-a@1.0.0",
                "{\"integrity\":\"sha512-xyz\",\"tarball\":\"http://127.0.0.1:1/a b.tgz\"} | 0 | NOT_FOUND | /a b.tgz",
                "{\"integrity\":\"sha512-xyz\",\"tarball\":\"https:toy.tgz\"} | 0 | NOT_FOUND | no archive of toy-a@1.0.0",
                "{\"integrity\":\"sha512-xyz\"} | 0 | NOT_FOUND | no archive of toy-a@1.0.0",
                "{\"error\":{\"code\":\"E429\",\"summary\":\"Too Many Requests\"}} | 1 | UNREACHABLE | (E429)",
                "{\"error\":{\"code\":\"E500\",\"summary\":\"Internal Server Error\"}} | 1 | UNREACHABLE | (E500)",
                "{\"error\":{\"code\":\"E503\",\"summary\":\"Service Unavailable\"}} | 1 | UNREACHABLE | in a while",
                "{\"error\":{\"code\":\"ENOSPC\",\"summary\":\"no space left on device\"}} | 1 | DISK_FULL | make room"
            })
    void a_package_that_npm_does_not_give_is_told_in_npms_words(String answer, int code, Code kind, String words)
            throws Exception {
        var failure = failure(npm(answer, code));
        assertThat(failure.code()).isEqualTo(kind);
        assertThat(failure).hasMessageContaining(words).hasMessageContaining("toy-a@1.0.0");
    }

    @Test
    void the_real_npm_finds_and_packs_what_its_registry_has() throws Exception {
        var toy = new Toy();
        var archives = Map.of("toy-a", toy.archives.get("toy-a"));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/toy-a", exchange -> {
            boolean archive = exchange.getRequestURI().getPath().endsWith(".tgz");
            var body = archive ? archives.get("toy-a") : packument(base, toy).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", archive ? "application/octet-stream" : "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            var npm = new NpmClient(
                    "npm",
                    Map.of(
                            "npm_config_registry",
                            base + "/",
                            "npm_config_cache",
                            folder.resolve("cache").toString()));
            var found = npm.locate(TOY);
            assertThat(found.address()).hasToString(base + "/toy-a/-/toy-a-1.0.0.tgz");
            assertThat(found.integrity()).isEqualTo(TOY.integrity());
            assertThat(npm.fetch(TOY, folder)).hasBinaryContent(archives.get("toy-a"));
            assertThatThrownBy(() -> npm.locate(toy.source("toy-b")))
                    .isInstanceOfSatisfying(
                            PackException.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_FOUND));
        } finally {
            server.stop(0);
        }
        assertThat(failure(new NpmClient(
                                "npm",
                                Map.of(
                                        "npm_config_registry",
                                        base + "/",
                                        "npm_config_cache",
                                        folder.resolve("empty").toString())))
                        .code())
                .isEqualTo(Code.UNREACHABLE);
    }

    private static String packument(String base, Toy toy) {
        return """
                {"name":"toy-a","dist-tags":{"latest":"1.0.0"},"versions":{"1.0.0":{"name":"toy-a","version":"1.0.0",
                 "dist":{"tarball":"%s/toy-a/-/toy-a-1.0.0.tgz","integrity":"%s"}}}}
                """.formatted(base, toy.source("toy-a").integrity());
    }
}
