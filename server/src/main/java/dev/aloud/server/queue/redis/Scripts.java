package dev.aloud.server.queue.redis;

import dev.aloud.server.redis.RedisScript;

/** The steps of the queue; each file says what it does, takes and answers. */
final class Scripts {
    static final RedisScript SUBMIT = script("submit.lua");
    static final RedisScript HASTEN = script("hasten.lua");
    static final RedisScript LEAVE = script("leave.lua");
    static final RedisScript LOOK = script("look.lua");
    static final RedisScript FETCH = script("fetch.lua");
    static final RedisScript TAKE = script("take.lua");
    static final RedisScript RENEW = script("renew.lua");
    static final RedisScript COMPLETE = script("complete.lua");
    static final RedisScript FAIL = script("fail.lua");
    static final RedisScript TIDY = script("tidy.lua");
    static final RedisScript DEPTH = script("depth.lua");
    static final RedisScript REQUEUE = script("requeue.lua");

    private Scripts() {}

    private static RedisScript script(String name) {
        return RedisScript.of(Scripts.class, "common.lua", name);
    }
}
