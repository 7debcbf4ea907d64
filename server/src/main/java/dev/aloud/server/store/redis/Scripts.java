package dev.aloud.server.store.redis;

import dev.aloud.server.redis.RedisScript;

/** Steps in Redis; each file says what it does, takes and answers. */
final class Scripts {
    static final RedisScript PUT_JOB = script("put-job.lua");
    static final RedisScript MOVE_JOB = script("move-job.lua");
    static final RedisScript CANCELLED_JOBS = script("cancelled-jobs.lua");
    static final RedisScript PUT_POSITION = script("put-position.lua");
    static final RedisScript NOTE_USAGE = script("note-usage.lua");
    static final RedisScript TAKE_USAGE = script("take-usage.lua");
    static final RedisScript BOOKED_USAGE = script("booked-usage.lua");
    static final RedisScript LEAVE_USAGE = script("leave-usage.lua");

    private Scripts() {}

    private static RedisScript script(String name) {
        return RedisScript.of(Scripts.class, name);
    }
}
