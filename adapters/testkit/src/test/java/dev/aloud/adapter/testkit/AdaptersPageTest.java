package dev.aloud.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page for adapter developers shows code that compiles and passes. */
final class AdaptersPageTest {
    private static final Path SOURCES = Path.of("src/test/java/dev/aloud/adapter/testkit");

    @Test
    void the_adapter_on_the_page_is_the_one_that_is_tested() throws IOException {
        assertThat(page()).contains("```java\n" + source("ToneAdapter") + "```");
    }

    @Test
    void the_test_on_the_page_is_the_one_that_runs() throws IOException {
        String source = source("ToneAdapterTest");
        assertThat(page()).contains("```java\n" + source.substring(source.indexOf("final class")) + "```");
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../../docs/adapters.md"));
    }

    private static String source(String name) throws IOException {
        return Files.readString(SOURCES.resolve(name + ".java"));
    }
}
