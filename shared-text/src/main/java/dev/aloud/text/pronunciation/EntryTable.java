package dev.aloud.text.pronunciation;

/** The entries of a lexicon, searched where they lie; {@link LexiconFormat} says in what form. */
final class EntryTable {
    private static final byte[] NONE = {};
    private static final int OFFSET_BYTES = 3;

    private final byte[] data;
    private final int blocks;
    private final int index;
    private final int firstBlock;
    private final int end;

    EntryTable(byte[] data, int at) {
        this.data = data;
        this.blocks = Lexicon.int32(data, at);
        this.index = at + 4;
        this.firstBlock = index + OFFSET_BYTES * blocks;
        this.end = data.length;
    }

    /** The phones of a word, none where it has no entry. */
    byte[] phones(String word) {
        int low = 0;
        int high = blocks - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compareWithFirst(word, blockAt(middle));
            if (order == 0) {
                return phonesFrom(afterLetters(blockAt(middle)));
            }
            if (order < 0) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return high < 0 ? NONE : inBlock(word, blockAt(high), high + 1 < blocks ? blockAt(high + 1) : end);
    }

    private int blockAt(int block) {
        int at = index + OFFSET_BYTES * block;
        return firstBlock + ((data[at] & 255) << 16 | (data[at + 1] & 255) << 8 | (data[at + 2] & 255));
    }

    private int compareWithFirst(String word, int entry) {
        int at = entry;
        for (int i = 0; i < word.length(); i++, at++) {
            int letter = isPhone(at) ? 0 : data[at];
            int order = LexiconFormat.letter(word.charAt(i)) - letter;
            if (order != 0) {
                return order;
            }
        }
        return isPhone(at) ? 0 : -1;
    }

    /** Goes through a block, with the number of letters in which the entry at hand and the word agree. */
    private byte[] inBlock(String word, int from, int to) {
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
                letter = isPhone(at) ? 0 : data[at++];
            }
            if (agreed == word.length() && place == agreed) {
                return phonesFrom(at);
            }
            at = afterPhones(at);
        }
        return NONE;
    }

    private boolean isPhone(int at) {
        return (data[at] & 255) >= LexiconFormat.FIRST_PHONE;
    }

    private int afterLetters(int entry) {
        int at = entry + 1;
        while (!isPhone(at)) {
            at++;
        }
        return at;
    }

    private int afterPhones(int phones) {
        int at = phones;
        while (data[at] >= 0) {
            at++;
        }
        return at + 1;
    }

    private byte[] phonesFrom(int at) {
        byte[] phones = new byte[afterPhones(at) - at];
        for (int i = 0; i < phones.length; i++) {
            phones[i] = (byte) ((data[at + i] & 127) - LexiconFormat.FIRST_PHONE);
        }
        return phones;
    }
}
