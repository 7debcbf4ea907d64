package dev.aloud.server.cache;

import java.time.Instant;

/** Keeps when each block of a bucket was last heard, for all processes that share the bucket. Thread-safe. */
interface AccessLog {
    /**
     * Notes that a block was heard. Only takes a note: it is called while a listener waits.
     *
     * @param modified when the object was written last, as far as that is known here
     */
    void heard(String key, Instant modified);

    /** Keeps the notes taken since the last time. Called in the background; what cannot be kept is tried again later. */
    void save() throws BucketException;

    /** When a block was last heard, by what a listing says of its object; never earlier than it was. */
    Instant lastHeard(S3Bucket.Listed object);
}
