package dev.aloud.lexicon;

import dev.aloud.text.pronunciation.Arpabet;
import dev.aloud.text.pronunciation.LetterTrees;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each letter can say: runs of phones, the frequent first, so that a number names one. */
final class Sounds {
    /** A leaf has one byte. */
    private static final int MOST = 256 - LetterTrees.LEAF;

    private final List<List<byte[]>> byLetter = new ArrayList<>();
    private final List<Map<Integer, Integer>> numbers = new ArrayList<>();

    /**
     * Counts what letters say.
     *
     * @param words with their alignments
     * @param alignments how many phones each letter of a word says, null where there is none
     * @param fewest sounds that are rarer are left out
     */
    Sounds(List<Spelling> words, List<int[]> alignments, int fewest) {
        List<TreeMap<Integer, Integer>> counts = new ArrayList<>();
        for (int letter = 0; letter <= LetterTrees.LETTERS; letter++) {
            counts.add(new TreeMap<>());
        }
        for (int w = 0; w < words.size(); w++) {
            int[] alignment = alignments.get(w);
            for (int i = 0, phone = 0; alignment != null && i < alignment.length; phone += alignment[i++]) {
                Spelling word = words.get(w);
                counts.get(word.letter(i)).merge(key(word.phones(), phone, alignment[i]), 1, Integer::sum);
            }
        }
        for (TreeMap<Integer, Integer> letter : counts) {
            List<Map.Entry<Integer, Integer>> kept = new ArrayList<>(letter.entrySet());
            kept.removeIf(sound -> sound.getValue() < fewest);
            kept.sort(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()));
            List<byte[]> phones = new ArrayList<>();
            Map<Integer, Integer> number = new HashMap<>();
            for (Map.Entry<Integer, Integer> sound : kept.subList(0, Math.min(MOST, kept.size()))) {
                number.put(sound.getKey(), phones.size());
                phones.add(phones(sound.getKey()));
            }
            byLetter.add(phones);
            numbers.add(number);
        }
    }

    /** The sounds of a letter. */
    List<byte[]> of(int letter) {
        return byLetter.get(letter);
    }

    /**
     * The number of what each letter of a word says.
     *
     * @return null where one of its letters says what is in no list
     */
    int[] numbers(Spelling word, int[] alignment) {
        if (alignment == null) {
            return null;
        }
        int[] sounds = new int[alignment.length];
        for (int i = 0, phone = 0; i < sounds.length; phone += alignment[i++]) {
            Integer number = numbers.get(word.letter(i)).get(key(word.phones(), phone, alignment[i]));
            if (number == null) {
                return null;
            }
            sounds[i] = number;
        }
        return sounds;
    }

    private static int key(byte[] phones, int from, int count) {
        int key = 0;
        for (int i = 0; i < count; i++) {
            key = key * (Arpabet.CODES + 1) + phones[from + i] + 1;
        }
        return key;
    }

    private static byte[] phones(int key) {
        int count = 0;
        for (int left = key; left > 0; left /= Arpabet.CODES + 1) {
            count++;
        }
        byte[] phones = new byte[count];
        for (int i = count - 1, left = key; i >= 0; i--, left /= Arpabet.CODES + 1) {
            phones[i] = (byte) (left % (Arpabet.CODES + 1) - 1);
        }
        return phones;
    }
}
