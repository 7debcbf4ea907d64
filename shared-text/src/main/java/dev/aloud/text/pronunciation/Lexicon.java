package dev.aloud.text.pronunciation;

import dev.aloud.text.pronunciation.LexiconException.Flaw;

/**
 * How English words are pronounced: a dictionary in a compact form that is searched where it lies. Made by the module
 * {@code lexicon}; its jar holds the file as {@code /dev/aloud/lexicon/en.lexicon}. Immutable, so one serves all threads.
 */
public final class Lexicon {
    private final LetterTrees trees;
    private final EntryTable parts;
    private final EntryTable entries;

    private Lexicon(byte[] data) {
        trees = new LetterTrees(data, LexiconFormat.CHECKED_FROM);
        parts = new EntryTable(data, trees.end());
        entries = new EntryTable(data, parts.end());
    }

    /**
     * Takes a lexicon from the bytes of its file; they are checked, not decoded.
     *
     * @param data the whole file; not to be changed afterwards
     * @throws LexiconException where these are not the bytes of a lexicon of this version
     */
    public static Lexicon read(byte[] data) throws LexiconException {
        if (data.length < LexiconFormat.CHECKED_FROM + 4 || int32(data, 0) != LexiconFormat.MAGIC) {
            throw new LexiconException(Flaw.NOT_A_LEXICON, "this is no lexicon of Aloud: its first bytes are not ALEX");
        }
        int version = int32(data, 4);
        if (version != LexiconFormat.VERSION) {
            throw new LexiconException(
                    Flaw.OTHER_VERSION,
                    "the lexicon is of version " + version + ", this program reads version " + LexiconFormat.VERSION
                            + ": take program and lexicon from the same build");
        }
        int length = int32(data, 8);
        if (length != data.length) {
            throw new LexiconException(
                    Flaw.WRONG_LENGTH,
                    "the lexicon has " + data.length + " bytes where it says " + length + ": load it anew");
        }
        if (int32(data, 12) != LexiconFormat.checksum(data, LexiconFormat.CHECKED_FROM)) {
            throw new LexiconException(
                    Flaw.DAMAGED, "the lexicon is damaged: its checksum is not that of its bytes; load it anew");
        }
        return new Lexicon(data);
    }

    /**
     * The phones of a word: as the dictionary has them, or as words of such letters are most likely pronounced.
     *
     * @param word in {@code a-z} and apostrophes; what else stands in it is passed over
     * @return codes of {@link Arpabet}; none where the word has no letter
     */
    public byte[] phones(String word) {
        return sounds(word).phones();
    }

    /** The phones of a word, with their letters. */
    WordSounds sounds(String word) {
        String said = letters(word);
        int entry = entries.find(said);
        return entry == EntryTable.NONE ? guess(said) : entries.sounds(said, entry, trees);
    }

    /** The phones of a word that has an entry, null of any other. */
    private byte[] listed(String word) {
        int entry = entries.find(word);
        return entry == EntryTable.NONE
                ? null
                : entries.sounds(word, entry, trees).phones();
    }

    private int roles(String part) {
        int entry = parts.find(part);
        return entry == EntryTable.NONE ? 0 : parts.number(entry);
    }

    private WordSounds guess(String word) {
        byte[] derived = Endings.phones(word, this::listed);
        if (derived == null) {
            derived = Compounds.phones(word, this::roles, this::phones);
        }
        if (derived != null) {
            return WordSounds.spread(word, derived);
        }
        LetterContext context = new LetterContext();
        context.begin(word);
        while (context.at() >= 0) {
            trees.say(context, trees.sound(context));
        }
        return new WordSounds(word, Stress.repaired(context.said()), context.sayers());
    }

    private static String letters(String word) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            if (LexiconFormat.letter(word.charAt(i)) > 0) {
                letters.append(word.charAt(i));
            }
        }
        return letters.length() == word.length() ? word : letters.toString();
    }

    static int int32(byte[] data, int at) {
        return data[at] << 24 | (data[at + 1] & 255) << 16 | (data[at + 2] & 255) << 8 | (data[at + 3] & 255);
    }
}
