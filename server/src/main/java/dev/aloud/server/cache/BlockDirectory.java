package dev.aloud.server.cache;

import dev.aloud.server.media.BlockFile;
import dev.aloud.server.media.BlockPart;
import dev.aloud.server.media.PcmRange;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a cache's files lie: {@code ab/abcdef…} under its root, in 256 directories by the key's first two digits, and
 * {@code tmp/} for those being written. All directories are made at the start, so that storing a block makes none.
 */
final class BlockDirectory {
    /** With less room than this, readiness says so. */
    static final long LOW_BYTES = 16L << 20;

    private static final String TEMPORARY = "tmp";
    private static final int SHARDS = 256;

    /** What another process may still be writing is younger. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path root;
    private final FileStore store;

    /** Tells this cache's temporary files from those of another one on the same directory, in a container or here. */
    private final UUID instance = UUID.randomUUID();

    private BlockDirectory(Path root, FileStore store) {
        this.root = root;
        this.store = store;
    }

    static BlockDirectory prepare(Path root) throws IOException {
        Files.createDirectories(root.resolve(TEMPORARY));
        for (int shard = 0; shard < SHARDS; shard++) {
            Files.createDirectories(root.resolve(shard(shard)));
        }
        return new BlockDirectory(root, Files.getFileStore(root));
    }

    private static String shard(int number) {
        return Character.toString(Character.forDigit(number >> 4, 16)) + Character.forDigit(number & 15, 16);
    }

    /** Where the key's file lies; anything but a key is refused before it becomes part of a path. */
    Path path(String key) {
        CacheKeys.require(key);
        return root.resolve(key.substring(0, 2)).resolve(key);
    }

    /** A name for the key's file while it is written, used by nobody else. */
    Path temporary(String key, long number) {
        return root.resolve(TEMPORARY).resolve(key + "." + instance + "." + number);
    }

    /** A block's file. */
    record Stored(String key, long size, Instant used) {}

    /** The blocks that are there, those used longest ago first; removes what crashed processes left half written. */
    List<Stored> list() throws IOException {
        var files = new ArrayList<Stored>();
        var abandoned = Instant.now().minus(ABANDONED);
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                var name = path.getFileName().toString();
                if (CacheKeys.valid(name)) {
                    files.add(new Stored(
                            name,
                            attributes.size(),
                            attributes.lastModifiedTime().toInstant()));
                } else if (path.getParent().endsWith(TEMPORARY)
                        && attributes.lastModifiedTime().toInstant().isBefore(abandoned)) {
                    Files.deleteIfExists(path);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException e) {
                // Removed by another process while this one looked.
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(Comparator.comparing(Stored::used));
        return files;
    }

    /**
     * Some of the samples of a block, read from their place in its file.
     *
     * @return empty when there is no such file, or it is none of a block's
     */
    Optional<BlockPart> part(String key, PcmRange range) throws IOException {
        try (var file = FileChannel.open(path(key), StandardOpenOption.READ)) {
            var layout = BlockFile.layout(ByteBuffer.wrap(read(file, 0, BlockFile.HEADER_BYTES)), file.size());
            if (layout.isEmpty()) {
                return Optional.empty();
            }
            var place = layout.get();
            var wanted = range.of(place.pcmBytes());
            var end = read(file, file.size() - BlockFile.CHECKSUM_BYTES, BlockFile.CHECKSUM_BYTES);
            int checksum = ByteBuffer.wrap(end).getInt();
            var pcm = read(file, place.pcmOffset() + wanted.from(), wanted.length());
            return Optional.of(
                    new BlockPart(place.sampleRateHz(), place.pcmBytes(), checksum, (int) wanted.from(), pcm));
        } catch (NoSuchFileException | EOFException e) {
            return Optional.empty();
        }
    }

    private static byte[] read(FileChannel file, long from, int count) throws IOException {
        var bytes = new byte[count];
        var left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            if (file.read(left, from + left.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes;
    }

    /**
     * Notes in the file's time that the block was used. Never sets it back: a clock that stands behind must not make a
     * block look forgotten.
     *
     * @return whether there is such a file
     */
    boolean used(String key, Instant now) throws IOException {
        var path = path(key);
        try {
            var time = FileTime.from(now);
            if (Files.getLastModifiedTime(path).compareTo(time) < 0) {
                Files.setLastModifiedTime(path, time);
            }
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    boolean isWritable() {
        return Files.isWritable(root.resolve(TEMPORARY));
    }

    /** The room left on the disk; very much when that cannot be told. */
    long usableBytes() {
        try {
            return store.getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
