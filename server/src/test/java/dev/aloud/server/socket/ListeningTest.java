package dev.aloud.server.socket;

import static dev.aloud.server.TestGateway.paragraph;
import static dev.aloud.server.TestGateway.paragraphs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.protocol.Message;
import dev.aloud.protocol.Message.Phase;
import dev.aloud.server.Await;
import dev.aloud.server.TestGateway;
import dev.aloud.server.TestListener;
import dev.aloud.server.synthesis.ScriptedAdapter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a listener hears over a real WebSocket. */
class ListeningTest {
    private TestGateway server = TestGateway.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_listener_hears_the_blocks_of_the_window_in_order_and_whole() {
        try (var listener = server.listen(server.job(paragraphs(5)))) {
            listener.want(1, 3);
            var blocks = listener.awaitBlocks(3);
            assertThat(listener.indexes()).containsExactly(1, 2, 3);
            assertThat(listener.subprotocol()).isEqualTo("aloud.blocks.v1");
            assertThat(blocks.getFirst().audio())
                    .hasSize(2 * ScriptedAdapter.RATE / 100 * paragraph(1).length());
            var job = listener.awaitJob();
            assertThat(job.blocks()).isEqualTo(5);
            assertThat(job.sampleRateHz()).isEqualTo(ScriptedAdapter.RATE);
            assertThat(server.engine.spoken()).isEqualTo(3);
        }
    }

    @Test
    void frames_of_different_blocks_do_not_interleave_though_they_are_made_at_once() {
        server.close();
        server = TestGateway.start(8);
        try (var listener = server.listen(server.job(paragraphs(20)))) {
            listener.want(0, 20);
            listener.awaitBlocks(20);
            assertThat(listener.indexes())
                    .isEqualTo(IntStream.range(0, 20).boxed().toList());
        }
    }

    @Test
    void what_is_read_ahead_waits_for_the_block_that_is_listened_for_though_there_is_room() {
        server.close();
        server = TestGateway.start(8);
        server.engine.gate();
        try (var listener = server.listen(server.job(paragraphs(20)))) {
            listener.want(3, 4);
            listener.await(3, Phase.Running.class);
            listener.send(new Message.Ping("all is taken in"));
            listener.await(Message.Pong.class);
            assertThat(server.engine.spoken()).isEqualTo(1);
            server.engine.pass(1);
            listener.awaitBlocks(1);
            Await.until("all the others begin at once", () -> server.engine.spoken() == 4);
            server.engine.pass(1000);
            listener.awaitBlocks(4);
            assertThat(listener.indexes()).containsExactly(3, 4, 5, 6);
        }
    }

    @Test
    void a_listener_who_seeks_hears_the_new_place_first_and_what_had_not_begun_is_not_made() {
        server.engine.gate();
        try (var listener = server.listen(server.job(paragraphs(60)))) {
            listener.want(0, 8);
            listener.await(0, Phase.Queued.class);
            Await.until("the first block begins", () -> server.engine.spoken() == 1);
            listener.want(40, 4);
            listener.await(40, Phase.Queued.class);
            server.engine.pass(1000);
            listener.awaitBlocks(4);
            assertThat(listener.indexes()).containsExactly(40, 41, 42, 43);
            assertThat(IntStream.range(1, 8).filter(i -> server.engine.spoken(paragraph(i)) > 0))
                    .isEmpty();
        }
    }

    @Test
    void a_block_under_way_when_the_listener_seeks_finishes_into_the_cache_and_is_not_sent() {
        server.engine.gate();
        String job = server.job(paragraphs(60));
        try (var listener = server.listen(job)) {
            listener.want(0, 1);
            listener.await(0, Phase.Running.class);
            listener.want(40, 1);
            listener.await(40, Phase.Queued.class);
            server.engine.pass(1000);
            listener.awaitBlocks(1);
            assertThat(listener.indexes()).containsExactly(40);
            Await.until("both blocks cached", () -> server.cache.size() == 2);
        }
    }

