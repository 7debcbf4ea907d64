package dev.aloud.lexicon;

import dev.aloud.text.pronunciation.Arpabet;
import dev.aloud.text.pronunciation.Compounds;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the words of which the dictionary makes compounds that sound as their two parts do. */
final class PartFinder {
    /** A part begins, or ends, at least so many compounds; */
    private static final int FEWEST = 4;

    /** and at least so many of a hundred words in which it seems to do so. */
    private static final int SUREST = 70;

    private PartFinder() {}

    /** The roles of each part. */
    static SortedMap<String, Integer> roles(List<Spelling> words) {
        Map<String, byte[]> phones = new HashMap<>();
        words.forEach(word -> phones.put(word.word(), word.phones()));
        Map<String, int[]> seen = new TreeMap<>();
        for (Spelling word : words) {
            for (int at = Compounds.FEWEST_LETTERS; at <= word.length() - Compounds.FEWEST_LETTERS; at++) {
                String first = word.word().substring(0, at);
                String second = word.word().substring(at);
                if (phones.containsKey(first) && phones.containsKey(second)) {
                    byte[] joined = Compounds.joined(phones.get(first), phones.get(second));
                    int right = Arrays.equals(kinds(joined), kinds(word.phones())) ? 1 : 0;
                    count(seen, first, 0, right);
                    count(seen, second, 2, right);
                }
            }
        }
        SortedMap<String, Integer> roles = new TreeMap<>(CmuDictionary::compare);
        seen.forEach((part, counts) -> {
            int role = (isSure(counts, 0) ? Compounds.BEGINS : 0) | (isSure(counts, 2) ? Compounds.ENDS : 0);
            if (role > 0) {
                roles.put(part, role);
            }
        });
        return roles;
    }

    private static void count(Map<String, int[]> seen, String part, int role, int right) {
        int[] counts = seen.computeIfAbsent(part, unseen -> new int[4]);
        counts[role]++;
        counts[role + 1] += right;
    }

    private static byte[] kinds(byte[] phones) {
        byte[] kinds = new byte[phones.length];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = (byte) Arpabet.kind(phones[i]);
        }
        return kinds;
    }

    private static boolean isSure(int[] counts, int role) {
        return counts[role + 1] >= FEWEST && 100 * counts[role + 1] >= SUREST * counts[role];
    }
}
