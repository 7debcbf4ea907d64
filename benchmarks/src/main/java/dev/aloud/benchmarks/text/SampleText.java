package dev.aloud.benchmarks.text;

import java.util.Random;

/** Makes texts of a wanted length. Equal kind, length and seed give the equal text. */
public enum SampleText {
    /** Paragraphs of English sentences, headings, some abbreviations, numbers and dialogue: what is mostly read. */
    PROSE {
        @Override
        void append(StringBuilder out, Random random) {
            if (random.nextInt(12) == 0) {
                out.append("Chapter ").append(1 + random.nextInt(40)).append("\n\n");
            }
            int sentences = 3 + random.nextInt(5);
            for (int i = 0; i < sentences; i++) {
                sentence(out, random, 8 + random.nextInt(16));
                out.append(i == sentences - 1 ? "\n\n" : " ");
            }
        }
    },
    /** Lists, log lines, addresses, emoji and other scripts: what is hard. */
    MIXED {
        @Override
        void append(StringBuilder out, Random random) {
            switch (random.nextInt(6)) {
                case 0 -> out.append("- item ").append(random.nextInt(100)).append(": ");
                case 1 ->
                    out.append("2026-11-20T05:40:")
                            .append(10 + random.nextInt(50))
                            .append("Z WARN  queue[7] depth=12 https://example.org/a/b?c=d&e=")
                            .append(random.nextInt())
                            .append('\n');
                case 2 -> out.append("天地は広い。海は青く、山は高い！あなたはどこへ行きますか？\n\n");
                case 3 -> out.append("Привет, мир. Как дела? Всё хорошо… 👩‍👩‍👧 e\u0301te\u0301.\n\n");
                case 4 -> out.append("مرحبا بالعالم. كيف حالك؟ ").append("नमस्ते दुनिया। आप कैसे हैं?\n\n");
                default -> {}
            }
            PROSE.append(out, random);
        }
    },
    /** Words and nothing that ends a sentence: blocks must be cut at the limit. */
    UNBROKEN {
        @Override
        void append(StringBuilder out, Random random) {
            out.append(word(random)).append(' ');
        }
    };

    private static final String[] STARTS = {
        "b", "br", "c", "cl", "d", "f", "fl", "g", "h", "l", "m", "n", "p", "r", "s", "st", "t", "th", "tr", "v", "w"
    };
    private static final String[] MIDDLES = {"a", "e", "i", "o", "u", "ai", "ea", "ou", "oo"};
    private static final String[] ENDS = {"ck", "d", "ld", "m", "n", "nd", "r", "rn", "s", "st", "t", "th", "ve", "y"};
    private static final String[] SMALL = {"the", "a", "of", "and", "in", "to", "was", "it", "with", "for", "that", "on"
    };
    private static final String[] SPECIAL = {"Mr. Hale", "Dr. Wynn", "3.14", "$12.50", "U.S.", "e.g. rain", "No. 7"};

    abstract void append(StringBuilder out, Random random);

    /**
     * A text.
     *
     * @param length UTF-16 units, at least 1
     * @param seed chooses among the texts of this kind
     */
    public String of(int length, long seed) {
        var random = new Random(seed);
        var out = new StringBuilder(length + 1024);
        while (out.length() < length) {
            append(out, random);
        }
        out.setLength(length);
        return out.toString();
    }

    private static void sentence(StringBuilder out, Random random, int words) {
        boolean spoken = random.nextInt(8) == 0;
        int begin = out.length();
        out.append(spoken ? "“" : "");
        for (int i = 0; i < words; i++) {
            if (i > 0) {
                out.append(i % 7 == 6 ? ", " : " ");
            }
            switch (random.nextInt(20)) {
                case 0 -> out.append(SPECIAL[random.nextInt(SPECIAL.length)]);
                case 1, 2, 3, 4, 5, 6 -> out.append(SMALL[random.nextInt(SMALL.length)]);
                default -> out.append(word(random));
            }
        }
        int first = begin + (spoken ? 1 : 0);
        out.setCharAt(first, (char) (out.charAt(first) >= 'a' ? out.charAt(first) - 32 : out.charAt(first)));
        out.append(random.nextInt(10) == 0 ? '?' : '.').append(spoken ? "”" : "");
    }

    private static String word(Random random) {
        var word = new StringBuilder();
        for (int syllables = 1 + random.nextInt(2); syllables > 0; syllables--) {
            word.append(STARTS[random.nextInt(STARTS.length)]).append(MIDDLES[random.nextInt(MIDDLES.length)]);
        }
        return word.append(ENDS[random.nextInt(ENDS.length)]).toString();
    }
}
