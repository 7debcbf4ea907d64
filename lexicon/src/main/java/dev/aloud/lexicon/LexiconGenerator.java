package dev.aloud.lexicon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The program that the build runs: from CMU's dictionary to the lexicon's file. */
public final class LexiconGenerator {
    private LexiconGenerator() {}

    /**
     * Writes the lexicon, unless it has been written from the same dictionary by the same program.
     *
     * @param arguments the dictionary's file, the file to write, and the file that says from what it was written
     * @throws IOException where one cannot be read or another not be written
     */
    public static void main(String[] arguments) throws IOException {
        Path dictionary = Path.of(arguments[0]);
        Path target = Path.of(arguments[1]);
        Path stamp = Path.of(arguments[2]);
        String origin = Origin.of(dictionary);
        if (Files.exists(target)
                && Files.exists(stamp)
                && Files.readString(stamp).equals(origin)) {
            return;
        }
        List<Spelling> words = CmuDictionary.read(dictionary);
        byte[] lexicon = new EntryFinder(Speller.learn(words)).lexicon(words);
        Files.createDirectories(target.getParent());
        Files.write(target, lexicon);
        Files.writeString(stamp, origin);
        System.out.println("lexicon: " + words.size() + " words in " + lexicon.length + " bytes");
    }
}
