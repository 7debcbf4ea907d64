package dev.aloud.server.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Entity tags, as RFC 9110 section 8.8.3. */
final class ETags {
    private static final int TAG_BYTES = 16;

    private ETags() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A strong tag for these bytes. */
    static String of(byte[] bytes) {
        return of(digest(), bytes);
    }

    static String of(MessageDigest digest, byte[] rest) {
        return '"' + HexFormat.of().formatHex(digest.digest(rest), 0, TAG_BYTES) + '"';
    }

    /** Whether an {@code If-None-Match} header names the tag; the comparison is weak, as it asks for. */
    static boolean matches(String ifNoneMatch, String tag) {
        for (String candidate : ifNoneMatch.split(",", -1)) {
            String bare = candidate.strip();
            if (bare.equals("*") || bare.equals(tag) || bare.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }
}
