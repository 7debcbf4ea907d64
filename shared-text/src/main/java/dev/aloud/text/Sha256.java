package dev.aloud.text;

/**
 * SHA-256 (FIPS 180-4) in 32-bit arithmetic, the same on the JVM and in JavaScript, where no {@code MessageDigest} is to
 * be had. For naming blocks, not for secrets. Not thread-safe; after {@link #digest()} it starts anew.
 */
public final class Sha256 {
    private static final int BLOCK_BYTES = 64;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    /** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
    private static final int[] ROUND = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
    };

    private static final int[] START = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
    };

    private final int[] state = START.clone();
    private final int[] schedule = new int[64];
    private final byte[] pending = new byte[BLOCK_BYTES];
    private int pendingBytes;
    private int totalBytes;

    /** A digest of nothing yet. */
    public Sha256() {}

    /**
     * Digests a whole array.
     *
     * @param data what to digest
     * @return the digest in lowercase hexadecimal, 64 characters
     */
    public static String hex(byte[] data) {
        return toHex(new Sha256().update(data, 0, data.length).digest());
    }

    /**
     * Writes bytes in lowercase hexadecimal.
     *
     * @param bytes any bytes
     * @return two characters a byte
     */
    public static String toHex(byte[] bytes) {
        char[] hex = new char[bytes.length * 2];
        for (int i = 0; i < bytes.length; i++) {
            hex[2 * i] = HEX[(bytes[i] >> 4) & 15];
            hex[2 * i + 1] = HEX[bytes[i] & 15];
        }
        return new String(hex);
    }

    /**
     * Adds bytes to the message. A message holds at most 256 MiB.
     *
     * @param bytes where they are
     * @param offset the first
     * @param length how many
     * @return this
     */
    public Sha256 update(byte[] bytes, int offset, int length) {
        totalBytes += length;
        int at = offset;
        int left = length;
        if (pendingBytes > 0) {
            int taken = Math.min(left, BLOCK_BYTES - pendingBytes);
            System.arraycopy(bytes, at, pending, pendingBytes, taken);
            pendingBytes += taken;
            at += taken;
            left -= taken;
            if (pendingBytes == BLOCK_BYTES) {
                compress(pending, 0);
                pendingBytes = 0;
            }
        }
        for (; left >= BLOCK_BYTES; left -= BLOCK_BYTES, at += BLOCK_BYTES) {
            compress(bytes, at);
        }
        if (left > 0) {
            System.arraycopy(bytes, at, pending, pendingBytes, left);
            pendingBytes += left;
        }
        return this;
    }

    /**
     * Ends the message.
     *
     * @return its digest, 32 bytes
     */
    public byte[] digest() {
        pad();
        byte[] digest = new byte[32];
        for (int i = 0; i < 8; i++) {
            putInt(digest, 4 * i, state[i]);
        }
        System.arraycopy(START, 0, state, 0, 8);
        pendingBytes = 0;
        totalBytes = 0;
        return digest;
    }

    /** A bit of one, zeros up to a whole block, and the message's length in bits (FIPS 180-4, 5.1.1). */
    private void pad() {
        pending[pendingBytes++] = (byte) 0x80;
        if (pendingBytes > BLOCK_BYTES - 8) {
            zeroPending(BLOCK_BYTES);
            compress(pending, 0);
            pendingBytes = 0;
        }
        zeroPending(BLOCK_BYTES - 8);
        putInt(pending, 56, totalBytes >>> 29);
        putInt(pending, 60, totalBytes << 3);
        compress(pending, 0);
    }

    private void zeroPending(int end) {
        for (int i = pendingBytes; i < end; i++) {
            pending[i] = 0;
        }
    }

    private static void putInt(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >> 24);
        bytes[at + 1] = (byte) (value >> 16);
        bytes[at + 2] = (byte) (value >> 8);
        bytes[at + 3] = (byte) value;
    }

    /** FIPS 180-4, 6.2.2, with the letters of the standard. */
    private void compress(byte[] bytes, int offset) {
        int[] w = schedule;
        fillSchedule(w, bytes, offset);
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        int f = state[5];
        int g = state[6];
        int h = state[7];
        for (int t = 0; t < 64; t++) {
            int sum1 = (e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7);
            int t1 = h + sum1 + (g ^ (e & (f ^ g))) + ROUND[t] + w[t];
            int sum0 = (a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10);
            int t2 = sum0 + ((a & b) | (c & (a | b)));
            h = g;
            g = f;
            f = e;
            e = d + t1;
            d = c;
            c = b;
            b = a;
            a = t1 + t2;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    private static void fillSchedule(int[] w, byte[] bytes, int offset) {
        int at = offset;
        for (int t = 0; t < 16; t++, at += 4) {
            w[t] = bytes[at] << 24
                    | (bytes[at + 1] & 0xFF) << 16
                    | (bytes[at + 2] & 0xFF) << 8
                    | (bytes[at + 3] & 0xFF);
        }
        for (int t = 16; t < 64; t++) {
            int x = w[t - 15];
            int y = w[t - 2];
            int sigma0 = (x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3;
            int sigma1 = (y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10;
            w[t] = w[t - 16] + sigma0 + w[t - 7] + sigma1;
        }
    }
}
