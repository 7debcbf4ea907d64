package dev.aloud.server.cache;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * Which keys are kept, how large each is, and which was used when: in memory, the least recently used first. Thread-safe; no
 * file is touched here.
 */
final class RecencyIndex {
    private final LinkedHashMap<String, Long> sizes = new LinkedHashMap<>(1024, 0.75f, true);
    private final Set<String> used = new HashSet<>();
    private long bytes;

    private boolean listed;

    /** What was removed while the files of earlier were still being listed; it may be in that list. */
    private Set<String> goneMeanwhile = new HashSet<>();

    /** Notes a file that was found, without counting it as used now; one already known is left as it is. */
    synchronized void found(String key, long size) {
        if (!sizes.containsKey(key)) {
            bytes += size;
            sizes.put(key, size);
        }
    }

    /** Notes files of earlier, the oldest first, as older than everything that has been used since the start. */
    synchronized void foundEarlier(List<Found> files) {
        var since = new ArrayList<>(sizes.entrySet().stream()
                .map(entry -> new Found(entry.getKey(), entry.getValue()))
                .toList());
        var known = Set.copyOf(sizes.keySet());
        sizes.clear();
        for (var file : files) {
            if (!known.contains(file.key()) && !goneMeanwhile.contains(file.key())) {
                sizes.put(file.key(), file.size());
                bytes += file.size();
            }
        }
        since.forEach(file -> sizes.put(file.key(), file.size()));
        listed = true;
        goneMeanwhile = Set.of();
    }

    /** Notes that a file was written. */
    synchronized void written(String key, long size) {
        var before = sizes.put(key, size);
        bytes += size - (before == null ? 0 : before);
    }

    /** Notes that a file was used. */
    synchronized void used(String key, long size) {
        if (sizes.get(key) == null) {
            found(key, size);
        }
        used.add(key);
    }

    /** Notes that a file is gone. */
    synchronized void removed(String key) {
        var size = sizes.remove(key);
        if (size != null) {
            bytes -= size;
        }
        used.remove(key);
        if (!listed) {
            goneMeanwhile.add(key);
        }
    }

    synchronized boolean contains(String key) {
        return sizes.containsKey(key);
    }

    /** Takes out the least recently used keys until the rest takes no more than this. */
    synchronized List<String> evict(long maxBytes) {
        var evicted = new ArrayList<String>();
        var oldest = sizes.entrySet().iterator();
        while (bytes > maxBytes && oldest.hasNext()) {
            var entry = oldest.next();
            oldest.remove();
            bytes -= entry.getValue();
            used.remove(entry.getKey());
            evicted.add(entry.getKey());
        }
        return evicted;
    }

    /** Notes that a file was used, if it is known. */
    synchronized void used(String key) {
        if (sizes.get(key) != null) {
            used.add(key);
        }
    }

    /** Whether a file was used since the last {@link #drainUsed}. */
    synchronized boolean usedLately(String key) {
        return used.contains(key);
    }

    /** The keys used since the last call. */
    synchronized List<String> drainUsed() {
        var keys = List.copyOf(used);
        used.clear();
        return keys;
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized long entries() {
        return sizes.size();
    }

    /** A file and its size. */
    record Found(String key, long size) {}
}
