package dev.aloud.pack;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** What the installer needs of a disk; tests have one that runs full. */
interface Disk {
    /** The disk as it is. */
    Disk REAL = new Disk() {
        @Override
        public long free(Path folder) throws IOException {
            FileStore store = Files.getFileStore(folder);
            return store.getUsableSpace();
        }

        @Override
        public SeekableByteChannel open(Path file) throws IOException {
            return Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        }
    };

    /** How many bytes this process may still write in a folder that exists. */
    long free(Path folder) throws IOException;

    /** Opens a file for writing from its beginning, with what is in it; makes it when it is not there. */
    SeekableByteChannel open(Path file) throws IOException;

    /** Whether writing failed because there is no room; Java tells it only by the system's words. */
    static boolean isFull(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left") || message.contains("quota exceeded") || message.contains("enospc");
    }
}
