package dev.aloud.benchmarks.queue;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.queue.BlockQueue;
import dev.aloud.server.queue.BlockRequest;
import dev.aloud.server.queue.Priority;
import dev.aloud.server.queue.QueueFullException;
import dev.aloud.server.queue.Speaker;
import dev.aloud.server.queue.Use;
import dev.aloud.server.queue.redis.ModelRevision;
import dev.aloud.server.queue.redis.RedisBlockQueue;
import dev.aloud.server.queue.redis.RedisWorkSource;
import dev.aloud.server.redis.RedisConnection;
import dev.aloud.server.worker.WorkerLoop;
import dev.aloud.server.worker.WorkerNames;
import dev.aloud.text.BlockKeys;
import dev.aloud.text.Voicing;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** A gateway and a worker, with connections of their own, around one Redis. Each block is another one, so that none is had for nothing. */
final class Bench implements AutoCloseable {
    private final RedisConnection here;
    private final RedisConnection there;
    private final RedisBlockQueue gateway;
    private final WorkerLoop worker;
    private final Voicing voicing;
    private final UUID job = UUID.randomUUID();
    private int next;

    Bench(URI redis, Voicing voicing, Speaker speaker, int atOnce) {
        this.voicing = voicing;
        here = RedisConnection.open(redis);
        there = RedisConnection.open(redis, atOnce + 2);
        gateway = new RedisBlockQueue(here, 100_000, Duration.ofSeconds(5));
        var source = new RedisWorkSource(there, WorkerNames.next(), Duration.ofSeconds(10), 3);
        var lane = new ModelRevision(voicing.model(), voicing.revision());
        worker = new WorkerLoop(source, speaker, () -> Map.of(lane, atOnce), Duration.ofSeconds(5));
        worker.start();
    }

    private BlockRequest block() {
        int number = next++;
        var text = word(number);
        return new BlockRequest(new BlockKeys(voicing).of(text), text, voicing, Optional.of(new Use(job, number)));
    }

    /** A word that can be spoken, another for each number. */
    private static String word(int number) {
        var word = new StringBuilder();
        for (int left = number + 1; left > 0; left /= 60) {
            word.append("bdfgklmnprst".charAt(left % 12)).append("aeiou".charAt(left / 12 % 5));
        }
        return word.toString();
    }

    /** One block after the other, each from asking to having. */
    Times roundTrips(int count) throws QueueFullException, InterruptedException {
        var times = new Times();
        for (int i = 0; i < count; i++) {
            var request = block();
            var told = new CountDownLatch(1);
            var failure = new AtomicReference<SynthesisException>();
            long before = System.nanoTime();
            gateway.submit(request, Priority.NOW, new Told(told::countDown, failure));
            told.await();
            times.record(System.nanoTime() - before);
            require(failure);
        }
        return times;
    }

    /** As many as can be, with so many under way at once; nanoseconds for all. */
    long throughput(int count, int underWay, Times times) throws QueueFullException, InterruptedException {
        var room = new Semaphore(underWay);
        var failure = new AtomicReference<SynthesisException>();
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            room.acquire();
            long before = System.nanoTime();
            gateway.submit(
                    block(),
                    Priority.PREFETCH,
                    new Told(
                            () -> {
                                times.record(System.nanoTime() - before);
                                room.release();
                            },
                            failure));
        }
        room.acquire(underWay);
        long nanos = System.nanoTime() - begin;
        require(failure);
        return nanos;
    }

    private static void require(AtomicReference<SynthesisException> failure) {
        if (failure.get() != null) {
            throw new IllegalStateException("a block failed", failure.get());
        }
    }

    private record Told(Runnable then, AtomicReference<SynthesisException> failure) implements BlockQueue.Outcome {
        @Override
        public void running() {}

        @Override
        public void done(BlockAudio audio) {
            then.run();
        }

        @Override
        public void failed(SynthesisException why) {
            failure.set(why);
            then.run();
        }
    }

    @Override
    public void close() {
        worker.stop();
        gateway.close();
        worker.close();
        here.close();
        there.close();
    }
}
