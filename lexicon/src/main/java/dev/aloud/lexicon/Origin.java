package dev.aloud.lexicon;

import dev.aloud.text.Sha256;
import dev.aloud.text.pronunciation.Lexicon;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a lexicon is made from: a digest of the dictionary and of the classes that read and write lexicons. */
final class Origin {
    private Origin() {}

    static String of(Path dictionary) throws IOException {
        Sha256 digest = new Sha256();
        add(Files.readAllBytes(dictionary), digest);
        addClasses(LexiconGenerator.class, digest);
        addClasses(Lexicon.class, digest);
        return Sha256.toHex(digest.digest());
    }

    /** Adds the classes of a package, from a folder or from a jar. */
    private static void addClasses(Class<?> one, Sha256 digest) throws IOException {
        try {
            Path root = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(root)) {
                addFolder(root.resolve(folder(one)), digest);
                return;
            }
            try (FileSystem jar = FileSystems.newFileSystem(root)) {
                addFolder(jar.getPath(folder(one)), digest);
            }
        } catch (URISyntaxException e) {
            throw new IOException("cannot find the classes of " + one.getPackageName(), e);
        }
    }

    private static void addFolder(Path folder, Sha256 digest) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> classes = files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
            for (Path file : classes) {
                try (InputStream bytes = Files.newInputStream(file)) {
                    add(bytes.readAllBytes(), digest);
                }
            }
        }
    }

    private static void add(byte[] bytes, Sha256 digest) {
        digest.update(bytes, 0, bytes.length);
    }

    private static String folder(Class<?> one) {
        return one.getPackageName().replace('.', '/');
    }
}
