package dev.aloud.server.socket;

import static dev.aloud.server.TestGateway.paragraphs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.protocol.Limits;
import dev.aloud.protocol.Message;
import dev.aloud.protocol.MessageCodec;
import dev.aloud.protocol.ProtocolException;
import dev.aloud.server.RawClient;
import dev.aloud.server.TestGateway;
import dev.aloud.server.config.ConfigKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listeners who break the rules: each is told, and nobody else is harmed. */
class BadListenerTest {
    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;

    private TestGateway server = TestGateway.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "hello",
                "{\"type\":7}",
                "{\"type\":\"want\"}",
                "{\"type\":\"want\",\"first\":-1,\"count\":1,\"have\":[]}",
                "{\"type\":\"want\",\"first\":0,\"count\":1000000,\"have\":[]}",
                "{\"type\":\"want\",\"first\":\"0\",\"count\":1,\"have\":[]}"
            })
    void a_message_that_breaks_the_protocol_is_told_and_the_listener_goes_on(String message) {
        try (var listener = server.listen(server.job(paragraphs(2)))) {
            listener.sendText(message);
            assertThat(listener.await(Message.ProtocolError.class).message()).doesNotContain("Exception");
            listener.want(0, 2);
            listener.awaitBlocks(2);
        }
    }

    @Test
    void an_unknown_type_and_unknown_fields_are_ignored() {
        try (var listener = server.listen(server.job(paragraphs(1)))) {
            listener.sendText("{\"type\":\"from_the_future\",\"x\":1}");
            listener.sendText("{\"type\":\"want\",\"first\":0,\"count\":1,\"have\":[],\"mood\":\"good\"}");
            listener.awaitBlocks(1);
            assertThat(listener.messages).noneMatch(Message.ProtocolError.class::isInstance);
        }
    }

    @Test
    void a_listener_who_only_breaks_the_protocol_is_shown_the_door() {
        try (var listener = server.listen(server.job(paragraphs(1)))) {
            for (int i = 0; i < 16; i++) {
                listener.sendText("nonsense");
            }
            assertThat(listener.awaitClose()).isEqualTo(1008);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"want\",\"first\":99,\"count\":1,\"have\":[]}",
                "{\"type\":\"done\",\"blocks\":1,\"ms\":1}"
            })
    void also_one_whose_messages_are_well_formed_but_do_not_fit(String message) {
        try (var listener = server.listen(server.job(paragraphs(1)))) {
            for (int i = 0; i < 16; i++) {
                listener.sendText(message);
            }
            assertThat(listener.awaitClose()).isEqualTo(1008);
        }
    }

    @Test
    void a_binary_message_is_answered_with_an_error_and_1003() {
        try (var listener = server.listen(server.job(paragraphs(1)))) {
            listener.socket().sendBinary(ByteBuffer.wrap(new byte[100]), true).join();
            assertThat(listener.awaitClose()).isEqualTo(1003);
            assertThat(listener.await(Message.ProtocolError.class).code()).isEqualTo("bad_frame");
        }
    }

    @Test
    void a_message_over_the_limit_is_answered_with_an_error_and_1009() throws ProtocolException {
        String job = server.job(paragraphs(2));
        try (var raw = RawClient.webSocket(server.gateway.uri(), job, 0)) {
            raw.sendFrame(0x80 | TEXT, new byte[3 * Limits.MAX_MESSAGE_UNITS + 1]);
            assertClosed(raw, CloseCode.TOO_BIG);
        }
        assertUnharmed(job);
    }

    @Test
    void a_message_over_the_limit_in_small_frames_is_answered_with_1009() throws ProtocolException {
        String job = server.job(paragraphs(2));
        try (var raw = RawClient.webSocket(server.gateway.uri(), job, 0)) {
            raw.sendFrame(TEXT, new byte[100_000]);
            raw.sendFrame(0, new byte[100_000]);
            assertClosed(raw, CloseCode.TOO_BIG);
        }
        assertUnharmed(job);
    }

    @Test
    void a_message_in_several_frames_is_one_message() {
        try (var raw = RawClient.webSocket(server.gateway.uri(), server.job(paragraphs(1)), 0)) {
            raw.sendFrame(TEXT, "{\"type\":\"pi".getBytes(StandardCharsets.UTF_8));
            raw.sendFrame(0x89, new byte[] {42});
            raw.sendFrame(0x80, "ng\",\"nonce\":\"n\"}".getBytes(StandardCharsets.UTF_8));
            assertThat(raw.readFrame(0xA).payload().get(0))
                    .as("the ping in between")
                    .isEqualTo((byte) 42);
            var answer = raw.readFrame(TEXT);
            while (!answer.text().contains("pong")) {
                answer = raw.readFrame(TEXT);
            }
            assertThat(answer.text()).contains("\"nonce\":\"n\"");
        }
    }

    @Test
    void text_that_is_not_utf8_is_answered_with_1007() throws ProtocolException {
        try (var raw = RawClient.webSocket(server.gateway.uri(), server.job(paragraphs(1)), 0)) {
            raw.sendFrame(0x81, new byte[] {(byte) 0xC3, (byte) 0x28});
            assertClosed(raw, CloseCode.INVALID_TEXT);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x83, 0x8B, 0xC1, 0x80, 0x09})
    void a_frame_that_rfc_6455_forbids_is_answered_with_1002(int firstByte) throws ProtocolException {
        String job = server.job(paragraphs(2));
        try (var raw = RawClient.webSocket(server.gateway.uri(), job, 0)) {
            raw.sendFrame(firstByte, "x".getBytes(StandardCharsets.UTF_8));
            assertClosed(raw, CloseCode.PROTOCOL_ERROR);
        }
        assertUnharmed(job);
    }

    @Test
    void a_frame_without_a_mask_is_answered_with_1002() throws ProtocolException {
        try (var raw = RawClient.webSocket(server.gateway.uri(), server.job(paragraphs(1)), 0)) {
            raw.send(new byte[] {(byte) 0x81, 2, 'h', 'i'});
            assertClosed(raw, CloseCode.PROTOCOL_ERROR);
        }
    }

    @Test
    void a_polite_goodbye_is_answered() {
        try (var raw = RawClient.webSocket(server.gateway.uri(), server.job(paragraphs(1)), 0)) {
            raw.sendFrame(0x88, new byte[] {0x03, (byte) 0xE8});
            assertThat(raw.readFrame(CLOSE).closeCode()).isEqualTo(1000);
            assertThat(raw.closedByServer()).isTrue();
        }
    }

    @Test
    void a_job_that_is_not_there_is_not_found() {
        assertRefused(handshake("0197f2f4-0000-7000-8000-000000000000"), 404, "unknown_job");
        assertRefused(handshake("nonsense"), 404, "unknown_job");
    }

    @Test
    void a_job_that_was_cancelled_is_gone() {
        String job = server.job(paragraphs(1));
        server.delete("/v1/jobs/" + job);
        assertRefused(handshake(job), 410, "job_cancelled");
    }

    @Test
    void a_plain_request_is_told_that_this_is_a_websocket() {
        var response = server.get("/v1/ws/" + server.job(paragraphs(1)));
        assertThat(response.statusCode()).isEqualTo(426);
        assertThat(response.headers().firstValue("Upgrade")).hasValue("websocket");
        assertThat(TestGateway.json(response).get("code").asText()).isEqualTo("upgrade_required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "WebSocket", "WEBSOCKET"})
    void case_does_not_matter_in_the_name_of_the_protocol(String upgrade) {
        assertThat(upgrade(server.job(paragraphs(1)), upgrade)).startsWith("HTTP/1.1 101 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2c", "wEbSoCkEt"})
    void another_protocol_is_told_which_one_is_spoken_here(String upgrade) {
        assertRefused(upgrade(server.job(paragraphs(1)), upgrade), 426, "upgrade_required");
    }

    @Test
    void another_subprotocol_is_refused() {
        String answer = handshake(server.job(paragraphs(1)), "Sec-WebSocket-Protocol: chat\r\n");
        assertRefused(answer, 400, "unsupported_subprotocol");
    }

    @Test
    void a_job_has_no_more_listeners_than_it_may() {
        server.close();
        server = TestGateway.start(Map.of(ConfigKey.SOCKET_MAX_PER_JOB, "1", ConfigKey.SOCKET_MAX_SESSIONS, "2"));
        String job = server.job(paragraphs(1));
        try (var first = server.listen(job)) {
            first.want(0, 1);
            first.awaitBlocks(1);
            String full = handshake(job);
            assertRefused(full, 429, "too_many_listeners");
            assertThat(full).contains("Retry-After: ");
            try (var second = server.listen(server.job(paragraphs(1)))) {
                second.want(0, 1);
                second.awaitBlocks(1);
                assertRefused(handshake(server.job(paragraphs(1))), 503, "busy");
            }
        }
    }

    private static void assertClosed(RawClient raw, CloseCode code) throws ProtocolException {
        var error = MessageCodec.decode(raw.readFrame(TEXT).text());
        while (!(error instanceof Message.ProtocolError)) {
            error = MessageCodec.decode(raw.readFrame(TEXT).text());
        }
        assertThat(((Message.ProtocolError) error).code()).isEqualTo("bad_frame");
        assertThat(raw.readFrame(CLOSE).closeCode()).isEqualTo(code.code());
        assertThat(raw.closedByServer()).isTrue();
    }

    private void assertUnharmed(String job) {
        try (var listener = server.listen(job)) {
            listener.want(0, 2);
            listener.awaitBlocks(2);
        }
    }

    private String handshake(String job) {
        return handshake(job, "Sec-WebSocket-Protocol: aloud.blocks.v1\r\n");
    }

    private String handshake(String job, String protocol) {
        try (var raw = RawClient.connect(server.gateway.uri())) {
            raw.send("GET /v1/ws/" + job
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n" + protocol
                    + "\r\n");
            return raw.readResponse();
        }
    }

    private String upgrade(String job, String protocol) {
        try (var raw = RawClient.connect(server.gateway.uri())) {
            raw.send("GET /v1/ws/" + job + " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: " + protocol
                    + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                    + "Sec-WebSocket-Protocol: aloud.blocks.v1\r\n\r\n");
            return raw.readResponse();
        }
    }

    private static void assertRefused(String answer, int status, String code) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("application/problem+json")
                .contains("\"code\":\"" + code + "\"");
    }
}
