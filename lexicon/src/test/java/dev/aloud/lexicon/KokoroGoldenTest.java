package dev.aloud.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The ids on the JVM. That the browser's bundle gives the same is tested beside the bundle. */
class KokoroGoldenTest {
    @Test
    void a_text_has_the_ids_that_it_had() throws IOException {
        var golden = Files.readAllLines(KokoroGolden.FILE);
        assertThat(golden).hasSizeGreaterThan(500);
        assertThat(KokoroGolden.lines()).isEqualTo(golden);
    }
}
