package dev.aloud.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.adapter.Utterance;
import dev.aloud.adapter.testkit.Recording;
import dev.aloud.kokoro.KokoroModel;
import dev.aloud.pack.PackShelf;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine that has not installed the model. */
final class KokoroWithoutPackTest {
    @TempDir
    private Path models;

    private KokoroAdapter adapter;

    @BeforeEach
    void open() {
        adapter = new KokoroAdapter(new PackShelf(models));
    }

    @AfterEach
    void close() {
        adapter.close();
    }

    @Test
    void it_is_found_by_the_service_loader() {
        assertThat(ServiceLoader.load(SpeechAdapter.class).stream()
                        .map(ServiceLoader.Provider::type)
                        .toList())
                .contains(KokoroAdapter.class);
    }

    @Test
    void the_model_is_listed_as_not_installed_with_all_its_voices() {
        assertThat(adapter.models()).singleElement().satisfies(model -> {
            assertThat(model.id()).isEqualTo("kokoro-82m");
            assertThat(model.state()).isEqualTo(ModelState.NOT_INSTALLED);
            assertThat(model.defaultVoice()).isEqualTo("af_heart");
            assertThat(model.voices()).hasSize(28).extracting("id").startsWith("af_heart");
        });
    }

    @Test
    void starting_is_no_failure() {
        assertThatCode(adapter::start).doesNotThrowAnyException();
        assertThat(adapter.describe())
                .isEqualTo("Kokoro is not installed: ALOUD_MODELS=" + models + " aloud models install kokoro-82m");
    }

    @Test
    void who_speaks_is_told_how_to_install_it() {
        assertThatThrownBy(this::speak).isInstanceOfSatisfying(SynthesisException.class, e -> {
            assertThat(e.code()).isEqualTo(Code.NOT_INSTALLED);
            assertThat(e.retryable()).isFalse();
            assertThat(e).hasMessageContaining("aloud models install kokoro-82m");
        });
    }

    @Test
    void a_pack_with_files_missing_is_told_as_damaged() throws Exception {
        Files.createDirectories(models.resolve("kokoro-82m/voices"));
        assertThat(adapter.models().getFirst().state()).isEqualTo(ModelState.NOT_INSTALLED);
        assertThatThrownBy(this::speak)
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("aloud models install kokoro-82m");
    }

    @Test
    void closed_it_says_so() {
        adapter.close();
        assertThatThrownBy(this::speak)
                .isInstanceOfSatisfying(
                        SynthesisException.class, e -> assertThat(e.code()).isEqualTo(Code.CLOSED));
    }

    private void speak() throws SynthesisException, InterruptedException {
        Recording.of(
                adapter,
                new Utterance(
                        "Hello.",
                        new Voicing(KokoroModel.ID, KokoroModel.REVISION, KokoroModel.DEFAULT_VOICE, Speed.NORMAL)));
    }
}
