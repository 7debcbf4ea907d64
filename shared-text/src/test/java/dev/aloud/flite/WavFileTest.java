package dev.aloud.flite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class WavFileTest {
    private static final byte[] SAMPLES = {1, 2, 3, 4};

    @Test
    void the_samples_come_out_as_they_are() throws Exception {
        assertThat(WavFile.pcm(wav(1, 16_000, 16, 4, SAMPLES))).isEqualTo(SAMPLES);
    }

    @Test
    void another_form_of_audio_is_refused() {
        assertThatThrownBy(() -> WavFile.pcm(wav(2, 16_000, 16, 4, SAMPLES))).isInstanceOf(FliteException.class);
        assertThatThrownBy(() -> WavFile.pcm(wav(1, 8_000, 16, 4, SAMPLES))).isInstanceOf(FliteException.class);
        assertThatThrownBy(() -> WavFile.pcm(wav(1, 16_000, 8, 4, SAMPLES))).isInstanceOf(FliteException.class);
    }

    @Test
    void a_file_cut_short_anywhere_is_refused() {
        byte[] whole = wav(1, 16_000, 16, 4, SAMPLES);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> WavFile.pcm(cut)).isInstanceOf(FliteException.class);
        }
    }

    @Property
    void any_bytes_are_read_or_refused(@ForAll byte[] bytes) {
        byte[] file = wav(1, 16_000, 16, 4, SAMPLES);
        System.arraycopy(bytes, 0, file, 12, Math.min(bytes.length, file.length - 12));
        try {
            assertThat(WavFile.pcm(file).length).isLessThanOrEqualTo(file.length);
        } catch (FliteException e) {
            assertThat(e).hasMessageContaining("flite");
        }
    }

    private static byte[] wav(int channels, int rate, int bits, int dataSize, byte[] data) {
        return ByteBuffer.allocate(44 + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(36 + data.length)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) channels)
                .putInt(rate)
                .putInt(rate * channels * bits / 8)
                .putShort((short) (channels * bits / 8))
                .putShort((short) bits)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(dataSize)
                .put(data)
                .array();
    }
}
