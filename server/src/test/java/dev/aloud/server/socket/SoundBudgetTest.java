package dev.aloud.server.socket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SoundBudgetTest {
    private final SoundBudget budget = new SoundBudget(100);

    @Test
    void it_is_the_sum_of_what_everybody_holds_now() {
        var one = budget.share();
        var other = budget.share();
        one.set(30);
        other.set(60);
        other.set(50);
        assertThat(budget.heldBytes()).isEqualTo(80);
        assertThat(budget.spent()).isFalse();
        one.set(50);
        assertThat(budget.spent()).isTrue();
        assertThat(budget.overspent()).isFalse();
        other.set(150);
        assertThat(budget.overspent()).isTrue();
    }

    @Test
    void who_is_gone_holds_nothing_also_when_something_comes_late() {
        var share = budget.share();
        share.set(30);
        share.close();
        share.set(40);
        share.close();
        assertThat(budget.heldBytes()).isZero();
    }
}
