package dev.aloud.playback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.protocol.Limits;
import dev.aloud.protocol.Message.Want;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlaybackPlannerTest {
    private static final int BLOCK_MS = 10_000;
    private static final int BLOCK_BYTES = 320_000;

    /** Thirty seconds ahead, two to ten blocks; one besides the cursor's at a start; four handed out; ten held. */
    private static final PlaybackLimits LIMITS = new PlaybackLimits(30_000, 2, 10, 1, 4, 10 * BLOCK_BYTES, 3, 500);

    private final PlaybackPlanner planner = planner(100);
    private long now = 1_000;

    private static PlaybackPlanner planner(int blocks) {
        var planner = new PlaybackPlanner(LIMITS);
        for (int i = 0; i < blocks; i++) {
            planner.addBlock(BLOCK_MS);
        }
        planner.completeBlocks();
        return planner;
    }

    private void playFrom(int index) {
        planner.connected(now);
        planner.seek(index, now);
        planner.resume(now);
    }

    private void arrive(int index) {
        planner.arrived(index, BLOCK_MS, BLOCK_BYTES, now);
    }

    private List<Want> wants() {
        var wants = new ArrayList<Want>();
        for (Optional<Want> want = planner.nextWant(now); want.isPresent(); want = planner.nextWant(now)) {
            wants.add(want.get());
        }
        return wants;
    }

    private List<Integer> handed() {
        var indexes = new ArrayList<Integer>();
        for (int i = planner.nextBlock(now); i != PlaybackPlanner.NONE; i = planner.nextBlock(now)) {
            indexes.add(i);
        }
        return indexes;
    }

    private List<Integer> evictions() {
        var indexes = new ArrayList<Integer>();
        for (int i = planner.nextEviction(); i != PlaybackPlanner.NONE; i = planner.nextEviction()) {
            indexes.add(i);
        }
        return indexes;
    }

    @Test
    void nothing_is_wanted_before_the_listener_starts() {
        planner.connected(now);

        assertThat(wants()).isEmpty();
    }

    @Test
    void nothing_is_wanted_without_a_source() {
        planner.seek(0, now);
        planner.resume(now);

        assertThat(wants()).isEmpty();
    }

    @Test
    void a_start_asks_for_the_cursors_block_and_one_more() {
        playFrom(7);

        assertThat(wants()).containsExactly(new Want(7, 2, List.of()));
    }

    @Test
    void a_window_that_has_not_changed_is_not_sent_again() {
        playFrom(0);
        wants();

        assertThat(wants()).isEmpty();
    }

    @Test
    void once_the_first_block_sounds_the_window_covers_the_time_ahead() {
        playFrom(0);
        wants();
        arrive(0);
        assertThat(handed()).containsExactly(0);

        assertThat(wants()).containsExactly(new Want(0, 4, List.of(0)));
    }

    @Test
    void at_twice_the_rate_the_window_reaches_twice_as_far() {
        planner.rate(2000);
        playFrom(0);
        wants();
        arrive(0);
        handed();

        assertThat(wants()).containsExactly(new Want(0, 7, List.of(0)));
    }

    @Test
    void long_blocks_still_leave_the_least_number_ahead_and_short_ones_at_most_the_largest() {
        var longOnes = new PlaybackPlanner(LIMITS);
        var shortOnes = new PlaybackPlanner(LIMITS);
        for (int i = 0; i < 50; i++) {
            longOnes.addBlock(100_000);
            shortOnes.addBlock(10);
        }

        assertThat(startedWindow(longOnes).count()).isEqualTo(1 + LIMITS.minAheadBlocks());
        assertThat(startedWindow(shortOnes).count()).isEqualTo(1 + LIMITS.maxAheadBlocks());
    }

    private Want startedWindow(PlaybackPlanner other) {
        other.connected(now);
        other.seek(0, now);
        other.resume(now);
        other.arrived(0, 100, 3_200, now);
        assertThat(other.nextBlock(now)).isZero();
        return other.nextWant(now).orElseThrow();
    }

    @Test
    void the_window_moves_with_the_cursor() {
        playFrom(0);
        arrive(0);
        arrive(1);
        handed();
        wants();
        planner.advance(1, now);

        assertThat(wants()).containsExactly(new Want(1, 4, List.of(1)));
    }

    @Test
    void a_seek_asks_for_a_small_window_at_the_new_place_at_once() {
        playFrom(0);
        arrive(0);
        handed();
        wants();
        planner.seek(50, now);

        assertThat(wants()).containsExactly(new Want(50, 2, List.of()));
    }

    @Test
    void blocks_are_handed_out_in_order_and_once() {
        playFrom(0);
        arrive(2);
        arrive(1);
        assertThat(handed()).isEmpty();
        arrive(0);

        assertThat(handed()).containsExactly(0, 1, 2);
        assertThat(handed()).isEmpty();
    }

    @Test
    void no_more_blocks_are_handed_out_than_the_output_may_hold() {
        playFrom(0);
        for (int i = 0; i < 10; i++) {
            arrive(i);
        }
        assertThat(handed()).containsExactly(0, 1, 2, 3, 4);
        planner.advance(1, now);

        assertThat(handed()).containsExactly(5);
    }

    @Test
    void a_seek_hands_out_again_from_the_new_place() {
        playFrom(0);
        arrive(0);
        arrive(1);
        handed();
        planner.seek(1, now);

        assertThat(handed()).containsExactly(1);
    }

    @Test
    void a_block_that_was_dropped_and_is_needed_again_inside_the_window_is_asked_for_through_an_empty_window() {
        playFrom(0);
        wants();
        arrive(0);
        handed();
        wants();
        arrive(1);
        planner.evicted(0);
        planner.evicted(1);
        planner.seek(1, now);

        assertThat(wants()).containsExactly(new Want(1, 0, List.of()), new Want(1, 2, List.of()));
    }

    @Test
    void after_a_lost_connection_the_window_is_asked_for_with_what_is_held() {
        playFrom(0);
        wants();
        arrive(0);
        handed();
        wants();
        arrive(1);
        arrive(2);
        planner.disconnected(now);
        assertThat(wants()).isEmpty();
        planner.connected(now);

        assertThat(wants()).containsExactly(new Want(0, 4, List.of(0, 1, 2)));
    }

    @Test
    void a_new_connection_hears_of_what_was_received_outside_the_window_too() {
        playFrom(0);
        arrive(0);
        handed();
        planner.seek(20, now);
        arrive(20);
        handed();
        planner.disconnected(now);
        planner.connected(now);

        assertThat(wants()).containsExactly(new Want(20, 4, List.of(20, 0)));
    }

    @Test
    void paused_the_window_stays() {
        playFrom(0);
        wants();
        planner.pause(now);
        arrive(0);
        handed();

        assertThat(wants()).isEmpty();
        planner.resume(now);
        assertThat(wants()).containsExactly(new Want(0, 4, List.of(0)));
    }

    @Test
    void a_failed_block_is_tried_again_after_a_delay_that_doubles() {
        playFrom(0);
        wants();
        planner.failed(0, true, now);
        assertThat(wants()).isEmpty();
        assertThat(planner.wakeAtMs()).isEqualTo(now + 500);
        now += 500;
        assertThat(wants()).containsExactly(new Want(0, 2, List.of()));
        planner.failed(0, true, now);
        wants();

        assertThat(planner.wakeAtMs()).isEqualTo(now + 1000);
    }

    @Test
    void a_block_that_keeps_failing_is_passed_over() {
        playFrom(0);
        for (int attempt = 0; attempt < LIMITS.maxAttempts(); attempt++) {
            wants();
            planner.failed(0, true, now);
            now += 10_000;
        }
        arrive(1);

        assertThat(handed()).containsExactly(1);
        assertThat(wants()).last().satisfies(want -> assertThat(want.first()).isEqualTo(1));
    }

    @Test
    void a_block_that_failed_for_good_is_not_tried_again_until_the_listener_goes_there() {
        playFrom(0);
        wants();
        planner.failed(1, false, now);
        arrive(0);
        handed();
        assertThat(wants()).containsExactly(new Want(0, 5, List.of(0, 1)));
        planner.seek(1, now);

        assertThat(wants()).containsExactly(new Want(1, 0, List.of()), new Want(1, 2, List.of()));
    }

    @Test
    void a_seek_to_where_the_listener_waits_already_tries_a_failed_block_again_at_once() {
        playFrom(0);
        wants();
        planner.failed(0, true, now);
        planner.seek(0, now);

        assertThat(wants()).containsExactly(new Want(0, 2, List.of()));
    }

    @Test
    void a_new_voice_holds_from_the_next_block_and_drops_what_was_held_from_there() {
        playFrom(0);
        for (int i = 0; i < 3; i++) {
            arrive(i);
        }
        handed();
        planner.changeVoicing(1, now);
        planner.connected(now);

        assertThat(evictions()).containsExactly(1, 2);
        assertThat(wants()).containsExactly(new Want(0, 4, List.of(0)));
        arrive(1);
        assertThat(handed()).containsExactly(1);
        assertThat(planner.snapshot(now).starting()).isFalse();
    }

    @Test
    void where_a_new_voice_is_slow_the_former_one_covers_and_reading_goes_on_behind_what_it_said() {
        playFrom(0);
        for (int i = 0; i < 4; i++) {
            arrive(i);
        }
        assertThat(handed()).containsExactly(0, 1, 2, 3);
        planner.changeVoicing(1, now);
        planner.connected(now);
        evictions();
        wants();
        planner.advance(3, now);
        assertThat(wants().getLast().first()).isEqualTo(3);
        arrive(1);
        arrive(2);
        arrive(3);
        assertThat(handed()).as("heard already").isEmpty();
        arrive(4);
        assertThat(handed()).containsExactly(4);
        planner.advance(50, now);
        assertThat(planner.snapshot(now).cursor()).as("nobody was handed that").isEqualTo(3);
    }

    @Test
    void a_new_voice_at_the_cursor_begins_its_block_again() {
        playFrom(0);
        arrive(0);
        handed();
        planner.changeVoicing(0, now);
        planner.connected(now);

        assertThat(wants()).containsExactly(new Want(0, 2, List.of()));
        assertThat(planner.snapshot(now).starting()).isTrue();
    }

    @Test
    void memory_over_the_limit_is_freed_farthest_from_the_cursor_and_never_in_the_window() {
        playFrom(0);
        for (int i = 0; i < 5; i++) {
            arrive(i);
            handed();
            planner.advance(i, now);
        }
        planner.seek(40, now);
        for (int i = 40; i < 50; i++) {
            arrive(i);
            handed();
            wants();
            planner.advance(i, now);
        }
        wants();

        assertThat(evictions()).containsExactly(0, 1, 2, 3, 4);
        assertThat(planner.snapshot(now).heldBytes()).isEqualTo(10 * BLOCK_BYTES);
    }

    @Test
    void the_window_ends_where_memory_would() {
        var small = new PlaybackPlanner(new PlaybackLimits(600_000, 2, 60, 1, 4, 5 * BLOCK_BYTES, 3, 500));
        for (int i = 0; i < 60; i++) {
            small.addBlock(BLOCK_MS);
        }

        assertThat(startedWindow(small).count()).isLessThanOrEqualTo(7);
    }

    @Test
    void waiting_for_the_first_sound_is_a_start_and_not_starvation() {
        playFrom(0);
        planner.buffered(0, now + 100);
        now += 250;
        arrive(0);
        handed();

        Snapshot snapshot = planner.snapshot(now);
        assertThat(snapshot.lastStartMs()).isEqualTo(250);
        assertThat(snapshot.starvations()).isZero();
    }

    @Test
    void running_dry_in_the_middle_is_starvation_until_the_next_block_comes() {
        playFrom(0);
        arrive(0);
        handed();
        now += BLOCK_MS;
        planner.buffered(0, now);
        assertThat(planner.snapshot(now).starving()).isTrue();
        now += 300;
        arrive(1);
        handed();

        Snapshot snapshot = planner.snapshot(now);
        assertThat(snapshot.starving()).isFalse();
        assertThat(snapshot.starvations()).isOne();
        assertThat(snapshot.starvedMs()).isEqualTo(300);
    }

    @Test
    void silence_while_paused_and_after_the_end_is_no_starvation() {
        var brief = planner(1);
        brief.connected(now);
        brief.seek(0, now);
        brief.resume(now);
        brief.arrived(0, BLOCK_MS, BLOCK_BYTES, now);
        assertThat(brief.nextBlock(now)).isZero();
        brief.buffered(0, now + BLOCK_MS);

        assertThat(brief.snapshot(now).starvations()).isZero();
        assertThat(brief.snapshot(now).finished()).isTrue();

        playFrom(0);
        arrive(0);
        handed();
        planner.pause(now);
        planner.buffered(0, now);
        assertThat(planner.snapshot(now).starvations()).isZero();
    }

    @Test
    void blocks_that_are_still_being_split_join_the_window_as_they_come() {
        var growing = new PlaybackPlanner(LIMITS);
        growing.connected(now);
        growing.addBlock(BLOCK_MS);
        growing.seek(0, now);
        growing.resume(now);
        assertThat(growing.nextWant(now)).contains(new Want(0, 1, List.of()));
        growing.addBlock(BLOCK_MS);

        assertThat(growing.nextWant(now)).contains(new Want(0, 2, List.of()));
    }

    @Test
    void no_window_is_wider_than_the_protocol_allows() {
        var wide = new PlaybackPlanner(new PlaybackLimits(1 << 30, 2, 1000, 1, 4, 1 << 30, 3, 500));
        for (int i = 0; i < 500; i++) {
            wide.addBlock(BLOCK_MS);
        }

        assertThat(startedWindow(wide).count()).isEqualTo(Limits.MAX_WINDOW_BLOCKS);
    }
}
