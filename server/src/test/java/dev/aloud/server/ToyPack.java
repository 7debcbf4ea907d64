package dev.aloud.server;

import com.sun.net.httpserver.HttpServer;
import dev.aloud.pack.InstallListener;
import dev.aloud.pack.ModelPack;
import dev.aloud.pack.PackException;
import dev.aloud.pack.PackFile;
import dev.aloud.pack.PackInstaller;
import dev.aloud.pack.PackPart;
import dev.aloud.pack.PackShelf;
import dev.aloud.pack.PackSource;
import dev.aloud.pack.PackageSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A pack for the model {@code toy}, with a registry of its own over HTTP: a model, a voice, and a part that is extra. */
public final class ToyPack implements PackageSource, AutoCloseable {
    private static final int MODEL_BYTES = 200_000;

    private final Map<String, byte[]> contents = new LinkedHashMap<>();
    private final byte[] archive;
    private final HttpServer registry;
    private final ModelPack pack;
    private volatile PackException trouble;

    public ToyPack() {
        var random = new Random(7);
        contents.put("model.onnx", bytes(random, MODEL_BYTES));
        contents.put("voices/one.bin", bytes(random, 1_000));
        contents.put("extra.onnx", bytes(random, 2_000));
        archive = archive(contents);
        var source = new PackSource("toy", "1.0.0", "MIT", archive.length, integrity(archive), 1_000_000);
        pack = new ModelPack(
                "toy",
                "Toy",
                "MIT",
                "made for tests",
                List.of(
                        new PackPart("model", "the model and a voice", true),
                        new PackPart("extra", "some more", false)),
                List.of(source),
                contents.keySet().stream().map(this::file).toList());
        try {
            registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        registry.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, archive.length);
            exchange.getResponseBody().write(archive);
            exchange.close();
        });
        registry.start();
    }

    private PackFile file(String path) {
        var content = contents.get(path);
        var piece = new PackFile.Piece("toy", "package/" + path, content.length);
        String part = path.startsWith("extra") ? "extra" : "model";
        return new PackFile(path, part, content.length, sha256(content), List.of(piece), null);
    }

    /** What a file must hold. */
    public byte[] content(String path) {
        return contents.get(path);
    }

    /** The file as the manifest has it. */
    public PackFile manifest(String path) {
        return pack.file(path).orElseThrow();
    }

    /** A shelf with this pack alone. */
    public PackShelf shelf(Path folder) {
        return new PackShelf(folder, List.of(pack));
    }

    /** A shelf on which it is installed. */
    public PackShelf installed(Path folder) {
        var shelf = shelf(folder);
        try {
            new PackInstaller(shelf, this).install(pack, pack.defaultParts(), InstallListener.SILENT);
            return shelf;
        } catch (PackException | IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fails from now on. */
    public ToyPack failing(PackException.Code code, String message) {
        trouble = new PackException(code, message);
        return this;
    }

    @Override
    public Archive locate(PackSource source) throws PackException {
        if (trouble != null) {
            throw trouble;
        }
        var address = URI.create("http://127.0.0.1:" + registry.getAddress().getPort() + "/toy.tgz");
        return new Archive(address, source.integrity());
    }

    @Override
    public Path fetch(PackSource source, Path folder) throws PackException {
        throw new PackException(PackException.Code.NOT_FOUND, "the registry was to be asked");
    }

    @Override
    public void close() {
        registry.stop(0);
    }

    private static byte[] bytes(Random random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] archive(Map<String, byte[]> contents) {
        var out = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
            for (var content : contents.entrySet()) {
                var entry = new TarArchiveEntry("package/" + content.getKey());
                entry.setSize(content.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(content.getValue());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest("SHA-256").digest(bytes));
    }

    private static String integrity(byte[] bytes) {
        return "sha512-" + Base64.getEncoder().encodeToString(digest("SHA-512").digest(bytes));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
