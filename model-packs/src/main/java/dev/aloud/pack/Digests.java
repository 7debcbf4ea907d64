package dev.aloud.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** Checksums of files, as manifests and npm write them. */
final class Digests {
    private static final int CHUNK_BYTES = 1 << 20;

    private Digests() {}

    /** SHA-256 in lowercase hexadecimal. */
    static String sha256(Path file, LongConsumer progress) throws IOException, InterruptedException {
        return HexFormat.of().formatHex(digest("SHA-256", file, progress));
    }

    /** SHA-512 as npm writes it. */
    static String integrity(Path file) throws IOException, InterruptedException {
        return "sha512-" + Base64.getEncoder().encodeToString(digest("SHA-512", file, read -> {}));
    }

    private static byte[] digest(String algorithm, Path file, LongConsumer progress)
            throws IOException, InterruptedException {
        var digest = messageDigest(algorithm);
        var chunk = new byte[CHUNK_BYTES];
        try (var in = Files.newInputStream(file)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                digest.update(chunk, 0, n);
                progress.accept(n);
            }
        }
        return digest.digest();
    }

    private static MessageDigest messageDigest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
