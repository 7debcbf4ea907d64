package dev.aloud.server.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class AudioEncoderTest {
    /** Around every encoder's frame size (320, 576, 1152, 4608) and delay, where lengths go wrong. */
    private static final int[] LENGTHS = {
        0, 1, 2, 46, 47, 100, 319, 320, 321, 575, 576, 577, 622, 623, 1105, 1151, 1152, 1153, 4607, 4608, 4609, 16_000,
        33_333
    };

    /** FFmpeg forgets the skip at the start where both ends fall into one MP3 frame: such files are judged by their header. */
    private static final int FFMPEGS_SHORTEST_MP3 = 47;

    static Stream<Arguments> formatsAndRates() {
        return Arrays.stream(AudioFormat.values())
                .flatMap(format -> Stream.of(8_000, 11_000, 16_000, 22_050, 24_000, 44_100, 48_000)
                        .map(rate -> Arguments.of(format, rate)));
    }

    @ParameterizedTest
    @MethodSource("formatsAndRates")
    void a_decoded_file_has_exactly_the_samples_that_went_in(AudioFormat format, int rate) {
        for (int samples : LENGTHS) {
            if (format == AudioFormat.MP3 && samples < FFMPEGS_SHORTEST_MP3) {
                continue;
            }
            var decoded = Decoder.decode(AudioEncoder.encode(Tones.voice(rate, samples), format), format);
            assertThat(decoded.samples().length)
                    .as("%d samples", samples)
                    .isEqualTo(expected(samples, rate, format, decoded.sampleRateHz()));
        }
    }

    private static int expected(int samples, int rate, AudioFormat format, int decodedRate) {
        boolean neverEmpty = format == AudioFormat.MP3 || format == AudioFormat.OGG_OPUS;
        if (samples == 0 && neverEmpty) {
            return decodedRate / EncoderChoice.of(format).rateFor(rate);
        }
        int encodedRate =
                format == AudioFormat.WAV ? rate : EncoderChoice.of(format).rateFor(rate);
        long encoded = Math.round((double) samples * encodedRate / rate);
        return Math.toIntExact(encoded * decodedRate / encodedRate);
    }

    @ParameterizedTest
    @EnumSource(names = {"WAV", "FLAC"})
    void lossless_files_give_the_same_samples(AudioFormat format) {
        var audio = Tones.voice(16_000, 50_001);
        assertThat(Decoder.decode(AudioEncoder.encode(audio, format), format).samples())
                .containsExactly(Tones.samples(audio));
    }

    @ParameterizedTest
    @EnumSource(names = {"MP3", "OGG_OPUS"})
    void lossy_files_sound_alike_and_are_not_shifted(AudioFormat format) {
        var audio = Tones.voice(16_000, 50_001);
        var decoded = Decoder.decode(AudioEncoder.encode(audio, format), format);
        int step = decoded.sampleRateHz() / 16_000;
        var original = Tones.samples(audio);
        var aligned = every(decoded.samples(), step, 0, original.length - 200);
        var reference = Arrays.copyOf(original, aligned.length);
        double correlation = Tones.correlation(aligned, reference);
        assertThat(correlation).isGreaterThan(0.95);
        for (int shift : new int[] {16, 80}) {
            var later = every(decoded.samples(), step, shift * step, aligned.length);
            assertThat(Tones.correlation(later, reference)).isLessThan(correlation);
        }
    }

    private static double[] every(double[] samples, int step, int from, int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> samples[from + i * step])
                .toArray();
    }

    @Test
    void a_wav_file_is_what_the_platform_reads_too() throws Exception {
        var audio = Tones.voice(22_050, 777);
        try (var in = AudioSystem.getAudioInputStream(
                new ByteArrayInputStream(AudioEncoder.encode(audio, AudioFormat.WAV)))) {
            assertThat(in.getFormat().getSampleRate()).isEqualTo(22_050f);
            assertThat(in.getFormat().getChannels()).isEqualTo(1);
            assertThat(in.getFrameLength()).isEqualTo(777);
            assertThat(in.readAllBytes()).isEqualTo(audio.pcm());
        }
    }

    @Test
    void an_opus_file_ends_at_the_granule_of_its_last_sample() {
        for (int samples : LENGTHS) {
            var file = AudioEncoder.encode(Tones.voice(16_000, samples), AudioFormat.OGG_OPUS);
            var pages = OggPage.readAll(file);
            var head = ByteBuffer.wrap(pages.getFirst().body()).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(new String(pages.getFirst().body(), 0, 8, StandardCharsets.US_ASCII))
                    .isEqualTo("OpusHead");
            int preSkip = head.getShort(10) & 0xffff;
            assertThat(head.get(9)).as("channels").isEqualTo((byte) 1);
            assertThat(head.getInt(12)).as("original rate").isEqualTo(16_000);
            assertThat(pages.getLast().granule() - preSkip)
                    .as("%d samples at 48 kHz", samples)
                    .isEqualTo(3L * Math.max(1, samples));
            assertThat(pages.getLast().isLast()).isTrue();
        }
    }

    @Test
    void an_mp3_file_tells_how_much_to_drop_at_both_ends() {
        for (int samples : LENGTHS) {
            var file = AudioEncoder.encode(Tones.voice(16_000, samples), AudioFormat.MP3);
            var bytes = ByteBuffer.wrap(file);
            int tag = new String(file, StandardCharsets.ISO_8859_1).indexOf("Info");
            int frames = bytes.getInt(tag + 8);
            int ends = bytes.getInt(tag + 140) & 0xff_ffff;
            assertThat(frames * 576 - (ends >> 12) - (ends & 0xfff))
                    .as("%d samples", samples)
                    .isEqualTo(Math.max(1, samples));
        }
    }

    @Test
    void a_flac_file_tells_its_length_and_wastes_no_room() {
        var file = AudioEncoder.encode(Tones.voice(16_000, 12_345), AudioFormat.FLAC);
        var info = ByteBuffer.wrap(file);
        assertThat(new String(file, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("fLaC");
        long rateAndLength = info.getLong(18);
        assertThat(rateAndLength >>> 44).as("sample rate").isEqualTo(16_000);
        assertThat(rateAndLength & 0xF_FFFF_FFFFL).as("samples").isEqualTo(12_345);
        assertThat(file.length).isLessThan(2 * 12_345);
    }

    @ParameterizedTest
    @EnumSource
    void equal_audio_gives_equal_files_from_many_threads_at_once(AudioFormat format) throws Exception {
        var sounds = IntStream.range(0, 8)
                .mapToObj(i -> Tones.voice(16_000, 3_000 + 571 * i))
                .toList();
        var once =
                sounds.stream().map(sound -> AudioEncoder.encode(sound, format)).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 64)
                    .<Callable<byte[]>>mapToObj(i -> () -> AudioEncoder.encode(sounds.get(i % 8), format))
                    .toList();
            var results = threads.invokeAll(tasks);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo(once.get(i % 8));
            }
        }
    }

    @Test
    void thousands_of_encodings_leave_no_native_memory_behind() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/status")));
        var probe = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms64m",
                        "-Xmx64m",
                        "-XX:+AlwaysPreTouch",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LeakProbe.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var printed = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(probe.waitFor()).isZero();
        assertThat(printed).startsWith("grown by ");
        // An encoder takes 20 to 400 KB: all leaking would be 60 MB and more.
        long kilobytes = Long.parseLong(printed.substring("grown by ".length()));
        assertThat(kilobytes).isLessThan(6L * LeakProbe.ENCODINGS);
    }
}
