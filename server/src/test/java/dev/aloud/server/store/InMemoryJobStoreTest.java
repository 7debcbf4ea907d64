package dev.aloud.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class InMemoryJobStoreTest extends JobStoreContract {
    @Override
    JobStore open(int maxJobs, long maxBytes, Duration ttl, InstantSource clock) {
        return new InMemoryJobStore(maxJobs, maxBytes, ttl, clock);
    }

    @Test
    void over_the_number_of_jobs_the_least_recently_used_is_forgotten() {
        var first = insert("first");
        var second = insert("second");
        var third = insert("third");
        store.find(first.id());
        var fourth = insert("fourth");
        assertThat(store.find(second.id())).isEmpty();
        assertThat(store.find(first.id())).isPresent();
        assertThat(store.find(third.id())).isPresent();
        assertThat(store.find(fourth.id())).isPresent();
    }

    @Test
    void over_the_memory_for_texts_the_least_recently_used_is_forgotten() {
        var first = insert("a".repeat(2000));
        var second = insert("b".repeat(2000));
        var third = insert("c".repeat(2000));
        assertThat(store.find(first.id())).isEmpty();
        assertThat(store.find(second.id())).isPresent();
        assertThat(store.find(third.id())).isPresent();
    }

    @Test
    void a_job_larger_than_all_memory_is_kept_alone() {
        var small = insert("small");
        var large = insert("a".repeat(100_000));
        assertThat(store.find(large.id())).isPresent();
        assertThat(store.find(small.id())).isEmpty();
        var next = insert("next");
        assertThat(store.find(next.id())).isPresent();
        assertThat(store.find(large.id())).isEmpty();
    }
}
