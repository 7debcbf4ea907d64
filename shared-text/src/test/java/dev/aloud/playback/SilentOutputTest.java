package dev.aloud.playback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SilentOutputTest {
    private static final int BLOCK_MS = 1000;
    private final PlaybackPlanner planner = new PlaybackPlanner(PlaybackLimits.DEFAULT);

    /** Three blocks, all held and handed out, the first begun at 0. */
    private SilentOutput playing(int rate) {
        for (int i = 0; i < 3; i++) {
            planner.addBlock(BLOCK_MS);
        }
        planner.completeBlocks();
        planner.seek(0, 0);
        planner.resume(0);
        var output = new SilentOutput(planner, rate);
        for (int i = 0; i < 3; i++) {
            planner.arrived(i, BLOCK_MS, 32_000, 0);
            output.play(planner.nextBlock(0), BLOCK_MS, 0);
        }
        return output;
    }

    @Test
    void blocks_follow_each_other_without_a_gap() {
        SilentOutput output = playing(1000);
        assertThat(output.nextEdgeMs()).isEqualTo(1000);
        output.moveTo(1700);

        assertThat(planner.snapshot(1700).cursor()).isEqualTo(1);
        assertThat(output.nextEdgeMs()).isEqualTo(2000);
        output.moveTo(2999);
        assertThat(planner.snapshot(2999).finished()).isFalse();
        output.moveTo(3000);
        assertThat(planner.snapshot(3000).finished()).isTrue();
        assertThat(planner.snapshot(3000).starvations()).isZero();
    }

    @Test
    void at_twice_the_rate_a_block_takes_half_the_time() {
        assertThat(playing(2000).nextEdgeMs()).isEqualTo(500);
    }

    @Test
    void a_late_report_still_counts_from_the_moment_at_which_it_ran_dry() {
        planner.addBlock(BLOCK_MS);
        planner.addBlock(BLOCK_MS);
        planner.completeBlocks();
        planner.seek(0, 0);
        planner.resume(0);
        var output = new SilentOutput(planner, 1000);
        planner.arrived(0, BLOCK_MS, 32_000, 0);
        output.play(planner.nextBlock(0), BLOCK_MS, 0);
        output.moveTo(1250);
        planner.arrived(1, BLOCK_MS, 32_000, 1400);
        output.play(planner.nextBlock(1400), BLOCK_MS, 1400);

        assertThat(planner.snapshot(1400).starvations()).isOne();
        assertThat(planner.snapshot(1400).starvedMs()).isEqualTo(400);
        assertThat(output.nextEdgeMs()).isEqualTo(2400);
    }

    @Test
    void after_a_seek_nothing_is_left_to_play() {
        SilentOutput output = playing(1000);
        output.clear();

        assertThat(output.nextEdgeMs()).isEqualTo(PlaybackPlanner.NEVER);
    }
}
