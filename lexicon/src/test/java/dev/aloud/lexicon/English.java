package dev.aloud.lexicon;

import dev.aloud.text.pronunciation.Lexicon;
import dev.aloud.text.pronunciation.LexiconException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** The lexicon that this module's build has written. */
final class English {
    static final Path DICTIONARY = Path.of("node_modules/cmu-pronouncing-dictionary/index.js");

    private static final Lexicon LEXICON = read();

    private English() {}

    static Lexicon lexicon() {
        return LEXICON;
    }

    static byte[] bytes() throws IOException {
        try (InputStream file = English.class.getResourceAsStream("en.lexicon")) {
            return file.readAllBytes();
        }
    }

    private static Lexicon read() {
        try {
            return Lexicon.read(bytes());
        } catch (IOException | LexiconException e) {
            throw new IllegalStateException("build the module first", e);
        }
    }
}
