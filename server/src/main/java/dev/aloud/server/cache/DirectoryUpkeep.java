package dev.aloud.server.cache;

import dev.aloud.server.media.BlockFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what has to go from a directory of blocks: damaged, over the cap, or not heard for long. Thread-safe. */
final class DirectoryUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryUpkeep.class);
    private static final int STRIPES = 64;

    private final BlockDirectory directory;
    private final long maxBytes;
    private final RecencyIndex index;
    private final CacheCounters counters;
    private final Expiry expiry;
    private final ReentrantLock[] places = new ReentrantLock[STRIPES];
    private volatile boolean closing;

    DirectoryUpkeep(
            BlockDirectory directory, long maxBytes, RecencyIndex index, CacheCounters counters, Expiry expiry) {
        this.directory = directory;
        this.maxBytes = maxBytes;
        this.index = index;
        this.counters = counters;
        this.expiry = expiry;
        for (int i = 0; i < STRIPES; i++) {
            places[i] = new ReentrantLock();
        }
    }

    /** Looks again before removing: another thread may have written the block anew since. */
    void removeIfDamaged(String key) throws IOException {
        var path = directory.path(key);
        var place = place(key);
        place.lock();
        try {
            if (BlockFile.read(key, Files.readAllBytes(path)).isEmpty()) {
                Files.deleteIfExists(path);
                index.removed(key);
                counters.corrupt.increment();
                LOG.warn("A damaged block was removed from the cache and will be made again: {}", path.getFileName());
            }
        } catch (NoSuchFileException e) {
            index.removed(key);
        } finally {
            place.unlock();
        }
    }

    void evict() {
        for (var key : index.evict(maxBytes)) {
            var place = place(key);
            place.lock();
            try {
                // Written again since it was chosen: then it is the newest, and stays.
                if (!index.contains(key) && Files.deleteIfExists(directory.path(key))) {
                    counters.evictions.increment();
                }
            } catch (IOException e) {
                LOG.warn("A block could not be removed from the cache: {}", e.getMessage());
            } finally {
                place.unlock();
            }
        }
    }

    /** Held while a key's file is put in place or removed, so that nobody removes what another has just written. */
    ReentrantLock place(String key) {
        return places[Integer.parseInt(key, 0, 2, 16) % STRIPES];
    }

    /** Counts what earlier runs have left. */
    void takeStock() {
        try {
            index.foundEarlier(directory.list().stream()
                    .map(file -> new RecencyIndex.Found(file.key(), file.size()))
                    .toList());
            evict();
        } catch (IOException e) {
            index.foundEarlier(List.of());
            LOG.warn("The cache's directory cannot be listed, so its size is not known: {}", e.getMessage());
        }
    }

    /** What takes long ends before long. */
    void beginClosing() {
        closing = true;
    }

    /** Keeps the order of use across restarts, in the files' times. */
    void saveUse() {
        var now = expiry.now();
        for (var key : index.drainUsed()) {
            try {
                if (!directory.used(key, now)) {
                    index.removed(key);
                }
            } catch (IOException e) {
                counters.errors.increment();
                LOG.debug("The time of a block's use was not saved: {}", e.getMessage());
            }
        }
    }

    /** Removes blocks that nobody has heard for long, here or in another process, whose use is in the files' times too. */
    void expire() {
        saveUse();
        var round = expiry.round();
        try {
            directory.list().forEach(file -> round.see(file.key(), file.used()));
        } catch (IOException e) {
            counters.errors.increment();
            LOG.warn("The cache's directory cannot be listed, so nothing expires: {}", e.getMessage());
            return;
        }
        for (var key : round.due()) {
            if (closing) {
                return;
            }
            expire(key, round);
        }
    }

    private void expire(String key, Expiry.Round round) {
        var path = directory.path(key);
        var place = place(key);
        place.lock();
        try {
            // Heard or written again since it was seen: then it stays.
            if (!index.usedLately(key)
                    && round.isDue(Files.getLastModifiedTime(path).toInstant())
                    && Files.deleteIfExists(path)) {
                index.removed(key);
                counters.expired.increment();
            }
        } catch (NoSuchFileException e) {
            index.removed(key);
        } catch (IOException e) {
            counters.errors.increment();
            LOG.warn("A block could not be removed from the cache: {}", e.getMessage());
        } finally {
            place.unlock();
        }
    }
}
