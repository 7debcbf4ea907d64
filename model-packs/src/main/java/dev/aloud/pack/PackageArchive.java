package dev.aloud.pack;

import dev.aloud.pack.PackException.Code;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An npm package's archive: a tar in gzip. Only members that were asked for are read, each to a place that the asker chose;
 * no name in the archive ever becomes a path. Members must be plain files of exactly the size that is expected, and the whole
 * must not unpack to more than its manifest says.
 */
final class PackageArchive {
    /** Headers and padding of the members, beside their contents. */
    private static final long OVERHEAD_BYTES = 8L << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final PackSource source;
    private final LongConsumer progress;

    /** Where a member goes. */
    record Place(SeekableByteChannel channel, long offset, long bytes) {}

    /**
     * @param progress is told how many bytes were written, again and again
     */
    PackageArchive(Path file, PackSource source, LongConsumer progress) {
        this.file = file;
        this.source = source;
        this.progress = progress;
    }

    /**
     * Unpacks some members.
     *
     * @param places where each member goes, by its path in the archive
     * @throws PackException when one is missing or is not what it should be
     */
    void unpack(Map<String, Place> places) throws PackException, IOException, InterruptedException {
        var missing = new HashMap<>(places);
        try (var in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
                var tar = new TarArchiveInputStream(new Bounded(gzip(in), source.unpackedBytes() + OVERHEAD_BYTES))) {
            for (var entry = next(tar); entry != null && !missing.isEmpty(); entry = next(tar)) {
                var place = missing.remove(entry.getName());
                if (place != null) {
                    require(entry, place);
                    copy(tar, place, entry.getName());
                }
            }
        }
        if (!missing.isEmpty()) {
            throw broken("it does not hold "
                    + String.join(", ", missing.keySet().stream().sorted().toList()));
        }
    }

    private InputStream gzip(InputStream in) throws PackException {
        try {
            return new GZIPInputStream(in, BUFFER_BYTES);
        } catch (IOException e) {
            throw broken("it cannot be unpacked (" + e.getMessage() + ")");
        }
    }

    private TarArchiveEntry next(TarArchiveInputStream tar) throws PackException {
        try {
            return tar.getNextEntry();
        } catch (IOException | IllegalArgumentException e) {
            throw broken("it cannot be unpacked (" + e.getMessage() + ")");
        }
    }

    private void require(TarArchiveEntry entry, Place place) throws PackException {
        boolean plain = entry.isFile() && !entry.isLink() && !entry.isSymbolicLink() && !entry.isSparse();
        if (!plain) {
            throw broken(entry.getName() + " is not a plain file");
        }
        if (entry.getSize() != place.bytes()) {
            throw broken(entry.getName() + " has " + entry.getSize() + " bytes instead of " + place.bytes());
        }
    }

    private void copy(TarArchiveInputStream tar, Place place, String name)
            throws PackException, IOException, InterruptedException {
        var buffer = new byte[BUFFER_BYTES];
        place.channel().position(place.offset());
        long left = place.bytes();
        while (left > 0) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            int read = read(tar, buffer, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw broken(name + " ends too soon");
            }
            var bytes = ByteBuffer.wrap(buffer, 0, read);
            while (bytes.hasRemaining()) {
                place.channel().write(bytes);
            }
            left -= read;
            progress.accept(read);
        }
    }

    private int read(TarArchiveInputStream tar, byte[] buffer, int length) throws PackException {
        try {
            return tar.read(buffer, 0, length);
        } catch (IOException e) {
            throw broken("it cannot be unpacked (" + e.getMessage() + ")");
        }
    }

    private PackException broken(String why) {
        return new PackException(
                Code.BROKEN_PACKAGE,
                "the package " + source.spec() + " is not the one this version of Aloud was made for: " + why
                        + ". Nothing of it was kept; a newer version of Aloud may know it");
    }

    /** Ends with an error where an archive unpacks to more than it may. */
    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream in, long limit) {
            super(in);
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new IOException("it unpacks to more than it should");
            }
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(Math.min(count, Math.max(left, 1)));
            left -= skipped;
            if (left < 0) {
                throw new IOException("it unpacks to more than it should");
            }
            return skipped;
        }
    }
}
