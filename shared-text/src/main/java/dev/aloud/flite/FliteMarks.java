package dev.aloud.flite;

import dev.aloud.text.WordMark;
import java.util.ArrayList;
import java.util.List;

/** Word marks from what flite prints: the timed phones of the whole text, and the phones of each word by itself. */
final class FliteMarks {
    private FliteMarks() {}

    /**
     * The marks of the words that are heard, in order, not overlapping, none past the audio's end. They are as exact as
     * flite's phone times where the two runs pronounce a word alike, which is nearly everywhere.
     *
     * @param words the words of the text
     * @param speechOutput what {@code -psdur} printed for the text
     * @param wordsOutput what {@code -ps} printed for the words, a line each
     * @param audioMs length of the audio
     */
    static List<WordMark> of(List<FliteWord> words, String speechOutput, String wordsOutput, int audioMs) {
        List<Phone> spoken = Phone.timed(speechOutput);
        List<String> lines = lines(wordsOutput);
        List<String> expected = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            List<String> names = i < lines.size() ? Phone.names(lines.get(i)) : List.of();
            for (String name : names) {
                expected.add(name);
                owners.add(i);
            }
        }
        return marks(words, spoken, owners(spoken, PhoneAlignment.pairs(spoken, expected), owners), audioMs);
    }

    /** The word that owns each spoken phone. One that no word expects goes with its neighbour on this side of a pause. */
    private static int[] owners(List<Phone> spoken, int[] pairs, List<Integer> owners) {
        int[] result = new int[pairs.length];
        int last = -1;
        for (int i = 0; i < pairs.length; i++) {
            boolean newPhrase = spoken.get(i).afterPause();
            last = pairs[i] >= 0 ? owners.get(pairs[i]) : newPhrase ? -1 : last;
            result[i] = last;
        }
        int next = -1;
        for (int i = pairs.length - 1; i >= 0; i--) {
            next = result[i] >= 0 ? result[i] : next;
            result[i] = next;
        }
        return result;
    }

    private static List<WordMark> marks(List<FliteWord> words, List<Phone> spoken, int[] owners, int audioMs) {
        List<WordMark> marks = new ArrayList<>();
        int i = 0;
        while (i < owners.length) {
            int first = i;
            while (i < owners.length && owners[i] == owners[first]) {
                i++;
            }
            if (owners[first] >= 0) {
                FliteWord word = words.get(owners[first]);
                int fromMs = Math.min(spoken.get(first).fromMs(), audioMs);
                int toMs = Math.min(spoken.get(i - 1).toMs(), audioMs);
                marks.add(new WordMark(word.start(), word.end(), fromMs, toMs));
            }
        }
        return marks;
    }

    private static List<String> lines(String output) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        int end = output.indexOf('\n');
        while (end >= 0) {
            lines.add(output.substring(start, end));
            start = end + 1;
            end = output.indexOf('\n', start);
        }
        return lines;
    }
}
