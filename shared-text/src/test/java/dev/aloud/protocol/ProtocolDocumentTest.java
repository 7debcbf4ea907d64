package dev.aloud.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.text.BlockKeys;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What docs/protocol.md tells client developers is what the code does. */
final class ProtocolDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "protocol.md");

    @TestFactory
    Stream<DynamicTest> every_example_is_a_message_written_as_the_codec_writes_it() throws IOException {
        List<String> lines = Files.readAllLines(DOCUMENT);
        List<String> examples =
                lines.stream().filter(line -> line.startsWith("{\"type\":")).toList();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(12);
        return examples.stream()
                .map(json -> DynamicTest.dynamicTest(json, () -> {
                    Message message = MessageCodec.decode(json);
                    assertThat(message).isNotInstanceOf(Message.Unknown.class);
                    assertThat(MessageCodec.encode(message)).isEqualTo(json);
                }));
    }

    @Test
    void every_type_of_message_has_an_example() throws IOException {
        String document = Files.readString(DOCUMENT);

        for (String type : List.of("want", "cancel", "ping", "pong", "job", "block", "progress", "done", "error")) {
            assertThat(document).contains("{\"type\":\"" + type + "\"");
        }
    }

    @Test
    void the_worked_key_is_the_one_that_the_library_computes() throws IOException {
        var voicing = new Voicing("kokoro-82m", "r1", "af_heart", Speed.NORMAL);

        assertThat(Files.readString(DOCUMENT)).contains("→ " + new BlockKeys(voicing).of("Hello, world"));
    }

    @Test
    void every_code_and_every_limit_is_told() throws IOException {
        String document = Files.readString(DOCUMENT);

        for (ProtocolException.Code code : ProtocolException.Code.values()) {
            assertThat(document).contains("`" + code.wireName() + "`");
        }
        assertThat(document)
                .contains("| a text message | " + Limits.MAX_MESSAGE_UNITS + " UTF-16 units, " + Limits.MAX_JSON_DEPTH)
                .contains("| `want`: `count` | " + Limits.MAX_WINDOW_BLOCKS + " |")
                .contains("| `want`: entries of `have` | " + Limits.MAX_HAVE + " |")
                .contains("| words of a block | " + Limits.MAX_WORDS + " |")
                .contains("| a frame's payload | " + Limits.MAX_PAYLOAD_BYTES + " bytes |")
                .contains("| a block's audio | " + Limits.MAX_BLOCK_BYTES + " bytes |")
                .contains("| a block's index | " + (Limits.MAX_BLOCKS - 1) + " |");
    }
}
