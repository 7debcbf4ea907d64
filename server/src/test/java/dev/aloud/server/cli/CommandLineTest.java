package dev.aloud.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class CommandLineTest {
    private static Shell.Ended run(String... args) {
        return Shell.scripted().run(args);
    }

    @Test
    void help_names_every_command() {
        var ended = run("--help");
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("serve", "worker", "speak", "models", "test", "Examples:", "Exit codes:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve",
                "worker",
                "speak",
                "models",
                "models list",
                "models install",
                "models verify",
                "models remove",
                "dead-letters",
                "dead-letters list",
                "dead-letters requeue",
                "dead-letters remove"
            })
    void each_command_explains_itself_with_examples_and_exit_codes(String command) {
        var ended = run((command + " --help").split(" ", -1));
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("Usage: aloud " + command, "Examples:", "Exit codes:");
        assertThat(ended.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sing",
                "help nonsense",
                "models --loudly",
                "models sing",
                "models install",
                "models install nobody",
                "models remove",
                "models verify nobody",
                "speak",
                "serve --port many",
                "serve --no-worker",
                "serve --redis nowhere",
                "worker",
                "dead-letters",
                "dead-letters list",
                "dead-letters remove --redis redis://localhost",
                "worker --redis http://redis",
                "worker --redis redis://localhost --concurrency many",
                "worker --redis redis://localhost --models nobody",
                "speak Hello",
                "test"
            })
    void what_cannot_be_asked_for_is_wrong_usage_on_standard_error(String line) {
        var ended = run(line.isEmpty() ? new String[0] : line.split(" ", -1));
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).startsWith("aloud: ").doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "models instal kokoro-82m | there is no command 'instal'; did you mean 'install'? There are: list, install",
                "models paint | there is no command 'paint'; there are: list, install, verify, remove",
                "speek Hello | there is no command 'speek'; did you mean 'speak'?",
                "speak Hello -o a.wav --sped 1 | there is no option --sped; did you mean --speed?",
                "speak --vioce=one Hello -o a.wav | there is no option --vioce; did you mean --voice?",
                "models install kokoro-82m --everything | there is no option --everything",
                "speak Good morning -o a.wav | 'morning' is one argument too many",
                "serve --port abc | 'port' (command line) must be a whole number from 0 to 65535, not 'abc'",
                "worker | say where Redis is: --redis redis://HOST:6379, or ALOUD_REDIS_URL",
                "worker --redis redis://localhost --models nobody | there is no model 'nobody'; there are: flite",
                "serve --no-worker | 'worker.enabled' (command line) must be true, or redis.url (--redis) set",
                "serve --port 70000 | 'port' (command line) must be a whole number from 0 to 65535, not '70000'"
            })
    void a_mistake_is_told_in_a_line_with_what_was_probably_meant(String line, String says) {
        var ended = run(line.split(" ", -1));
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).startsWith("aloud: " + says);
        assertThat(ended.err().lines().count()).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                AloudCommand.class,
                ServeCommand.class,
                WorkerCommand.class,
                DeadLettersCommand.class,
                DeadLettersList.class,
                DeadLettersRequeue.class,
                DeadLettersRemove.class,
                SpeakCommand.class,
                ModelsCommand.class,
                ListCommand.class,
                InstallCommand.class,
                VerifyCommand.class,
                RemoveCommand.class
            })
    void no_line_of_a_help_is_broken_where_nobody_meant_it(Class<?> command) {
        assertThat(command.getAnnotation(CommandLine.Command.class).footer())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(CommandLineRunner.HELP_WIDTH));
    }

    @Test
    void the_version_is_one_line() {
        var ended = run("--version");
        assertThat(ended.code()).isZero();
        assertThat(ended.out().strip()).matches("aloud \\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void models_are_a_table_with_the_default_voice_marked() {
        var ended = run("models");
        assertThat(ended.code()).isZero();
        assertThat(ended.out().lines().toList().get(1)).matches("flite +one \\* +en-US .* installed");
        assertThat(ended.out().lines().toList().get(2)).matches("flite +two +en-US .* installed");
    }

    @Test
    void models_as_json_have_the_fields_of_the_api() throws Exception {
        var ended = run("models", "--json");
        assertThat(ended.code()).isZero();
        var model = new ObjectMapper().readTree(ended.out()).path("models").get(0);
        assertThat(model.path("id").asText()).isEqualTo("flite");
        assertThat(model.path("sample_rate").asInt()).isEqualTo(16_000);
        assertThat(model.path("default_voice").asText()).isEqualTo("one");
        assertThat(model.path("voices").get(1).path("id").asText()).isEqualTo("two");
    }
}
