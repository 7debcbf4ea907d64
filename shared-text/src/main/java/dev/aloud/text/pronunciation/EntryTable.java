package dev.aloud.text.pronunciation;

/** The entries of a lexicon, searched where they lie; {@link LexiconFormat} says in what form. */
final class EntryTable {
    /** No entry. */
    static final int NONE = -1;

    private static final int OFFSET_BYTES = 3;

    private final byte[] data;
    private final int blocks;
    private final int index;
    private final int firstBlock;
    private final int end;

    EntryTable(byte[] data, int at) {
        this.data = data;
        this.end = at + Lexicon.int32(data, at);
        this.blocks = Lexicon.int32(data, at + 4);
        this.index = at + 8;
        this.firstBlock = index + OFFSET_BYTES * blocks;
    }

    /** Where what a word's entry says begins, {@link #NONE} where it has no entry. */
    int find(String word) {
        int low = 0;
        int high = blocks - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compareWithFirst(word, blockAt(middle));
            if (order == 0) {
                return afterLetters(blockAt(middle));
            }
            if (order < 0) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return high < 0 ? NONE : inBlock(word, blockAt(high), high + 1 < blocks ? blockAt(high + 1) : end);
    }

    /** One after the last byte of the table. */
    int end() {
        return end;
    }

    /** The number that an entry holds in place of phones. */
    int number(int entry) {
        return (data[entry] & 127) - LexiconFormat.FIRST_PHONE;
    }

    private int blockAt(int block) {
        int at = index + OFFSET_BYTES * block;
        return firstBlock + ((data[at] & 255) << 16 | (data[at + 1] & 255) << 8 | (data[at + 2] & 255));
    }

    private int compareWithFirst(String word, int entry) {
        int at = entry;
        for (int i = 0; i < word.length(); i++, at++) {
            int letter = isLetter(at) ? data[at] : 0;
            int order = LexiconFormat.letter(word.charAt(i)) - letter;
            if (order != 0) {
                return order;
            }
        }
        return isLetter(at) ? -1 : 0;
    }

    /** Goes through a block, with the number of letters in which the entry at hand and the word agree. */
    private int inBlock(String word, int from, int to) {
        int agreed = 0;
        int at = from;
        while (at < to) {
            int place = (data[at] & 255) >> 5;
            int letter = data[at] & 31;
            agreed = Math.min(agreed, place);
            at++;
            while (letter != 0) {
                if (place == agreed && place < word.length() && LexiconFormat.letter(word.charAt(place)) == letter) {
                    agreed++;
                }
                place++;
                letter = isLetter(at) ? data[at++] : 0;
            }
            if (agreed == word.length() && place == agreed) {
                return at;
            }
            at = after(at);
        }
        return NONE;
    }

    private boolean isLetter(int at) {
        return (data[at] & 255) < LexiconFormat.FIRST_PHONE;
    }

    private int afterLetters(int entry) {
        int at = entry + 1;
        while (isLetter(at)) {
            at++;
        }
        return at;
    }

    private int after(int entry) {
        int at = entry;
        int said;
        do {
            said = data[at] & 255;
            at += isCorrection(said) ? 2 : 1;
        } while (said < LexiconFormat.LAST);
        return at;
    }

    /** What an entry says of its word. */
    WordSounds sounds(String word, int entry, LetterTrees trees) {
        return isCorrection(data[entry] & 255) ? corrected(word, entry, trees) : phones(word, entry);
    }

    private WordSounds phones(String word, int entry) {
        byte[] phones = new byte[after(entry) - entry];
        for (int i = 0; i < phones.length; i++) {
            phones[i] = (byte) ((data[entry + i] & 127) - LexiconFormat.FIRST_PHONE);
        }
        return WordSounds.spread(word, phones);
    }

    private WordSounds corrected(String word, int entry, LetterTrees trees) {
        LetterContext context = new LetterContext();
        context.begin(word);
        int at = entry;
        int next = place(word, at);
        while (context.at() >= 0) {
            if (context.at() == next) {
                trees.say(context, data[at + 1] & 255);
                boolean last = (data[at] & LexiconFormat.LAST) != 0;
                at += 2;
                next = last ? -1 : place(word, at);
            } else {
                trees.say(context, trees.sound(context));
            }
        }
        return new WordSounds(word, context.said(), context.sayers());
    }

    private int place(String word, int correction) {
        return word.length() - 1 - ((data[correction] & 127) - LexiconFormat.FIRST_CORRECTION);
    }

    private static boolean isCorrection(int said) {
        return (said & 127) >= LexiconFormat.FIRST_CORRECTION;
    }
}
