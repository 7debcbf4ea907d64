package dev.aloud.server.cache;

import dev.aloud.server.Check;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.media.BlockFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps blocks as files of a directory, at most so many bytes; the least recently used go first. Files appear whole, by a
 * rename, and carry a checksum, so neither a crash nor a damaged disk ever yields a wrong block. Several processes may share
 * the directory: each finds what the others wrote, and each keeps the cap on its own.
 *
 * <p>Nothing is forced to the disk: what a power cut takes is found by its checksum and made again.
 */
public final class DirectoryBlockCache implements BlockCache {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryBlockCache.class);
    private static final int STRIPES = 64;
    private static final long SAVE_SECONDS = 60;

    private final BlockDirectory directory;
    private final long maxBytes;
    private final ChannelOpener opener;
    private final RecencyIndex index = new RecencyIndex();
    private final ScheduledExecutorService housekeeper;

    /** Held while a key's file is put in place or removed, so that nobody removes what another has just written. */
    private final ReentrantLock[] places = new ReentrantLock[STRIPES];

    private final AtomicLong temporary = new AtomicLong();
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder evictions = new LongAdder();
    private final LongAdder corrupt = new LongAdder();
    private final LongAdder writeFailures = new LongAdder();

    private DirectoryBlockCache(BlockDirectory directory, long maxBytes, ChannelOpener opener) {
        this.directory = directory;
        this.maxBytes = maxBytes;
        this.opener = opener;
        for (int i = 0; i < STRIPES; i++) {
            places[i] = new ReentrantLock();
        }
        housekeeper = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("aloud-cache").factory());
    }

    /**
     * Opens the cache, making the directory where it is missing. What earlier runs have left is counted in the background;
     * it can be read at once.
     *
     * @param maxBytes what the files may take together
     * @throws IOException when the directory cannot be made or written to
     */
    public static DirectoryBlockCache open(Path directory, long maxBytes) throws IOException {
        return open(directory, maxBytes, ChannelOpener.NEW_FILE);
    }

    static DirectoryBlockCache open(Path directory, long maxBytes, ChannelOpener opener) throws IOException {
        var cache = new DirectoryBlockCache(BlockDirectory.prepare(directory), maxBytes, opener);
        cache.housekeeper.execute(cache::takeStock);
        var _ = cache.housekeeper.scheduleWithFixedDelay(cache::saveUse, SAVE_SECONDS, SAVE_SECONDS, TimeUnit.SECONDS);
        return cache;
    }

    @Override
    public Optional<BlockAudio> get(String key) throws IOException {
        var path = directory.path(key);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            index.removed(key);
            misses.increment();
            return Optional.empty();
        }
        var block = BlockFile.read(key, bytes);
        if (block.isPresent()) {
            index.used(key, bytes.length);
            hits.increment();
        } else {
            removeIfDamaged(key, path);
            misses.increment();
        }
        return block;
    }

    /** Looks again before removing: another thread may have written the block anew since. */
    private void removeIfDamaged(String key, Path path) throws IOException {
        var place = place(key);
        place.lock();
        try {
            if (BlockFile.read(key, Files.readAllBytes(path)).isEmpty()) {
                Files.deleteIfExists(path);
                index.removed(key);
                corrupt.increment();
                LOG.warn("A damaged block was removed from the cache and will be made again: {}", path.getFileName());
            }
        } catch (NoSuchFileException e) {
            index.removed(key);
        } finally {
            place.unlock();
        }
    }

    @Override
    public boolean contains(String key) {
        return index.contains(key) || Files.exists(directory.path(key));
    }

    @Override
    public void put(String key, BlockAudio audio) throws IOException {
        var path = directory.path(key);
        long size = BlockFile.size(audio);
        if (size > maxBytes) {
            return;
        }
        var partial = directory.temporary(key, temporary.incrementAndGet());
        try {
            write(key, audio, partial);
            var place = place(key);
            place.lock();
            try {
                Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                index.written(key, size);
            } finally {
                place.unlock();
            }
        } catch (IOException e) {
            writeFailures.increment();
            removeQuietly(partial, e);
            throw failure(e);
        }
        evict();
    }

    private void write(String key, BlockAudio audio, Path partial) throws IOException {
        var bytes = BlockFile.write(key, audio);
        try (var channel = opener.open(partial)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private static void removeQuietly(Path partial, IOException cause) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Java has no error numbers: what says that there is no room is the system's text, or the lack of room. */
    private CacheWriteException failure(IOException e) {
        var message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        boolean full = message.contains("no space")
                || message.contains("quota")
                || message.contains("not enough space")
                || directory.usableBytes() == 0;
        return full
                ? new CacheWriteException(
                        CacheWriteException.Reason.DISK_FULL,
                        "the disk under the cache is full: free some room, or make the cache smaller",
                        e)
                : new CacheWriteException(
                        CacheWriteException.Reason.FAILED, "the cache cannot be written: " + e.getMessage(), e);
    }

    private void evict() {
        for (var key : index.evict(maxBytes)) {
            var place = place(key);
            place.lock();
            try {
                // Written again since it was chosen: then it is the newest, and stays.
                if (!index.contains(key) && Files.deleteIfExists(directory.path(key))) {
                    evictions.increment();
                }
            } catch (IOException e) {
                LOG.warn("A block could not be removed from the cache: {}", e.getMessage());
            } finally {
                place.unlock();
            }
        }
    }

    private ReentrantLock place(String key) {
        return places[Integer.parseInt(key, 0, 2, 16) % STRIPES];
    }

    private void takeStock() {
        try {
            index.foundEarlier(directory.list());
            evict();
        } catch (IOException e) {
            LOG.warn("The cache's directory cannot be listed, so its size is not known: {}", e.getMessage());
        }
    }

    /** Keeps the order of use across restarts, in the files' times. */
    private void saveUse() {
        var now = FileTime.from(Instant.now());
        for (var key : index.drainUsed()) {
            try {
                Files.setLastModifiedTime(directory.path(key), now);
            } catch (NoSuchFileException e) {
                index.removed(key);
            } catch (IOException e) {
                LOG.debug("The time of a block's use was not saved: {}", e.getMessage());
            }
        }
    }

    @Override
    public CacheStats stats() {
        return new CacheStats(
                hits.sum(),
                misses.sum(),
                index.entries(),
                index.bytes(),
                maxBytes,
                evictions.sum(),
                corrupt.sum(),
                writeFailures.sum());
    }

    @Override
    public Check check() {
        var what = index.entries() + " blocks, " + (index.bytes() >> 20) + " of " + (maxBytes >> 20) + " MiB";
        if (!directory.isWritable()) {
            return new Check("cache", false, "the directory cannot be written to; " + what);
        }
        return directory.usableBytes() < BlockDirectory.LOW_BYTES
                ? new Check("cache", false, "the disk is nearly full; " + what)
                : new Check("cache", true, what);
    }

    @Override
    public void close() {
        housekeeper.shutdown();
        try {
            if (!housekeeper.awaitTermination(SAVE_SECONDS, TimeUnit.SECONDS)) {
                housekeeper.shutdownNow();
            }
        } catch (InterruptedException e) {
            housekeeper.shutdownNow();
            Thread.currentThread().interrupt();
        }
        saveUse();
    }

    /** How a new file is opened; tests put a full disk here. */
    @FunctionalInterface
    interface ChannelOpener {
        /** A file that did not exist before. */
        ChannelOpener NEW_FILE =
                path -> FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

        WritableByteChannel open(Path path) throws IOException;
    }
}
