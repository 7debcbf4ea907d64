package dev.aloud.server.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AudioFileWriterTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void a_file_written_in_pieces_equals_the_one_made_at_once(AudioFormat format) throws IOException {
        var audio = Tones.voice(16_000, 40_009);
        var target = directory.resolve("book ü." + format.extension());
        try (var writer = AudioFileWriter.create(target, format, 16_000)) {
            for (int at = 0; at < audio.pcm().length; at += 1_234) {
                writer.write(Arrays.copyOfRange(audio.pcm(), at, Math.min(audio.pcm().length, at + 1_234)));
            }
            writer.commit();
        }
        assertThat(Files.readAllBytes(target)).isEqualTo(AudioEncoder.encode(audio, format));
        assertThat(names()).containsExactly(target.getFileName().toString());
    }

    @ParameterizedTest
    @EnumSource
    void a_writer_closed_before_its_end_leaves_nothing_and_an_older_file_alone(AudioFormat format) throws IOException {
        var target = directory.resolve("book." + format.extension());
        Files.writeString(target, "older");
        try (var writer = AudioFileWriter.create(target, format, 16_000)) {
            writer.write(Tones.voice(16_000, 20_000).pcm());
        }
        assertThat(target).hasContent("older");
        assertThat(names()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_writer_discarded_by_another_thread_leaves_nothing(AudioFormat format) throws Exception {
        var target = directory.resolve("book." + format.extension());
        try (var writer = AudioFileWriter.create(target, format, 16_000)) {
            writer.write(Tones.voice(16_000, 20_000).pcm());
            var interrupter = Thread.ofVirtual().start(writer::discard);
            interrupter.join();
            writer.write(Tones.voice(16_000, 20_000).pcm());
            assertThatThrownBy(writer::commit).isInstanceOf(IOException.class);
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void a_directory_that_is_not_there_is_an_error_with_its_name() {
        var target = directory.resolve("missing").resolve("book.wav");
        assertThatThrownBy(() -> AudioFileWriter.create(target, AudioFormat.WAV, 16_000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void a_directory_is_no_target() {
        assertThatThrownBy(() -> AudioFileWriter.create(directory, AudioFormat.MP3, 16_000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a directory");
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"MP3", "OGG_OPUS", "FLAC"})
    void a_long_file_has_the_right_length(AudioFormat format) throws IOException {
        var minute = Tones.voice(16_000, 16_000 * 60).pcm();
        var target = directory.resolve("book." + format.extension());
        try (var writer = AudioFileWriter.create(target, format, 16_000)) {
            for (int i = 0; i < 5; i++) {
                writer.write(minute);
            }
            writer.commit();
        }
        var decoded = Decoder.decode(target);
        assertThat(decoded.samples().length).isEqualTo(5 * 60 * decoded.sampleRateHz());
    }

    private List<String> names() {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
