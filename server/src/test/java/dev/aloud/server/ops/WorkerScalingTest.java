package dev.aloud.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.flite.FliteModel;
import dev.aloud.kokoro.KokoroModel;
import dev.aloud.server.Await;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.ops.Manifests.ScaledObject;
import dev.aloud.server.ops.Manifests.TriggerAuthentication;
import dev.aloud.server.queue.BlockQueue;
import dev.aloud.server.queue.BlockRequest;
import dev.aloud.server.queue.Priority;
import dev.aloud.server.queue.QueueFullException;
import dev.aloud.server.queue.redis.RedisBlockQueue;
import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.testservers.RedisServer;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** KEDA looks where blocks really wait. */
class WorkerScalingTest {
    private static final Map<String, String> REVISIONS =
            Map.of(KokoroModel.ID, KokoroModel.REVISION, FliteModel.ID, FliteModel.REVISION);
    private static final ScaledObject SCALER = Manifests.all(ScaledObject.class).getFirst();
    private static final BlockQueue.Outcome NOBODY = new BlockQueue.Outcome() {
        @Override
        public void running() {}

        @Override
        public void done(BlockAudio audio) {}

        @Override
        public void failed(SynthesisException failure) {}
    };

    @Test
    void every_stream_that_blocks_wait_in_is_looked_at_and_its_length_is_their_number() throws QueueFullException {
        var streams = SCALER.spec().triggers().stream()
                .map(trigger -> trigger.metadata().get("stream"))
                .toList();
        try (var server = RedisServer.start();
                var connection = RedisConnection.open(server.uri());
                var queue = new RedisBlockQueue(connection, 100, Duration.ZERO);
                var redis = server.connect()) {
            for (var model : REVISIONS.keySet()) {
                for (var priority : Priority.values()) {
                    queue.submit(request(model, priority), priority, NOBODY);
                }
            }
            Await.until("all are sent", () -> redis.keys("aloud:*:work:*").size() == streams.size());
            assertThat(redis.keys("aloud:*:work:*")).containsExactlyInAnyOrderElementsOf(streams);
            assertThat(streams)
                    .allSatisfy(stream -> assertThat(length(redis, stream)).isEqualTo(1));
        }
    }

    @Test
    void every_trigger_says_where_how_many_and_with_which_password() {
        var login = Manifests.all(TriggerAuthentication.class).getFirst();
        assertThat(SCALER.spec().triggers()).isNotEmpty().allSatisfy(trigger -> {
            assertThat(trigger.type()).isEqualTo("redis-streams");
            assertThat(trigger.metadata()).containsOnlyKeys("addressFromEnv", "stream", "streamLength");
            assertThat(Integer.parseInt(trigger.metadata().get("streamLength"))).isPositive();
            assertThat(trigger.authenticationRef().name())
                    .isEqualTo(login.metadata().getName());
        });
    }

    private static long length(Jedis redis, String stream) {
        return redis.xlen(stream);
    }

    private static BlockRequest request(String model, Priority priority) {
        var text = model + " " + priority;
        return new BlockRequest(text, text, new Voicing(model, REVISIONS.get(model), "one", Speed.NORMAL));
    }
}
