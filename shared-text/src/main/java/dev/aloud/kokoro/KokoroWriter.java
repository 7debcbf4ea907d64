package dev.aloud.kokoro;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes tokens one after the other: a space between words, none before a mark that closes nor after one that opens. Owned
 * by the one who writes; not thread-safe.
 */
final class KokoroWriter {
    private static final String OPENING = "(“";
    private static final String CLOSING = ";:,.!?…)”";

    private final List<KokoroWord> words = new ArrayList<>();
    private int[] ids = new int[64];
    private int length;
    private int lastEnd;
    private boolean lastOpens;
    private boolean lastIsWord;

    /**
     * Adds a word; symbols that Kokoro does not know are left out. What is said for one written word is one word, with the
     * marks inside it, as between the groups of a telephone number.
     */
    void word(String phonemes, int start, int end) {
        KokoroWord last = words.isEmpty() ? null : words.getLast();
        boolean same = last != null && last.start() == start && last.end() == end;
        boolean spaced = lastIsWord || same || (!lastOpens && start > lastEnd);
        int before = length;
        if (spaced) {
            space();
        }
        int first = length;
        for (int i = 0; i < phonemes.length(); i++) {
            append(KokoroVocabulary.id(phonemes.charAt(i)));
        }
        if (length == first) {
            length = before;
            return;
        }
        if (same) {
            words.set(words.size() - 1, new KokoroWord(start, end, last.firstToken(), length));
        } else {
            words.add(new KokoroWord(start, end, first, length));
        }
        lastEnd = end;
        lastOpens = false;
        lastIsWord = true;
    }

    /** Adds a mark. A straight quote opens where it does not follow a word or mark directly. */
    void mark(char mark, int start, int end) {
        boolean follows = length > 0 && start <= lastEnd;
        boolean opens = OPENING.indexOf(mark) >= 0 || (mark == '"' && !follows);
        if (length > 0 && !lastOpens && (opens || (!follows && CLOSING.indexOf(mark) < 0))) {
            space();
        }
        append(KokoroVocabulary.id(mark));
        lastEnd = end;
        lastOpens = opens;
        lastIsWord = false;
    }

    KokoroText written() {
        int end = length;
        while (end > 0 && ids[end - 1] == KokoroVocabulary.SPACE) {
            end--;
        }
        return new KokoroText(Arrays.copyOf(ids, end), words);
    }

    private void space() {
        if (length > 0 && ids[length - 1] != KokoroVocabulary.SPACE) {
            append(KokoroVocabulary.SPACE);
        }
    }

    private void append(int id) {
        if (id < 0) {
            return;
        }
        if (length == ids.length) {
            ids = Arrays.copyOf(ids, 2 * length);
        }
        ids[length++] = id;
    }
}
