package dev.aloud.server.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A Lua script that Redis runs as one step; nothing else happens there meanwhile. Immutable. */
public final class RedisScript {
    private final byte[] source;
    private final byte[] digest;

    private RedisScript(String source) {
        this.source = source.getBytes(StandardCharsets.UTF_8);
        try {
            var sha1 = MessageDigest.getInstance("SHA-1").digest(this.source);
            digest = HexFormat.of().formatHex(sha1).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A script from resources beside a class, put together in this order: what several scripts share comes first.
     *
     * @throws IllegalArgumentException when there is no such resource
     */
    public static RedisScript of(Class<?> beside, String... resources) {
        var source = new StringBuilder();
        for (var resource : resources) {
            try (var in = beside.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalArgumentException("no resource " + resource + " beside " + beside.getName());
                }
                source.append(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .append('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new RedisScript(source.toString());
    }

    byte[] source() {
        return source;
    }

    /** The name by which Redis knows it when it has seen it before. */
    byte[] digest() {
        return digest;
    }
}
