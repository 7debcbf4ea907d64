package dev.aloud.server.cache;

import dev.aloud.server.Check;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.media.BlockFile;
import dev.aloud.server.media.BlockPart;
import dev.aloud.server.media.PcmRange;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps blocks as objects of a bucket on S3 or what speaks its protocol, which any number of gateways may share. An object
 * holds a {@link BlockFile}; it appears whole or not at all, and its checksum finds what was damaged since.
 *
 * <p>A block is worth less than the time that a listener waits for it, as it can be made anew. So nobody waits longer than
 * {@link S3Limits}, and once the bucket is known to be away nobody waits at all: gets and puts fail at once, with what is
 * wrong, until the bucket has been found to answer again in the background.
 *
 * <p>The access key must be allowed s3:GetObject, s3:PutObject, s3:DeleteObject, and s3:ListBucket, without which S3 does not
 * tell a missing block from a forbidden one. Keep the bucket without versions: what expires is deleted, and what is heard is
 * copied onto itself ({@link TouchedObjects}).
 */
public final class S3BlockCache implements BlockCache {
    private static final Logger LOG = LoggerFactory.getLogger(S3BlockCache.class);
    private static final int READS_AT_ONCE = 64;

    private final S3Location location;
    private final S3Bucket bucket;
    private final PartReader parts;
    private final KnownObjects known = new KnownObjects();
    private final CacheCounters counters = new CacheCounters();
    private final Expiry expiry;
    private final AccessLog accesses;
    private final Breaker reading = new Breaker("No block is read from the cache");
    private final Breaker writing = new Breaker("No block is stored in the cache");
    private final BoundedCalls reads;
    private final BoundedCalls writes;
    private final BucketUpkeep upkeep;

    private S3BlockCache(S3Location location, S3Limits limits, Expiry expiry) {
        this.location = location;
        this.expiry = expiry;
        bucket = new S3Bucket(location);
        parts = new PartReader(bucket);
        accesses = new TouchedObjects(bucket, known, expiry);
        reads = new BoundedCalls(location, limits.read(), READS_AT_ONCE, reading, "aloud-s3-read-");
        writes = new BoundedCalls(location, limits.write(), limits.writes(), writing, "aloud-s3-write-");
        upkeep = new BucketUpkeep(
                location, limits.read(), bucket, known, accesses, expiry, counters, List.of(reading, writing));
    }

    /**
     * Opens the cache for a server, at once, whether the bucket answers or not; {@link #check} tells. Who asks waits half a
     * second at most.
     *
     * @param expireAfter blocks not heard for this long are removed; zero keeps all
     */
    public static S3BlockCache open(S3Location location, Duration expireAfter) {
        return open(location, S3Limits.LISTENERS, expireAfter);
    }

    /**
     * Opens the cache for a short visit, by who makes a file and has time: waits longer, and leaves it to servers to count
     * and remove blocks.
     *
     * @param expireAfter after what time servers remove what was not heard
     */
    public static S3BlockCache visit(S3Location location, Duration expireAfter) {
        var cache = new S3BlockCache(location, S3Limits.PATIENT, new Expiry(expireAfter, InstantSource.system()));
        cache.upkeep.watch();
        return cache;
    }

    static S3BlockCache open(S3Location location, S3Limits limits, Duration expireAfter) {
        return open(location, limits, new Expiry(expireAfter, InstantSource.system()));
    }

    static S3BlockCache open(S3Location location, S3Limits limits, Expiry expiry) {
        var cache = new S3BlockCache(location, limits, expiry);
        cache.upkeep.start();
        return cache;
    }

    @Override
    public Optional<BlockAudio> get(String key) throws IOException {
        CacheKeys.require(key);
        return read(() -> whole(key));
    }

    private Optional<BlockAudio> whole(String key) throws BucketException {
        var object = bucket.get(key);
        if (object.isEmpty()) {
            known.gone(key);
            return missed();
        }
        var content = object.get();
        var block = BlockFile.read(key, content.bytes());
        if (block.isEmpty()) {
            // Another gateway may write it anew just now, and lose it by this: then it is made once more.
            counters.corrupt.increment();
            removeDamaged(key);
            return missed();
        }
        met(key, content);
        return block;
    }

