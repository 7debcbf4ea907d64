package dev.aloud.server.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class PcmBufferTest {
    @Test
    void every_16_bit_sample_comes_through_a_float_unchanged() {
        var buffer = new PcmBuffer(65_536);
        var floats = new float[65_536];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (short) (i - 32_768) / 32_768f;
        }
        buffer.add(floats);
        var pcm = ByteBuffer.wrap(buffer.toBytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < floats.length; i++) {
            assertThat((int) pcm.getShort()).isEqualTo(i - 32_768);
        }
        assertThat(pcm.hasRemaining()).isFalse();
    }

    @Test
    void what_is_out_of_range_is_clipped_and_what_is_no_number_is_silence() {
        var buffer = new PcmBuffer(10);
        buffer.add(new float[] {1f, 5f, Float.POSITIVE_INFINITY, -1f, -5f, Float.NEGATIVE_INFINITY, Float.NaN});
        var pcm =
                ByteBuffer.wrap(buffer.toBytes()).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        var values = new short[7];
        pcm.get(values);
        assertThat(values).containsExactly(32767, 32767, 32767, -32768, -32768, -32768, 0);
    }

    @Test
    void samples_over_the_limit_are_refused_and_change_nothing() {
        var buffer = new PcmBuffer(3);
        assertThat(buffer.add(new float[2])).isTrue();
        assertThat(buffer.add(new float[2])).isFalse();
        assertThat(buffer.add(new float[1])).isTrue();
        assertThat(buffer.toBytes()).hasSize(6);
    }

    @Property(tries = 200)
    void pieces_give_the_same_bytes_as_the_whole(
            @ForAll @Size(max = 5_000) float @FloatRange(min = -1, max = 1) [] samples) {
        var whole = new PcmBuffer(100_000);
        whole.add(samples);
        var pieces = new PcmBuffer(100_000);
        for (float sample : samples) {
            pieces.add(new float[] {sample});
        }
        assertThat(pieces.toBytes()).isEqualTo(whole.toBytes());
    }
}
