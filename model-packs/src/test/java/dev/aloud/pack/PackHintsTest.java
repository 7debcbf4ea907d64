package dev.aloud.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PackHintsTest {
    @Test
    void a_folder_is_named_where_it_is_not_the_users_own() {
        assertThat(new PackShelf(PackShelf.usualFolder()).hints().install("toy"))
                .isEqualTo("aloud models install toy");
        var elsewhere = new PackShelf(Path.of("/srv/aloud/models"), List.of()).hints();
        assertThat(elsewhere.install("toy")).isEqualTo("ALOUD_MODELS=/srv/aloud/models aloud models install toy");
        assertThat(elsewhere.verify("toy")).isEqualTo("ALOUD_MODELS=/srv/aloud/models aloud models verify toy");
    }

    @Test
    void a_shell_reads_what_is_told() throws Exception {
        var folder = Path.of("/srv/it's a $HOME `folder`; really/*");
        String command = PackHints.of(folder).install("toy").replaceFirst("aloud models.*", "printenv ALOUD_MODELS");
        var shell = new ProcessBuilder("sh", "-c", command).start();
        assertThat(new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(folder + "\n");
        assertThat(shell.waitFor()).isZero();
    }
}
