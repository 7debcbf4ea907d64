package dev.aloud.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.protocol.Limits;
import dev.aloud.protocol.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeliveryTest {
    /** One second of PCM at 16 kHz: a full frame and no more would be 32,768 bytes, so this is one frame. */
    private static final int SECOND = 32_000;

    private final Engine engine = new Engine(20);

    @Test
    void the_first_thing_sent_is_what_the_job_is() {
        List<Outgoing> items = engine.drain();

        assertThat(items).hasSize(1);
        assertThat(((Outgoing.Text) items.getFirst()).message()).isInstanceOfSatisfying(Message.JobInfo.class, job -> {
            assertThat(job.blocks()).isEqualTo(20);
            assertThat(job.complete()).isTrue();
            assertThat(job.estMs()).isEqualTo(20_000);
        });
    }

    @Test
    void nothing_is_asked_for_before_it_is_wanted() {
        engine.pump();

        assertThat(engine.requested).isEmpty();
    }

    @Test
    void a_fresh_block_goes_queued_running_frames_ready() {
        engine.want(3, 1);
        assertThat(engine.told()).containsExactly("queued 3");
        engine.delivery.running(3);
        assertThat(engine.told()).containsExactly("running 3");
        engine.ready(3, SECOND);

        assertThat(engine.told()).containsExactly("frame 3 @0 +32000 last", "ready 3", "progress 1000/20000");
    }

    @Test
    void a_cached_block_goes_queued_frames_ready_and_says_that_it_was_cached() {
        engine.want(3, 1);
        engine.readyFromCache(3, SECOND);

        assertThat(engine.told())
                .containsExactly("queued 3 cached", "frame 3 @0 +32000 last", "ready 3 cached", "progress 1000/20000");
    }

    @Test
    void a_block_is_told_to_run_even_where_synthesis_was_too_quick_to_say_so() {
        engine.want(3, 1);
        engine.ready(3, SECOND);

        assertThat(engine.told()).startsWith("queued 3", "running 3", "frame 3 @0 +32000 last");
    }

    @Test
    void a_long_block_is_cut_into_frames_of_32_kib() {
        engine.want(0, 1);
        engine.readyFromCache(0, 70_000);

        assertThat(engine.told())
                .contains("frame 0 @0 +32768", "frame 0 @32768 +32768", "frame 0 @65536 +4464 last", "ready 0 cached");
    }

    @Test
    void a_block_without_a_sample_is_one_empty_last_frame() {
        engine.want(0, 1);
        engine.readyFromCache(0, 0);

        assertThat(engine.told()).contains("frame 0 @0 +0 last", "ready 0 cached");
    }

    @Test
    void blocks_are_sent_in_the_windows_order_however_they_finish() {
        engine.want(5, 3);
        engine.ready(7, 100);
        engine.ready(6, 100);
        assertThat(engine.told()).noneMatch(line -> line.startsWith("frame"));
        engine.ready(5, 100);

        assertThat(engine.told().stream().filter(line -> line.startsWith("ready")))
                .containsExactly("ready 5", "ready 6", "ready 7");
    }

    @Test
    void blocks_that_leave_the_window_before_they_begin_are_withdrawn() {
        engine.want(0, 4);
        engine.delivery.running(0);
        engine.want(10, 2);

        assertThat(engine.withdrawn).containsExactly(1, 2, 3);
        assertThat(engine.requested).containsExactly(0, 1, 2, 3, 10, 11);
    }

    @Test
    void a_block_under_way_that_left_the_window_is_not_sent() {
        engine.want(0, 1);
        engine.delivery.running(0);
        engine.drain();
        engine.want(10, 1);
        engine.ready(0, SECOND);

        assertThat(engine.told()).containsExactly("queued 10");
        assertThat(engine.delivery.heldBytes()).isZero();
    }

    @Test
    void a_block_under_way_that_comes_back_into_the_window_is_not_asked_for_again() {
        engine.want(0, 1);
        engine.delivery.running(0);
        engine.want(10, 1);
        engine.want(0, 1);
        engine.ready(0, 100);

        assertThat(engine.requested).containsExactly(0, 10);
        assertThat(engine.told()).contains("ready 0");
    }

    @Test
    void a_block_is_broken_off_in_the_middle_when_the_window_moves_away() {
        engine.want(0, 1);
        engine.readyFromCache(0, 100_000);
        engine.drainOne("frame 0 @0 +32768");
        engine.want(10, 1);
        engine.readyFromCache(10, 100);

        assertThat(engine.told())
                .containsExactly("queued 10 cached", "frame 10 @0 +100 last", "ready 10 cached", "progress 3/19003");
    }

    @Test
    void what_the_listener_has_is_neither_made_nor_sent() {
        engine.want(0, 4, 0, 2);

        assertThat(engine.requested).containsExactly(1, 3);
    }

    @Test
    void what_was_sent_is_not_sent_again_while_it_stays_in_the_window() {
        engine.want(0, 2);
        engine.ready(0, 100);
        engine.drain();
        engine.want(0, 3);

        assertThat(engine.requested).containsExactly(0, 1, 2);
    }

    @Test
    void what_was_sent_is_sent_again_after_an_empty_window() {
        engine.want(0, 1);
        engine.ready(0, 100);
        engine.drain();
        engine.want(0, 0);
        engine.want(0, 1);

        assertThat(engine.requested).containsExactly(0, 0);
    }

    @Test
    void a_failed_block_is_told_and_the_others_go_on() {
        engine.want(0, 2);
        engine.delivery.failed(0, "engine_failed", "no", true);
        engine.ready(1, 100);

        assertThat(engine.told())
                .containsExactly(
                        "failed 0 engine_failed",
                        "queued 1",
                        "running 1",
                        "frame 1 @0 +100 last",
                        "ready 1",
                        "progress 3/19003");
    }

    @Test
    void a_failed_block_is_tried_again_when_it_is_wanted_again() {
        engine.want(0, 2);
        engine.delivery.failed(0, "engine_failed", "no", true);
        engine.drain();
        engine.want(0, 2);

        assertThat(engine.requested).containsExactly(0, 1, 0);
    }

    @Test
    void a_block_under_way_is_finished_before_one_that_is_tried_again() {
        engine.want(0, 2);
        engine.delivery.failed(0, "engine_failed", "no", true);
        engine.ready(1, 70_000);
        engine.drainOne("frame 1 @0 +32768");
        engine.want(0, 2);
        engine.ready(0, 100);

        assertThat(engine.told().stream().filter(line -> line.startsWith("frame")))
                .containsExactly("frame 1 @32768 +32768", "frame 1 @65536 +4464 last", "frame 0 @0 +100 last");
    }

    @Test
    void a_block_that_failed_for_good_is_not_tried_again() {
        engine.want(0, 2);
        engine.delivery.failed(0, "unspeakable", "no", false);
        engine.drain();
        engine.want(0, 2);

        assertThat(engine.requested).containsExactly(0, 1);
    }

    @Test
    void a_failure_that_the_listener_has_not_heard_of_is_told_and_not_tried_again() {
        engine.want(0, 2);
        engine.delivery.failed(0, "engine_failed", "no", true);
        engine.want(0, 3);

        assertThat(engine.requested).containsExactly(0, 1, 2);
        assertThat(engine.told()).contains("failed 0 engine_failed");
    }

    @Test
    void done_comes_when_every_block_was_sent_or_is_had() {
        var small = new Engine(3);
        small.want(0, 3, 1);
        small.ready(0, SECOND);
        small.ready(2, SECOND);

        assertThat(small.told()).endsWith("done 3 3000");
        assertThat(small.told()).isEmpty();
    }

    @Test
    void done_comes_again_after_a_failed_block_was_made_after_all() {
        var small = new Engine(1);
        small.want(0, 1);
        small.delivery.failed(0, "engine_failed", "no", true);
        assertThat(small.told()).containsExactly("failed 0 engine_failed", "done 0 0");
        small.want(0, 1);
        small.ready(0, SECOND);

        assertThat(small.told()).endsWith("done 1 1000");
    }

    @Test
    void a_ping_is_answered_before_audio() {
        engine.want(0, 1);
        engine.readyFromCache(0, SECOND);
        engine.drainOne("queued 0 cached");
        engine.delivery.receive("{\"type\":\"ping\",\"nonce\":\"n1\"}");

        assertThat(engine.told()).startsWith("pong n1");
    }

    @Test
    void pings_of_a_listener_who_does_not_read_take_bounded_memory() {
        engine.drain();
        for (int i = 0; i < 1000; i++) {
            engine.delivery.receive(new Message.Ping("n" + i));
        }

        assertThat(engine.told()).hasSize(16).endsWith("pong n999");
    }

    @Test
    void broken_messages_are_answered_and_change_nothing() {
        engine.want(0, 1);
        engine.drain();
        engine.delivery.receive("{\"type\":\"want\",\"first\":0");
        engine.delivery.receive("{\"type\":\"want\",\"first\":-1,\"count\":1}");
        engine.delivery.receive("{\"type\":\"done\",\"blocks\":1,\"ms\":1}");
        engine.want(20, 1);
        engine.pump();

        assertThat(engine.told())
                .containsExactly(
                        "error malformed_json", "error bad_field", "error unexpected_message", "error bad_field");
        assertThat(engine.requested).containsExactly(0);
        assertThat(engine.withdrawn).isEmpty();
    }

    @Test
    void it_says_which_messages_kept_to_the_protocol() {
        assertThat(engine.delivery.receive(new Message.Want(0, 1, List.of()))).isTrue();
        assertThat(engine.delivery.receive("{\"type\":\"dance\"}")).isTrue();
        assertThat(engine.delivery.receive("{\"type\":\"want\"")).isFalse();
        assertThat(engine.delivery.receive("{\"type\":\"done\",\"blocks\":1,\"ms\":1}"))
                .isFalse();
        assertThat(engine.delivery.receive(new Message.Want(20, 1, List.of()))).isFalse();
    }

    @Test
    void an_owner_short_of_memory_is_told_the_foremost_block_alone() {
        engine.delivery.receive(new Message.Want(2, 3, List.of()));
        assertThat(engine.delivery.nextForemostRequest()).isEqualTo(2);
        assertThat(engine.delivery.nextForemostRequest()).isEqualTo(Delivery.NONE);
        engine.pump();
        assertThat(engine.requested).containsExactly(3, 4);
    }

    @Test
    void messages_of_later_versions_are_passed_over() {
        engine.drain();
        engine.delivery.receive("{\"type\":\"dance\",\"first\":\"x\"}");

        assertThat(engine.told()).isEmpty();
    }

    @Test
    void cancel_withdraws_everything_and_ends_with_done() {
        engine.want(0, 2);
        engine.drain();
        engine.delivery.receive(new Message.Cancel());
        engine.pump();

        assertThat(engine.withdrawn).containsExactly(0, 1);
        assertThat(engine.told()).containsExactly("done 0 0");
        assertThat(engine.delivery.finished()).isTrue();
        assertThat(engine.delivery.cancelled()).isTrue();
        engine.want(0, 2);
        assertThat(engine.told()).isEmpty();
    }

    @Test
    void a_shutdown_is_the_last_thing_told() {
        engine.want(0, 2);
        engine.drain();
        engine.ready(0, SECOND);
        engine.delivery.stop(new Message.ProtocolError("shutting_down", "the server stops", 1000));

        assertThat(engine.told()).containsExactly("error shutting_down");
        assertThat(engine.delivery.finished()).isTrue();
        assertThat(engine.delivery.heldBytes()).isZero();
    }

    @Test
    void blocks_may_still_be_coming_while_they_are_wanted() {
        var growing = new Engine(1);
        growing.complete = false;
        growing.want(0, 4);
        assertThat(growing.requested).containsExactly(0);
        growing.ready(0, SECOND);
        assertThat(growing.told()).doesNotContain("done 1 1000");
        growing.grow(1);
        growing.complete = true;
        growing.pump();
        assertThat(growing.requested).containsExactly(0, 1);

        assertThat(growing.drain())
                .anyMatch(item ->
                        item instanceof Outgoing.Text(Message.JobInfo job) && job.blocks() == 2 && job.complete());
    }

    @Test
    void no_more_blocks_are_under_way_than_the_limits_allow() {
        var few = new Engine(20, new DeliveryLimits(4, 100 * SECOND));
        few.want(0, 20);

        assertThat(few.requested).containsExactly(0, 1, 2, 3);
    }

    @Test
    void a_listener_who_does_not_read_has_no_more_made_than_memory_allows() {
        var slow = new Engine(20, new DeliveryLimits(8, 3 * SECOND));
        slow.want(0, 20);
        for (int i = 0; i < 20 && slow.requested.contains(i); i++) {
            slow.ready(i, SECOND);
        }

        assertThat(slow.requested).containsExactly(0, 1, 2);
        assertThat(slow.delivery.heldBytes()).isEqualTo(3 * SECOND);
        slow.drain();
        assertThat(slow.requested).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(slow.delivery.heldBytes()).isZero();
    }

    @Test
    void the_block_at_the_head_is_made_however_much_waits_behind_it() {
        var full = new Engine(20, new DeliveryLimits(2, SECOND));
        full.want(1, 4);
        full.ready(1, 2 * SECOND);
        full.want(0, 4);

        assertThat(full.requested).containsExactly(1, 0);
    }

    @Test
    void audio_that_is_not_what_it_says_fails_its_block() {
        engine.want(0, 1);
        engine.delivery.ready(0, new BlockSound(new byte[10], 4, List.of(), false));

        assertThat(engine.told()).containsExactly("failed 0 invalid_audio");
    }

    @Test
    void frames_share_the_blocks_bytes() {
        BlockSound sound = Engine.sound(Limits.MAX_PAYLOAD_BYTES, true);
        engine.want(0, 1);
        engine.delivery.ready(0, sound);

        assertThat(engine.drain())
                .filteredOn(Outgoing.Audio.class::isInstance)
                .singleElement()
                .satisfies(item ->
                        assertThat(((Outgoing.Audio) item).frame().source()).isSameAs(sound.audio()));
    }
}