    private void removeDamaged(String key) {
        try {
            bucket.remove(List.of(key));
            known.gone(key);
            LOG.warn("A damaged block was removed from the bucket and will be made again: {}", key);
        } catch (BucketException e) {
            // It says nothing of reading: the others are read all the same, and this one is written anew.
            counters.errors.increment();
            LOG.warn("A damaged block, {}, will be made again; it was not removed: {}", key, e.getMessage());
        }
    }

    @Override
    public Optional<BlockPart> part(String key, PcmRange range) throws IOException {
        CacheKeys.require(key);
        return read(() -> {
            var read = parts.read(key, range);
            if (read instanceof PartReader.Read.Unknown) {
                return whole(key).map(audio -> BlockPart.of(key, audio, range));
            }
            if (read instanceof PartReader.Read.Found(var part, var content)) {
                met(key, content);
                return Optional.of(part);
            }
            known.gone(key);
            return missed();
        });
    }

    private void met(String key, S3Bucket.Content content) {
        counters.hit(content.bytes().length);
        known.met(key, content.length(), content.modified());
        accesses.heard(key, content.modified());
    }

    private <T> Optional<T> missed() {
        counters.misses.increment();
        return Optional.empty();
    }

    private <T> T read(Callable<T> call) throws CacheReadException {
        try {
            return reads.call(call);
        } catch (BucketException e) {
            counters.errors.increment();
            throw new CacheReadException(e.getMessage(), e);
        }
    }

    /** Answers from what is known: what another gateway has stored is known when it was read or listed. */
    @Override
    public boolean contains(String key) {
        CacheKeys.require(key);
        return known.contains(key);
    }

    @Override
    public void used(String key) {
        CacheKeys.require(key);
        known.modified(key).ifPresent(modified -> accesses.heard(key, modified));
    }

    @Override
    public void put(String key, BlockAudio audio) throws IOException {
        CacheKeys.require(key);
        var bytes = BlockFile.write(key, audio);
        int length = bytes.remaining();
        try {
            writes.call(() -> {
                bucket.put(key, bytes, PartReader.metadata(key, audio));
                return true;
            });
        } catch (BucketException e) {
            counters.writeFailures.increment();
            var reason = e.kind() == BucketException.Kind.REFUSED
                    ? CacheWriteException.Reason.FAILED
                    : CacheWriteException.Reason.UNAVAILABLE;
            throw new CacheWriteException(reason, e.getMessage(), e);
        }
        counters.bytesWritten.add(length);
        known.met(key, length, expiry.now());
    }

    @Override
    public boolean isRemote() {
        return true;
    }

    /** Saves times of use and removes what nobody has heard for long, at once. */
    void expire() {
        upkeep.expire();
    }

    @Override
    public CacheStats stats() {
        return counters.stats(known.entries(), known.bytes(), 0);
    }

    /**
     * What was found in the background. A bucket that has never answered because the settings are wrong is reported as not
     * working; one that is away is not, because listeners are served without it, and a server that is taken out of service
     * for it would serve nobody.
     */
    @Override
    public Check check() {
        var trouble = upkeep.trouble() != null ? upkeep.trouble() : reading.why();
        if (trouble == null && writing.why() == null) {
            return new Check(
                    "cache", true, location + ": " + known.entries() + " blocks, " + (known.bytes() >> 20) + " MiB");
        }
        if (trouble == null) {
            return new Check(
                    "cache", true, "blocks are not stored: " + writing.why().getMessage());
        }
        boolean misconfigured = !upkeep.hasWorked() && trouble.kind() == BucketException.Kind.REFUSED;
        return new Check("cache", !misconfigured, "every block is made anew: " + trouble.getMessage());
    }

    @Override
    public void close() {
        upkeep.close();
        reads.close();
        writes.close();
        bucket.close();
    }
}
