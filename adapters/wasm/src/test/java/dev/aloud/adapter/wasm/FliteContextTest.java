package dev.aloud.adapter.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.flite.FliteRun;
import dev.aloud.flite.FliteSpeech;
import dev.aloud.flite.FliteUtterance;
import dev.aloud.text.Speed;
import dev.aloud.text.WordMark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FliteContextTest {
    private static FliteEngine engine;
    private static FliteContext flite;

    @BeforeAll
    static void start() throws Exception {
        engine = FliteEngine.open();
        flite = new FliteContext(engine);
    }

    @AfterAll
    static void stop() {
        flite.close();
        engine.close();
    }

    /** Between commas flite pauses, so that its own output shows where each word begins and ends. */
    @ParameterizedTest
    @ValueSource(ints = {500, 1_000, 2_000})
    void each_word_between_pauses_is_marked_with_flite_s_own_times(int speed) throws Exception {
        String text = "Apple, Dr., U.S.A., 1999, $5.20, well-known, the, “naïve”, 10:30, record, 50%, end.";
        FliteUtterance utterance = FliteUtterance.of(text, "kal16", new Speed(speed));
        List<int[]> groups = groupsBetweenPauses(flite.run(utterance.speech()).printed());
        FliteSpeech speech = flite.speak(utterance);
        assertThat(speech.words()).hasSameSizeAs(groups).hasSize(12);
        for (int i = 0; i < groups.size(); i++) {
            WordMark mark = speech.words().get(i);
            assertThat(new int[] {mark.fromMs(), mark.toMs()}).as("%s", mark).isEqualTo(groups.get(i));
        }
    }

    @Test
    void the_sound_is_where_the_marks_are() throws Exception {
        FliteSpeech speech = flite.speak(FliteUtterance.of("Stop, stop, stop, stop.", "kal16", Speed.NORMAL));
        for (int i = 1; i < speech.words().size(); i++) {
            int pauseFrom = speech.words().get(i - 1).toMs();
            int pauseTo = speech.words().get(i).fromMs();
            int wordTo = speech.words().get(i).toMs();
            assertThat(loudness(speech, pauseFrom + 60, pauseTo - 60) * 10)
                    .as("loudness in the pause against the word after it")
                    .isLessThan(loudness(speech, pauseTo, wordTo));
        }
    }

    @Test
    void a_file_that_the_guest_was_not_given_is_not_there() {
        FliteRun run = new FliteRun(
                List.of("flite", "-voice", "kal16", "-ps", "-f", "/etc/passwd", "-o", "none"), "words.txt", "hi", "");
        WasiProcess process = flite.run(run);
        assertThat(process.complaints()).contains("failed to open file");
        assertThat(process.printed()).doesNotContain("root");
    }

    @Test
    void a_guest_that_never_ends_is_killed() {
        FliteRun loop =
                new FliteRun(List.of("flite", "-voice", "kal16", "-l", "-t", "hello there", "-o", "none"), "", "", "");
        FliteContext endless = new FliteContext(engine);
        CompletableFuture<WasiProcess> running = CompletableFuture.supplyAsync(() -> endless.run(loop));
        endless.kill();
        assertThat(running)
                .failsWithin(Duration.ofMinutes(1))
                .withThrowableThat()
                .havingCause()
                .isInstanceOfAny(PolyglotException.class, IllegalStateException.class);
    }

    @Test
    void another_module_than_the_revision_names_is_refused() {
        assertThatThrownBy(() -> FliteEngine.verified(new byte[] {0, 'a', 's', 'm'}))
                .isInstanceOfSatisfying(
                        SynthesisException.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_INSTALLED))
                .hasMessageContaining("SHA-256");
    }

    private static List<int[]> groupsBetweenPauses(String printed) {
        List<int[]> groups = new ArrayList<>();
        int previousEnd = 0;
        boolean inside = false;
        Matcher phones = Pattern.compile("(\\w+):(\\d+)\\.(\\d{3})").matcher(printed);
        while (phones.find()) {
            int end = Integer.parseInt(phones.group(2) + phones.group(3));
            boolean pause = phones.group(1).equals("pau");
            if (!pause && !inside) {
                groups.add(new int[] {previousEnd, end});
            } else if (!pause) {
                groups.getLast()[1] = end;
            }
            inside = !pause;
            previousEnd = end;
        }
        return groups;
    }

    private static double loudness(FliteSpeech speech, int fromMs, int toMs) {
        double sum = 0;
        for (int i = fromMs * 16; i < toMs * 16; i++) {
            sum += Math.abs((short) ((speech.pcm()[2 * i] & 0xFF) | (speech.pcm()[2 * i + 1] << 8)));
        }
        return sum / Math.max(1, (toMs - fromMs) * 16);
    }
}
