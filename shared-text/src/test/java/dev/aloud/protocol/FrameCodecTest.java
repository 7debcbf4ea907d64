package dev.aloud.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.aloud.protocol.ProtocolException.Code;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FrameCodecTest {
    private static AudioFrame pcm(byte[] payload, boolean last) {
        return new AudioFrame(
                0x00020304, 0x00050607, last, AudioCodec.PCM, 16_000, payload.length / 2, payload, 0, payload.length);
    }

    @Test
    void the_header_is_twenty_bytes_big_endian_as_the_contract_has_it() {
        byte[] bytes = FrameCodec.encode(
                new AudioFrame(0x00020304, 0x00050607, true, AudioCodec.MP3, 44_100, 0, new byte[] {9, 8, 7}, 1, 2));

        assertThat(bytes)
                .containsExactly(1, 1, 2, 0, 0, 2, 3, 4, 0, 5, 6, 7, 0, 0, (byte) 0xAC, 0x44, 0, 0, 0, 0, 8, 7);
    }

    @Test
    void the_header_alone_is_the_beginning_of_the_whole() {
        AudioFrame frame = pcm(new byte[] {1, 2, 3, 4}, false);

        assertThat(FrameCodec.encodeHeader(frame))
                .isEqualTo(Arrays.copyOf(FrameCodec.encode(frame), Limits.FRAME_HEADER_BYTES));
    }

    @Property
    void what_is_encoded_is_decoded(
            @ForAll @IntRange(max = 9_999_999) int index,
            @ForAll @IntRange(max = 1_000_000) int offset,
            @ForAll boolean last,
            @ForAll AudioCodec codec,
            @ForAll @Size(min = 1, max = 500) byte[] source)
            throws ProtocolException {
        int length = source.length / 2 * 2;
        boolean ends = last || length == 0;
        int samples = codec == AudioCodec.PCM ? length / 2 : 0;
        var frame = new AudioFrame(index, offset, ends, codec, 22_050, samples, source, source.length - length, length);

        AudioFrame decoded = FrameCodec.decode(FrameCodec.encode(frame));

        assertThat(decoded)
                .usingRecursiveComparison()
                .ignoringFields("source", "from")
                .isEqualTo(frame);
        byte[] payload = new byte[length];
        decoded.copyTo(payload, 0);
        assertThat(payload).isEqualTo(Arrays.copyOfRange(source, source.length - length, source.length));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2, version",
        "1, 2, flags",
        "1, 128, flags",
        "2, 4, codec",
        "3, 1, reserved",
        "4, 128, block index",
        "8, 128, byte offset",
        "8, 1, byte offset",
        "12, 1, sample rate",
        "14, 0, sample rate",
        "16, 128, sample count",
        "19, 3, sample count"
    })
    void every_field_of_the_header_is_checked(int at, int value, String named) {
        byte[] bytes =
                FrameCodec.encode(new AudioFrame(1, 0, true, AudioCodec.PCM, 16_000, 2, new byte[] {1, 2, 3, 4}, 0, 4));
        bytes[at] = (byte) value;

        refused(bytes, named);
    }

    @Test
    void a_frame_shorter_than_its_header_or_longer_than_the_limit_is_refused() {
        refused(new byte[0], "header");
        refused(new byte[Limits.FRAME_HEADER_BYTES - 1], "header");
        refused(new byte[Limits.MAX_FRAME_BYTES + 1], "payload length");
    }

    @Test
    void only_the_last_frame_may_be_empty() {
        refused(
                FrameCodec.encode(new AudioFrame(1, 0, false, AudioCodec.FLAC, 16_000, 0, new byte[0], 0, 0)),
                "payload");
    }

    @Test
    void half_a_sample_is_refused() {
        refused(FrameCodec.encode(new AudioFrame(1, 0, true, AudioCodec.PCM, 16_000, 1, new byte[3], 0, 3)), "sample");
    }

    @Property
    void any_bytes_are_read_or_refused_in_good_order(@ForAll @Size(max = 60) byte[] bytes) {
        if (bytes.length > 0) {
            bytes[0] = 1;
        }
        try {
            assertThat(FrameCodec.decode(bytes).length()).isEqualTo(bytes.length - Limits.FRAME_HEADER_BYTES);
        } catch (ProtocolException e) {
            assertThat(e.code()).isEqualTo(Code.BAD_FRAME);
        }
    }

    @Test
    void a_payload_outside_its_source_cannot_be_made() {
        assertThatThrownBy(() -> new AudioFrame(0, 0, true, AudioCodec.PCM, 16_000, 2, new byte[4], 2, 4))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void refused(byte[] bytes, String named) {
        assertThatThrownBy(() -> FrameCodec.decode(bytes))
                .hasMessageContaining(named)
                .asInstanceOf(type(ProtocolException.class))
                .extracting(ProtocolException::code)
                .isEqualTo(Code.BAD_FRAME);
    }
}
