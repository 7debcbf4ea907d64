package dev.aloud.lexicon;

import dev.aloud.text.pronunciation.LexiconFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes a lexicon's file in the form that {@link LexiconFormat} documents. */
final class LexiconWriter {
    private LexiconWriter() {}

    /**
     * The bytes of a lexicon.
     *
     * @param trees as {@link TreeWriter} writes them
     * @param parts the roles of compounds' parts
     * @param entries what words' entries say
     */
    static byte[] write(byte[] trees, SortedMap<String, Integer> parts, SortedMap<String, byte[]> entries) {
        SortedMap<String, byte[]> roles = new TreeMap<>(CmuDictionary::compare);
        parts.forEach((part, role) ->
                roles.put(part, new byte[] {(byte) (role + LexiconFormat.FIRST_PHONE + LexiconFormat.LAST)}));
        byte[] partTable = table(roles);
        byte[] entryTable = table(entries);
        int length = LexiconFormat.CHECKED_FROM + trees.length + partTable.length + entryTable.length;
        ByteBuffer file = ByteBuffer.allocate(length);
        file.putInt(LexiconFormat.MAGIC)
                .putInt(LexiconFormat.VERSION)
                .putInt(length)
                .putInt(0);
        file.put(trees).put(partTable).put(entryTable);
        return file.putInt(12, LexiconFormat.checksum(file.array(), LexiconFormat.CHECKED_FROM))
                .array();
    }

    /** A table whose words are in {@link CmuDictionary}'s order. */
    private static byte[] table(SortedMap<String, byte[]> entries) {
        ByteArrayOutputStream index = new ByteArrayOutputStream();
        ByteArrayOutputStream blocks = new ByteArrayOutputStream();
        int count = 0;
        String before = "";
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            if (count++ % LexiconFormat.BLOCK_WORDS == 0) {
                index.write(blocks.size() >> 16);
                index.write(blocks.size() >> 8);
                index.write(blocks.size());
                before = "";
            }
            entry(before, entry.getKey(), entry.getValue(), blocks);
            before = entry.getKey();
        }
        int length = 8 + index.size() + blocks.size();
        return ByteBuffer.allocate(length)
                .putInt(length)
                .putInt(index.size() / 3)
                .put(index.toByteArray())
                .put(blocks.toByteArray())
                .array();
    }

    private static void entry(String before, String word, byte[] said, ByteArrayOutputStream out) {
        int shared = 0;
        int most = Math.min(LexiconFormat.MOST_SHARED, Math.min(before.length(), word.length() - 1));
        while (shared < most && before.charAt(shared) == word.charAt(shared)) {
            shared++;
        }
        out.write(shared << 5 | LexiconFormat.letter(word.charAt(shared)));
        for (int i = shared + 1; i < word.length(); i++) {
            out.write(LexiconFormat.letter(word.charAt(i)));
        }
        out.writeBytes(said);
    }
}
