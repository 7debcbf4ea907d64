package dev.aloud.server.cluster;

import dev.aloud.server.TestGateway;
import dev.aloud.text.Block;
import dev.aloud.text.BlockReader;
import java.util.List;

/**
 * A text and how it is listened to.
 *
 * @param text the text
 * @param blocks the texts of its blocks
 * @param window how many blocks are wanted at once
 * @param patience how often a block may fail before the listener gives it up
 */
record Plan(String text, List<String> blocks, int window, int patience) {
    /** A text of so many paragraphs that begin so, each a block of its own unless it is long. */
    static Plan of(String begin, int paragraphs) {
        return of(begin, paragraphs, 100);
    }

    static Plan of(String begin, int paragraphs, int patience) {
        var text = TestGateway.paragraphs(begin, paragraphs);
        return new Plan(text, BlockReader.all(text).stream().map(Block::text).toList(), 8, patience);
    }
}
