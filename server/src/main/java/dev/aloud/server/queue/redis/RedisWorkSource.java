package dev.aloud.server.queue.redis;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.media.BlockFile;
import dev.aloud.server.queue.BlockRequest;
import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.redis.RedisException;
import dev.aloud.server.redis.RedisListener;
import dev.aloud.server.redis.RedisReply;
import dev.aloud.server.redis.RedisSubscription;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Where a worker gets its blocks, and where it brings what became of them. Each method is one step in Redis. Thread-safe. */
public final class RedisWorkSource {
    /** How long audio waits for gateways that do not fetch it, and a failure can be read. */
    static final Duration KEPT = Duration.ofMinutes(5);

    /** How long a worker leaves a block to others on which it has failed. */
    private static final Duration AVOIDANCE = Duration.ofSeconds(2);

    private final RedisConnection redis;
    private final String worker;
    private final Duration lease;
    private final int maxTries;
    private final Duration avoidance;

    /**
     * @param redis what is shared with the gateways
     * @param worker this worker's name, unlike any other's: letters, digits, {@code . _ -}
     * @param lease a worker silent for this long loses its blocks
     * @param maxTries a block tried this often in vain becomes a dead letter
     */
    public RedisWorkSource(RedisConnection redis, String worker, Duration lease, int maxTries) {
        this(redis, worker, lease, maxTries, AVOIDANCE);
    }

    RedisWorkSource(RedisConnection redis, String worker, Duration lease, int maxTries, Duration avoidance) {
        if (!worker.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("a worker's name has letters, digits, '.', '_' and '-': " + worker);
        }
        this.redis = redis;
        this.worker = worker;
        this.lease = lease;
        this.maxTries = maxTries;
        this.avoidance = avoidance;
    }

    /** This worker's name. */
    public String worker() {
        return worker;
    }

    /** A worker silent for this long loses its blocks. */
    public Duration lease() {
        return lease;
    }

    /**
     * Takes a model's most urgent block, the oldest among equals; one on which this worker has just failed is left to others.
     *
     * @param reclaim whether blocks of workers that went silent come first, each counting as another try
     * @return the block; empty when none waits
     */
    public Optional<LeasedBlock> take(ModelRevision lane, boolean reclaim) throws RedisException {
        while (true) {
            var reply = redis.run(
                    Scripts.TAKE,
                    worker,
                    lane.model(),
                    lane.revision(),
                    lease.toMillis(),
                    maxTries,
                    reclaim ? 1 : 0,
                    KEPT.toMillis());
            if (reply.size() == 0) {
                return Optional.empty();
            }
            if (reply.size() > 1) {
                return Optional.of(block(lane.model(), reply));
            }
        }
    }

    /** Has Redis forget former workers of a model; worth doing when a worker begins with it. */
    public void tidy(ModelRevision lane) throws RedisException {
        redis.run(Scripts.TIDY, lane.model(), lane.revision());
    }

    private static LeasedBlock block(String model, RedisReply reply) {
        var speed = new Speed(Integer.parseInt(reply.text(6)));
        var voicing = new Voicing(model, reply.text(4), reply.text(5), speed);
        var request = new BlockRequest(reply.text(0), reply.text(7), voicing);
        return new LeasedBlock(request, Urgency.priority(reply.number(3)), (int) reply.number(2), reply.text(1));
    }

    /**
     * Shows that the worker is busy with these blocks.
     *
     * @return the tokens of those that it holds no longer
     */
    public Set<String> renew(Collection<LeasedBlock> held) throws RedisException {
        var arguments = new ArrayList<Object>(1 + 2 * held.size());
        arguments.add(worker);
        for (var block : held) {
            arguments.add(block.key());
            arguments.add(block.token());
        }
        var reply = redis.run(Scripts.RENEW, arguments.toArray());
        var lost = new HashSet<String>();
        for (int i = 0; i < reply.size(); i++) {
            lost.add(reply.text(i));
        }
        return lost;
    }

    /**
     * Brings a block's audio: it is stored, booked and told of in one step. Doing so again does nothing.
     *
     * @return false when the worker held the block no longer: the audio is refused
     */
    public boolean complete(LeasedBlock block, BlockAudio audio) throws RedisException {
        var file = BlockFile.write(block.key(), audio).array();
        var reply = redis.run(Scripts.COMPLETE, block.key(), block.token(), audio.durationMs(), KEPT.toMillis(), file);
        return reply.text(0).equals("done");
    }

    /**
     * Says that a block could not be spoken. It is tried again where that may help, here or with another worker, and tries are left.
     *
     * @return false when the worker held the block no longer
     */
    public boolean fail(LeasedBlock block, SynthesisException failure) throws RedisException {
        var code = failure.code();
        boolean onlyHere = code == SynthesisException.Code.NOT_INSTALLED || code == SynthesisException.Code.CLOSED;
        return fail(block, code.name(), String.valueOf(failure.getMessage()), onlyHere || failure.retryable(), false);
    }

    /**
     * Gives a block back unspoken, as a worker does that stops; another will speak it.
     *
     * @return false when the worker held the block no longer
     */
    public boolean giveBack(LeasedBlock block) throws RedisException {
        return fail(block, "", "", true, true);
    }

    private boolean fail(LeasedBlock block, String code, String message, boolean retryable, boolean unspoken)
            throws RedisException {
        var reply = redis.run(
                Scripts.FAIL,
                block.key(),
                block.token(),
                code,
                message,
                retryable ? 1 : 0,
                maxTries,
                KEPT.toMillis(),
                unspoken ? 1 : 0,
                avoidance.toMillis());
        return !reply.text(0).equals("lost");
    }

    /** Hears of work and of blocks that nobody wants any more, until the subscription is closed. */
    public RedisSubscription listen(WorkListener listener) {
        var own = Channels.worker(worker);
        return redis.subscribe(
                new RedisListener() {
                    @Override
                    public void connected() {
                        listener.anyWork();
                    }

                    @Override
                    public void message(String channel, String message) {
                        if (!channel.equals(own)) {
                            listener.work(message);
                        } else if (message.startsWith("stop ")) {
                            listener.unwanted(message.split(" ", 3)[1]);
                        }
                    }
                },
                Channels.BELL,
                own);
    }
}
