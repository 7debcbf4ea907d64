package dev.aloud.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aloud.pack.PackException.Code;
import dev.aloud.pack.PackState;
import dev.aloud.server.ToyPack;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code aloud models install}, {@code verify}, {@code remove} and what {@code list} says of it. */
final class ModelPacksTest {
    @TempDir
    private Path folder;

    private final ToyPack pack = new ToyPack();

    @AfterEach
    void close() {
        pack.close();
    }

    private Shell.Ended run(String line) {
        return Shell.scripted()
                .with(new PackTools(data -> pack.shelf(folder), pack))
                .run(line.split(" ", -1));
    }

    private static JsonNode json(Shell.Ended ended) throws Exception {
        return new ObjectMapper().readTree(ended.out());
    }

    @Test
    void an_installation_says_what_it_downloads_how_far_it_is_and_what_more_there_is() {
        var ended = run("models install toy");
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .contains("Toy, MIT: made for tests", "model: the model and a voice", "from npm: toy@1.0.0")
                .containsPattern("Into .*/toy: 201 kB, and 17\\.\\d MB while it is made")
                .containsPattern("downloading  \\d+%  .* of 204 kB")
                .contains("unpacking", "checking what was made")
                .containsPattern("Installed toy \\(model\\) in .*/toy, \\d+ kB, all checksums right")
                .contains("--with extra installs some more");
        assertThat(folder.resolve("toy/model.onnx")).hasBinaryContent(pack.content("model.onnx"));
        assertThat(run("models install toy").err())
                .startsWith("checking what is here")
                .contains("Nothing to do: toy");
    }

    @Test
    void a_terminal_gets_a_bar() {
        var ended = Shell.onATerminal()
                .with(new PackTools(data -> pack.shelf(folder), pack))
                .run("models", "install", "toy");
        assertThat(ended.err()).contains("\r[██", "] downloading  100%").endsWith("installs some more\n");
    }

    @ParameterizedTest
    @CsvSource({"models install toy --with extra, 2", "models install toy --all, 2", "models install toy, 1"})
    void further_parts_are_asked_for(String line, int parts) throws Exception {
        var installed = json(run(line + " --json"));
        assertThat(installed.path("changed").asBoolean()).isTrue();
        assertThat(installed.path("parts")).hasSize(parts);
        assertThat(installed.path("downloaded_bytes").asLong()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"NO_NPM, 69", "UNREACHABLE, 75", "CHECKSUM, 1", "NOT_FOUND, 1"})
    void what_prevents_an_installation_is_told_by_message_and_exit_code(Code code, int exitCode) {
        pack.failing(code, "do this and that");
        var ended = run("models install toy");
        assertThat(ended.code()).isEqualTo(exitCode);
        assertThat(ended.err()).endsWith("aloud: do this and that\n").doesNotContain("Exception");
    }

    @Test
    void a_part_that_there_is_not_is_wrong_usage() {
        var ended = run("models install toy --with int8");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("toy has no part 'int8'; it has: model, extra");
    }

    @Test
    void a_sound_pack_is_verified() throws Exception {
        pack.installed(folder);
        var ended = run("models verify");
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).isEqualTo("toy: 2 files, 201 kB, all as they should be\n");
        assertThat(json(run("models verify toy --json")).at("/packs/0/ok").asBoolean())
                .isTrue();
    }

    @Test
    void damaged_files_are_named_and_an_installation_mends_them() throws Exception {
        pack.installed(folder);
        var bytes = pack.content("model.onnx").clone();
        bytes[5] ^= 1;
        Files.write(folder.resolve("toy/model.onnx"), bytes);
        var ended = run("models verify toy");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).startsWith("toy: model.onnx is damaged").hasLineCount(1);
        assertThat(ended.err()).contains("aloud: toy is damaged; mend it with: aloud models install toy");
        assertThat(json(run("models verify --json")).at("/packs/0/problems")).hasSize(1);
        assertThat(run("models install toy").code()).isZero();
        assertThat(run("models verify toy").code()).isZero();
    }

    @Test
    void what_is_not_installed_cannot_be_verified() {
        assertThat(run("models verify toy").code()).isEqualTo(1);
        assertThat(run("models verify toy").err())
                .contains("toy is not installed; aloud models install toy installs it");
        assertThat(run("models verify").code()).isZero();
    }

    @Test
    void packs_are_where_the_servers_configuration_has_them() throws Exception {
        var file = Files.writeString(folder.resolve("aloud.yaml"), "data: " + folder.resolve("data") + "\n");
        // Not config.models(), which a variable of whoever runs the tests may name.
        var shell = Shell.scripted()
                .with(new PackTools(config -> pack.shelf(config.data().resolve("packs")), pack));
        assertThat(shell.run("models", "install", "toy", "--config", file.toString())
                        .code())
                .isZero();
        assertThat(folder.resolve("data/packs/toy/model.onnx")).exists();
        assertThat(shell.run("models", "verify", "toy", "-c", file.toString()).code())
                .isZero();
        assertThat(shell.run("models", "remove", "toy", "-c", "no-such.yaml").code())
                .isEqualTo(2);
    }

    @Test
    void a_hint_has_the_options_that_were_typed() {
        assertThat(run("models --data /srv/aloud --config /dev/null").out())
                .contains("'aloud models install toy --config /dev/null --data /srv/aloud' installs it");
        assertThat(run("models verify toy -d /srv/aloud").err())
                .contains("toy is not installed; aloud models install toy --data /srv/aloud installs it");
    }

    @Test
    void a_pack_is_removed_once() throws Exception {
        pack.installed(folder);
        assertThat(run("models remove toy").err()).containsPattern("Removed toy: \\d+ kB are free again");
        assertThat(folder.resolve("toy")).doesNotExist();
        assertThat(run("models remove toy").code()).isZero();
        assertThat(json(run("models remove toy --json")).path("changed").asBoolean())
                .isFalse();
    }

    @Test
    void programs_read_the_states_that_the_api_has_too() throws Exception {
        assertThat(json(run("models --json")).at("/packs/0/state").asText()).isEqualTo("not_installed");
        pack.installed(folder);
        assertThat(json(run("models --json")).at("/packs/0/state").asText()).isEqualTo("installed");
    }

    @Test
    void the_list_tells_state_parts_size_and_licence_and_what_to_do() throws Exception {
        assertThat(run("models").out())
                .containsPattern("toy +not installed +- +- +MIT")
                .contains("'aloud models install toy' installs it: 204 kB to download");
        pack.installed(folder);
        assertThat(run("models list").out()).containsPattern("toy +installed +model +\\d+ kB +MIT");
        Files.delete(folder.resolve("toy/voices/one.bin"));
        assertThat(run("models list").out())
                .containsPattern("toy +damaged +model")
                .contains("'aloud models install toy' mends it");
        var packs = json(run("models --json")).path("packs");
        assertThat(packs.at("/0/state").asText()).isEqualTo("damaged");
        assertThat(packs.at("/0/problems/0").asText()).isEqualTo("voices/one.bin is missing");
        assertThat(pack.shelf(folder).state("toy")).isEqualTo(PackState.DAMAGED);
    }
}
