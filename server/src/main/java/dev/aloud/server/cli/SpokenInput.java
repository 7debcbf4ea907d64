package dev.aloud.server.cli;

import dev.aloud.text.TextSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What is to be spoken: a text given as an argument, a file, or standard input. Bytes are UTF-8; what is none becomes U+FFFD.
 */
final class SpokenInput {
    /** How much is read at a time. */
    private static final int PIECE = 1 << 16;

    private static final List<String> WEB_PAGES = List.of(".html", ".htm", ".xhtml");

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Opener opener;
    private final boolean repeatable;

    private SpokenInput(Opener opener, boolean repeatable) {
        this.opener = opener;
        this.repeatable = repeatable;
    }

    /**
     * Understands the argument: {@code -} is standard input, the name of a file that exists is that file, and everything else
     * is the text itself.
     *
     * @throws CommandException when it looks like a file's name but there is no such file, or is a folder or a web page
     */
    static SpokenInput of(String argument, InputStream standardInput) throws CommandException {
        if (argument.equals("-")) {
            return new SpokenInput(() -> reader(standardInput), false);
        }
        var path = path(argument);
        if (path != null && Files.isDirectory(path)) {
            throw new CommandException(argument + " is a folder; name a text file in it");
        }
        if (path != null && Files.exists(path)) {
            refuseWebPage(argument);
            return new SpokenInput(() -> reader(Files.newInputStream(path)), true);
        }
        if (looksLikeAFile(argument)) {
            throw new CommandException(
                    "there is no file " + argument + " (a text to speak has spaces or no extension)");
        }
        return new SpokenInput(() -> new StringReader(argument), true);
    }

    private static Path path(String argument) {
        if (argument.isBlank()) {
            return null;
        }
        try {
            return Path.of(argument);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** Its tags would be spoken; the reading page knows what is text in it, the server does not. */
    private static void refuseWebPage(String name) throws CommandException {
        var lower = name.toLowerCase(Locale.ROOT);
        if (WEB_PAGES.stream().anyMatch(lower::endsWith)) {
            throw CommandException.wrongUsage(
                    name + " is a web page, and its tags would be spoken too: open it in the page"
                            + " of 'aloud serve', or save it as plain text (.txt) and name that");
        }
    }

    /** A mistyped name would otherwise be spoken, letter by letter. */
    private static boolean looksLikeAFile(String argument) {
        return argument.matches("\\S+\\.(markdown|[A-Za-z][A-Za-z0-9]{1,4})");
    }

    private static Reader reader(InputStream bytes) {
        return new InputStreamReader(bytes, StandardCharsets.UTF_8);
    }

    /** Whether it can be opened more than once. */
    boolean repeatable() {
        return repeatable;
    }

    /** Opens it, to be read in pieces. Reading fails with {@link UncheckedIOException}. */
    OpenInput open() throws IOException {
        return new OpenInput(opener.open());
    }

    @FunctionalInterface
    private interface Opener {
        Reader open() throws IOException;
    }

    /** An input that is being read. */
    static final class OpenInput implements TextSource, AutoCloseable {
        private final Reader reader;
        private final char[] piece = new char[PIECE];
        private boolean started;

        private OpenInput(Reader reader) {
            this.reader = reader;
        }

        @Override
        public String next() {
            try {
                int read = reader.read(piece);
                if (read < 0) {
                    return null;
                }
                int from = !started && read > 0 && piece[0] == BYTE_ORDER_MARK ? 1 : 0;
                started = true;
                var text = new String(piece, from, read - from);
                if (text.indexOf('\0') >= 0) {
                    throw new IOException("this is not a text: it holds zero bytes; aloud speak reads UTF-8");
                }
                return text;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
