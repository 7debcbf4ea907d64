package dev.aloud.benchmarks.load;

import dev.aloud.text.Block;
import dev.aloud.text.BlockReader;
import java.util.List;

/**
 * A text and its blocks, split as the server splits it; shared by the listeners that hear it.
 *
 * @param text the text
 * @param blocks its blocks
 */
record SpokenText(String text, List<Block> blocks) {
    private static final int MS_PER_UNIT = 66;

    static SpokenText of(String text) {
        return new SpokenText(text, BlockReader.all(text));
    }

    /** The estimated duration of a block. */
    int estMs(int index) {
        return blocks.get(index).text().length() * MS_PER_UNIT;
    }
}
