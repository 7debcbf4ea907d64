package dev.aloud.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.server.media.AudioFormat;
import dev.aloud.server.synthesis.ScriptedAdapter;
import dev.aloud.text.Block;
import dev.aloud.text.BlockReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpeakCommandTest {
    private static final int SAMPLES_PER_CHARACTER = ScriptedAdapter.RATE / 100;

    @TempDir
    Path directory;

    private final ScriptedAdapter engine = new ScriptedAdapter("flite", 2);

    private String out(String name) {
        return directory.resolve(name).toString();
    }

    private Shell.Ended speak(String... args) {
        return Shell.scripted().with(engine).run(args);
    }

    private List<String> names() {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String chapter() {
        return IntStream.range(0, 60)
                .mapToObj(i -> "This is sentence number " + i + " of a chapter,  which goes on for a while.")
                .collect(Collectors.joining("\n\n"));
    }

    @Test
    void a_text_becomes_a_wav_file_with_all_of_its_audio() throws Exception {
        var ended = speak("speak", "Good morning.", "-o", out("a.wav"));
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("a.wav");
        try (var audio = AudioSystem.getAudioInputStream(new File(out("a.wav")))) {
            assertThat(audio.getFrameLength()).isEqualTo(13L * SAMPLES_PER_CHARACTER);
            assertThat(audio.getFormat().getSampleRate()).isEqualTo(16_000f);
        }
        assertThat(names()).containsExactly("a.wav");
    }

    @Test
    void a_file_is_spoken_in_order_block_after_block() throws Exception {
        Files.writeString(directory.resolve("chapter.txt"), chapter());
        var ended = speak("speak", out("chapter.txt"), "-o", out("a.wav"));
        assertThat(ended.code()).as(ended.err()).isZero();
        var spoken = BlockReader.all(chapter()).stream().map(Block::text).collect(Collectors.joining());
        try (var audio = AudioSystem.getAudioInputStream(new File(out("a.wav")))) {
            var pcm = audio.readAllBytes();
            assertThat(pcm).hasSize(2 * SAMPLES_PER_CHARACTER * spoken.length());
            for (int i = 0; i < spoken.length(); i += 17) {
                int at = 2 * SAMPLES_PER_CHARACTER * i;
                int level = (pcm[at] & 0xff) | pcm[at + 1] << 8;
                assertThat(level).isEqualTo(spoken.charAt(i) % 100 * 256);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_outputs_name_chooses_the_format(AudioFormat format) throws Exception {
        var name = out("a." + format.extension().toUpperCase(Locale.ROOT));
        var ended = speak("speak", "Good morning.", "-o", name, "--json");
        assertThat(ended.code()).as(ended.err()).isZero();
        var summary = new ObjectMapper().readTree(ended.out());
        assertThat(summary.path("codec").asText()).isEqualTo(format.codec());
        assertThat(summary.path("samples").asInt()).isEqualTo(13 * SAMPLES_PER_CHARACTER);
        assertThat(summary.path("duration_ms").asInt()).isEqualTo(130);
        assertThat(summary.path("bytes").asLong()).isEqualTo(Files.size(Path.of(name)));
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void standard_input_is_spoken_too() {
        var ended = Shell.scripted().with(engine).typing("\uFEFFGood morning.").run("speak", "-", "-o", out("a.wav"));
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(engine.spoken("Good morning.")).isEqualTo(1);
    }

    @Test
    void words_are_written_with_their_place_in_the_text_and_in_the_file() throws Exception {
        var ended = speak("speak", "Chapter one\n\nIt  was night.", "-o", out("a.wav"), "--words", out("w.json"));
        assertThat(ended.code()).as(ended.err()).isZero();
        var words = new ObjectMapper().readTree(directory.resolve("w.json").toFile());
        assertThat(words.path("voice").asText()).isEqualTo("one");
        var second = words.path("blocks").get(1);
        assertThat(second.path("from_ms").asInt()).isEqualTo(10 * "Chapter one".length());
        assertThat(second.path("words").toString()).isEqualTo("[[13,27,110,240]]");
        assertThat(second.path("key").asText()).matches("[0-9a-f]{64}");
        assertThat(names()).containsExactly("a.wav", "w.json");
    }

    @Test
    void with_a_data_directory_nothing_is_spoken_twice() {
        Runnable twice = () -> {
            var ended = speak("speak", chapter(), "-o", out("a.wav"), "--data", out("data"));
            assertThat(ended.code()).as(ended.err()).isZero();
        };
        twice.run();
        int spoken = engine.spoken();
        twice.run();
        assertThat(engine.spoken()).isEqualTo(spoken);
    }

    @Test
    void a_configuration_that_names_the_data_directory_is_as_good() throws Exception {
        var file = Files.writeString(directory.resolve("aloud.yaml"), "data: " + out("data") + "\n");
        for (int i = 0; i < 2; i++) {
            var ended = speak("speak", chapter(), "-o", out("a.wav"), "--config", file.toString());
            assertThat(ended.code()).as(ended.err()).isZero();
        }
        assertThat(engine.spoken()).isEqualTo(BlockReader.all(chapter()).size());
        assertThat(directory.resolve("data/cache")).isDirectory();
    }

    @Test
    void the_voice_and_the_speed_are_those_asked_for() throws Exception {
        var ended = speak("speak", "Hello there.", "-o", out("a.wav"), "--voice", "two", "--speed", "1.25", "--json");
        assertThat(ended.code()).as(ended.err()).isZero();
        var summary = new ObjectMapper().readTree(ended.out());
        assertThat(summary.path("voice").asText()).isEqualTo("two");
        assertThat(summary.path("speed").asDouble()).isEqualTo(1.25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1", "5", "-1", "1.00001", "fast"})
    void a_speed_out_of_range_is_wrong_usage(String speed) {
        var ended = speak("speak", "Hello there.", "-o", out("a.wav"), "--speed=" + speed);
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains(speed).doesNotContain("Exception");
        assertThat(names()).isEmpty();
    }

    @Test
    void an_unknown_model_or_voice_is_wrong_usage_that_says_what_there_is() {
        var model = speak("speak", "Hello there.", "-o", out("a.wav"), "--model", "nothing");
        assertThat(model.code()).isEqualTo(2);
        assertThat(model.err()).contains("nothing").contains("flite");
        var voice = speak("speak", "Hello there.", "-o", out("a.wav"), "--voice", "nobody");
        assertThat(voice.code()).isEqualTo(2);
        assertThat(voice.err()).contains("nobody").contains("one, two");
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.xyz", "a", ".", "a.aac"})
    void an_unknown_format_is_wrong_usage_that_says_what_there_is(String name) {
        var ended = speak("speak", "Hello there.", "-o", out(name));
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains(".flac");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t\u200B"})
    void nothing_to_speak_is_an_error_and_leaves_nothing_behind(String text) {
        var ended = speak("speak", text, "-o", out("a.wav"));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("nothing to speak");
        assertThat(names()).isEmpty();
    }

    @Test
    void a_text_of_which_nothing_is_heard_is_an_error_too() {
        var silent = "dddd"; // the scripted engine says 'd', which is 100, at level 0
        var ended = speak("speak", silent, "-o", out("a.wav"), "--words", out("w.json"));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("nothing to speak");
        assertThat(engine.spoken(silent)).isEqualTo(1);
        assertThat(names()).isEmpty();
    }

    @Test
    void a_pause_in_a_text_is_part_of_it() {
        var ended = speak("speak", "dddd\n\nGood morning.\n\ndddd", "-o", out("a.wav"));
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(names()).containsExactly("a.wav");
    }

    @Test
    void a_file_that_is_not_there_is_not_spoken_by_its_name() {
        var ended = speak("speak", "chaptre.txt", "-o", out("a.wav"));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("chaptre.txt");
        assertThat(engine.spoken()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.pdf", "page.html", "book.epub"})
    void the_name_of_any_file_that_is_not_there_is_not_spoken(String name) {
        var ended = speak("speak", name, "-o", out("a.wav"));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("there is no file " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.html", "PAGE.HTM", "page.xhtml"})
    void a_web_page_is_refused_with_what_to_do_instead_of_speaking_its_tags(String name) throws Exception {
        var page = Files.writeString(directory.resolve(name), "<p>Good morning.</p>");
        var ended = speak("speak", page.toString(), "-o", out("a.wav"));
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains(name).contains("aloud serve").contains("plain text");
        assertThat(engine.spoken()).isZero();
        assertThat(names()).containsExactly(name);
    }

    @Test
    void markdown_is_spoken_as_it_is_written() throws Exception {
        var notes = Files.writeString(directory.resolve("notes.md"), "See [this](there).");
        var ended = speak("speak", notes.toString(), "-o", out("a.wav"));
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(engine.spoken("See [this](there).")).isEqualTo(1);
    }

    @Test
    void what_is_not_a_text_is_refused_and_leaves_nothing_behind() throws Exception {
        var binary = Files.write(directory.resolve("song.ogg"), new byte[] {'O', 'g', 'g', 'S', 0, 2, 0, 0});
        var ended = speak("speak", binary.toString(), "-o", out("a.wav"));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("not a text");
        assertThat(directory.resolve("a.wav")).doesNotExist();
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        var ended = speak("speak", "Hello there.", "-o", out("no/such/a.wav"));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("no/such").doesNotContain("Exception").doesNotContain(".part");
    }

    @Test
    void a_block_that_fails_is_tried_again_and_then_told_with_its_text() {
        engine.fail(new SynthesisException(SynthesisException.Code.ENGINE_FAILED, "the engine is tired"));
        var ended = speak("speak", "Hello there.", "-o", out("a.wav"));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("Hello there.").contains("the engine is tired");
        assertThat(engine.spoken("Hello there.")).isEqualTo(2);
        assertThat(names()).isEmpty();
    }

    @Test
    void a_file_of_the_same_name_is_left_alone_when_speaking_fails() throws Exception {
        Files.writeString(directory.resolve("a.wav"), "older");
        engine.fail(new SynthesisException(SynthesisException.Code.TEXT_TOO_LONG, "too long"));
        assertThat(speak("speak", "Hello there.", "-o", out("a.wav")).code()).isEqualTo(1);
        assertThat(directory.resolve("a.wav")).hasContent("older");
    }

    @Test
    void on_a_terminal_there_is_a_bar_and_it_is_cleared_in_the_end() {
        var ended = Shell.onATerminal().with(engine).run("speak", chapter(), "-o", out("a.wav"));
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).contains("\r").contains("block 1");
        assertThat(ended.err().substring(ended.err().lastIndexOf('\r'))).startsWith("\r\u001b[KWrote ");
    }

    @Test
    void a_long_text_holds_only_a_few_blocks_at_once() {
        var ended = speak("speak", chapter(), "-o", out("a.flac"));
        assertThat(ended.code()).isZero();
        assertThat(engine.most()).isLessThanOrEqualTo(2);
        assertThat(engine.spoken()).isEqualTo(BlockReader.all(chapter()).size());
    }
}
