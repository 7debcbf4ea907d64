package dev.aloud.server.worker;

import dev.aloud.server.queue.redis.LeasedBlock;
import dev.aloud.server.queue.redis.RedisWorkSource;
import dev.aloud.server.redis.RedisException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The blocks that this worker holds: renews their leases, and interrupts those that it has lost. Thread-safe. */
final class Leases {
    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    private final RedisWorkSource source;
    private final Map<String, Speaking> held = new ConcurrentHashMap<>();

    /** Blocks that were wanted no more before they were begun here: the news may be quicker than the block. Until the next renewal. */
    private final Set<String> unwanted = ConcurrentHashMap.newKeySet();

    Leases(RedisWorkSource source) {
        this.source = source;
    }

    /** The calling thread begins to speak a block. */
    Speaking begin(LeasedBlock block) {
        var speaking = new Speaking(block);
        held.put(block.token(), speaking);
        if (unwanted.remove(block.token())) {
            speaking.interrupt(Speaking.Reason.UNWANTED);
        }
        return speaking;
    }

    /** The block has been reported, or given up. */
    void end(Speaking speaking) {
        held.remove(speaking.block().token());
    }

    int size() {
        return held.size();
    }

    /** Nobody wants the block any more. */
    void stop(String token) {
        unwanted.add(token);
        if (held.containsKey(token) && unwanted.remove(token)) {
            interrupt(token, Speaking.Reason.UNWANTED);
        }
    }

    void renew() {
        unwanted.clear();
        var blocks = held.values().stream().map(Speaking::block).toList();
        if (blocks.isEmpty()) {
            return;
        }
        try {
            source.renew(blocks).forEach(token -> interrupt(token, Speaking.Reason.LOST));
        } catch (RedisException e) {
            // Nobody else can take the blocks either while Redis is away.
            LOG.debug("Leases are not renewed: {}", e.getMessage());
        }
    }

    private void interrupt(String token, Speaking.Reason reason) {
        var speaking = held.get(token);
        if (speaking != null) {
            speaking.interrupt(reason);
        }
    }

    void interruptAll() {
        held.values().forEach(speaking -> speaking.interrupt(Speaking.Reason.STOPPED));
    }
}
