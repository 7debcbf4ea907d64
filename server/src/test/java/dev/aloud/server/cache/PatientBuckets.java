package dev.aloud.server.cache;

import dev.aloud.server.testservers.S3Server;
import java.time.Duration;

/** Caches in a test's bucket that wait for as long as a busy machine takes, for tests of what stands on the cache. */
public final class PatientBuckets {
    private PatientBuckets() {}

    /** One for listeners in all but its patience. */
    public static BlockCache open(S3Server server, String prefix) {
        return S3BlockCache.open(S3BlockCacheTest.location(server, prefix), S3Limits.PATIENT, Duration.ZERO);
    }
}
