package dev.aloud.server.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The flat list with which a script answers.
 *
 * @param values byte strings, whole numbers and nulls
 */
public record RedisReply(List<?> values) {
    static RedisReply of(Object answer) {
        return new RedisReply(answer instanceof List<?> list ? list : answer == null ? List.of() : List.of(answer));
    }

    /** How many values it has. */
    public int size() {
        return values.size();
    }

    /** A value as text; null where there is none. */
    public String text(int index) {
        return switch (values.get(index)) {
            case null -> null;
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            case Object other -> other.toString();
        };
    }

    /** A value as a whole number. */
    public long number(int index) {
        return values.get(index) instanceof Long number ? number : Long.parseLong(text(index));
    }

    /** A value as bytes; null where there is none. */
    public byte[] bytes(int index) {
        return (byte[]) values.get(index);
    }
}
