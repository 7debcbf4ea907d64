package dev.aloud.flite;

import java.util.ArrayList;
import java.util.List;

/**
 * What flite is given for a block: printable ASCII, and the words in it with their places in the block's text. Only what
 * this class lets through reaches flite, always as the value of an option or in a file, never as mark-up. A change here
 * that changes any spoken text needs a new {@link FliteModel#REVISION}.
 *
 * @param spoken the whole text, one space between words
 * @param words the words that make a sound, in order
 */
record FliteText(String spoken, List<FliteWord> words) {
    /** ASCII symbols that flite says by name. */
    private static final String SAID = "$%&@#+=/\\";

    FliteText {
        words = List.copyOf(words);
    }

    /** Reads a block's text. */
    static FliteText of(String blockText) {
        AsciiWriter ascii = Transliteration.of(blockText);
        List<FliteWord> words = new ArrayList<>();
        int start = 0;
        while (start < ascii.length()) {
            int end = start;
            while (end < ascii.length() && ascii.at(end) != ' ') {
                end++;
            }
            addWord(ascii, start, end, words);
            start = end + 1;
        }
        return new FliteText(trimmed(ascii.text(0, ascii.length())), words);
    }

    /** Each word as a paragraph of its own, which flite takes as an utterance of its own. */
    String wordLines() {
        StringBuilder lines = new StringBuilder();
        for (FliteWord word : words) {
            lines.append(word.spoken()).append("\n\n");
        }
        return lines.toString();
    }

    private static void addWord(AsciiWriter ascii, int start, int end, List<FliteWord> words) {
        int first = start;
        while (first < end && !isSaid(ascii, start, first)) {
            first++;
        }
        if (first == end) {
            return;
        }
        int last = end - 1;
        while (!isSaid(ascii, start, last)) {
            last--;
        }
        words.add(new FliteWord(ascii.start(first), ascii.end(last), oneUtterance(ascii.text(first, last + 1))));
    }

    /** A sign or point before a number's first digit is part of the number. */
    private static boolean isSaid(AsciiWriter ascii, int wordStart, int at) {
        char c = ascii.at(at);
        boolean beforeNumber = (c == '-' || c == '.')
                && at == wordStart
                && at + 1 < ascii.length()
                && AsciiWriter.isDigit(ascii.at(at + 1));
        return AsciiWriter.isLetterOrDigit(c) || SAID.indexOf(c) >= 0 || beforeNumber;
    }

    /** Takes out punctuation before a space, where flite might end the utterance. */
    private static String oneUtterance(String word) {
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == ' ') {
                while (kept.length() > 0 && !isPlain(kept.charAt(kept.length() - 1))) {
                    kept.setLength(kept.length() - 1);
                }
            }
            kept.append(c);
        }
        return kept.toString();
    }

    private static boolean isPlain(char c) {
        return AsciiWriter.isLetterOrDigit(c) || SAID.indexOf(c) >= 0;
    }

    private static String trimmed(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }
}
