package dev.aloud.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A small pack like Kokoro's: a model in twelve pieces over two packages, with an appendix; two voices; and a second model that
 * is not installed by default. Always the same, byte for byte, in every process.
 */
final class Toy {
    static final byte[] APPENDIX = {1, 2, 3, 4, 5, 6, 7};
    static final List<String> DEFAULT = List.of("model", "voices");

    private static final int PIECES = 12;
    private static final int PIECE_BYTES = 20_000;

    /** The archives by the packages' names. */
    final Map<String, byte[]> archives = new LinkedHashMap<>();

    /** What installed files must hold, by their paths. */
    final Map<String, byte[]> contents = new LinkedHashMap<>();

    ModelPack pack;

    Toy() {
        var random = new Random(42);
        var first = new LinkedHashMap<String, byte[]>();
        var second = new LinkedHashMap<String, byte[]>();
        var pieces = new ArrayList<PackFile.Piece>();
        var joined = new ByteArrayOutputStream();
        for (int i = 0; i < PIECES; i++) {
            var piece = bytes(random, PIECE_BYTES + i);
            String source = i < 11 ? "toy-a" : "toy-b";
            (i < 11 ? first : second).put("package/part" + i + ".bin", piece);
            pieces.add(new PackFile.Piece(source, "package/part" + i + ".bin", piece.length));
            joined.writeBytes(piece);
        }
        var voices = new LinkedHashMap<String, byte[]>();
        voices.put("package/README.md", bytes(random, 100));
        voices.put("package/voices/one.bin", bytes(random, 5_000));
        voices.put("package/voices/two.bin", bytes(random, 6_000));
        var half = Map.of("package/half.bin", bytes(random, 30_000));

        archives.put("toy-a", archive(sortedByName(first)));
        archives.put("toy-b", archive(second));
        archives.put("toy-voices", archive(voices));
        archives.put("toy-half", archive(half));

        var before = joined.toByteArray();
        joined.writeBytes(APPENDIX);
        contents.put("model.onnx", joined.toByteArray());
        contents.put("half.onnx", half.get("package/half.bin"));
        contents.put("voices/one.bin", voices.get("package/voices/one.bin"));
        contents.put("voices/two.bin", voices.get("package/voices/two.bin"));

        var files = List.of(
                new PackFile(
                        "model.onnx",
                        "model",
                        joined.size(),
                        sha256(joined.toByteArray()),
                        pieces,
                        new PackFile.Appendix(sha256(before), HexFormat.of().formatHex(APPENDIX))),
                file("half.onnx", "half", "toy-half", "package/half.bin"),
                file("voices/one.bin", "voices", "toy-voices", "package/voices/one.bin"),
                file("voices/two.bin", "voices", "toy-voices", "package/voices/two.bin"));
        pack = new ModelPack(
                "toy",
                "Toy",
                "MIT",
                "made for tests",
                List.of(
                        new PackPart("model", "the model", true),
                        new PackPart("voices", "two voices", true),
                        new PackPart("half", "half a model", false)),
                archives.keySet().stream().map(this::source).toList(),
                files);
    }

    private PackFile file(String path, String part, String source, String member) {
        var content = contents.get(path);
        var piece = new PackFile.Piece(source, member, content.length);
        return new PackFile(path, part, content.length, sha256(content), List.of(piece), null);
    }

    PackSource source(String name) {
        var archive = archives.get(name);
        return new PackSource(name, "1.0.0", "MIT", archive.length, integrity(archive), 1_000_000);
    }

    /** Puts another archive in a package's place, and lets the manifest know it. */
    Toy replace(String name, byte[] archive) {
        archives.put(name, archive);
        pack = new ModelPack(
                pack.id(),
                pack.name(),
                pack.licence(),
                pack.origin(),
                pack.parts(),
                pack.sources().stream()
                        .map(source -> source.name().equals(name) ? source(name) : source)
                        .toList(),
                pack.files());
        return this;
    }

    /** Puts another file in a file's place in the manifest. */
    Toy replace(PackFile file) {
        pack = new ModelPack(
                pack.id(),
                pack.name(),
                pack.licence(),
                pack.origin(),
                pack.parts(),
                pack.sources(),
                pack.files().stream()
                        .map(old -> old.path().equals(file.path()) ? file : old)
                        .toList());
        return this;
    }

    /** By name, {@code part10} stands before {@code part2}, as npm has it. */
    private static Map<String, byte[]> sortedByName(Map<String, byte[]> members) {
        return new java.util.TreeMap<>(members);
    }

    private static byte[] bytes(Random random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    static byte[] archive(Map<String, byte[]> members) {
        return archive(members.entrySet().stream()
                .map(member -> {
                    var entry = new TarArchiveEntry(member.getKey(), true);
                    entry.setSize(member.getValue().length);
                    entry.setModTime(0);
                    return Map.entry(entry, member.getValue());
                })
                .toList());
    }

    static byte[] archive(List<Map.Entry<TarArchiveEntry, byte[]>> entries) {
        var out = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var entry : entries) {
                tar.putArchiveEntry(entry.getKey());
                tar.write(entry.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest("SHA-256", bytes));
    }

    static String integrity(byte[] bytes) {
        return "sha512-" + Base64.getEncoder().encodeToString(digest("SHA-512", bytes));
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(Arrays.copyOf(bytes, bytes.length));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
