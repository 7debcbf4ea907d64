package dev.aloud.server.queue;

import java.time.Duration;
import java.util.Map;

final class InProcessBlockQueueTest extends BlockQueueContract {
    @Override
    protected BlockQueue open(Speaker speaker, Map<String, Integer> concurrency, int limit, Duration closeLimit) {
        return new InProcessBlockQueue(speaker, concurrency::get, limit, closeLimit);
    }
}
