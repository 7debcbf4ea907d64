package dev.aloud.server.queue.redis;

import java.time.Instant;

/**
 * A block that was given up. One of another version of the messages has a reason and a message, and little else.
 *
 * @param id its place in the stream
 * @param at when it was given up
 * @param reason for programs: {@code lost} when its workers went silent, {@code version} when it was not understood, else the code of
 *     the last failure, such as {@code engine_failed}
 * @param message for people
 * @param worker who had it last
 * @param tries how often it was tried
 * @param key the block's key
 * @param model the block's model
 * @param voice the block's voice
 * @param text the block's text
 */
public record DeadLetter(
        String id,
        Instant at,
        String reason,
        String message,
        String worker,
        int tries,
        String key,
        String model,
        String voice,
        String text) {}
