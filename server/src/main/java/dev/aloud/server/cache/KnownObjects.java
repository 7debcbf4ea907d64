package dev.aloud.server.cache;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What this process knows of the blocks in a bucket, without asking: those it stored or read, and those it has seen in
 * listings; the most recently met of them, so that memory stays bounded. The totals are those of the last listing and what
 * has happened since; what other processes do is seen in the next one. Thread-safe.
 */
final class KnownObjects {
    /** About 20 MB. */
    private static final int MAX = 100_000;

    private record Known(long length, Instant modified, int listing) {}

    private final int max;
    private final LinkedHashMap<String, Known> known;
    private int listing;
    private long entries;
    private long bytes;

    KnownObjects() {
        this(MAX);
    }

    KnownObjects(int max) {
        this.max = max;
        known = new LinkedHashMap<>(1024, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
                return size() > KnownObjects.this.max;
            }
        };
    }

    /** It was stored here, read, or seen in a listing. */
    synchronized void met(String key, long length, Instant modified) {
        // When so many are known that some were forgotten, this one may be one of those, and counted.
        boolean isNew = known.size() < max;
        var before = known.put(key, new Known(length, modified, listing));
        if (before != null) {
            bytes += length - before.length();
        } else if (isNew) {
            entries++;
            bytes += length;
        }
    }

    /** It is not there. */
    synchronized void gone(String key) {
        var before = known.remove(key);
        if (before != null) {
            entries--;
            bytes -= before.length();
        }
    }

    /** A listing begins. */
    synchronized void beginListing() {
        listing++;
    }

    /** It has met all there are: who was not met since it began is gone. */
    synchronized void endListing(long allEntries, long allBytes) {
        known.values().removeIf(object -> object.listing() != listing);
        if (known.size() < max) {
            // More exact than the listing, as it counts what has happened meanwhile.
            entries = known.size();
            bytes = known.values().stream().mapToLong(Known::length).sum();
        } else {
            entries = allEntries;
            bytes = allBytes;
        }
    }

    synchronized boolean contains(String key) {
        return known.containsKey(key);
    }

    /** When it was written last, as far as that is known. */
    synchronized Optional<Instant> modified(String key) {
        return Optional.ofNullable(known.get(key)).map(Known::modified);
    }

    synchronized long entries() {
        return entries;
    }

    synchronized long bytes() {
        return bytes;
    }
}
