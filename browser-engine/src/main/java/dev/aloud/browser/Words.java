package dev.aloud.browser;

import dev.aloud.text.WordMark;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.typedarrays.Int32Array;

/** Word marks as four integers each: start, end, fromMs, toMs. */
final class Words {
    private static final int FIELDS = 4;

    private Words() {}

    /** Marks as they are kept in the store, offsets in the block's text. */
    static Int32Array pack(List<WordMark> words) {
        int[] packed = new int[FIELDS * words.size()];
        int at = 0;
        for (WordMark word : words) {
            packed[at++] = word.start();
            packed[at++] = word.end();
            packed[at++] = word.fromMs();
            packed[at++] = word.toMs();
        }
        return Int32Array.fromJavaArray(packed);
    }

    /** The reverse of {@link #pack}. */
    static List<WordMark> unpack(Int32Array packed) {
        List<WordMark> words = new ArrayList<>();
        for (int at = 0; at + FIELDS <= packed.getLength(); at += FIELDS) {
            words.add(new WordMark(packed.get(at), packed.get(at + 1), packed.get(at + 2), packed.get(at + 3)));
        }
        return words;
    }

    /** Marks as the page gets them, offsets in the canonical text. */
    static Int32Array packCanonical(List<WordMark> words, DocumentSession document, int index) {
        int[] packed = new int[FIELDS * words.size()];
        int at = 0;
        for (WordMark word : words) {
            packed[at++] = document.toCanonical(index, word.start());
            packed[at++] = document.toCanonical(index, word.end());
            packed[at++] = word.fromMs();
            packed[at++] = word.toMs();
        }
        return Int32Array.fromJavaArray(packed);
    }
}
