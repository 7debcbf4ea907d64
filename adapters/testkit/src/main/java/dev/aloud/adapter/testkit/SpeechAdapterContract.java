package dev.aloud.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.adapter.Utterance;
import dev.aloud.adapter.Voice;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every adapter promises, as tests. Extend it, make an adapter in {@link #newAdapter}, and it is tested; add what is
 * particular to your engine beside it. All models of the adapter are held to it, each with its default voice where the test
 * does not go through all.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
public abstract class SpeechAdapterContract {
    private static final String SENTENCE = "The quick brown fox jumps over the lazy dog.";
    private static final String HOSTILE_TEXTS = "dev.aloud.adapter.testkit.HostileTexts#";

    private SpeechAdapter adapter;
    private Recording reference;

    /** A new adapter of the kind under test that nothing has started. The kit closes it. */
    protected abstract SpeechAdapter newAdapter();

    /** How long any one thing may take before it counts as hanging. */
    protected Duration patience() {
        return Duration.ofMinutes(2);
    }

    /**
     * A text that the engine takes long for, at least a second: the kit interrupts and closes while it is being spoken. An
     * adapter may always be done before that.
     */
    protected String longText() {
        return "It was the best of times, it was the worst of times. "
                .repeat(15)
                .trim();
    }

    /** The voice of the first model that speaks where the voice does not matter; the cheapest makes the tests fast. */
    protected String voice() {
        return adapter.models().getFirst().defaultVoice();
    }

    /** The adapter that the tests share, started. */
    protected final SpeechAdapter adapter() {
        return adapter;
    }

    /** An utterance by {@link #voice} at normal speed. */
    protected final Utterance utterance(String text) {
        Model model = adapter.models().getFirst();
        return new Utterance(text, voicing(model, voice(), Speed.NORMAL));
    }

    @BeforeAll
    final void start() throws Exception {
        adapter = newAdapter();
        adapter.start();
        reference = speak(utterance(SENTENCE));
    }

    @AfterAll
    final void stop() {
        if (adapter != null) {
            adapter.close();
        }
    }

    @Test
    void models_are_listed_before_anything_is_started() {
        try (SpeechAdapter fresh = newAdapter()) {
            assertThat(fresh.models()).isNotEmpty();
            assertThat(fresh.models().stream().map(Model::id)).doesNotHaveDuplicates();
            assertThat(fresh.describe()).isNotBlank();
        }
    }

    @Test
    void a_model_says_what_a_catalogue_needs() {
        for (Model model : adapter.models()) {
            assertThat(model.id()).matches("[a-z0-9][a-z0-9._-]*");
            assertThat(List.of(model.revision(), model.name())).noneMatch(String::isBlank);
            assertThat(model.languages()).isNotEmpty();
            assertThat(model.voices()).isNotEmpty();
            assertThat(model.voices().stream().map(Voice::id))
                    .doesNotHaveDuplicates()
                    .contains(model.defaultVoice());
            assertThat(model.tiers()).isNotEmpty().allMatch(tier -> tier.equals("browser") || tier.equals("server"));
            assertThat(model.sampleRateHz()).isBetween(8_000, 48_000);
            assertThat(model.maxConcurrent()).isPositive();
            assertThat(model.priceMillicreditsPerSec()).isNotNegative();
        }
    }

    @Test
    void a_started_adapter_is_ready_and_starting_again_does_nothing() {
        assertThatCode(adapter::start).doesNotThrowAnyException();
        assertThat(adapter.models()).allMatch(model -> model.state() == ModelState.READY);
    }

    @Test
    void every_voice_speaks_a_sentence() throws Exception {
        for (Model model : adapter.models()) {
            for (Voice voice : model.voices()) {
                Recording spoken = speak(new Utterance(SENTENCE, voicing(model, voice.id(), Speed.NORMAL)));
                assertThat(spoken.samples().length)
                        .as(voice.id())
                        .isBetween(model.sampleRateHz() / 2, model.sampleRateHz() * 20);
                assertThat(Conformity.peak(spoken)).as(voice.id()).isGreaterThan(0.01f);
            }
        }
    }

    @ParameterizedTest
    @FieldSource(HOSTILE_TEXTS + "SILENT")
    void a_text_without_anything_to_pronounce_is_a_short_silence(String text) throws Exception {
        Recording spoken = speak(utterance(text));
        int rate = adapter.models().getFirst().sampleRateHz();
        assertThat(spoken.samples().length).isBetween(1, 2 * rate);
        assertThat(Conformity.peak(spoken)).isLessThan(0.01f);
        assertThat(spoken.words()).isEmpty();
    }

    @ParameterizedTest
    @FieldSource(HOSTILE_TEXTS + "NOT_LATIN")
    void a_text_in_any_script_is_spoken_or_left_out(String text) throws Exception {
        speak(utterance(text));
    }

    @ParameterizedTest
    @FieldSource(HOSTILE_TEXTS + "HOSTILE")
    void a_hostile_text_is_only_text_and_harms_nothing_after_it(String text) throws Exception {
        speak(utterance(text));
        Conformity.assertEqual(speak(utterance(SENTENCE)), reference);
    }

    @ParameterizedTest
    @MethodSource(HOSTILE_TEXTS + "huge")
    void a_huge_text_is_spoken_or_refused_as_too_long(String text) throws Exception {
        try {
            speak(utterance(text));
        } catch (SynthesisException e) {
            assertThat(e.code()).isEqualTo(Code.TEXT_TOO_LONG);
            assertThat(e.retryable()).isFalse();
        }
        speak(utterance(SENTENCE));
    }

    @Test
    void a_marked_word_is_the_written_word() throws Exception {
        String text = "\u201CWell,\u201D she said, \u201Cgood morning!\u201D";
        for (var mark : speak(utterance(text)).words()) {
            String word = text.substring(mark.start(), mark.end());
            assertThat(word).isIn("Well", "she", "said", "good", "morning");
        }
    }

    @Test
    void equal_utterances_give_equal_speech_whatever_came_between() throws Exception {
        speak(utterance("Something else, with 3 numbers: 1, 22 and 333."));
        Conformity.assertEqual(speak(utterance(SENTENCE)), reference);
    }

    @Test
    void speech_at_the_same_time_equals_speech_one_after_another() throws Exception {
        int callers = adapter.models().getFirst().maxConcurrent() + 3;
        List<Recording> alone = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            alone.add(speak(utterance("Caller number " + i + " says hello.")));
        }
        List<Speaking> together = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            together.add(Speaking.start(adapter, utterance("Caller number " + i + " says hello.")));
        }
        for (int i = 0; i < callers; i++) {
            Conformity.assertEqual(together.get(i).recording(patience()), alone.get(i));
        }
    }

    @Test
    void speed_makes_speech_shorter_and_longer() throws Exception {
        for (Model model : adapter.models()) {
            int previous = Integer.MAX_VALUE;
            for (int speed : new int[] {Speed.MIN, 500, 1_000, 2_000, Speed.MAX}) {
                Voicing voicing = voicing(model, model.defaultVoice(), new Speed(speed));
                int samples = speak(new Utterance(SENTENCE, voicing)).samples().length;
                assertThat(samples).as("samples at speed " + speed).isLessThan(previous);
                previous = samples;
            }
        }
    }

    @Test
    void an_unknown_model_revision_or_voice_is_refused() {
        Model model = adapter.models().getFirst();
        for (Voicing unknown : List.of(
                new Voicing("no-such-model", model.revision(), model.defaultVoice(), Speed.NORMAL),
                new Voicing(model.id(), "no-such-revision", model.defaultVoice(), Speed.NORMAL),
                new Voicing(model.id(), model.revision(), "no-such-voice", Speed.NORMAL),
                new Voicing(model.id(), model.revision(), "../" + model.defaultVoice(), Speed.NORMAL),
                new Voicing(model.id(), model.revision(), "", Speed.NORMAL))) {
            assertThatThrownBy(() -> speak(new Utterance(SENTENCE, unknown)))
                    .isInstanceOfSatisfying(SynthesisException.class, e -> {
                        assertThat(e.code()).isEqualTo(Code.UNKNOWN_VOICE);
                        assertThat(e.retryable()).isFalse();
                        assertThat(e.getMessage()).isNotBlank();
                    });
        }
    }

    @Test
    void an_interrupted_thread_does_not_begin_to_speak() throws Exception {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> speak(utterance(SENTENCE))).isInstanceOf(InterruptedException.class);
        } finally {
            assertThat(Thread.interrupted())
                    .as("interrupted after the exception")
                    .isFalse();
        }
        speak(utterance(SENTENCE));
    }

    @Test
    void an_interrupt_ends_speech_that_is_under_way_or_waiting() throws Exception {
        List<Speaking> speaking = speakers(adapter, adapter.models().getFirst().maxConcurrent() + 2);
        for (Speaking one : speaking) {
            one.interrupt();
        }
        for (Speaking one : speaking) {
            assertThat(one.failure(patience()))
                    .satisfiesAnyOf(
                            failure -> assertThat(failure).isEmpty(),
                            failure -> assertThat(failure.orElseThrow()).isInstanceOf(InterruptedException.class));
        }
        Conformity.assertEqual(speak(utterance(SENTENCE)), reference);
    }

    @Test
    void closing_ends_speech_that_is_under_way_and_may_be_repeated() throws Exception {
        SpeechAdapter closing = newAdapter();
        closing.start();
        List<Speaking> speaking = speakers(closing, closing.models().getFirst().maxConcurrent() + 1);
        closing.close();
        closing.close();
        for (Speaking one : speaking) {
            assertThat(one.failure(patience()))
                    .satisfiesAnyOf(
                            failure -> assertThat(failure).isEmpty(),
                            failure -> assertThat(code(failure.orElseThrow())).isEqualTo(Code.CLOSED));
        }
        assertThatThrownBy(() -> Recording.of(closing, utterance(SENTENCE)))
                .isInstanceOfSatisfying(
                        SynthesisException.class, e -> assertThat(e.code()).isEqualTo(Code.CLOSED));
        assertThat(closing.models()).isNotEmpty();
    }

    /** Speaks with the shared adapter, and holds what came to the rules for all speech. */
    protected final Recording speak(Utterance utterance) throws SynthesisException, InterruptedException {
        Recording recording = Recording.of(adapter, utterance);
        Conformity.check(recording, utterance, rate(utterance));
        return recording;
    }

    private List<Speaking> speakers(SpeechAdapter speaker, int count) throws InterruptedException {
        List<Speaking> speaking = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            speaking.add(Speaking.start(speaker, utterance(longText())));
        }
        for (Speaking one : speaking) {
            one.awaitUnderWay(patience());
        }
        return speaking;
    }

    private int rate(Utterance utterance) {
        return adapter.models().stream()
                .filter(model -> model.id().equals(utterance.voicing().model()))
                .mapToInt(Model::sampleRateHz)
                .findFirst()
                .orElse(1);
    }

    private static Voicing voicing(Model model, String voice, Speed speed) {
        return new Voicing(model.id(), model.revision(), voice, speed);
    }

    private static Code code(Throwable failure) {
        assertThat(failure).isInstanceOf(SynthesisException.class);
        return ((SynthesisException) failure).code();
    }
}
