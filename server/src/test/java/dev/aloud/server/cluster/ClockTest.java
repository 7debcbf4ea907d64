package dev.aloud.server.cluster;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.aloud.server.job.JobIds;
import dev.aloud.server.store.InMemoryJobStore;
import dev.aloud.server.store.JobRecord;
import dev.aloud.server.store.JobState;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What depends on the time of day when that is put forward or back; a process's own clock cannot be stepped here, so in its parts. */
class ClockTest {
    private static final Duration TTL = Duration.ofHours(24);

    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private final InstantSource clock = () -> now;
    private final JobIds ids = new JobIds(clock);
    private final InMemoryJobStore store = new InMemoryJobStore(100, 1 << 20, TTL, clock);

    @Test
    void leases_and_everything_else_of_the_queue_know_no_time_of_day_but_that_of_redis() {
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.aloud.server.queue", "dev.aloud.server.worker", "dev.aloud.server.redis");
        noClasses()
                .should()
                .callMethodWhere(tellsTime(System.class, "currentTimeMillis"))
                .orShould()
                .callMethodWhere(tellsTime(Instant.class, "now"))
                .orShould()
                .accessClassesThat()
                .areAssignableTo(InstantSource.class)
                .orShould()
                .accessClassesThat()
                .areAssignableTo(Clock.class)
                .check(classes);
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaCall<?>> tellsTime(Class<?> owner, String method) {
        return target(owner(HasName.Predicates.name(owner.getName()))).and(target(nameMatching(method)));
    }

    @Test
    void ids_are_unlike_each_other_when_the_clock_stands_still_or_goes_back() {
        var seen = new HashSet<UUID>();
        for (int i = 0; i < 20_000; i++) {
            assertThat(seen.add(ids.next())).isTrue();
            now = i % 2 == 0 ? now : now.minusMillis(1);
        }
    }

    private JobRecord insert() {
        var voicing = new Voicing(ToneAdapter.MODEL, "1", "hum", Speed.NORMAL);
        var job = new JobRecord(ids.next(), "Text.", voicing, "pcm", now, JobState.QUEUED);
        store.insert(job, 100);
        return job;
    }

    @Test
    void a_job_is_known_when_the_clock_has_been_put_forward_or_back_by_less_than_jobs_live() {
        var job = insert();
        now = now.plus(TTL).minusSeconds(1);
        assertThat(store.find(job.id())).contains(job);
        now = now.minus(TTL.multipliedBy(3));
        assertThat(store.find(job.id())).contains(job);
        var other = insert();
        assertThat(store.find(other.id())).contains(other);
    }

    @Test
    void a_job_used_after_the_clock_was_put_back_is_forgotten_in_its_time() {
        insert();
        now = now.minus(Duration.ofDays(30));
        insert();
        now = now.plus(TTL);
        assertThat(store.count())
                .as("the one used before the step is in the future")
                .isPositive();
        now = now.plus(Duration.ofDays(31));
        assertThat(store.count()).isZero();
    }
}
