package dev.aloud.server.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class KnownObjectsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void what_a_listing_does_not_meet_is_gone_and_what_was_stored_meanwhile_is_not() {
        var known = new KnownObjects(10);
        known.met("old", 5, NOW);
        known.met("kept", 7, NOW);
        known.beginListing();
        known.met("new", 11, NOW);
        known.met("kept", 7, NOW);
        known.endListing(1, 7);
        assertThat(known.contains("old")).isFalse();
        assertThat(known.contains("new")).isTrue();
        assertThat(known.entries()).isEqualTo(2);
        assertThat(known.bytes()).isEqualTo(18);
    }

    @Test
    void it_counts_more_than_it_remembers() {
        var known = new KnownObjects(10);
        known.beginListing();
        for (int i = 0; i < 100; i++) {
            known.met("" + i, 3, NOW);
        }
        known.endListing(100, 300);
        assertThat(known.entries()).isEqualTo(100);
        assertThat(known.bytes()).isEqualTo(300);
        assertThat(known.contains("0")).isFalse();
        assertThat(known.contains("99")).isTrue();
        known.gone("99");
        assertThat(known.entries()).isEqualTo(99);
    }

    @Test
    void putting_again_counts_once() {
        var known = new KnownObjects(10);
        known.met("a", 100, NOW);
        known.met("a", 40, NOW);
        assertThat(known.entries()).isEqualTo(1);
        assertThat(known.bytes()).isEqualTo(40);
    }
}
