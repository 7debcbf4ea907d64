package dev.aloud.server.http;

import static dev.aloud.server.TestGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.server.Await;
import dev.aloud.server.TestGateway;
import dev.aloud.server.media.AudioFormat;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /v1/audio/{key}}. */
class AudioTest {
    private static TestGateway server;
    private static String key;
    private static String path;

    @BeforeAll
    static void speakOneBlock() {
        server = TestGateway.start();
        String job = server.job("Here is something to hear.");
        try (var listener = server.listen(job)) {
            listener.want(0, 1);
            key = listener.awaitBlocks(1).getFirst().key();
        }
        Await.until("stored", () -> server.cache.size() == 1);
        path = "/v1/audio/" + key;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void codec_chooses_the_form(AudioFormat format) {
        var response = server.get(path + "?codec=" + format.codec());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(format.mediaType());
        assertThat(new String(response.body(), 0, 4, StandardCharsets.ISO_8859_1))
                .satisfiesAnyOf(
                        head -> assertThat(head).isEqualTo("RIFF"),
                        head -> assertThat(head).isEqualTo("OggS"),
                        head -> assertThat(head).isEqualTo("fLaC"),
                        head -> assertThat(head).startsWith("ID3"),
                        head -> assertThat(head.charAt(0)).isEqualTo('\u00ff'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "audio/mpeg | audio/mpeg",
                "audio/wav;q=0.5, audio/flac | audio/flac",
                "*/* | audio/ogg",
                "audio/* | audio/ogg",
                "text/html, */*;q=0.1 | audio/ogg",
                "audio/*;q=0.5, audio/ogg;q=0, audio/flac;q=0.4 | audio/mpeg",
                "audio/webm,audio/ogg,audio/wav,audio/*;q=0.9,application/ogg;q=0.7,video/*;q=0.6,*/*;q=0.5 | audio/ogg"
            })
    void accept_chooses_the_form(String accept, String type) {
        var response = server.get(path, "Accept", accept);
        assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(response.headers().allValues("Vary")).anyMatch(vary -> vary.contains("Accept"));
    }

    @Test
    void a_form_that_is_not_offered_is_not_acceptable() {
        TtsTest.assertProblem(server.get(path, "Accept", "text/html"), 406, "not_acceptable");
        TtsTest.assertProblem(server.get(path + "?codec=wma"), 400, "invalid_request");
    }

    @Test
    void a_client_that_has_it_is_told_so() {
        var first = wav();
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(v -> assertThat(v).contains("immutable"));
        var again = wav("If-None-Match", "\"other\", W/" + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).hasValue(tag);
        assertThat(wav("If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-9,0,10",
        "bytes=5-5,5,6",
        "bytes=-7,-7,0",
        "bytes=100-,100,0",
        "bytes=10-99999999,10,0",
        "bytes=40-50,40,51",
        "bytes=43-43,43,44",
        "bytes=0-,0,0",
        "bytes=44-44,44,45"
    })
    void a_range_is_answered_with_that_part(String range, int from, int to) {
        byte[] whole = wav().body();
        int start = from < 0 ? whole.length + from : from;
        int end = to == 0 ? whole.length : to;
        var part = wav("Range", range);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, start, end));
        assertThat(part.headers().firstValue("Content-Range"))
                .hasValue("bytes " + start + "-" + (end - 1) + "/" + whole.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=99999999-", "bytes=-0", "bytes=99999999-999999999", "bytes=999999999999999999-"})
    void a_range_outside_is_not_satisfiable(String range) {
        var response = wav("Range", range);
        TtsTest.assertProblem(response, 416, "range_not_satisfiable");
        assertThat(response.headers().firstValue("Content-Range")).hasValue("bytes */" + wav().body().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,5-6", "lines=0-1", "bytes=a-b", "bytes=9-3", "bytes=", "bytes=--5"})
    void a_range_that_is_not_understood_is_passed_over(String range) {
        assertThat(wav("Range", range).statusCode()).isEqualTo(200);
    }

    @Test
    void a_range_of_another_file_than_the_client_has_begins_anew() {
        String tag = wav().headers().firstValue("ETag").orElseThrow();
        assertThat(wav("Range", "bytes=0-9", "If-Range", tag).statusCode()).isEqualTo(206);
        var anew = wav("Range", "bytes=0-9", "If-Range", "\"other\"");
        assertThat(anew.statusCode()).isEqualTo(200);
        assertThat(anew.body()).isEqualTo(wav().body());
    }

    @Test
    void a_part_has_the_tag_of_the_whole() {
        String tag = wav().headers().firstValue("ETag").orElseThrow();
        var part = wav("Range", "bytes=100-199");
        assertThat(part.headers().firstValue("ETag")).hasValue(tag);
        assertThat(part.headers().firstValue("Content-Type")).hasValue("audio/wav");
        assertThat(part.headers().firstValue("Accept-Ranges")).hasValue("bytes");
        assertThat(wav("Range", "bytes=100-199", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void head_tells_the_length_and_sends_nothing() {
        var request = server.request(path + "?codec=wav").method("HEAD", BodyPublishers.noBody());
        var response = server.send(request);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(wav().body().length);
        assertThat(wav().statusCode()).as("the connection is still in step").isEqualTo(200);
    }

    @Test
    void what_is_not_cached_is_not_found() {
        TtsTest.assertProblem(server.get("/v1/audio/" + "0".repeat(64)), 404, "not_cached");
        TtsTest.assertProblem(server.get("/v1/audio/" + "0".repeat(64) + "/words"), 404, "not_cached");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "..%2f..%2fetc%2fpasswd", "ABCDEF"})
    void what_is_no_key_is_not_found(String other) {
        assertThat(server.get("/v1/audio/" + other).statusCode()).isEqualTo(404);
    }

    @Test
    void word_marks_lie_inside_the_block() {
        var words = json(server.get(path + "/words"));
        assertThat(words.get("key").asText()).isEqualTo(key);
        var word = words.get("words").get(0);
        assertThat(word.get("start").asInt()).isZero();
        assertThat(word.get("end").asInt()).isEqualTo("Here is something to hear.".length());
        assertThat(word.get("to_ms").asInt()).isEqualTo(words.get("duration_ms").asInt());
    }

    private static HttpResponse<byte[]> wav(String... headers) {
        return server.get(path + "?codec=wav", headers);
    }
}
