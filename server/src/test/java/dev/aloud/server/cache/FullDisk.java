package dev.aloud.server.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/** A disk that runs full after so many bytes, with the words that Linux has for it. */
public final class FullDisk implements WritableByteChannel {
    private final WritableByteChannel file;
    private int room;

    private FullDisk(WritableByteChannel file, int room) {
        this.file = file;
        this.room = room;
    }

    /** A cache on such a disk, for tests of what stands on the cache. */
    public static BlockCache cache(Path directory, int bytes) throws IOException {
        return DirectoryBlockCache.open(directory, 1L << 30, Expiry.NEVER, after(bytes));
    }

    static DirectoryBlockCache.ChannelOpener after(int bytes) {
        return (Path path) -> new FullDisk(DirectoryBlockCache.ChannelOpener.NEW_FILE.open(path), bytes);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        if (room == 0) {
            throw new IOException("No space left on device");
        }
        int part = Math.min(room, source.remaining());
        var slice = source.slice(source.position(), part);
        while (slice.hasRemaining()) {
            file.write(slice);
        }
        source.position(source.position() + part);
        room -= part;
        return part;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
