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

    /**
     * Keeps the notes taken since the last time, or the first of them if there are very many. Called in the background; what
     * is not kept is tried again later.
     */
    void save() throws BucketException;

    /** When a block was last heard, by the notes and what a listing says of its object; never earlier than it was. */
    Instant lastHeard(S3Bucket.Listed object);
}
