package dev.aloud.server.cache;

import dev.aloud.server.Check;
import dev.aloud.server.media.BlockAudio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps blocks as files of a directory, at most so many bytes; the least recently used go first. */
public final class DirectoryBlockCache implements BlockCache {
    private DirectoryBlockCache() {}

    /**
     * Opens the cache, making the directory where it is missing.
     *
     * @param maxBytes what the files may take together
     * @throws IOException when the directory cannot be made or written to
     */
    public static DirectoryBlockCache open(Path directory, long maxBytes) throws IOException {
        Files.createDirectories(directory);
        return new DirectoryBlockCache();
    }

    @Override
    public Optional<BlockAudio> get(String key) throws IOException {
        throw new UnsupportedOperationException("lands within minutes");
    }

    @Override
    public boolean contains(String key) {
        throw new UnsupportedOperationException("lands within minutes");
    }

    @Override
    public void put(String key, BlockAudio audio) throws IOException {
        throw new UnsupportedOperationException("lands within minutes");
    }

    @Override
    @SuppressWarnings("DoNotCallSuggester")
    public CacheStats stats() {
        throw new UnsupportedOperationException("lands within minutes");
    }

    @Override
    public Check check() {
        throw new UnsupportedOperationException("lands within minutes");
    }

    @Override
    public void close() {}
}
