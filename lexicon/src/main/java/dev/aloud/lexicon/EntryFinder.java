package dev.aloud.lexicon;

import dev.aloud.text.pronunciation.Compounds;
import dev.aloud.text.pronunciation.Endings;
import dev.aloud.text.pronunciation.LetterContext;
import dev.aloud.text.pronunciation.LetterTrees;
import dev.aloud.text.pronunciation.Lexicon;
import dev.aloud.text.pronunciation.LexiconException;
import dev.aloud.text.pronunciation.LexiconFormat;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds which words need entries beside the trees, and what these have to say, so that no word of the dictionary is lost. */
final class EntryFinder {
    private final Speller speller;
    private final byte[] treeBytes;
    private final LetterTrees trees;

    EntryFinder(Speller speller) {
        this.speller = speller;
        this.treeBytes = TreeWriter.write(speller);
        this.trees = new LetterTrees(treeBytes, 0);
    }

    /** The whole lexicon's bytes. */
    byte[] lexicon(List<Spelling> words) {
        Lexicon bare = bare();
        SortedMap<String, byte[]> entries = new TreeMap<>(CmuDictionary::compare);
        Map<String, byte[]> listed = new HashMap<>();
        SortedMap<String, Integer> parts = PartFinder.roles(words);
        Map<String, byte[]> known = new HashMap<>();
        words.forEach(word -> known.put(word.word(), word.phones()));
        List<Spelling> shortFirst = new ArrayList<>(words);
        shortFirst.sort(Comparator.comparingInt(Spelling::length));
        for (Spelling word : shortFirst) {
            byte[] derived = Endings.phones(word.word(), listed::get);
            if (derived == null) {
                derived = Compounds.phones(word.word(), part -> parts.getOrDefault(part, 0), known::get);
            }
            byte[] guessed = derived == null ? bare.phones(word.word()) : derived;
            if (!Arrays.equals(guessed, word.phones())) {
                entries.put(word.word(), entry(word));
                listed.put(word.word(), word.phones());
            }
        }
        return LexiconWriter.write(treeBytes, parts, entries);
    }

    /** A lexicon of trees alone. */
    Lexicon bare() {
        try {
            return Lexicon.read(LexiconWriter.write(treeBytes, new TreeMap<>(), new TreeMap<>()));
        } catch (LexiconException e) {
            throw new IllegalStateException("writer and reader disagree about the form of a lexicon", e);
        }
    }

    private byte[] entry(Spelling word) {
        byte[] phones = phones(word);
        byte[] corrections = corrections(word);
        return corrections == null || corrections.length >= phones.length ? phones : corrections;
    }

    private static byte[] phones(Spelling word) {
        byte[] entry = word.phones().clone();
        for (int i = 0; i < entry.length; i++) {
            entry[i] = (byte) (entry[i] + LexiconFormat.FIRST_PHONE);
        }
        entry[entry.length - 1] |= (byte) LexiconFormat.LAST;
        return entry;
    }

    /** Corrects the trees where they leave the word's alignment; null where that cannot be written. */
    private byte[] corrections(Spelling word) {
        int[] sounds = speller.soundsOf(word);
        if (sounds == null) {
            return null;
        }
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        int last = -1;
        LetterContext context = new LetterContext();
        context.begin(word.word());
        while (context.at() >= 0) {
            int sound = sounds[context.at()];
            if (trees.sound(context) != sound) {
                int fromEnd = word.length() - 1 - context.at();
                if (fromEnd > LexiconFormat.MOST_CORRECTED) {
                    return null;
                }
                last = entry.size();
                entry.write(LexiconFormat.FIRST_CORRECTION + fromEnd);
                entry.write(sound);
            }
            trees.say(context, sound);
        }
        if (last < 0) {
            return null;
        }
        byte[] corrections = entry.toByteArray();
        corrections[last] |= (byte) LexiconFormat.LAST;
        return corrections;
    }
}