    @Test
    void two_listeners_who_want_the_same_block_cause_one_synthesis() {
        server.engine.gate();
        String job = server.job(paragraphs(3));
        try (var one = server.listen(job);
                var two = server.listen(job);
                var other = server.listen(server.job(paragraphs(3)))) {
            one.want(0, 3);
            two.want(0, 3);
            other.want(0, 3);
            one.await(0, Phase.Running.class);
            two.await(0, Phase.Running.class);
            other.await(0, Phase.Running.class);
            server.engine.pass(1000);
            var expected = one.awaitBlocks(3);
            assertThat(two.awaitBlocks(3).get(2).audio())
                    .isEqualTo(expected.get(2).audio());
            other.awaitBlocks(3);
            assertThat(server.engine.spoken()).isEqualTo(3);
        }
    }

    @Test
    void a_lost_connection_resumes_without_a_block_sent_or_made_twice() {
        String job = server.job(paragraphs(10));
        List<Integer> have;
        try (var before = server.listen(job)) {
            before.want(0, 10);
            before.awaitBlocks(4);
            before.vanish();
            have = before.indexes();
        }
        try (var after = server.listen(job)) {
            after.want(0, 10, have);
            after.awaitBlocks(10 - have.size());
            after.await(Message.Done.class);
            assertThat(after.indexes()).doesNotContainAnyElementsOf(have).hasSize(10 - have.size());
            assertThat(after.frames).noneMatch(frame -> have.contains(frame.blockIndex()));
            assertThat(IntStream.range(0, 10).map(i -> server.engine.spoken(paragraph(i))))
                    .containsOnly(1);
        }
    }

    @Test
    void a_cached_block_is_told_to_be_cached_and_makes_no_engine_work() {
        String job = server.job(paragraphs(1));
        try (var first = server.listen(job)) {
            first.want(0, 1);
            first.awaitBlocks(1);
            assertThat(first.await(0, Phase.Ready.class).cached()).isFalse();
        }
        Await.until("stored", () -> server.cache.size() == 1);
        try (var second = server.listen(server.job(paragraphs(1)))) {
            second.want(0, 1);
            second.awaitBlocks(1);
            assertThat(second.await(0, Phase.Ready.class).cached()).isTrue();
            assertThat(server.engine.spoken()).isEqualTo(1);
        }
    }

    @Test
    void a_block_that_cannot_be_spoken_is_told_and_the_others_go_on() {
        server.engine.fail(new SynthesisException(SynthesisException.Code.ENGINE_FAILED, "the engine fell over"));
        String job = server.job(paragraphs(2));
        try (var listener = server.listen(job)) {
            listener.want(0, 1);
            var failed = (Phase.Failed) listener.await(0, Phase.Failed.class).phase();
            assertThat(failed.code()).isEqualTo("engine_failed");
            assertThat(failed.retryable()).isTrue();
            server.engine.fail(null);
            listener.want(1, 1);
            listener.awaitBlocks(1);
            listener.want(0, 1);
            listener.awaitBlocks(2);
            assertThat(listener.indexes()).containsExactly(1, 0);
        }
    }

    @Test
    void a_job_that_is_cancelled_tells_every_listener_and_nothing_more_is_made() {
        server.engine.gate();
        String job = server.job(paragraphs(5));
        try (var one = server.listen(job);
                var two = server.listen(job)) {
            one.want(0, 5);
            two.want(0, 5);
            one.await(0, Phase.Running.class);
            two.await(0, Phase.Running.class);
            one.send(new Message.Cancel());
            assertThat(one.awaitClose()).isEqualTo(1000);
            assertThat(two.awaitClose()).isEqualTo(1000);
            assertThat(two.await(Message.ProtocolError.class).code()).isEqualTo("cancelled");
            Await.until("the engine has stopped", () -> server.engine.now() == 0);
            server.engine.pass(1000);
            assertThat(server.engine.spoken()).isEqualTo(1);
            assertThat(server.cache.size()).isZero();
            assertThat(TestGateway.json(server.get("/v1/jobs/" + job))
                            .get("state")
                            .asText())
                    .isEqualTo("cancelled");
        }
    }

