package dev.aloud.server.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When nobody asks a bucket any more, and when again. */
class BreakerTest {
    private final Breaker breaker = new Breaker("Nothing is done in this test");

    private static BucketException failure(BucketException.Kind kind) {
        return new BucketException(kind, "the bucket is " + kind, null);
    }

    @Test
    void one_that_was_away_is_asked_again_once_it_was_found_well() {
        for (int i = 0; i < 3; i++) {
            breaker.foundAway(failure(BucketException.Kind.AWAY));
        }
        assertThat(breaker.why()).isNotNull();
        assertThat(breaker.isTrial()).isFalse();
        breaker.foundWell();
        assertThat(breaker.why()).isNull();
    }

    @Test
    void what_is_refused_is_not_mended_by_an_answer_to_something_else() {
        breaker.foundWell();
        breaker.failed(failure(BucketException.Kind.REFUSED));
        assertThat(breaker.why()).isNotNull();
        breaker.foundWell();
        assertThat(breaker.why()).isNotNull();
        assertThat(breaker.isTrial()).isTrue();
        assertThat(breaker.isTrial()).isFalse();
        breaker.failed(failure(BucketException.Kind.REFUSED));
        breaker.foundWell();
        assertThat(breaker.isTrial()).isTrue();
        breaker.succeeded();
        assertThat(breaker.why()).isNull();
    }
}
