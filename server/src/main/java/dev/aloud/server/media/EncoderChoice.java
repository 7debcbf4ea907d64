package dev.aloud.server.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16P;

import java.util.List;
import java.util.Map;

/**
 * How FFmpeg makes a format: for speech, mono.
 *
 * @param encoder FFmpeg's name of the encoder
 * @param container FFmpeg's name of the container
 * @param sampleFormat the encoder's 16-bit sample format; with one channel, planar and interleaved are the same bytes
 * @param bitRate bits a second, 0 where the encoder has none
 * @param compressionLevel how hard it tries, on the encoder's own scale
 * @param rates the sample rates that the encoder takes, rising; empty for any
 * @param options the encoder's own options
 */
record EncoderChoice(
        String encoder,
        String container,
        int sampleFormat,
        long bitRate,
        int compressionLevel,
        List<Integer> rates,
        Map<String, String> options) {

    static EncoderChoice of(AudioFormat format) {
        return switch (format) {
            case OGG_OPUS ->
                new EncoderChoice(
                        "libopus",
                        "ogg",
                        AV_SAMPLE_FMT_S16,
                        32_000,
                        5,
                        List.of(8_000, 12_000, 16_000, 24_000, 48_000),
                        Map.of("application", "audio"));
            case MP3 ->
                new EncoderChoice(
                        "libmp3lame",
                        "mp3",
                        AV_SAMPLE_FMT_S16P,
                        64_000,
                        5,
                        List.of(8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000),
                        Map.of());
            case FLAC -> new EncoderChoice("flac", "flac", AV_SAMPLE_FMT_S16, 0, 5, List.of(), Map.of());
            case WAV -> throw new IllegalArgumentException("WAV needs no encoder");
        };
    }

    /** Whether a file without any sound lacks even its header, so that no player opens it. */
    boolean needsSound() {
        return bitRate > 0;
    }

    /** The sample rate to encode at: the audio's own where the encoder takes it, else the next higher one it takes. */
    int rateFor(int sampleRateHz) {
        if (rates.isEmpty()) {
            return sampleRateHz;
        }
        for (int rate : rates) {
            if (rate >= sampleRateHz) {
                return rate;
            }
        }
        return rates.getLast();
    }
}
