package dev.aloud.server.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.Voice;
import dev.aloud.server.Await;
import dev.aloud.server.catalogue.Announced;
import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.testservers.EmptyRedis;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Processes that show themselves in a real Redis. */
final class RosterTest {
    private static final Release NEWER = new Release("9.0.0", List.of(2));

    @RegisterExtension
    static final EmptyRedis server = new EmptyRedis();

    private RedisConnection redis;

    @BeforeEach
    void connect() {
        redis = server.connection();
    }

    private static Model model(String id, ModelState state) {
        return new Model(
                id,
                "3",
                "Model " + id,
                List.of("en"),
                24_000,
                "one",
                List.of(new Voice("one", "One", "en", "female")),
                List.of("server"),
                state,
                2,
                5);
    }

    private static Card card(String id, Release release, Model... models) {
        return new Card(id, release, Instant.ofEpochMilli(1_700_000_000_123L), List.of(models));
    }

    private Roster workers() {
        return Roster.ofWorkers(redis);
    }

    @Test
    void a_card_comes_back_as_it_was_written() throws Exception {
        var card = card("w1", Release.OURS, model("flite", ModelState.READY));
        workers().write(card);
        assertThat(workers().present()).containsExactly(card);
    }

    @Test
    void what_lies_in_redis_is_what_the_package_tells() throws Exception {
        workers().write(card("w1", Release.OURS, model("flite", ModelState.READY)));
        try (var client = server.connect()) {
            assertThat(client.hget("aloud:workers", "w1"))
                    .matches("\\{\"seen\":\\d{13},.*")
                    .contains(
                            "\"id\":\"w1\"",
                            "\"versions\":[1]",
                            "\"started\":1700000000123",
                            "\"sample_rate_hz\":24000");
        }
    }

    @Test
    void who_has_been_silent_for_long_is_gone_and_so_is_who_seems_to_come_from_the_future() throws Exception {
        try (var client = server.connect()) {
            long now = Long.parseLong(client.time().getFirst()) * 1000;
            for (var shift : List.of(-3_600_001L, -20_000L, -1_000L, 20_000L, 3_700_000L)) {
                client.hset(
                        "aloud:workers",
                        "w" + shift,
                        "{\"seen\":" + (now + shift) + ",\"id\":\"w" + shift + "\",\"versions\":[1]}");
            }
            client.hset("aloud:workers", "rubbish", "rubbish");
            assertThat(workers().present()).extracting(Card::id).containsExactly("w-1000");
            assertThat(client.hkeys("aloud:workers")).containsExactlyInAnyOrder("w-1000", "w-20000", "w20000");
        }
    }

    @Test
    void a_worker_is_announced_with_every_change_and_taken_back_when_it_closes() throws Exception {
        var models = new AtomicReference<>(List.of(model("flite", ModelState.LOADING)));
        try (var watch = new WorkerWatch(workers())) {
            try (var announcer = new Announcer(workers(), "w1", models::get)) {
                Await.until("it is shown", announcer::isUpToDate);
                Await.until("it is seen", () -> look(watch).equals(List.of(ModelState.LOADING)));
                models.set(List.of(model("flite", ModelState.READY)));
                Await.until("it is ready", () -> look(watch).equals(List.of(ModelState.READY)));
                assertThat(watch.count()).isEqualTo(1);
                assertThat(watch.check().detail()).isEqualTo("w1 speaks flite");
            }
            Await.until("it is expected back", () -> look(watch).equals(List.of(ModelState.LOADING)));
            assertThat(watch.count()).isZero();
            assertThat(watch.check().detail()).startsWith("none; 'aloud worker");
        }
    }

    private static List<ModelState> look(WorkerWatch watch) {
        watch.look();
        return watch.announced().stream().map(a -> a.model().state()).toList();
    }

    @Test
    void while_redis_is_away_the_last_view_counts_for_a_while_and_models_are_remembered() throws Exception {
        var time = new AtomicLong();
        workers().write(card("w1", Release.OURS, model("flite", ModelState.READY)));
        try (var watch = new WorkerWatch(workers(), time::get)) {
            watch.look();
            server.stop();
            time.set(WorkerWatch.VIEW_KEPT.toNanos());
            assertThat(look(watch)).containsExactly(ModelState.READY);
            time.set(WorkerWatch.VIEW_KEPT.toNanos() + 1);
            assertThat(look(watch)).containsExactly(ModelState.LOADING);
            assertThat(watch.check().detail()).contains("Redis does not answer");
            assertThat(watch.announced()).noneMatch(Announced::present);
            time.set(10 * WorkerWatch.MODEL_KEPT.toNanos());
            assertThat(look(watch)).containsExactly(ModelState.LOADING);
        }
    }