    @Test
    void a_job_that_is_cancelled_stops_the_engine_though_its_listener_has_gone() {
        server.engine.gate();
        String job = server.job(paragraphs(2));
        try (var gone = server.listen(job)) {
            gone.want(0, 2);
            gone.await(0, Phase.Running.class);
        }
        assertThat(server.delete("/v1/jobs/" + job).statusCode()).isEqualTo(204);
        Await.until("the engine has stopped", () -> server.engine.now() == 0);
        assertThat(server.engine.spoken()).isEqualTo(1);
        var first = TestGateway.json(server.get("/v1/jobs/" + job + "/blocks"))
                .get("blocks")
                .get(0);
        assertThat(first.get("state").asText()).isEqualTo("queued");
    }

    @Test
    void a_listener_who_comes_back_and_cancels_stops_the_engine_that_began_before() {
        server.engine.gate();
        String job = server.job(paragraphs(2));
        try (var before = server.listen(job)) {
            before.want(0, 2);
            before.await(0, Phase.Running.class);
        }
        try (var again = server.listen(job)) {
            again.want(0, 2);
            again.await(0, Phase.Running.class);
            again.send(new Message.Cancel());
            assertThat(again.awaitClose()).isEqualTo(1000);
        }
        Await.until("the engine has stopped", () -> server.engine.now() == 0);
        assertThat(server.engine.spoken()).isEqualTo(1);
    }

    @Test
    void audio_comes_in_the_codec_that_the_job_asked_for() {
        try (var listener = server.listen(server.job(Map.of("text", paragraphs(2), "codec", "flac")))) {
            listener.want(0, 2);
            var blocks = listener.awaitBlocks(2);
            assertThat(new String(blocks.getFirst().audio(), 0, 4, StandardCharsets.US_ASCII))
                    .isEqualTo("fLaC");
        }
    }

    @Test
    void a_ping_of_the_protocol_is_answered_with_its_nonce() {
        try (var listener = server.listen(server.job("Hello."))) {
            listener.send(new Message.Ping("a nonce"));
            assertThat(listener.await(Message.Pong.class).nonce()).isEqualTo("a nonce");
        }
    }

    @Test
    void progress_of_a_job_can_be_asked_for_over_http() {
        String job = server.job(paragraphs(4));
        try (var listener = server.listen(job)) {
            listener.want(0, 2);
            listener.awaitBlocks(2);
            var half = TestGateway.json(server.get("/v1/jobs/" + job));
            assertThat(half.get("state").asText()).isEqualTo("running");
            assertThat(half.get("blocks_done").asInt()).isEqualTo(2);
            assertThat(half.get("seconds_done").decimalValue()).isPositive();
            listener.want(2, 2);
            listener.awaitBlocks(4);
            listener.await(Message.Done.class);
            assertThat(TestGateway.json(server.get("/v1/jobs/" + job))
                            .get("state")
                            .asText())
                    .isEqualTo("done");
        }
    }

    @Test
    void many_listeners_of_one_text_all_hear_it_and_it_is_made_once() {
        String text = paragraphs(3);
        var jobs = IntStream.range(0, 25).mapToObj(i -> server.job(text)).toList();
        var listeners = IntStream.range(0, 100)
                .mapToObj(i -> server.listen(jobs.get(i % jobs.size())))
                .toList();
        listeners.forEach(listener -> listener.want(0, 3));
        listeners.forEach(listener -> listener.awaitBlocks(3));
        assertThat(server.engine.spoken()).isEqualTo(3);
        listeners.forEach(TestListener::close);
    }
}
