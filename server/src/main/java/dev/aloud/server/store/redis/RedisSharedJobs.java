package dev.aloud.server.store.redis;

import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.redis.RedisException;
import dev.aloud.server.store.JobRecord;
import dev.aloud.server.store.JobState;
import dev.aloud.server.store.SharedJobs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Jobs in Redis, for as long as they are in use. While Redis is known to be away nobody waits for it. Thread-safe. */
public final class RedisSharedJobs implements SharedJobs, AutoCloseable {
    /** How long a job that was cancelled is listed for gateways that did not hear it. */
    static final Duration CANCELLED_LISTED = Duration.ofHours(1);

    private final RedisConnection redis;
    private final Duration ttl;
    private final Behind behind = new Behind("aloud-shared-jobs");

    /**
     * @param redis what gateways share; it is not closed by this
     * @param ttl how long after its last use a job is forgotten
     */
    public RedisSharedJobs(RedisConnection redis, Duration ttl) {
        this.redis = redis;
        this.ttl = ttl;
    }

    @Override
    public Optional<JobRecord> get(UUID id) {
        if (!redis.isUp()) {
            return Optional.empty();
        }
        try {
            var fields = new HashMap<String, byte[]>();
            redis.ask(client -> client.hgetAll(name(id).getBytes(StandardCharsets.UTF_8)))
                    .forEach((field, value) -> fields.put(new String(field, StandardCharsets.UTF_8), value));
            return JobFields.read(id, fields);
        } catch (RedisException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean isReachable() {
        return redis.isUp();
    }

    private static String name(UUID id) {
        return "aloud:1:job:" + id;
    }

    /** What Redis does not get because it is away, gateways find in the database a little later. */
    @Override
    public void put(JobRecord job) {
        if (!redis.isUp()) {
            return;
        }
        var arguments = new ArrayList<Object>(
                List.of(job.id(), ttl.toMillis(), job.state().apiName()));
        arguments.addAll(JobFields.of(job));
        try {
            redis.run(Scripts.PUT_JOB, arguments.toArray());
        } catch (RedisException e) {
            // As when it was away before.
        }
    }

    @Override
    public void move(UUID id, JobState state) {
        behind.tell(
                () -> redis.run(Scripts.MOVE_JOB, id, ttl.toMillis(), state.apiName(), CANCELLED_LISTED.toMillis()));
    }

    @Override
    public void touch(UUID id) {
        behind.tell(() -> redis.ask(client -> client.pexpire(name(id), ttl.toMillis())));
    }

    /** Tells the rest, within a limit. */
    @Override
    public void close() {
        behind.close();
    }
}
