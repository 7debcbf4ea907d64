package dev.aloud.server.cache;

/** The only form of a key that a cache takes; whatever else a client sends never becomes part of a path. */
final class CacheKeys {
    private static final int LENGTH = 64;

    private CacheKeys() {}

    static boolean valid(String key) {
        if (key.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = key.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }

    static void require(String key) {
        if (!valid(key)) {
            throw new IllegalArgumentException("a block's key is 64 lowercase hexadecimal digits");
        }
    }
}
