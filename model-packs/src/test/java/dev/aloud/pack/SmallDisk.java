package dev.aloud.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/** A disk that runs full, with the words that Linux has for it. */
final class SmallDisk implements Disk {
    /** How much it says is free. */
    long free = Long.MAX_VALUE;

    /** How much can really be written, of all files together. */
    long room = Long.MAX_VALUE;

    @Override
    public long free(Path folder) {
        return free;
    }

    @Override
    public SeekableByteChannel open(Path file) throws IOException {
        return new Channel(REAL.open(file));
    }

    private final class Channel implements SeekableByteChannel {
        private final SeekableByteChannel file;

        Channel(SeekableByteChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            if (room == 0) {
                throw new IOException("No space left on device");
            }
            int part = (int) Math.min(room, source.remaining());
            int written = file.write(source.slice(source.position(), part));
            source.position(source.position() + written);
            room -= written;
            return written;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return file.read(target);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public SeekableByteChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
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
}
