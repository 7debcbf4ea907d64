package dev.aloud.lexicon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;

/** The program that the build runs: from CMU's dictionary to the lexicon's file. */
public final class LexiconGenerator {
    private LexiconGenerator() {}

    /**
     * Writes the lexicon.
     *
     * @param arguments the dictionary's file, and the file to write
     * @throws IOException where one cannot be read or the other not be written
     */
    public static void main(String[] arguments) throws IOException {
        Path dictionary = Path.of(arguments[0]);
        Path target = Path.of(arguments[1]);
        SortedMap<String, byte[]> words = CmuDictionary.read(dictionary);
        byte[] lexicon = LexiconWriter.write(words);
        Files.createDirectories(target.getParent());
        Files.write(target, lexicon);
        System.out.println("lexicon: " + words.size() + " words in " + lexicon.length + " bytes");
    }
}
