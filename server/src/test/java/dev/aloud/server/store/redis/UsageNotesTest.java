package dev.aloud.server.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.server.Await;
import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.store.RecordWriter;
import dev.aloud.server.store.RecordedUsage;
import dev.aloud.server.store.Records;
import dev.aloud.server.store.UsageLog;
import dev.aloud.server.testservers.EmptyDatabases;
import dev.aloud.server.testservers.EmptyRedis;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a gateway has not booked is in a real Redis while a real PostgreSQL is away. */
final class UsageNotesTest {

    @RegisterExtension
    static final EmptyRedis redisServer = new EmptyRedis();

    @RegisterExtension
    static final EmptyDatabases databases = new EmptyDatabases();

    private final UUID job = UUID.randomUUID();
    private RedisConnection redis;
    private Records records;
    private RecordWriter writer;
    private UsageNotes notes;

    @BeforeEach
    void open() {
        redis = redisServer.connection();
        records = Records.at(databases.empty());
        writer = new RecordWriter(records);
        notes = new UsageNotes(redis, books(), writer);
    }

    private UsageLog books() {
        return new RecordedUsage(writer, model -> 1000, InstantSource.system());
    }

    @AfterEach
    void close() {
        notes.close();
        writer.close();
        records.close();
    }

    private void use(int block, boolean cached) {
        notes.used("toy", new UsageLog.Spoken(job, block, "ab".repeat(32), 1500, cached));
    }

    private static Stream<String> noted(String field) {
        try (var client = redisServer.connect()) {
            return client.xrange("aloud:1:usage", "-", "+").stream()
                    .map(entry -> entry.getFields().get(field));
        }
    }

    private List<String> blocks(int... blocks) {
        return java.util.Arrays.stream(blocks)
                .mapToObj(block -> job + "/" + block)
                .toList();
    }

    private static void awaitNoted(List<String> uses) {
        Await.until("noted: " + uses, () -> noted("use").toList().equals(uses));
    }

    @Test
    void what_the_database_does_not_take_is_noted_once_and_in_order() {
        use(0, false);
        use(1, true);
        awaitNoted(blocks(0, 1));
        use(2, false);
        awaitNoted(blocks(0, 1, 2));
        assertThat(noted("cached")).containsExactly("0", "1", "0");
        assertThat(noted("model")).containsOnly("toy");
        assertThat(noted("ms")).containsOnly("1500");
    }

    @Test
    void what_the_database_takes_is_not_noted() throws Exception {
        notes.close();
        // However long the machine takes to write it.
        notes = new UsageNotes(redis, books(), writer, Duration.ofHours(1));
        writer.start();
        use(0, false);
        Await.until("it is booked", () -> writer.settled() == 1);
        notes.close();
        assertThat(noted("use")).isEmpty();
    }

    @Test
    void when_redis_has_lost_its_data_all_that_waits_is_noted_again() {
        use(0, false);
        use(1, false);
        awaitNoted(blocks(0, 1));
        try (var client = redisServer.connect()) {
            client.flushAll();
        }
        awaitNoted(blocks(0, 1));
        use(2, false);
        awaitNoted(blocks(0, 1, 2));
    }

    @Test
    void more_than_a_batch_is_noted() {
        for (int block = 0; block < 1_300; block++) {
            use(block, false);
        }
        Await.until("all are noted", () -> noted("use").distinct().count() == 1_300);
        assertThat(noted("use")).hasSize(1_300);
    }

    @Test
    void a_gateway_that_stops_leaves_what_it_has_not_booked() {
        use(0, false);
        notes.close();
        assertThat(noted("use")).containsExactlyElementsOf(blocks(0));
    }
}
