package dev.aloud.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.aloud.protocol.Message.Phase;
import dev.aloud.protocol.ProtocolException.Code;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import dev.aloud.text.WordMark;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageCodecTest {
    private static final String KEY = "0123456789abcdef".repeat(4);

    @Test
    void every_message_has_the_json_that_the_contract_gives() throws ProtocolException {
        bothWays(
                new Message.Want(12, 8, List.of(12, 14)),
                "{\"type\":\"want\",\"first\":12,\"count\":8,\"have\":[12,14]}");
        bothWays(new Message.Cancel(), "{\"type\":\"cancel\"}");
        bothWays(new Message.Ping("n"), "{\"type\":\"ping\",\"nonce\":\"n\"}");
        bothWays(new Message.Pong("n"), "{\"type\":\"pong\",\"nonce\":\"n\"}");
        bothWays(
                new Message.JobInfo(
                        "j",
                        new Voicing("flite", "r1", "slt", Speed.NORMAL),
                        AudioCodec.OGG_OPUS,
                        16_000,
                        3,
                        true,
                        9000),
                "{\"type\":\"job\",\"id\":\"j\",\"model\":\"flite\",\"revision\":\"r1\",\"voice\":\"slt\",\"speed\":1000,"
                        + "\"codec\":\"opus\",\"sample_rate\":16000,\"blocks\":3,\"complete\":true,\"est_ms\":9000}");
        bothWays(
                new Message.Progress(1, 2, 3),
                "{\"type\":\"progress\",\"ms_done\":1,\"ms_total\":2,\"credits_spent\":3}");
        bothWays(new Message.Done(3, 9000), "{\"type\":\"done\",\"blocks\":3,\"ms\":9000}");
        bothWays(
                new Message.ProtocolError("shutting_down", "stops", 500),
                "{\"type\":\"error\",\"code\":\"shutting_down\",\"message\":\"stops\",\"retry_after_ms\":500}");
        bothWays(
                new Message.ProtocolError("bad_field", "no", 0),
                "{\"type\":\"error\",\"code\":\"bad_field\",\"message\":\"no\"}");
    }

    @Test
    void every_phase_of_a_block_has_the_json_that_the_contract_gives() throws ProtocolException {
        String head = "{\"type\":\"block\",\"index\":4,\"start\":10,\"end\":20,\"key\":\"" + KEY + "\",\"state\":";
        bothWays(block(false, new Phase.Queued()), head + "\"queued\",\"cached\":false}");
        bothWays(block(false, new Phase.Running()), head + "\"running\",\"cached\":false}");
        bothWays(
                block(true, new Phase.Ready(160, 320, List.of(new WordMark(0, 3, 0, 5), new WordMark(4, 9, 5, 10)))),
                head + "\"ready\",\"cached\":true,\"samples\":160,\"bytes\":320,\"words\":[[0,3,0,5],[4,9,5,10]]}");
        bothWays(
                block(false, new Phase.Failed("engine_failed", "no", true)),
                head + "\"failed\",\"cached\":false,\"code\":\"engine_failed\",\"message\":\"no\",\"retryable\":true}");
    }

    private static Message block(boolean cached, Phase phase) {
        return new Message.BlockState(4, 10, 20, KEY, cached, phase);
    }

    private static void bothWays(Message message, String json) throws ProtocolException {
        assertThat(MessageCodec.encode(message)).isEqualTo(json);
        assertThat(MessageCodec.decode(json)).isEqualTo(message);
    }

    @Test
    void a_want_without_have_has_nothing() throws ProtocolException {
        assertThat(MessageCodec.decode("{\"type\":\"want\",\"first\":0,\"count\":1}"))
                .isEqualTo(new Message.Want(0, 1, List.of()));
    }

    @Test
    void unknown_types_and_unknown_fields_are_passed_over() throws ProtocolException {
        assertThat(MessageCodec.decode("{\"type\":\"dance\",\"steps\":[1.5,null,{}]}"))
                .isEqualTo(new Message.Unknown("dance"));
        assertThat(MessageCodec.decode("{\"type\":\"cancel\",\"why\":{\"a\":[1e9,-0.5,null,true]}}"))
                .isEqualTo(new Message.Cancel());
    }

    @Test
    void white_space_stands_anywhere_between_tokens() throws ProtocolException {
        assertThat(MessageCodec.decode(
                        " \n{ \"type\"\t:\r\"want\" , \"first\" : 1 , \"count\":2,\"have\" : [ 3 , 4 ] } "))
                .isEqualTo(new Message.Want(1, 2, List.of(3, 4)));
    }

    @Test
    void strings_survive_quotes_controls_and_surrogates() throws ProtocolException {
        String hard = "\"\\/\b\f\n\r\t\u0000\u001f\u007fé漢😀";
        assertThat(MessageCodec.decode(MessageCodec.encode(new Message.Ping(hard))))
                .isEqualTo(new Message.Ping(hard));
    }

    @Test
    void a_lone_surrogate_is_escaped_so_that_utf_8_cannot_lose_it() throws ProtocolException {
        String json = MessageCodec.encode(new Message.Ping("a\ud800b\udc00\ud83d\ude00"));

        assertThat(json).contains("a\\ud800b\\udc00\ud83d\ude00");
        assertThat(MessageCodec.decode(json)).isEqualTo(new Message.Ping("a\ud800b\udc00\ud83d\ude00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "\"want\"",
                "{",
                "{}x",
                "{\"type\"}",
                "{\"type\":}",
                "{\"type\":\"cancel\",}",
                "{\"type\":\"cancel\"",
                "{\"type\":\"can",
                "{\"type\":\"a\\x\"}",
                "{\"type\":\"\\u12g4\"}",
                "{\"type\":\"\n\"}",
                "{\"type\":\"a\",\"type\":\"b\"}",
                "{\"type\":\"a\",\"n\":01}",
                "{\"type\":\"a\",\"n\":1.}",
                "{\"type\":\"a\",\"n\":-}",
                "{\"type\":\"a\",\"n\":1e}",
                "{\"type\":\"a\",\"n\":+1}",
                "{\"type\":\"a\",\"n\":NaN}",
                "{\"type\":\"a\",\"n\":[1,]}",
                "{\"type\":\"a\",\"n\":nul}",
                "{'type':'a'}"
            })
    void what_is_not_one_json_object_is_malformed(String json) {
        refused(json, Code.MALFORMED_JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":1}",
                "{\"type\":\"want\",\"first\":0}",
                "{\"type\":\"want\",\"first\":-1,\"count\":1}",
                "{\"type\":\"want\",\"first\":0,\"count\":65}",
                "{\"type\":\"want\",\"first\":\"0\",\"count\":1}",
                "{\"type\":\"want\",\"first\":0.0,\"count\":1}",
                "{\"type\":\"want\",\"first\":1e2,\"count\":1}",
                "{\"type\":\"want\",\"first\":4294967296,\"count\":1}",
                "{\"type\":\"want\",\"first\":99999999999999999999,\"count\":1}",
                "{\"type\":\"want\",\"first\":0,\"count\":1,\"have\":{}}",
                "{\"type\":\"want\",\"first\":0,\"count\":1,\"have\":[null]}",
                "{\"type\":\"want\",\"first\":0,\"count\":1,\"have\":[-1]}",
                "{\"type\":\"ping\"}",
                "{\"type\":\"block\",\"index\":0,\"start\":5,\"end\":4,\"key\":\"k\",\"state\":\"queued\"}",
                "{\"type\":\"block\",\"index\":0,\"start\":0,\"end\":4,\"key\":\"k\",\"state\":\"odd\"}"
            })
    void a_field_that_is_missing_or_wrong_is_named(String json) {
        refused(json, Code.BAD_FIELD);
    }

    @Test
    void the_error_says_which_field_and_what_it_may_be() {
        assertThatThrownBy(() -> MessageCodec.decode("{\"type\":\"want\",\"first\":0,\"count\":65}"))
                .hasMessage("want: \"count\" must be from 0 to 64, not 65");
    }

    @Test
    void a_message_over_the_limit_is_refused_unread() {
        refused("{\"type\":\"cancel\"}" + " ".repeat(Limits.MAX_MESSAGE_UNITS), Code.TOO_LARGE);
    }

    @Test
    void deep_nesting_is_refused_before_it_takes_the_stack() {
        String deep = "[".repeat(20_000) + "]".repeat(20_000);
        refused("{\"type\":\"a\",\"x\":" + deep + "}", Code.TOO_LARGE);
    }

    @Test
    void a_list_over_the_limit_is_refused() {
        String have = "1,".repeat(Limits.MAX_HAVE) + "1";
        refused("{\"type\":\"want\",\"first\":0,\"count\":1,\"have\":[" + have + "]}", Code.TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"9223372036854775807,true", "9223372036854775808,false"})
    void integers_reach_to_64_bits(String number, boolean fits) {
        String json = "{\"type\":\"done\",\"blocks\":1,\"ms\":" + number + "}";
        if (fits) {
            assertThat(json)
                    .satisfies(j -> assertThat(MessageCodec.decode(j)).isEqualTo(new Message.Done(1, Long.MAX_VALUE)));
        } else {
            refused(json, Code.BAD_FIELD);
        }
    }

    private static void refused(String json, Code code) {
        assertThatThrownBy(() -> MessageCodec.decode(json))
                .asInstanceOf(type(ProtocolException.class))
                .extracting(ProtocolException::code)
                .isEqualTo(code);
    }
}
