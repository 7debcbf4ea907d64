package dev.aloud.server.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps when blocks were last heard in their objects' own times: an object that is heard, and whose time is older than the
 * grain, is copied onto itself within the bucket, which sets its time to the present one.
 *
 * <p>So the time of use lies where everybody sees it who lists the bucket, without a log of its own that many gateways would
 * have to write, read, merge and shorten, and without a file that only one of them has. It costs one request for the head and
 * one for the copy for each block that is heard, once in a grain however often and by however many it is heard, and nothing
 * on the path of a listener; no audio leaves the service. Two gateways that touch the same object do no harm.
 */
final class TouchedObjects implements AccessLog {
    private static final Duration COARSEST = Duration.ofDays(1);
    private static final int SHARE = 8;

    /** Notes beyond this are dropped; those blocks are noted when they are heard again. */
    private static final int MAX_NOTES = 20_000;

    /** As many as take some seconds, as other upkeep waits. */
    private static final int SAVED_AT_ONCE = 500;

    private final S3Bucket bucket;
    private final KnownObjects known;
    private final Expiry expiry;
    private final Duration grain;
    private final Set<String> notes = new LinkedHashSet<>();

    TouchedObjects(S3Bucket bucket, KnownObjects known, Expiry expiry) {
        this.bucket = bucket;
        this.known = known;
        this.expiry = expiry;
        var share = expiry.after().dividedBy(SHARE);
        grain = share.compareTo(COARSEST) < 0 ? share : COARSEST;
    }

    @Override
    public void heard(String key, Instant modified) {
        if (expiry.keepsAll() || !isStale(modified)) {
            return;
        }
        synchronized (notes) {
            if (notes.size() < MAX_NOTES) {
                notes.add(key);
            }
        }
    }

    private boolean isStale(Instant modified) {
        return modified.isBefore(expiry.now().minus(grain));
    }

    @Override
    public void save() throws BucketException {
        List<String> keys;
        synchronized (notes) {
            keys = notes.stream().limit(SAVED_AT_ONCE).toList();
        }
        for (var key : keys) {
            touch(key);
            synchronized (notes) {
                notes.remove(key);
            }
        }
    }

    private void touch(String key) throws BucketException {
        var head = bucket.head(key);
        if (head.isEmpty()) {
            known.gone(key);
            return;
        }
        var found = head.get();
        if (isStale(found.modified())) {
            bucket.touch(key, found);
        }
        known.met(key, found.length(), expiry.now());
    }

    /** A block may have been heard for a grain longer than its object's time tells. */
    @Override
    public Instant lastHeard(S3Bucket.Listed object) {
        synchronized (notes) {
            if (notes.contains(object.key())) {
                return expiry.now();
            }
        }
        return object.modified().plus(grain);
    }
}
