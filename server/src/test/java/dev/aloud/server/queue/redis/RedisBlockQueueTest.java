package dev.aloud.server.queue.redis;

import dev.aloud.server.Await;
import dev.aloud.server.Check;
import dev.aloud.server.queue.BlockQueue;
import dev.aloud.server.queue.BlockQueueContract;
import dev.aloud.server.queue.BlockRequest;
import dev.aloud.server.queue.Priority;
import dev.aloud.server.queue.QueueFullException;
import dev.aloud.server.queue.QueueStats;
import dev.aloud.server.queue.Speaker;
import dev.aloud.server.testservers.EmptyRedis;
import dev.aloud.server.worker.WorkerLoop;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract with a real Redis and a worker in this process. */
final class RedisBlockQueueTest extends BlockQueueContract {
    @RegisterExtension
    static final EmptyRedis server = new EmptyRedis();

    @Override
    protected BlockQueue open(Speaker speaker, Map<String, Integer> concurrency, int limit, Duration closeLimit) {
        var connection = server.connection();
        var queue = new RedisBlockQueue(connection, limit, closeLimit);
        var lanes = concurrency.entrySet().stream()
                .collect(Collectors.toMap(lane -> new ModelRevision(lane.getKey(), "1"), Map.Entry::getValue));
        var source = new RedisWorkSource(connection, "worker", Duration.ofSeconds(10), 3);
        var worker = new WorkerLoop(source, speaker, () -> lanes, closeLimit);
        worker.start();
        return new WithWorker(queue, worker);
    }

    @Override
    protected void settle(BlockQueue asked) {
        Await.until(
                "Redis was told everything", () -> ((WithWorker) asked).queue().isSettled());
    }

    private record WithWorker(RedisBlockQueue queue, WorkerLoop worker) implements BlockQueue {
        @Override
        public Ticket submit(BlockRequest request, Priority priority, Outcome outcome) throws QueueFullException {
            return queue.submit(request, priority, outcome);
        }

        @Override
        public boolean isFull() {
            return queue.isFull();
        }

        @Override
        public QueueStats stats() {
            return queue.stats();
        }

        @Override
        public Check check() {
            return queue.check();
        }

        @Override
        public void close() {
            queue.close();
            worker.close();
        }
    }
}
