package dev.aloud.pack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Held by whoever changes a pack on a shelf: one thread of one process. The system frees it when the process dies. The file
 * stays, empty, since taking it away would let two hold locks of the same name.
 */
final class PackLock implements AutoCloseable {
    /** A file's lock is the whole process's; among its threads this decides. As bounded as the packs there are. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final ReentrantLock thread;
    private final FileChannel channel;

    private PackLock(ReentrantLock thread, FileChannel channel) {
        this.thread = thread;
        this.channel = channel;
    }

    /**
     * Waits for the lock.
     *
     * @param waiting is run once, when somebody else has it
     */
    static PackLock take(PackShelf shelf, ModelPack pack, Runnable waiting) throws IOException, InterruptedException {
        Files.createDirectories(shelf.folder());
        var file = shelf.folder().resolve("." + pack.id() + ".lock");
        var thread = THREADS.computeIfAbsent(file, path -> new ReentrantLock());
        boolean told = false;
        if (!thread.tryLock()) {
            told = true;
            waiting.run();
            thread.lockInterruptibly();
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                if (!told) {
                    waiting.run();
                }
                channel.lock();
            }
            return new PackLock(thread, channel);
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            thread.unlock();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            thread.unlock();
        }
    }
}
