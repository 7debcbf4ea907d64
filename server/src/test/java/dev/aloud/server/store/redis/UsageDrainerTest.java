package dev.aloud.server.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.server.Await;
import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.store.DatabaseAddress;
import dev.aloud.server.store.Records;
import dev.aloud.server.store.UsageBooks;
import dev.aloud.server.testservers.EmptyDatabases;
import dev.aloud.server.testservers.EmptyRedis;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Uses on their way from a real Redis into a real PostgreSQL. */
final class UsageDrainerTest {
    private static final Duration NEVER = Duration.ofHours(1);

    @RegisterExtension
    static final EmptyRedis redisServer = new EmptyRedis();

    @RegisterExtension
    static final EmptyDatabases databases = new EmptyDatabases();

    private RedisConnection redis;
    private DatabaseAddress address;
    private Records records;
    private UsageBooks usage;

    @BeforeEach
    void open() {
        redis = redisServer.connection();
        address = databases.empty();
        records = Records.at(address);
        usage = new UsageBooks(records);
    }

    @AfterEach
    void close() {
        records.close();
    }

    private static OptionalInt price(String model) {
        return model.equals("toy") ? OptionalInt.of(1000) : OptionalInt.empty();
    }

    private static void use(UUID job, int block) {
        try (var client = redisServer.connect()) {
            client.xadd(
                    "aloud:1:usage",
                    (redis.clients.jedis.StreamEntryID) null,
                    Map.of("v", "1", "use", job + "/" + block, "key", "ab".repeat(32), "model", "toy", "ms", "1500"));
        }
    }

    private static long waiting() {
        try (var client = redisServer.connect()) {
            return client.xlen("aloud:1:usage");
        }
    }

    /** What was booked, asked past all of our code. */
    private String booked() {
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*), coalesce(sum(delta), 0) from credit_event")) {
            result.next();
            return result.getLong(1) + " for " + result.getLong(2);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private UsageDrainer drainer(String gateway, UsageDrainer.Books books) {
        return new UsageDrainer(redis, gateway, books, UsageDrainerTest::price, NEVER);
    }

    @Test
    void every_use_is_booked_once_and_then_forgotten_in_redis() {
        var job = UUID.randomUUID();
        for (int block = 0; block < 1200; block++) {
            use(job, block);
        }
        use(job, 7);
        try (var a = drainer("a", usage::commit);
                var b = drainer("b", usage::commit)) {
            Await.until("all is booked", () -> waiting() == 0);
            assertThat(a.booked() + b.booked()).isEqualTo(1201);
        }
        assertThat(booked()).isEqualTo("1200 for -1800000");
    }

    @Test
    void a_gateway_that_dies_after_it_has_booked_and_before_it_said_so_makes_nobody_pay_twice() {
        var job = UUID.randomUUID();
        use(job, 0);
        use(job, 1);
        var dying = drainer("dying", entries -> {
            usage.commit(entries);
            throw new IllegalStateException("dead");
        });
        Await.until("it has booked", () -> {
            try {
                return booked().equals("2 for -3000");
            } catch (IllegalStateException e) {
                return false;
            }
        });
        dying.close();
        assertThat(waiting()).as("not acknowledged").isEqualTo(2);
        use(job, 2);
        try (var other =
                new UsageDrainer(redis, "other", usage::commit, UsageDrainerTest::price, Duration.ofMillis(1))) {
            Await.until("the other has taken it over", () -> waiting() == 0);
            assertThat(other.booked()).isEqualTo(3);
        }
        assertThat(booked()).isEqualTo("3 for -4500");
    }

    @Test
    void while_the_database_is_away_uses_wait_in_redis_and_none_is_lost() {
        databases.server().stop();
        var job = UUID.randomUUID();
        try (var _ = drainer("a", usage::commit)) {
            use(job, 0);
            Await.until("it has been tried", () -> !records.isOpen());
            use(job, 1);
            assertThat(waiting()).isEqualTo(2);
            databases.server().restart();
            Await.until("all is booked", () -> waiting() == 0);
        }
        assertThat(booked()).isEqualTo("2 for -3000");
    }

    @Test
    void a_use_of_a_model_whose_price_is_not_known_waits_and_one_that_makes_no_sense_keeps_no_other() {
        try (var client = redisServer.connect()) {
            client.xadd(
                    "aloud:1:usage",
                    (redis.clients.jedis.StreamEntryID) null,
                    Map.of("v", "1", "use", "nonsense", "model", "toy", "ms", "1"));
        }
        use(UUID.randomUUID(), 0);
        try (var unknowing =
                new UsageDrainer(redis, "a", usage::commit, _ -> OptionalInt.empty(), Duration.ofMillis(1))) {
            Await.until("it is taken", UsageDrainerTest::isTaken);
            assertThat(unknowing.booked()).isZero();
        }
        try (var knowing = new UsageDrainer(redis, "b", usage::commit, UsageDrainerTest::price, Duration.ofMillis(1))) {
            Await.until("it is booked", () -> waiting() == 0);
            assertThat(knowing.booked()).isEqualTo(1);
        }
        assertThat(booked()).isEqualTo("1 for -1500");
    }

    private static boolean isTaken() {
        try (var client = redisServer.connect()) {
            return client.exists("aloud:1:usage")
                    && !client.xinfoGroups("aloud:1:usage").isEmpty()
                    && client.xpending("aloud:1:usage", "books").getTotal() == 2;
        }
    }

    @Test
    void a_gateway_that_closes_leaves_no_name_behind() {
        use(UUID.randomUUID(), 0);
        try (var drainer = drainer("a", usage::commit)) {
            Await.until("it is booked", () -> drainer.booked() == 1);
        }
        try (var client = redisServer.connect()) {
            assertThat(client.xinfoConsumers2("aloud:1:usage", "books")).isEmpty();
        }
    }
}
