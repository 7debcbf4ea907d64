package dev.aloud.server.cache;

import dev.aloud.server.Check;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.media.BlockFile;
import dev.aloud.server.media.BlockPart;
import dev.aloud.server.media.PcmRange;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps blocks as files of a directory, at most so many bytes; the least recently used go first. Files appear whole, by a
 * rename, and carry a checksum, so neither a crash nor a damaged disk ever yields a wrong block. Several processes may share
 * the directory: each finds what the others wrote, and each keeps the cap on its own.
 *
 * <p>Nothing is forced to the disk: what a power cut takes is found by its checksum and made again.
 */
public final class DirectoryBlockCache implements BlockCache {
    private static final long SAVE_SECONDS = 60;

    private final BlockDirectory directory;
    private final long maxBytes;
    private final ChannelOpener opener;
    private final RecencyIndex index = new RecencyIndex();
    private final ScheduledExecutorService housekeeper;

    private final DirectoryUpkeep upkeep;
    private final AtomicLong temporary = new AtomicLong();
    private final CacheCounters counters = new CacheCounters();

    private DirectoryBlockCache(BlockDirectory directory, long maxBytes, Expiry expiry, ChannelOpener opener) {
        this.directory = directory;
        this.maxBytes = maxBytes;
        this.opener = opener;
        upkeep = new DirectoryUpkeep(directory, maxBytes, index, counters, expiry);
        housekeeper = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("aloud-cache").factory());
    }

    /**
     * Opens the cache, making the directory where it is missing. What earlier runs have left is counted in the background;
     * it can be read at once.
     *
     * @param maxBytes what the files may take together
     * @param expireAfter blocks not heard for this long are removed; zero keeps all
     * @throws IOException when the directory cannot be made or written to
     */
    public static DirectoryBlockCache open(Path directory, long maxBytes, Duration expireAfter) throws IOException {
        var expiry = new Expiry(expireAfter, InstantSource.system());
        return open(directory, maxBytes, expiry, ChannelOpener.NEW_FILE);
    }

    /** The same, where blocks never expire. */
    public static DirectoryBlockCache open(Path directory, long maxBytes) throws IOException {
        return open(directory, maxBytes, Duration.ZERO);
    }

    static DirectoryBlockCache open(Path directory, long maxBytes, Expiry expiry, ChannelOpener opener)
            throws IOException {
        var cache = new DirectoryBlockCache(BlockDirectory.prepare(directory), maxBytes, expiry, opener);
        cache.housekeeper.execute(cache.upkeep::takeStock);
        var _ = cache.housekeeper.scheduleWithFixedDelay(
                cache.upkeep::saveUse, SAVE_SECONDS, SAVE_SECONDS, TimeUnit.SECONDS);
        if (!expiry.keepsAll()) {
            var _ = cache.housekeeper.scheduleWithFixedDelay(
                    cache.upkeep::expire, Expiry.FIRST.toSeconds(), Expiry.EVERY.toSeconds(), TimeUnit.SECONDS);
        }
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
            counters.misses.increment();
            return Optional.empty();
        }
        var block = BlockFile.read(key, bytes);
        if (block.isPresent()) {
            index.used(key, bytes.length);
            counters.hit(bytes.length);
        } else {
            upkeep.removeIfDamaged(key);
            counters.misses.increment();
        }
        return block;
    }

    @Override
    public Optional<BlockPart> part(String key, PcmRange range) throws IOException {
        var part = directory.part(key, range);
        part.ifPresentOrElse(
                found -> {
                    index.used(key);
                    counters.hit(found.pcm().length);
                },
                counters.misses::increment);
        return part;
    }

    @Override
    public void used(String key) {
        index.used(key);
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
            var place = upkeep.place(key);
            place.lock();
            try {
                Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                index.written(key, size);
                counters.bytesWritten.add(size);
            } finally {
                place.unlock();
            }
        } catch (IOException e) {
            counters.writeFailures.increment();
            removeQuietly(partial, e);
            throw failure(e);
        }
        upkeep.evict();
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

    @Override
    public CacheStats stats() {
        return counters.stats(index.entries(), index.bytes(), maxBytes);
    }

    @Override
    public Check check() {
        var what = index.entries() + " blocks, " + (index.bytes() >> 20) + " of " + (maxBytes >> 20) + " MiB";
        if (!directory.isWritable()) {
            return Check.degraded("cache", "the directory cannot be written to; " + what);
        }
        return directory.usableBytes() < BlockDirectory.LOW_BYTES
                ? Check.degraded("cache", "the disk is nearly full; " + what)
                : new Check("cache", true, what);
    }

    @Override
    public void close() {
        upkeep.beginClosing();
        housekeeper.shutdown();
        try {
            if (!housekeeper.awaitTermination(SAVE_SECONDS, TimeUnit.SECONDS)) {
                housekeeper.shutdownNow();
            }
        } catch (InterruptedException e) {
            housekeeper.shutdownNow();
            Thread.currentThread().interrupt();
        }
        upkeep.saveUse();
    }

    /** A round of expiry, at once. */
    void expire() {
        upkeep.expire();
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
