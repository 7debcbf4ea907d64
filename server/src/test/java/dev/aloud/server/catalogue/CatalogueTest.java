package dev.aloud.server.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.adapter.SpeechSink;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.Utterance;
import dev.aloud.adapter.Voice;
import dev.aloud.server.Await;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CatalogueTest {
    @Test
    void it_lists_the_models_of_all_adapters() {
        try (var catalogue = Catalogue.of(List.of(new Engine("a"), new Engine("b")))) {
            assertThat(catalogue.models()).extracting(Model::id).containsExactly("a", "b");
            assertThat(catalogue.model("b")).isPresent();
            assertThat(catalogue.model("c")).isEmpty();
            assertThat(catalogue.adapterFor("b").describe()).isEqualTo("engine b");
        }
    }

    @Test
    void two_adapters_with_the_same_model_are_a_mistake() {
        assertThatThrownBy(() -> Catalogue.of(List.of(new Engine("a"), new Engine("a"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a");
    }

    @Test
    void a_voicing_carries_the_revision_and_the_default_voice() throws CatalogueException {
        try (var catalogue = Catalogue.of(List.of(new Engine("a")))) {
            assertThat(catalogue.voicing("a", null, 1500)).isEqualTo(new Voicing("a", "7", "one", new Speed(1500)));
            assertThat(catalogue.voicing("a", "two", 250).voice()).isEqualTo("two");
        }
    }

    @Test
    void what_is_wrong_is_named_with_its_field() {
        try (var catalogue = Catalogue.of(List.of(new Engine("a")))) {
            expect(catalogue, "b", null, 1000, CatalogueException.Code.UNKNOWN_MODEL, "model");
            expect(catalogue, "a", "three", 1000, CatalogueException.Code.UNKNOWN_VOICE, "voice");
            expect(catalogue, "a", "one", 249, CatalogueException.Code.SPEED_OUT_OF_RANGE, "speed");
            expect(catalogue, "a", "one", 4001, CatalogueException.Code.SPEED_OUT_OF_RANGE, "speed");
        }
    }

    private static void expect(
            Catalogue catalogue, String model, String voice, int speed, CatalogueException.Code code, String field) {
        var e = catchThrowableOfType(CatalogueException.class, () -> catalogue.voicing(model, voice, speed));
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.field()).isEqualTo(field);
    }

    @Test
    void a_model_that_is_not_installed_cannot_be_spoken_with() {
        var engine = new Engine("a");
        engine.state = ModelState.NOT_INSTALLED;
        try (var catalogue = Catalogue.of(List.of(engine))) {
            expect(catalogue, "a", null, 1000, CatalogueException.Code.NOT_INSTALLED, "model");
        }
    }

    @Test
    void starting_warms_up_every_adapter_once_without_waiting() {
        var engine = new Engine("a");
        try (var catalogue = Catalogue.of(List.of(engine))) {
            assertThat(catalogue.check().ok()).isFalse();
            assertThat(catalogue.check().detail()).contains("a is loading");
            catalogue.start();
            catalogue.start();
            Await.until("it warms up", () -> engine.starts.get() == 1);
            assertThat(catalogue.check().ok()).isFalse();
            engine.warm.countDown();
            Await.until("it is ready", () -> catalogue.check().ok());
            assertThat(engine.starts).hasValue(1);
            assertThat(catalogue.check().detail()).isEqualTo("engine a");
        }
    }

    @Test
    void an_adapter_that_does_not_start_is_told_and_harms_no_other() {
        var broken = new Engine("a");
        broken.failure = new SynthesisException(SynthesisException.Code.ENGINE_FAILED, "no weights");
        broken.warm.countDown();
        var good = new Engine("b");
        good.warm.countDown();
        try (var catalogue = Catalogue.of(List.of(broken, good))) {
            catalogue.start();
            Await.until("the other is ready", () -> good.state == ModelState.READY);
            Await.until("it is told", () -> catalogue.check().detail().contains("no weights"));
            assertThat(catalogue.check().ok()).isFalse();
        }
    }

    @Test
    void a_failure_is_told_as_long_as_the_model_is_not_ready() {
        var engine = new Engine("a");
        engine.failure = new SynthesisException(SynthesisException.Code.ENGINE_FAILED, "no memory");
        engine.warm.countDown();
        try (var catalogue = Catalogue.of(List.of(engine))) {
            catalogue.start();
            Await.until("it is told", () -> catalogue.check().detail().equals("a is loading: no memory"));
            engine.failure = null;
            engine.state = ModelState.READY;
            assertThat(catalogue.check().ok()).isTrue();
        }
    }

    @Test
    void closing_stops_a_warm_up_and_closes_the_adapters() {
        var engine = new Engine("a");
        var catalogue = Catalogue.of(List.of(engine));
        catalogue.start();
        Await.until("it warms up", () -> engine.starts.get() == 1);
        catalogue.close();
        Await.until("it is stopped", () -> engine.interrupted);
        assertThat(engine.closed).isTrue();
    }

    @Test
    void a_catalogue_without_adapters_is_not_ready() {
        try (var catalogue = Catalogue.of(List.of())) {
            assertThat(catalogue.check().ok()).isFalse();
        }
    }

    private static Announced announced(String worker, int started, String id, String revision, ModelState state) {
        var model = new Model(
                id,
                revision,
                "Model " + id,
                List.of("en"),
                24_000,
                "one",
                List.of(new Voice("one", "One", "en", "female")),
                List.of("server"),
                state,
                1,
                0);
        return new Announced(worker, Instant.ofEpochSecond(started), model);
    }

    /** A gateway that speaks itself what is named, and hears of what workers speak. */
    private static Catalogue gateway(String speaks, List<Announced> workers, SpeechAdapter... adapters) {
        return Catalogue.of(List.of(adapters))
                .shared(id -> List.of(speaks.split(",")).contains(id), () -> workers);
    }

    @Test
    void a_model_that_only_a_worker_has_can_be_asked_for() throws CatalogueException {
        var workers = List.of(announced("w1", 1, "far", "3", ModelState.READY));
        try (var catalogue = gateway("", workers)) {
            assertThat(catalogue.models()).extracting(Model::id).containsExactly("far");
            assertThat(catalogue.voicing("far", null, 1000)).isEqualTo(new Voicing("far", "3", "one", new Speed(1000)));
            assertThat(catalogue.lastKnown("far")).map(Model::sampleRateHz).hasValue(24_000);
            assertThat(catalogue.check().ok()).isTrue();
            assertThat(catalogue.check().detail()).isEqualTo("far on 1 worker");
            assertThatThrownBy(() -> catalogue.adapterFor("far")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_model_of_an_adapter_counts_only_where_it_is_spoken() {
        var spoken = new Engine("a");
        var other = new Engine("b");
        try (var catalogue = gateway("a", List.of(), spoken, other)) {
            assertThat(catalogue.models()).extracting(Model::id).containsExactly("a");
            expect(catalogue, "b", null, 1000, CatalogueException.Code.UNKNOWN_MODEL, "model");
            catalogue.start();
            Await.until("it warms up", () -> spoken.starts.get() == 1);
            spoken.warm.countDown();
            Await.until("it is ready", () -> catalogue.check().ok());
            assertThat(other.starts).hasValue(0);
            assertThat(catalogue.lastKnown("b"))
                    .as("of a job from before")
                    .map(Model::sampleRateHz)
                    .hasValue(16_000);
        }
        assertThat(other.closed).isTrue();
    }

    @Test
    void a_model_is_ready_when_anybody_is_ready_to_speak_it() {
        var workers = List.of(
                announced("w1", 2, "a", "7", ModelState.LOADING), announced("w2", 1, "a", "7", ModelState.READY));
        var missing = new Engine("a");
        missing.state = ModelState.NOT_INSTALLED;
        try (var catalogue = gateway("a", workers, missing)) {
            assertThat(catalogue.model("a")).map(Model::state).hasValue(ModelState.READY);
            assertThat(catalogue.check().ok()).isTrue();
        }
    }

    @Test
    void of_two_revisions_the_one_announced_last_is_for_new_jobs_and_that_is_told() throws CatalogueException {
        var workers = List.of(
                announced("new", 2, "a", "8", ModelState.READY), announced("old", 1, "a", "7", ModelState.READY));
        try (var catalogue = gateway("", workers)) {
            assertThat(catalogue.voicing("a", null, 1000).revision()).isEqualTo("8");
            assertThat(catalogue.check().detail())
                    .contains("a is here in different revisions", "8 (new)", "7 (old)", "new jobs get 8");
        }
    }

    @Test
    void a_revision_that_is_still_loading_does_not_take_the_place_of_one_that_is_ready() throws CatalogueException {
        var workers = List.of(
                announced("new", 2, "a", "8", ModelState.LOADING), announced("old", 1, "a", "7", ModelState.READY));
        try (var catalogue = gateway("", workers)) {
            assertThat(catalogue.voicing("a", null, 1000).revision()).isEqualTo("7");
        }
    }

    @Test
    void without_anybody_ready_it_is_not_ready_and_says_so() {
        try (var catalogue = gateway("", List.of())) {
            assertThat(catalogue.check().ok()).isFalse();
            assertThat(catalogue.check().detail()).contains("no worker has announced a model");
        }
        try (var catalogue = gateway("", List.of(announced("w1", 1, "a", "7", ModelState.LOADING)))) {
            assertThat(catalogue.check().ok()).isFalse();
            assertThat(catalogue.check().serves()).as("what is cached is heard").isTrue();
            assertThat(catalogue.check().detail()).contains("a has no worker that is ready");
        }
    }

    @Test
    void of_a_model_and_revision_the_best_state_counts_of_those_who_are_there() {
        var gone = announced("w1", 1, "a", "7", ModelState.LOADING);
        var voicing = new Voicing("a", "7", "one", Speed.NORMAL);
        try (var catalogue = gateway("", List.of(new Announced(gone.worker(), gone.since(), gone.model(), false)))) {
            assertThat(catalogue.presentState(voicing)).isEmpty();
        }
        try (var catalogue = gateway("", List.of(gone, announced("w2", 2, "a", "8", ModelState.READY)))) {
            assertThat(catalogue.presentState(voicing)).hasValue(ModelState.LOADING);
        }
        try (var catalogue = gateway("", List.of(gone, announced("w2", 2, "a", "7", ModelState.READY)))) {
            assertThat(catalogue.presentState(voicing)).hasValue(ModelState.READY);
        }
    }

    @Test
    void a_model_is_known_after_its_last_worker_has_gone() {
        var workers = new ArrayList<>(List.of(announced("w1", 1, "far", "3", ModelState.READY)));
        try (var catalogue = gateway("", workers)) {
            assertThat(catalogue.models()).hasSize(1);
            workers.clear();
            assertThat(catalogue.models()).isEmpty();
            assertThat(catalogue.lastKnown("far")).map(Model::sampleRateHz).hasValue(24_000);
            assertThat(catalogue.lastKnown("near")).isEmpty();
        }
    }

    private static final class Engine implements SpeechAdapter {
        private final String model;
        private final CountDownLatch warm = new CountDownLatch(1);
        private final AtomicInteger starts = new AtomicInteger();
        private volatile ModelState state = ModelState.LOADING;
        private volatile SynthesisException failure;
        private volatile boolean interrupted;
        private volatile boolean closed;

        Engine(String model) {
            this.model = model;
        }

        @Override
        public List<Model> models() {
            return List.of(new Model(
                    model,
                    "7",
                    "Model " + model,
                    List.of("en"),
                    16_000,
                    "one",
                    List.of(new Voice("one", "One", "en", "female"), new Voice("two", "Two", "en", "male")),
                    List.of("server"),
                    state,
                    1,
                    0));
        }

        @Override
        public void start() throws SynthesisException, InterruptedException {
            starts.incrementAndGet();
            try {
                warm.await();
            } catch (InterruptedException e) {
                interrupted = true;
                throw e;
            }
            if (failure != null) {
                throw failure;
            }
            state = ModelState.READY;
        }

        @Override
        public Optional<String> failure() {
            return Optional.ofNullable(failure).map(SynthesisException::getMessage);
        }

        @Override
        public String describe() {
            return "engine " + model;
        }

        @Override
        public void speak(Utterance utterance, SpeechSink sink) {
            throw new UnsupportedOperationException("not spoken with here");
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