    @Test
    void a_model_whose_workers_have_gone_is_forgotten_in_the_end() throws Exception {
        var time = new AtomicLong();
        workers().write(card("w1", Release.OURS, model("flite", ModelState.READY)));
        try (var watch = new WorkerWatch(workers(), time::get)) {
            watch.look();
            workers().remove("w1");
            time.set(WorkerWatch.MODEL_KEPT.toNanos());
            assertThat(look(watch)).containsExactly(ModelState.LOADING);
            time.set(WorkerWatch.MODEL_KEPT.toNanos() + 1);
            assertThat(look(watch)).isEmpty();
        }
    }

    @Test
    void an_announcer_shows_itself_again_to_a_redis_that_has_lost_everything() throws Exception {
        try (var announcer = new Announcer(workers(), "w1", List::of)) {
            Await.until("it is shown", announcer::isUpToDate);
            server.startEmpty();
            Await.until("it is there again", () -> {
                try {
                    return !workers().present().isEmpty();
                } catch (java.io.IOException e) {
                    return false;
                }
            });
        }
    }

    @Test
    void a_worker_of_another_version_is_refused_with_what_to_upgrade() throws Exception {
        workers().write(card("w9", NEWER, model("flite", ModelState.READY)));
        try (var watch = new WorkerWatch(workers())) {
            watch.look();
            assertThat(watch.announced()).isEmpty();
            assertThat(watch.count()).isZero();
            assertThat(watch.check().ok()).isFalse();
            assertThat(watch.check().detail())
                    .contains("worker w9 (release 9.0.0, messages of version 2) is not used", "upgrade the gateway");
            workers().write(card("w1", Release.OURS, model("flite", ModelState.READY)));
            watch.look();
            assertThat(watch.announced()).extracting(Announced::worker).containsExactly("w1");
            assertThat(watch.check().ok()).isTrue();
            assertThat(watch.check().detail()).contains("w1 speaks flite", "w9");
        }
        try (var watch = new WorkerWatch(Roster.ofWorkers(redis, new Release("9.1.0", List.of(2, 3))))) {
            watch.look();
            assertThat(watch.announced()).extracting(Announced::worker).containsExactly("w9");
            assertThat(watch.check().detail()).contains("worker w1", "upgrade the worker");
        }
    }

    @Test
    void a_worker_that_no_gateway_understands_is_told_what_to_upgrade() throws Exception {
        try (var watch = new GatewayWatch(Roster.ofGateways(redis))) {
            assertThat(watch.trouble()).as("no gateway is no trouble").isEmpty();
            Roster.ofGateways(redis).write(card("g9", NEWER));
            assertThat(watch.trouble().orElseThrow()).contains("g9 (release 9.0.0", "upgrade this worker");
            Roster.ofGateways(redis).write(card("g1", Release.OURS));
            assertThat(watch.trouble()).isEmpty();
        }
        Roster.ofGateways(redis).remove("g9");
        try (var watch = new GatewayWatch(Roster.ofGateways(redis, NEWER))) {
            assertThat(watch.trouble().orElseThrow()).contains("g1 (", "upgrade the gateways");
        }
    }

    @Test
    void what_a_later_release_adds_does_no_harm() {
        var json = "{\"seen\":1,\"id\":\"w1\",\"release\":\"1\",\"versions\":[1,2],\"started\":5,\"mood\":\"good\","
                + "\"models\":[{\"id\":\"a\",\"revision\":\"1\",\"name\":\"A\",\"languages\":[],\"sample_rate_hz\":8000,"
                + "\"default_voice\":\"v\",\"voices\":[],\"tiers\":[],\"state\":\"READY\",\"max_concurrent\":1,"
                + "\"price_millicredits_per_sec\":0,\"colour\":\"blue\"}]}";
        assertThat(CardJson.read(json, Release.OURS).orElseThrow().models())
                .extracting(Model::id)
                .containsExactly("a");
        assertThat(CardJson.read("{}", Release.OURS)).isEmpty();
        assertThat(CardJson.read("[]", Release.OURS)).isEmpty();
        assertThat(CardJson.read("nonsense", Release.OURS)).isEmpty();
    }
}
