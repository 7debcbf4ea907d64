package dev.aloud.server.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class ExpiryTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    private static Expiry.Round round(Instant now) {
        return new Expiry(MONTH, InstantSource.fixed(now)).round();
    }

    @Test
    void what_was_heard_within_the_time_stays_and_what_was_not_goes_the_oldest_first() {
        var round = round(NOW);
        round.see("a", NOW.minus(MONTH).minusSeconds(1));
        round.see("b", NOW.minus(MONTH).plusSeconds(1));
        round.see("c", NOW.minus(MONTH).minusSeconds(2));
        round.see("d", NOW);
        assertThat(round.due()).containsExactly("c", "a");
    }

    @Test
    void zero_keeps_all() {
        var round = new Expiry(Duration.ZERO, InstantSource.fixed(NOW)).round();
        round.see("a", Instant.EPOCH);
        assertThat(round.due()).isEmpty();
    }

    @Test
    void a_clock_that_steps_far_forward_removes_a_small_share_in_one_round() {
        var round = round(NOW.plus(Duration.ofDays(3650)));
        for (int i = 0; i < 1_000; i++) {
            round.see("" + i, NOW.minusSeconds(1_000 - i));
        }
        assertThat(round.due()).hasSize(50).startsWith("0", "1").endsWith("49");
    }

    @Test
    void of_very_many_one_round_removes_no_more_than_it_can_hold_and_the_oldest() {
        var round = round(NOW.plus(Duration.ofDays(3650)));
        for (int i = 400_000; i > 0; i--) {
            round.see("" + i, NOW.plusSeconds(i));
        }
        assertThat(round.due()).hasSize(10_000).startsWith("1", "2").endsWith("10000");
    }

    @Test
    void a_time_in_the_future_is_no_reason_to_go() {
        var round = round(NOW.minus(Duration.ofDays(3650)));
        round.see("a", NOW);
        assertThat(round.due()).isEmpty();
    }
}
