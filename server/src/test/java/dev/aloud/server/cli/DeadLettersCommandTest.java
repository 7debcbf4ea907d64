package dev.aloud.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aloud.server.testservers.EmptyRedis;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.StreamEntryID;

/** The commands for blocks that were given up, with a real Redis. */
final class DeadLettersCommandTest {
    private static final String STREAM = "aloud:1:dead";

    @RegisterExtension
    static final EmptyRedis redis = new EmptyRedis();

    private static Shell.Ended run(String line) {
        return Shell.scripted().run(("dead-letters " + line + " --redis " + redis.uri()).split(" ", -1));
    }

    private static String letter(String version, String text) {
        try (var client = redis.connect()) {
            return client.xadd(
                            STREAM,
                            (StreamEntryID) null,
                            Map.ofEntries(
                                    Map.entry("v", version),
                                    Map.entry("key", "ab".repeat(32)),
                                    Map.entry("reason", "engine_failed"),
                                    Map.entry("message", "no memory"),
                                    Map.entry("worker", "w1"),
                                    Map.entry("tries", "3"),
                                    Map.entry("priority", "0"),
                                    Map.entry("model", "flite"),
                                    Map.entry("revision", "1"),
                                    Map.entry("voice", "slt"),
                                    Map.entry("speed", "1000"),
                                    Map.entry("text", text)))
                    .toString();
        }
    }

    private static long count(String stream) {
        try (var client = redis.connect()) {
            return client.xlen(stream);
        }
    }

    @Test
    void they_are_listed_the_newest_first_for_people_and_for_scripts() throws Exception {
        assertThat(run("list").out()).isEqualTo("There are no dead letters.\n");
        var first = letter("1", "Good morning.");
        var second = letter("1", "A sentence that is much longer than what fits into a line of this table.");
        var ended = run("list");
        assertThat(ended.code()).isZero();
        assertThat(ended.out().lines().toList().get(1))
                .startsWith(second)
                .contains("flite", "engine_failed", "w1", "A sentence that", "…");
        assertThat(ended.out().lines().toList().get(2)).startsWith(first).endsWith("Good morning.");
        assertThat(ended.out()).contains("no memory");
        var json =
                new ObjectMapper().readTree(run("list --json --limit 1").out()).get("dead_letters");
        assertThat(json).hasSize(1);
        assertThat(json.get(0).get("id").asText()).isEqualTo(second);
        assertThat(json.get(0).get("message").asText()).isEqualTo("no memory");
    }

    @Test
    void one_that_is_requeued_waits_for_a_worker_again() {
        var id = letter("1", "Good morning.");
        var ended = run("requeue " + id);
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).isEqualTo("1 requeued\n");
        assertThat(count(STREAM)).isZero();
        assertThat(count("aloud:1:work:flite@1:now")).isEqualTo(1);
        var again = run("requeue " + id);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains(id + " is not among the dead letters");
    }

    @Test
    void all_can_be_requeued_but_not_what_another_version_wrote() throws Exception {
        letter("1", "Good morning.");
        var other = letter("2", "Good evening.");
        var ended = run("requeue --all --json");
        assertThat(ended.code()).isEqualTo(1);
        var json = new ObjectMapper().readTree(ended.out());
        assertThat(json.get("requeued")).hasSize(1);
        assertThat(json.get("left").get(other).asText()).contains("another version");
        assertThat(count(STREAM)).isEqualTo(1);
    }

    @Test
    void one_can_be_removed_and_so_can_all() {
        var id = letter("1", "Good morning.");
        letter("1", "Good evening.");
        assertThat(run("remove " + id).code()).isZero();
        assertThat(count(STREAM)).isEqualTo(1);
        assertThat(run("remove --all").out()).isEqualTo("1 removed\n");
        assertThat(count(STREAM)).isZero();
        assertThat(run("remove " + id).code()).isEqualTo(1);
    }

    @Test
    void what_makes_no_sense_is_told() {
        assertThat(run("remove").err()).contains("name dead letters by their ids, or say --all");
        assertThat(run("remove --all 1-0").code()).isEqualTo(2);
        assertThat(run("requeue yesterday").code()).isEqualTo(2);
        assertThat(run("requeue yesterday").err()).contains("a dead letter's id looks like");
        assertThat(run("list --limit 0").code()).isEqualTo(2);
    }

    @Test
    void a_redis_that_is_away_is_told_in_a_line() {
        redis.stop();
        var ended = run("list");
        assertThat(ended.code()).isEqualTo(75);
        assertThat(ended.err()).startsWith("aloud: Redis at").doesNotContain("Exception");
        assertThat(ended.err().lines()).hasSize(1);
    }
}
