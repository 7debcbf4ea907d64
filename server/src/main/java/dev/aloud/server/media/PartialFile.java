package dev.aloud.server.media;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file that is being written and gets its name when it is whole: until then it lies, hidden, beside its place. Any thread
 * may discard it, also while another one writes.
 */
public final class PartialFile {
    private static final int ATTEMPTS = 100;

    private final Path target;
    private final Path path;
    private boolean gone;

    private PartialFile(Path target, Path path) {
        this.target = target;
        this.path = path;
    }

    /**
     * Makes an empty file, with the rights that new files have here.
     *
     * @param target where the whole file will be; replaced when it exists
     * @throws IOException when it is a directory, or nothing can be written there
     */
    public static PartialFile create(Path target) throws IOException {
        var place = target.toAbsolutePath();
        if (Files.isDirectory(place)) {
            throw new IOException(target + " is a directory");
        }
        if (!Files.isDirectory(place.getParent())) {
            throw new NoSuchFileException(place.getParent().toString());
        }
        for (int attempt = 1; ; attempt++) {
            var number = Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
            var path = place.resolveSibling("." + place.getFileName() + "." + number + ".part");
            try {
                Files.createFile(path);
                return new PartialFile(place, path);
            } catch (FileAlreadyExistsException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            } catch (AccessDeniedException e) {
                throw new AccessDeniedException(target.toString()); // the name that the caller knows
            } catch (FileSystemException e) {
                throw new FileSystemException(target.toString(), null, "cannot be written: " + reason(e));
            }
        }
    }

    private static String reason(FileSystemException e) {
        return e.getReason() == null ? "no file can be made in its folder" : e.getReason();
    }

    /** Where to write. */
    public Path path() {
        return path;
    }

    /**
     * Gives the file its name.
     *
     * @throws IOException when it cannot be moved, or has been discarded
     */
    public synchronized void commit() throws IOException {
        if (gone) {
            throw new IOException(target + " was discarded");
        }
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        gone = true;
    }

    /** Removes the file, unless it was committed. */
    public synchronized void discard() {
        if (!gone) {
            gone = true;
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // What is left is hidden and harms nobody, and nothing more can be done about it here.
                path.toFile().deleteOnExit();
            }
        }
    }
}
