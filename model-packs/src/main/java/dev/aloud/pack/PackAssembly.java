package dev.aloud.pack;

import dev.aloud.pack.InstallListener.Stage;
import dev.aloud.pack.PackException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * Makes a pack's files out of its packages. Each piece is written straight to its place in the file that it belongs to, in
 * whatever order an archive holds them; then the file's SHA-256 is compared, the appendix appended, and compared again.
 */
final class PackAssembly {
    private final ModelPack pack;
    private final List<PackFile> files;
    private final Path folder;
    private final Disk disk;
    private final InstallListener listener;

    /**
     * @param files the files to make
     * @param folder an empty folder to make them in
     */
    PackAssembly(ModelPack pack, List<PackFile> files, Path folder, Disk disk, InstallListener listener) {
        this.pack = pack;
        this.files = files;
        this.folder = folder;
        this.disk = disk;
        this.listener = listener;
    }

    /** Counts bytes towards a total, for the listener. */
    private final class Meter implements LongConsumer {
        private final Stage stage;
        private final long total;
        private long done;

        Meter(Stage stage, long total) {
            this.stage = stage;
            this.total = total;
        }

        @Override
        public void accept(long more) {
            done += more;
            listener.progress(stage, done, total);
        }
    }

    /**
     * Makes them.
     *
     * @param archives where each package's archive lies
     * @throws PackException when a package does not hold what it should, or a file is not what it should be
     */
    void run(Function<PackSource, Path> archives) throws PackException, IOException, InterruptedException {
        long ofPieces = files.stream()
                .flatMap(file -> file.pieces().stream())
                .mapToLong(PackFile.Piece::bytes)
                .sum();
        var unpacked = new Meter(Stage.UNPACKING, ofPieces);
        for (var source : pack.sourcesOf(files)) {
            unpack(source, archives.apply(source), unpacked);
        }
        long ofAppendices = files.stream()
                .filter(file -> file.appendix() != null)
                .mapToLong(PackFile::bytesBefore)
                .sum();
        long ofFiles = files.stream().mapToLong(PackFile::bytes).sum();
        var verified = new Meter(Stage.VERIFYING, ofAppendices + ofFiles);
        for (var file : files) {
            finish(file, verified);
        }
    }

    private void unpack(PackSource source, Path archive, LongConsumer progress)
            throws PackException, IOException, InterruptedException {
        var places = new HashMap<String, PackageArchive.Place>();
        var open = new ArrayList<SeekableByteChannel>();
        try {
            for (var file : files) {
                if (file.pieces().stream().anyMatch(piece -> piece.source().equals(source.name()))) {
                    var path = folder.resolve(file.path());
                    Files.createDirectories(path.getParent());
                    var channel = disk.open(path);
                    open.add(channel);
                    place(source, file, channel, places);
                }
            }
            new PackageArchive(archive, source, progress).unpack(places);
        } finally {
            for (var channel : open) {
                channel.close();
            }
        }
    }

    private static void place(
            PackSource source, PackFile file, SeekableByteChannel channel, Map<String, PackageArchive.Place> places) {
        long offset = 0;
        for (var piece : file.pieces()) {
            if (piece.source().equals(source.name())) {
                places.put(piece.member(), new PackageArchive.Place(channel, offset, piece.bytes()));
            }
            offset += piece.bytes();
        }
    }

    private void finish(PackFile file, LongConsumer progress) throws PackException, IOException, InterruptedException {
        var path = folder.resolve(file.path());
        var appendix = file.appendix();
        if (appendix != null) {
            require(file.path() + " before its appendix", appendix.sha256Before(), Digests.sha256(path, progress));
            append(path, file);
        }
        require(file.path(), file.sha256(), Digests.sha256(path, progress));
        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true); // what gets its name must be on the disk, whatever happens then
        }
    }

    private void append(Path path, PackFile file) throws IOException {
        try (var channel = disk.open(path)) {
            channel.position(file.bytesBefore());
            var content = ByteBuffer.wrap(file.appendix().content());
            while (content.hasRemaining()) {
                channel.write(content);
            }
        }
    }

    private static void require(String what, String wanted, String found) throws PackException {
        if (!wanted.equals(found)) {
            throw new PackException(
                    Code.CHECKSUM,
                    what + " is not what it should be: its SHA-256 is " + found + " instead of " + wanted
                            + ". The packages it was made of were thrown away; run the same command again");
        }
    }
}
