package dev.aloud.pack;

import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A file of a pack: pieces of npm packages one after the other, and perhaps some bytes behind them.
 *
 * @param path its place in the pack's folder, with {@code /}, such as {@code voices/af_heart.bin}
 * @param part the id of the part that it belongs to
 * @param bytes its size
 * @param sha256 its SHA-256 in lowercase hexadecimal
 * @param pieces what it is made of, in order
 * @param appendix what is appended to the pieces, or null
 */
public record PackFile(String path, String part, long bytes, String sha256, List<Piece> pieces, Appendix appendix) {
    /** Nothing that leaves the folder, is hidden, or means something to a file system. */
    private static final Pattern SAFE_PATH =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    private static final int TAG_LENGTH = 16;

    /**
     * A member of a package's archive.
     *
     * @param source the package's name
     * @param member its path in the archive
     * @param bytes its size
     */
    public record Piece(String source, String member, long bytes) {}

    /**
     * Bytes that an installation appends: a model's graph may be extended so, as Protobuf merges repeated fields.
     *
     * @param sha256Before the SHA-256 of all pieces
     * @param hex the bytes, in hexadecimal
     */
    public record Appendix(String sha256Before, String hex) {
        /** The bytes. */
        public byte[] content() {
            return HexFormat.of().parseHex(hex);
        }
    }

    public PackFile {
        pieces = List.copyOf(pieces);
        if (!SAFE_PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("not a path inside a pack: " + path);
        }
        long ofAppendix = appendix == null ? 0 : appendix.content().length;
        if (bytesOf(pieces) + ofAppendix != bytes) {
            throw new IllegalArgumentException("the pieces of " + path + " are not as long as it is");
        }
    }

    /** The size of all pieces, without the appendix. */
    public long bytesBefore() {
        return bytesOf(pieces);
    }

    private static long bytesOf(List<Piece> pieces) {
        return pieces.stream().mapToLong(Piece::bytes).sum();
    }

    /** Names this very content in an address that may be cached for good. */
    public String revision() {
        return sha256.substring(0, TAG_LENGTH);
    }
}
